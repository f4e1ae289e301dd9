"""What the doors do for whoever is not who they say: they stop, tell nothing, and can be undone."""
import datetime
import re

import pytest

from support import mail, traces
from support.people import BRAM, NOOR, take_in
from support.steps import days_pass, letters_go, sign_in
from support.visitor import Visitor

NOBODY = "niemand.bekend@voorbeeld.example"


@pytest.fixture
def stopped(new_house):
    """Somebody typed Noor's address; nobody has proven anything."""
    house = new_house
    house.noor, house.bram = take_in(house, NOOR, BRAM)
    letters_go(house)
    house.before, house.other = traces.dump(house, house.noor), traces.dump(house, house.bram)
    house.portal()
    assert Visitor(house).object(NOOR.email).status == 200
    house.at = datetime.datetime.now(datetime.timezone.utc)
    letters_go(house)
    return house


def relationship(house):
    return {table: traces.dump(house, house.noor)[table] for table in traces.RELATIONSHIP}


def before(house):
    return {table: house.before[table] for table in traces.RELATIONSHIP}


def test_an_objection_typed_by_a_neighbour_stops_and_erases_nothing(stopped):
    house = stopped
    stop, = house.sql("SELECT * FROM stop WHERE customer_id = ?", house.noor)
    assert (stop["act"], stop["scope"], stop["proven_at"]) == ("objection", "everything", None)
    assert house.sql("SELECT * FROM suppression")
    assert relationship(house) == before(house) and before(house)["purchase"]
    assert traces.dump(house, house.bram) == house.other
    told, = house.mailbox.letters(to=NOOR.email)
    assert len(mail.links(told, "/confirm/")) == 2


def not_me_link(house, letter):
    """Of the two links the one whose page can do nothing but undo."""
    found = [
        link for link in mail.links(letter, "/confirm/")
        if 'value="confirm"' not in Visitor(house).get("/confirm/" + link.rsplit("/", 1)[1]).text]
    assert len(found) == 1
    return found[0]


def test_this_was_not_me_undoes_the_rest(stopped):
    house = stopped
    notice, = house.mailbox.letters(to=NOOR.email)
    link = not_me_link(house, notice)
    assert house.sql("SELECT taken_back_at FROM stop") == [{"taken_back_at": None}], "looking changed something"
    visitor = Visitor(house)
    assert visitor.press(link, "notMe").status == 200
    stop, = house.sql("SELECT * FROM stop WHERE customer_id = ?", house.noor)
    assert stop["taken_back_at"] is not None
    assert house.sql("SELECT * FROM restriction WHERE until_day IS NULL AND customer_id = ?", house.noor) == []
    assert relationship(house) == before(house)
    # The address that was named stays silenced: that costs nobody anything, and its owner can lift it.
    assert house.sql("SELECT * FROM suppression")
    later = house.at + datetime.timedelta(hours=80)
    house.stop()
    days_pass(house, later)
    assert relationship(house) == before(house), "an objection that was contradicted erased after all"
    assert len(house.mailbox.letters(to=NOOR.email)) == 2, "undoing is confirmed by letter, once"


def test_the_other_link_can_undo_too(stopped):
    house = stopped
    notice, = house.mailbox.letters(to=NOOR.email)
    undo = not_me_link(house, notice)
    erase, = [link for link in mail.links(notice, "/confirm/") if link != undo]
    assert Visitor(house).press(erase, "notMe").status == 200
    assert house.sql("SELECT COUNT(*) AS n FROM stop WHERE taken_back_at IS NOT NULL") == [{"n": 1}]
    assert relationship(house) == before(house)


def test_silence_erases_in_the_seventy_second_hour_and_not_before(stopped):
    house = stopped
    house.stop()
    early, late = (house.at + datetime.timedelta(hours=72, minutes=minutes) for minutes in (-30, 2))
    days_pass(house, early)
    assert relationship(house) == before(house)
    house.run("rechtspoor-scheduler", "once", at=f"{late:%Y-%m-%d %H:%M:%S}").ended(0)
    assert all(rows == [] for rows in relationship(house).values())
    assert traces.travel_ref(house, house.noor) is None
    assert traces.dump(house, house.bram) == house.other
    house.run("rechtspoor", "audit", "verify", at=f"{late:%Y-%m-%d %H:%M:%S}").ended(0)
    assert len(house.mailbox.letters(to=NOOR.email)) == 2


MASKED = [
    (rb"NS-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{2}", b"NS-REFERENCE"),
    (rb'name="csrf" value="[^"]+"', b'name="csrf" value="TOKEN"'),
    (rb"\b\d{1,2}[.:]\d{2}\b", b"TIME"),
]


def masked(answer):
    body = answer.body
    for pattern, instead in MASKED:
        body = re.sub(pattern, instead, body)
    headers = sorted(
        (name.lower(), "…" if name.lower() in ("date", "set-cookie", "content-length") else value)
        for name, value in answer.headers.items())
    return answer.status, headers, body


