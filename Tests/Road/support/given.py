"""Somebody of the demonstration whose address a carrier was given, and what they and the carrier then do."""
import dataclasses

from . import mail
from .mailboxes import OWN_MAILBOX, mailbox_of
from .steps import letters_go
from .visitor import Visitor

CARRIER = "privacy@arriva.example"


@dataclasses.dataclass
class Given:
    house: object
    customer: int
    email: str

    def reference(self):
        """The number of the person's newest case."""
        found = self.house.sql(
            """SELECT r.reference FROM customer_case l JOIN rights_case c ON c.case_id = l.case_id
               JOIN case_reference r ON r.case_id = c.case_id
               WHERE l.customer_id = ? ORDER BY c.received_at DESC""", self.customer)
        return found[0]["reference"]

    def case(self):
        return self.house.run("rechtspoor", "case", "show", self.reference(), "--json").ended(0).json()

    def object(self):
        """Stops everything, and presses "yes, erase" in the notice; the portal runs."""
        visitor = Visitor(self.house)
        assert visitor.object(self.email).status == 200
        letters_go(self.house)
        notice = self.house.mailbox.letters(to=self.email)[-1]
        for link in mail.links(notice, "/confirm/"):
            if 'value="confirm"' in visitor.get(link.removeprefix(self.house.url)).text:
                assert visitor.press(link, "confirm").status == 200
                return visitor
        raise AssertionError("the notice has no button to erase")


def give(house, *options):
    """Enters the carrier with these options, and tells it the address of somebody who agreed to that."""
    found = house.sql(
        f"""SELECT c.customer_id FROM consent c WHERE c.name = 'carrierMessages' AND c.withdrawn_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM stop s WHERE s.customer_id = c.customer_id)
           AND {OWN_MAILBOX}
           ORDER BY c.customer_id""")
    assert found, "the demonstration has nobody who agreed to messages of carriers"
    customer = found[0]["customer_id"]
    email = mailbox_of(house, customer)
    house.run(
        "rechtspoor", "recipient", "add", "Arriva", "--role", "carriers", "--purpose", "carrierMessages", "--country", "NL",
        "--agreement", "V-1", "--from", "2020-01-01", "--until", "2039-12-31", "--security", "annex 2", "--retention",
        "30 days", "--mailbox", CARRIER, *options).ended(0)
    house.run(
        "rechtspoor", "recipient", "disclose", "-", "--recipient", "Arriva", "--purpose", "carrierMessages", "--field",
        "email", stdin=f"{email};AR-4711\n").ended(0)
    return Given(house, customer, email)
