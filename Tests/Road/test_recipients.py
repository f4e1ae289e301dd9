"""Whoever was given data hears that it has to go, answers, and is told apart from what was done here (Art. 19)."""
import datetime
import threading

import pytest

from support import mail, opendsr
from support.given import CARRIER, give
from support.steps import letters_go
from support.visitor import Visitor


@pytest.fixture
def carrier(tmp_path):
    """A carrier with an OpenDSR endpoint: its folder and its address."""
    server = opendsr.serve(tmp_path)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield tmp_path, f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def test_a_carrier_is_written_to_and_confirms_by_the_button_in_the_letter(demo_house):
    given = give(demo_house, "--route", "letter")
    demo_house.portal()
    given.object()
    letters_go(demo_house)
    resting, letter = demo_house.mailbox.letters(to=CARRIER)
    assert "Wis deze gegevens nog niet." in mail.text(resting) and not mail.links(resting, "/confirm/")
    assert "AR-4711" in mail.text(letter) and given.email not in mail.text(letter)
    answer = demo_house.mailbox.letters(to=given.email)[-1]
    assert "Bij ons is het klaar." in mail.text(answer) and "Arriva" in mail.text(answer)
    before = given.case()
    assert before["facts"]["awaiting"] == ["Arriva"]
    assert before["facts"]["phase"] == "letterSent"

    visitor = Visitor(demo_house)
    link = mail.link(letter, "/confirm/")
    shown = visitor.get(link.removeprefix(demo_house.url))
    assert "Hebt u gedaan wat wij vroegen?" in shown.text and given.case()["facts"]["awaiting"] == ["Arriva"]
    assert "Dank u wel" in visitor.press(link, "confirm").text
    assert given.case()["facts"]["phase"] == "completed"
    letters_go(demo_house)
    assert len(demo_house.mailbox.letters(to=CARRIER)) == 2, "each sent once"
    demo_house.run("rechtspoor", "audit", "verify").ended(0)


def test_a_carrier_with_opendsr_is_asked_over_http_and_only_its_own_signature_is_believed(demo_house, carrier):
    folder, address = carrier
    given = give(
        demo_house, "--route", "openDSR", "--endpoint", address, "--key", folder / "public.pem")
    demo_house.portal()
    given.object()
    (folder / "mode").write_text("down")
    letters_go(demo_house)
    assert given.case()["recipients"][0]["answer"] == "answered 503"
    (folder / "mode").write_text("ok")
    demo_house.stop("rechtspoor-portal")
    started = demo_house.sql("SELECT MAX(decided_at) AS at FROM recipient_instruction")[0]["at"] // 1000
    at = datetime.datetime.fromtimestamp(started + 300, tz=datetime.timezone.utc)
    demo_house.run("rechtspoor-scheduler", "once", at=f"{at:%Y-%m-%d %H:%M:%S}").ended(0)
    shown = given.case()["recipients"][0]
    assert shown["answer"] == "pending" and shown["sent"]
    assert [letter["subject"].split(" (")[0] for letter in demo_house.mailbox.letters(to=CARRIER)] == [
        "Gebruik gegevens voorlopig niet"]

    demo_house.portal()
    request = demo_house.sql("SELECT request FROM recipient_instruction")[0]["request"]
    callbacks = f"{demo_house.url}/opendsr/callbacks"
    stranger = folder / "stranger"
    stranger.mkdir()
    opendsr.make_key(stranger)
    assert opendsr.call_back(stranger, callbacks, request, "completed") == 403
    assert opendsr.call_back(folder, callbacks, "00000000-0000-4000-8000-000000000000", "completed") == 403
    assert given.case()["facts"]["awaiting"] == ["Arriva"]
    assert opendsr.call_back(folder, callbacks, request, "completed") == 202
    assert given.case()["facts"]["phase"] == "completed"


def test_whoever_is_told_by_hand_waits_in_the_list_until_it_is_recorded(demo_house):
    given = give(demo_house, "--route", "byHand")
    demo_house.portal()
    given.object()
    letters_go(demo_house)
    [entry] = demo_house.run("rechtspoor", "recipient", "list", "--json").ended(0).json()
    assert entry["name"] == "Arriva" and entry["waiting"]["byHand"] == 2 and entry["waiting"]["byHandDays"] == 0
    assert "to tell by hand: 2" in demo_house.run("rechtspoor", "recipient", "list").ended(0).out
    [waiting] = demo_house.run("rechtspoor-scheduler", "status", "--json").ended(0).json()["recipients"]
    assert waiting["byHand"] == 2 and waiting["byHandSince"]
    assert "rechtspoor_recipients_to_tell_by_hand 2" in Visitor(demo_house).get("/metrics").text
    shown = demo_house.run("rechtspoor", "recipient", "show", "Arriva", "--json").ended(0).json()
    numbers = [each["reference"] for each in shown["waiting"] + shown["notices"]]
    assert [each["act"] for each in shown["notices"]] == ["restricted"] and len(numbers) == 2
    for number in numbers:
        demo_house.run("rechtspoor", "recipient", "confirm", number, "--recipient", "Arriva").ended(0)
    [entry] = demo_house.run("rechtspoor", "recipient", "list", "--json").ended(0).json()
    assert "waiting" not in entry


def test_what_the_register_cannot_use_is_refused_and_changes_nothing(new_house, tmp_path):
    (tmp_path / "no.pem").write_text("no key\n")
    add = ("rechtspoor", "recipient", "add", "Arriva", "--role", "carriers", "--purpose", "carrierMessages")
    assert "mailbox" in new_house.run(*add, "--route", "letter").ended(64).err
    refused = new_house.run(
        *add, "--route", "openDSR", "--mailbox", CARRIER, "--endpoint", "https://arriva.example", "--key",
        tmp_path / "no.pem").ended(1)
    assert "PEM" in refused.err
    assert "https" in new_house.run(
        *add, "--route", "openDSR", "--mailbox", CARRIER, "--endpoint", "http://arriva.example", "--key",
        tmp_path / "no.pem").ended(64).err
    assert new_house.run("rechtspoor", "recipient", "list", "--json").ended(0).json() == []