DOORS = [
    ("/objections", {"scope": "everything"}),
    ("/objections", {"scope": "emailNS"}),
    ("/objections", {"scope": "post"}),
    ("/requests", {"kind": "access"}),
    ("/requests", {"kind": "erase"}),
    ("/requests", {"kind": "correct"}),
    ("/subscriptions", {"list": "newsletter"}),
]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_known_and_an_unknown_address_get_the_same_answer_to_the_byte(new_house, language):
    take_in(new_house, NOOR)
    new_house.portal()
    for page, fields in DOORS:
        known, unknown = (
            masked(Visitor(new_house, language).submit(page, action=page, email=address, **fields))
            for address in (NOOR.email, NOBODY))
        assert known[0] == 200, (page, fields, known)
        assert known == unknown, (page, fields)
        assert NOOR.email.encode() not in known[2]
    letters_go(new_house)
    assert new_house.mailbox.letters(to=NOOR.email), "the known one was not told"


def test_the_houses_door_answers_the_same_too(new_house):
    take_in(new_house, NOOR)
    new_house.portal()
    known, unknown = (
        masked(Visitor(new_house).submit(
            "/objections", scope="everything", postcode=code, houseNumber=number, surname=surname))
        for code, number, surname in [(NOOR.postcode, NOOR.house_number, NOOR.surname), ("9999ZZ", "77", "Niemand")])
    assert known[0] == 200
    assert known == unknown


def test_a_telephone_number_alone_is_enough_and_a_bad_one_is_said(new_house):
    """S22: what is typed into the box is not thrown away."""
    new_house.portal()
    alone = Visitor(new_house).submit("/objections", scope="telephone", phone="06 98765432")
    assert alone.status == 200 and "bellen wij u niet meer" in alone.text
    assert new_house.sql("SELECT DISTINCT kind, channel, scope FROM suppression") == [
        {"kind": "phone", "channel": "telephone", "scope": "telephone"}]
    beside = Visitor(new_house).submit("/objections", scope="everything", phone="06 11111111", email=NOBODY)
    assert beside.status == 200
    assert new_house.sql("SELECT COUNT(DISTINCT digest) AS n FROM suppression WHERE kind = 'phone'") == [{"n": 2}]
    bad = Visitor(new_house).submit("/objections", scope="telephone", phone="06 12")
    assert bad.status == 422 and 'value="06 12"' in bad.text and "Dit nummer klopt nog niet" in bad.text


def test_the_answer_keeps_its_number_in_the_other_language(new_house):
    new_house.portal()
    visitor = Visitor(new_house)
    done = visitor.object(NOBODY)
    number = re.search(r"NS-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{2}", done.text)[0]
    assert f'href="/requests/{number}?lang=en"' in done.text
    english = visitor.get(f"/requests/{number}?lang=en")
    assert english.status == 200 and number in english.text and 'lang="en"' in english.text


def test_the_reference_alone_tells_dates_and_nothing_of_a_person(stopped):
    house = stopped
    reference = re.search(r"NS-[\w-]+", mail.text(house.mailbox.letters(to=NOOR.email)[0]))[0]
    visitor = Visitor(house)
    bare = visitor.get(f"/requests/{reference}")
    assert bare.status == 200
    wrong = visitor.submit(f"/requests/{reference}", postcode=BRAM.postcode)
    assert wrong.status == 422
    for answer in (bare, wrong):
        for word in NOOR.plain_words.values():
            assert word not in answer.text
        assert "/certificate" not in answer.text


def test_a_customer_without_an_account_sees_their_data_by_a_link_that_works_once(new_house):
    take_in(new_house, NOOR)
    assert new_house.sql("SELECT * FROM account") == []
    new_house.portal()
    visitor = sign_in(new_house, NOOR)
    shown = visitor.get("/me/data")
    assert shown.status == 200
    assert NOOR.surname in shown.text and NOOR.email in shown.text
    link = mail.link(new_house.mailbox.letters(to=NOOR.email)[-1], "/confirm/")
    assert Visitor(new_house).get("/confirm/" + link.rsplit("/", 1)[1]).status == 410
    assert Visitor(new_house).get("/me/data").status == 303, "somebody else was let in"
    # The account outlives the next sweep, and a second link opens the same one.
    letters_go(new_house)
    assert sign_in(new_house, NOOR).get("/me/data").status == 200
    assert new_house.sql("SELECT COUNT(*) AS n FROM account") == [{"n": 1}]


def test_somebody_signed_in_erases_at_once(new_house):
    noor, = take_in(new_house, NOOR)
    new_house.portal()
    done = sign_in(new_house, NOOR).submit("/objections", scope="everything")
    assert done.status == 200
    for table in traces.RELATIONSHIP:
        assert traces.count(new_house, table, "customer_id", noor) == 0, table
    stop, = new_house.sql("SELECT * FROM stop WHERE customer_id = ?", noor)
    assert stop["proven_at"] is not None
    letters_go(new_house)
    assert "factu" in mail.text(new_house.mailbox.letters(to=NOOR.email)[-1]).lower()
