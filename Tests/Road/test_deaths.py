"""Relatives tell of a death on the portal; a colleague decides."""
from support import mail
from support.colleague import Colleague
from support.people import NOOR, take_in, today
from support.steps import letters_go
from support.visitor import Visitor

RELATIVE = "kind@voorbeeld.example"


def test_relatives_tell_and_a_colleague_confirms_under_the_same_number(new_house):
    agent = Colleague(new_house, "agent")
    take_in(new_house, NOOR)
    new_house.portal()
    said = dict(given=NOOR.given, surname=NOOR.surname, postcode=NOOR.postcode, houseNumber=NOOR.house_number)
    visitor = Visitor(new_house)
    told = visitor.submit("/deaths", **said, died=today(), email=RELATIVE)
    nobody = visitor.submit("/deaths", **said | {"given": "Piet", "surname": "Jansen"})
    assert told.status == nobody.status == 200 and "Dank u wel dat u het ons laat weten" in told.text
    letters_go(new_house)
    assert "Dat is ook nu nog privé." in mail.text(new_house.mailbox.letters(to=RELATIVE)[-1])
    assert not new_house.mailbox.letters(to=NOOR.email), "nobody is told what nobody has looked at"

    reports = ("rechtspoor", "customer", "deceased-reports", "--as", agent.login)
    found = new_house.run(*reports, "--json", stdin=agent.secrets()).ended(0).json()
    assert [(each["sure"], each["customers"]) for each in found] == [(True, [NOOR.number]), (False, [])]
    known, unknown = (each["reference"] for each in found)
    assert known in told.text and unknown in nobody.text
    agent = Colleague(new_house, "agent", "second-agent")
    new_house.run(
        "rechtspoor", "customer", "deceased", NOOR.number, "--source", "relatives", "--case", known, "--as", agent.login,
        stdin=agent.secrets()).ended(0)
    letters_go(new_house)
    assert "nabestaanden" in mail.text(new_house.mailbox.letters(to=NOOR.email)[-1])
    agent = Colleague(new_house, "agent", "third-agent")
    end = ("rechtspoor", "customer", "deceased-reports", "--dismiss", unknown, "--as", agent.login)
    new_house.run(*end, stdin=agent.secrets()).ended(0)
    agent = Colleague(new_house, "agent", "fourth-agent")
    assert new_house.run(
        "rechtspoor", "customer", "deceased-reports", "--json", "--as", agent.login, stdin=agent.secrets()
    ).ended(0).json() == []
    new_house.run("rechtspoor", "audit", "verify").ended(0)
