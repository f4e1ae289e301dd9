"""What people do in more than one story."""
import datetime

from . import mail
from .visitor import Visitor


def letters_go(house):
    house.run("rechtspoor-scheduler", "once").ended(0)


def days_pass(house, until):
    """A scheduler works once a day, up to a moment: one that has stood still for longer asks a colleague first."""
    now = datetime.datetime.now(until.tzinfo)
    while now < until:
        now = min(now + datetime.timedelta(days=1), until)
        house.run("rechtspoor-scheduler", "once", at=f"{now:%Y-%m-%d %H:%M:%S}").ended(0)


def newsletter(house, who):
    """Asked for on the page, confirmed from the letter."""
    visitor = Visitor(house)
    assert visitor.submit("/subscriptions", action="/subscriptions", list="newsletter", email=who.email).status == 200
    letters_go(house)
    link = mail.link(house.mailbox.letters(to=who.email)[-1], "/confirm/")
    assert visitor.press(link, "confirm").status == 200


def sign_in(house, who):
    """Without an account: by a link to the address on file."""
    visitor = Visitor(house)
    assert visitor.submit("/requests", action="/requests", kind="access", email=who.email).status == 200
    letters_go(house)
    link = mail.link(house.mailbox.letters(to=who.email)[-1], "/confirm/")
    entered = visitor.press(link, "confirm")
    assert entered.status == 303, entered.text
    return visitor
