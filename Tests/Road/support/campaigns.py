"""Colleagues who write and release campaigns, and what was carried of them."""
from .colleague import Colleague

TEXTS = """
=== nl
Met de trein naar zee

Beste {name},

De zee is dichtbij. Neem iemand mee.
=== en
By train to the sea

Dear {name},

The sea is near. Take somebody along.
"""

#: What a house needs to send advertising: a mailbox somebody reads, and a way out over https.
SETTINGS = {
    "RECHTSPOOR_SENDER": "service@rechten.nl", "RECHTSPOOR_PUBLIC_URL": "https://rechten.nl",
    "RECHTSPOOR_MESSAGES_PACE": "100000"}


def sign(house):
    """Whoever carries our mail has signed for it (Art. 28)."""
    house.run(
        "rechtspoor", "recipient", "add", "Verzender", "--role", "mailRelay", "--purpose", "marketingActions",
        "--purpose", "newsletterEmail", "--route", "byHand", "--country", "NL", "--services", "carries our mail",
        "--agreement", "V-1", "--from", "2019-01-01", "--until", "2099-12-31", "--security", "annex 2", "--retention",
        "30 days").ended(0)


class Marketers:
    """Two of them, each with a password and a code of their own; a code is good for one act."""

    def __init__(self, house):
        self.house = house
        self.writer, self.second = Colleague(house, "marketer", "schrijver"), Colleague(house, "marketer", "tweede")
        self.acts = 0

    def act(self, words, colleague, at=None):
        """Runs a command of a campaign as this colleague. `at` names a moment in seconds, for both clocks."""
        return self.house.run(
            "rechtspoor", "campaign", *words, "--as", colleague.login, stdin=colleague.secrets(at))

    def release(self, name, **head):
        """Written by the one and released by the other."""
        file = campaign_file(self.house, name, **head)
        self.act(["draft", file], self.writer).ended(0)
        self.act(["release", name, "--draft", self.read(name)], self.second).ended(0)

    def read(self, name):
        """The number of the text as it is now."""
        return self.house.run("rechtspoor", "campaign", "show", name, "--json").ended(0).json()["draft"][:12]


def campaign_file(house, name, text=TEXTS, **head):
    lines = {
        "name": name, "purpose": "marketingActions", "channel": "email", "kind": "ownSimilar",
        "objective": "passengerGrowth"} | head
    file = house.elsewhere / f"{name}.txt"
    file.write_text("".join(f"{key}: {value}\n" for key, value in lines.items() if value) + text)
    return file
