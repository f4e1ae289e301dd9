"""A booker at a terminal: keeps their own organisation's contacts right, and reaches nobody else's."""
import json
import os
import signal
import subprocess
import time

import pytest

from support import programs
from support.booker import Booker, masked
from support.client import Visitor, demo_logins
from support.mail import link

BOOK = """Voornaam;Tussenvoegsel;Achternaam;E-mail;Telefoon;Geboortedatum;Afdeling
Jan;de;Vries;jan@bruggenbouw.example;612345678;01-02-1980;Inkoop
Sofie;;Ünal;sofie@bruggenbouw.example;06-12345679;;"Verkoop; buitendienst"
"""


SOFIE = "sofie@bruggenbouw.example"


@pytest.fixture(scope="module")
def desk(tmp_path_factory, demonstration):
    from support.house import House
    house = House(tmp_path_factory.mktemp("zakelijk")).copy_from(demonstration).portal()
    yield house
    house.stop()


@pytest.fixture(scope="module")
def bookers(desk):
    logins = demo_logins(desk, "booker")
    assert len(logins) >= 2
    return [Booker(desk, login, server=True) for login in logins[:2]]


def holder(booker):
    return next(contact for contact in booker.contacts() if contact["roles"] == ["cardholder"])


def test_a_booker_changes_what_is_wrong_and_nothing_beside_it(bookers):
    booker = bookers[0]
    person = holder(booker)
    others = [contact for contact in booker.contacts() if contact != person]
    answer = booker.json(
        "contact", "edit", person["handle"], "--email", "nieuw.adres@bruggenbouw.example", "--address",
        "Neude;3 bis;3512 AE;Utrecht")
    assert answer == booker.show(person["handle"])
    assert answer["emails"] == ["nieuw.adres@bruggenbouw.example"]
    assert answer["address"] == ["Neude 3 BIS", "3512 AE  UTRECHT"]
    assert answer["phones"] == person["phones"] and answer["name"] == person["name"], "left out stays as it is"
    assert [contact for contact in booker.contacts() if contact["handle"] != person["handle"]] == others
    booker.run("contact", "edit", person["handle"], "--phone", "06 12345678").ended(0)
    assert booker.show(person["handle"])["phones"] == ["+31612345678"]


def test_what_cannot_be_read_is_a_mistake_of_usage_and_changes_nothing(bookers):
    booker = bookers[0]
    handle = booker.contacts()[1]["handle"]
    before = booker.show(handle)
    for words in [(), ("--email", "geen adres"), ("--phone", "twaalf"), ("--address", "Neude 3, Utrecht")]:
        assert booker.run("contact", "edit", handle, *words).ended(64).err
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
        for words in [
                ("contact", "show", asked), ("contact", "edit", asked, "--email", "gekaapt@voorbeeld.example"),
                ("contact", "remove", asked, "--yes"), ("card", "issue", "--personal", asked),
                ("optout", "email", "--contact", asked, "--yes")]:
            answer = mine.run(*words).ended(1)
            assert answer.out == "" and before["name"] not in answer.err
            refusals.add(answer.err.replace(asked, "HANDLE"))
    assert len(refusals) == 1, "the answer tells whether somebody else's handle exists"
    assert theirs.show(handle) == before
    rows = desk.sql("SELECT detail FROM audit_entry WHERE action = 'contactChanged'")
    assert not any(handle in row["detail"] for row in rows)


def test_a_stale_edit_changes_nothing_and_says_what_to_do(bookers):
    booker = bookers[0]
    person = holder(booker)
    seen = person["version"]
    booker.run("contact", "edit", person["handle"], "--department", "Inkoop").ended(0)
    answer = booker.run("contact", "edit", person["handle"], "--department", "Verkoop", "--version", seen).ended(1)
    assert "Somebody else has changed" in answer.err
    assert booker.show(person["handle"])["department"] == "Inkoop"


def test_a_device_that_was_signed_out_opens_nothing(desk):
    login = demo_logins(desk, "booker")[2]
    here, lost = Booker(desk, login, server=True, name="here"), Booker(desk, login, server=True, name="lost")
    mode = os.stat(lost.session).st_mode & 0o777
    assert mode == 0o600
    devices = here.json("devices")["devices"]
    other = next(device["handle"] for device in devices if not device["isThis"])
    here.run("devices", "revoke", other).ended(0)
    answer = lost.run("contact", "list").ended(1)
    assert answer.out == "" and "You are not signed in (any more)" in answer.err
    assert here.contacts()
    token = json.loads(lost.session.read_text())["token"]
    assert desk.sql("SELECT COUNT(*) AS n FROM device")[0]["n"] > 0
    assert desk.bytesearch({"token": token}).nothing, "only a digest of it is kept"


def test_a_device_that_only_reads_changes_nothing(desk):
    login = demo_logins(desk, "booker")[2]
    reader = Booker(desk, login, server=True, name="reader")
    reader.sign_in("--reading")
    handle = holder(reader)["handle"]
    answer = reader.run("contact", "edit", handle, "--department", "Inkoop").ended(1)
    assert "may only look" in answer.err


