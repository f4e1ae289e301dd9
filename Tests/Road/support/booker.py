"""A booker of the demonstration at a terminal, over the network or on the database itself."""
import re

from .client import demo_logins


class Booker:
    """One booker with a sign-in of their own; `server`: over the network, with the portal of the house running."""

    def __init__(self, house, login=None, server=False, name="desk", **settings):
        self.house, self.settings = house, settings
        self.login = login or demo_logins(house, "booker")[0]
        self.session = house.elsewhere / f"session-{name}-{self.login[0]}"
        self.secret = house.elsewhere / f"password-{name}-{self.login[0]}"
        self.secret.touch(mode=0o600)
        self.secret.write_text(self.login[1])
        self.way = ("--server", house.url) if server else ()
        self.sign_in()

    def sign_in(self, *words):
        self.run(
            "login", "--login", self.login[0], "--device", "laptop", *self.way, *words,
            RECHTSPOOR_PASSWORD_FILE=str(self.secret)).ended(0)

    def run(self, *words, **settings):
        return self.house.run(
            "zakelijk", *words, **{"ZAKELIJK_SESSION": str(self.session)} | self.settings | settings)

    def json(self, *words):
        return self.run(*words, "--json").ended(0).json()

    def contacts(self):
        return self.json("contact", "list")["contacts"]

    def show(self, handle):
        return self.json("contact", "show", handle)


#: What is drawn at random in every house, in the order in which it is masked.
RANDOM = [
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"), "TIME"),
    (re.compile(r"device:[0-9a-v]{8}|\b[0-9a-v]{8}(?=  laptop)"), "DEVICE"),
    (re.compile(r"\b3528\d{12}\b"), "CARD"),
    (re.compile(r"…\d{4}\b"), "LASTFOUR"),
    (re.compile(r'"(?:version|plan)" : "[0-9a-f]+"'), "MARK"),
]


def masked(text, handles):
    """`text` without what is random; each of the `handles` is told by the order in which they came."""
    for pattern, word in RANDOM:
        text = pattern.sub(word, text)
    came = sorted((handle for handle in handles if handle in text), key=text.index)
    for number, handle in enumerate(came, 1):
        text = text.replace(handle, f"NEW{number}")
    return text
