"""A booker at a terminal: keeps their own organisation's contacts right, and reaches nobody else's."""
import pytest

from support.client import demo_logins


@pytest.fixture(scope="module")
def desk(tmp_path_factory, demonstration):
    from support.house import House
    return House(tmp_path_factory.mktemp("zakelijk")).copy_from(demonstration)


class Booker:
    """One booker with a session file of their own."""

    def __init__(self, house, login):
        self.house = house
        self.session = house.elsewhere / f"session-{login[0]}"
        secret = house.elsewhere / f"password-{login[0]}"
        secret.touch(mode=0o600)
        secret.write_text(login[1])
        self.run("login", "--login", login[0], RECHTSPOOR_PASSWORD_FILE=str(secret)).ended(0)

    def run(self, *words, **settings):
        return self.house.run("zakelijk", *words, ZAKELIJK_SESSION=str(self.session), **settings)

    def contacts(self):
        return self.run("contacts", "list", "--json").ended(0).json()["contacts"]

    def show(self, handle):
        return self.run("contacts", "show", handle, "--json").ended(0).json()


@pytest.fixture(scope="module")
def bookers(desk):
    logins = demo_logins(desk, "booker")
    assert len(logins) >= 2
    return [Booker(desk, login) for login in logins[:2]]


def test_a_booker_changes_what_is_wrong_and_nothing_beside_it(bookers):
    booker = bookers[0]
    person = next(contact for contact in booker.contacts() if "cardholder" in contact["roles"])
    others = [contact for contact in booker.contacts() if contact != person]
    answer = booker.run(
        "contacts", "set", person["handle"], "--email", "nieuw.adres@bruggenbouw.example", "--address",
        "Neude;3 bis;3512 AE;Utrecht", "--json").ended(0).json()
    assert answer == booker.show(person["handle"])
    assert answer["emails"] == ["nieuw.adres@bruggenbouw.example"]
    assert answer["address"] == ["Neude 3 BIS", "3512 AE  UTRECHT"]
    assert answer["phones"] == person["phones"] and answer["name"] == person["name"], "left out stays as it is"
    assert [contact for contact in booker.contacts() if contact["handle"] != person["handle"]] == others
    booker.run("contacts", "set", person["handle"], "--phone", "06 12345678").ended(0)
    assert booker.show(person["handle"])["phones"] == ["+31612345678"]


def test_what_cannot_be_read_is_a_mistake_of_usage_and_changes_nothing(bookers):
    booker = bookers[0]
    handle = booker.contacts()[1]["handle"]
    before = booker.show(handle)
    for words in [(), ("--email", "geen adres"), ("--phone", "twaalf"), ("--address", "Neude 3, Utrecht")]:
        assert booker.run("contacts", "set", handle, *words).ended(64).err
    assert booker.show(handle) == before


def test_another_organisation_s_handle_is_refused_like_one_that_does_not_exist(desk, bookers):
    """A real handle, of a real person, of another client company (S4, T9)."""
    mine, theirs = bookers
    handles = {contact["handle"] for contact in theirs.contacts()}
    assert handles and not handles & {contact["handle"] for contact in mine.contacts()}
    handle = sorted(handles)[0]
    before = theirs.show(handle)
    refusals = set()
    for asked in (handle, "aaaaaaaaaa"):
        for words in [("show", asked), ("set", asked, "--email", "gekaapt@voorbeeld.example")]:
            answer = mine.run("contacts", *words).ended(1)
            assert answer.out == "" and before["name"] not in answer.err
            refusals.add(answer.err.replace(asked, "HANDLE"))
    assert len(refusals) == 1, "the answer tells whether somebody else's handle exists"
    assert theirs.show(handle) == before
    rows = desk.sql("SELECT detail FROM audit_entry WHERE action = 'contactChanged'")
    assert not any(handle in row["detail"] for row in rows)