def test_a_server_that_is_down_is_said_and_nothing_is_lost(demo_house):
    demo_house.portal()
    booker = Booker(demo_house, server=True)
    demo_house.stop()
    answer = booker.run("contact", "list").ended(1)
    assert "does not answer" in answer.err and answer.out == ""
    assert booker.session.exists(), "the sign-in is there when the server is again"
    demo_house.portal()
    assert booker.contacts()


def test_a_password_goes_over_no_network_in_the_clear(desk):
    answer = desk.run("zakelijk", "login", "--server", "http://example.org", "--login", "a@b.example").ended(1)
    assert "https://" in answer.err


def day(booker, folder):
    """A working day as one list of what was typed and answered, with nothing in it that is random."""
    book = folder / "boek.csv"
    book.write_text(BOOK)
    said = []
    known, new = {contact["handle"] for contact in booker.contacts()}, set()
    person = holder(booker)["handle"]
    other = [contact["handle"] for contact in booker.contacts() if contact["roles"] == ["cardholder"]][1]
    steps = [
        ("whoami",), ("org", "show"), ("org", "list"), ("contact", "list"), ("contact", "list", "--search", "de wit"),
        ("contact", "show", person), ("contact", "show", person, "--json"), ("contact", "list", "--csv"),
        ("contact", "edit", person, "--department", "Inkoop", "--dry-run"),
        ("contact", "edit", person, "--department", "Inkoop"), ("contact", "edit", person, "--department", "Inkoop"),
        ("address", "set", person, "--business", "Neude;3;3512 AE;Utrecht"),
        ("address", "set", person, "--private", "Thuis;1;1011 AB;Amsterdam"),
        ("card", "issue", "--personal", person, "--cost-centre", "4711", "--number", "3528001122334455"),
        ("card", "issue", "--department", "Balie", "--number", "3528001122334456"), ("card", "list", "--json"),
        ("card", "block", "4455"), ("card", "unblock", "4455"), ("card", "block", "9999"),
        ("cardholder", "add", "--given", "Kees", "--surname", "Kaart", "--email", "kees@bruggenbouw.example"),
        ("contact", "add", "--role", "invoicing", "--surname", "Factuur", "--dry-run"),
        ("import", str(book), "--dry-run"), ("import", str(book), "--yes"), ("import", str(book), "--yes"),
        ("export", "--format", "vcard"), ("history",), ("undo", "--yes"), ("undo", "--yes"), ("history", "--json"),
        ("cardholder", "deactivate", person), ("cardholder", "deactivate", person, "--yes"),
        ("contact", "show", person), ("card", "status", "4455"), ("contact", "remove", other, "--yes", "--json"),
        ("preference", "show"), ("preference", "set", "emailNS", "off", "--yes"), ("preference", "show", "--json"),
        ("optout", "post", "--yes"), ("org", "add", "12345678", "--name", "Nieuw"), ("contact", "show", "aaaaaaaaaa"),
        ("contact", "edit", other), ("nonsense",), ("devices",), ("logout",), ("contact", "list"),
    ]
    for language in ("C.UTF-8", "nl_NL.UTF-8"):
        for step in steps if language == "C.UTF-8" else steps[:9]:
            if language != "C.UTF-8" and step == steps[0]:
                booker.sign_in()
            answer = booker.run(*step, LANG=language)
            said.append(f"{' '.join(step)}\n[{answer.code}]\n{answer.out}{answer.err}".replace(str(folder), "FOLDER"))
            if step[-1] == "--yes" and step[0] == "import":
                new |= {contact["handle"] for contact in booker.contacts()} - known
    assert len(new) == 3
    return [masked(one, new) for one in said]


def test_both_ways_in_answer_byte_for_byte_alike_all_day(houses, demonstration):
    over_network, on_database = houses().copy_from(demonstration).portal(), houses().copy_from(demonstration)
    first = day(Booker(over_network, server=True), over_network.elsewhere)
    second = day(Booker(on_database), on_database.elsewhere)
    assert len(first) > 50
    for one, two in zip(first, second):
        assert one == two
    assert sum("[1]" in line for line in first) > 8 and sum("[0]" in line for line in first) > 30


def stop_everything(house):
    assert Visitor(house).send("/objections", scope="everything", email=SOFIE).status in (200, 303)
    assert house.sql("SELECT COUNT(*) AS n FROM suppression")[0]["n"] > 0


def be_erased(house):
    """Sofie stopped everything, carried the card of another company, left it, and was erased: her stop outlives her."""
    known = {row["customer_id"] for row in house.sql("SELECT customer_id FROM customer")}
    elsewhere = Booker(house, demo_logins(house, "booker")[1], server=True)
    stop_everything(house)
    sofie = elsewhere.json("cardholder", "add", "--given", "Sofie", "--surname", "Ünal", "--email", SOFIE)["handle"]
    elsewhere.run("cardholder", "deactivate", sofie, "--yes").ended(0)
    house.run("rechtspoor-scheduler", "once").ended(0)
    hers = {row["customer_id"] for row in house.sql("SELECT customer_id FROM customer")} - known
    assert len(hers) <= 1
    for table in ("business_contact_detail", "lookup"):
        left = {row["customer_id"] for row in house.sql(f"SELECT customer_id FROM {table}")}
        assert not left & hers, table


@pytest.mark.parametrize("life", [stop_everything, be_erased])
def test_whoever_stopped_advertising_or_was_erased_reads_like_anybody_else(houses, demonstration, life):
    """Two houses: in one somebody of that address had a life before. No answer differs (T12)."""
    told = []
    for before in (None, life):
        house = houses().copy_from(demonstration).portal()
        if before:
            before(house)
        booker = Booker(house, server=True)
        book = house.elsewhere / "boek.csv"
        book.write_text(BOOK)
        known = {contact["handle"] for contact in booker.contacts()}
        answers = [
            booker.run("import", str(book), "--dry-run"), booker.run("import", str(book), "--yes", "--json"),
            booker.run("contact", "list", "--search", "ünal"),
            booker.run("export", "--format", "csv"), booker.run("history"), booker.run("contact", "list", "--json")]
        new = {contact["handle"] for contact in booker.contacts()} - known
        told.append([masked(answer.ended(0).out + answer.err, new) for answer in answers])
        if before:
            assert house.sql("SELECT COUNT(*) AS n FROM suppression")[0]["n"] > 0, "what was stopped stays stopped"
    assert told[0] == told[1]


def test_an_import_that_is_interrupted_leaves_nothing_half_done(demo_house):
    booker = Booker(demo_house)
    book = demo_house.elsewhere / "groot.csv"
    lines = ["Voornaam;Achternaam;E-mail"]
    lines += [f"Kees;Kaart{number};k{number}@bruggenbouw.example" for number in range(4000)]
    book.write_text("\n".join(lines) + "\n")
    before = booker.contacts()
    env = demo_house.environment(ZAKELIJK_SESSION=str(booker.session))
    for wait in (1.0, 2.5, 4.0):
        process = subprocess.Popen(
            programs.command("zakelijk", "import", str(book), "--yes", env=env), env=env,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(wait)
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
        found = booker.contacts()
        assert len(found) in (len(before), len(before) + 4000), "all of it or nothing"
        if len(found) == len(before):
            assert found == before


def test_a_company_that_leaves_gives_its_holders_a_way_in_of_their_own(demo_house):
    house = demo_house
    number = house.sql("SELECT kvk_number FROM organisation ORDER BY name")[0]["kvk_number"]
    colleague = ("--kvk", number, "--json")
    holder = next(
        one for one in house.run("zakelijk", "contact", "list", *colleague).ended(0).json()["contacts"]
        if one["roles"] == ["cardholder"] and one["emails"])
    issued = house.run("zakelijk", "card", "issue", "--personal", holder["handle"], *colleague).ended(0).json()
    card = issued["cards"][0]["number"]
    today = time.strftime("%Y-%m-%d")
    house.run("zakelijk", "org", "close", "--on", today, "--kvk", number, "--yes").ended(0)
    house.run("rechtspoor-scheduler", "once").ended(0)
    letter = house.mailbox.wait(to=holder["emails"][0], subject="stopt op")[0]
    house.portal()
    path = link(letter, "/confirm/").split(str(house.port))[-1]
    path = path[path.index("/confirm/"):]
    visitor = Visitor(house)
    assert "Deze link werkt tot en met" in visitor.get(path).ended(200).text
    visitor.send(path, act="confirm", cardDigits="0000").ended(422)
    entered = visitor.send(path, act="confirm", cardDigits=card[-4:]).ended(303)
    assert entered.headers["Location"] == "/me/data" and visitor.get("/me/data").ended(200)
    assert house.run("zakelijk", "contact", "list", *colleague).ended(0).json()["contacts"] == []


def test_what_a_closing_takes_with_it_is_planned_before_its_day(demo_house):
    house = demo_house
    number = house.sql("SELECT kvk_number FROM organisation ORDER BY name")[0]["kvk_number"]
    tomorrow = time.strftime("%Y-%m-%d", time.localtime(time.time() + 86_400))
    house.run("rechtspoor-scheduler", "once").ended(0)
    before = house.run("rechtspoor-scheduler", "plan", "--as-of", tomorrow).ended(0).out
    house.run("zakelijk", "org", "close", "--on", tomorrow, "--kvk", number, "--yes").ended(0)
    planned = house.run("rechtspoor-scheduler", "plan", "--as-of", tomorrow).ended(0).out
    assert "businessContactDetails" in planned and planned != before
    assert house.run("rechtspoor-scheduler", "plan", "--as-of", tomorrow).ended(0).out == planned, "planning does nothing"
    assert house.run("zakelijk", "contact", "list", "--kvk", number, "--json").ended(0).json()["contacts"]
    done = house.run("rechtspoor-scheduler", "once", at=f"{tomorrow} 12:00:00").ended(0).out
    digest = next(line for line in planned.splitlines() if line.startswith("digest"))
    assert digest in done.splitlines()
