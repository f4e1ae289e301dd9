"""What an operator finds of somebody who was erased: nothing, and of somebody who was not: where."""
import dataclasses
import time

import pytest

from support import mail
from support.people import BRAM, NOOR, customer_file, take_in
from support.postgres import Postgres
from support.visitor import Visitor


def residue(house, *identifiers, folders=(), **options):
    more = [word for folder in folders for word in ("--data", folder)]
    return house.run(
        "rechtspoor", "residue", "--identifiers", "-", "--json", *more, stdin="\n".join(identifiers) + "\n", **options)


def test_it_says_where_and_never_what(new_house):
    take_in(new_house, NOOR)
    assert residue(new_house, NOOR.email, NOOR.card).ended(1).json()["hits"][0]["form"] == "keyed digest"
    (new_house.home / "exports" / "forgotten.csv").write_text(f"name;mail\n{NOOR.surname};{NOOR.email.upper()}\n")
    answer = new_house.run("rechtspoor", "residue", "--identifiers", "-", stdin=f"\n{NOOR.surname}\n").ended(1)
    place = "exports/forgotten.csv@10  line 2  UTF-8"
    assert place in answer.out and "FOUND" in answer.err and NOOR.surname not in answer.out + answer.err
    found = {(hit["line"], hit["form"]) for hit in residue(new_house, "niemand@nergens.example", NOOR.email).json()["hits"]}
    assert (2, "UTF-8") in found and not any(line == 1 for line, _ in found)


def test_after_an_erasure_nothing_is_found_while_the_programs_go_on(new_house):
    """She has neither card nor subscription, so an objection leaves nothing to find her by."""
    noor = dataclasses.replace(NOOR, subscription="", card="")
    new_house.run("rechtspoor", "customer", "import", customer_file(new_house, noor)).ended(0)
    take_in(new_house, BRAM)
    new_house.portal().scheduler()
    known = noor.email, noor.surname, BRAM.email
    before = residue(new_house, *known).ended(1).json()
    assert {hit["line"] for hit in before["hits"]} == {1, 3}
    assert Visitor(new_house).object(noor.email).status == 200
    notice, = new_house.mailbox.wait(to=noor.email)
    for link in mail.links(notice, "/confirm/"):
        page = link.removeprefix(new_house.url)
        visitor = Visitor(new_house)
        shown = visitor.get(page)
        if 'value="confirm"' in shown.text:
            assert visitor.fill_in(shown, page, act="confirm").status == 200
    new_house.mailbox.wait(count=2, to=noor.email)
    letters = residue(new_house, *known).ended(1).json()["hits"]
    assert {hit["line"] for hit in letters if not hit["file"].endswith(".eml")} == {3}
    assert any(hit["line"] == 1 for hit in letters), "her letters lie in the folder until they are fetched"
    for letter in new_house.mailbox.folder.iterdir():
        letter.unlink()
    assert {hit["line"] for hit in residue(new_house, *known).ended(1).json()["hits"]} == {3}

    case, = new_house.sql("SELECT reference FROM case_reference")
    took = new_house.run("rechtspoor", "case", "show", case["reference"], "--json").ended(0).json()["milliseconds"]
    assert 0 <= took["clickToStopped"] < 30_000 and 0 <= took["proofToUnreadable"] <= took["proofToNoByte"] < 90_000
    metrics = Visitor(new_house).get("/metrics").text
    for name in ("stop", "unreadable", "gone"):
        assert f'rechtspoor_case_{name}_seconds_bucket{{le="+Inf"}} 1' in metrics
    assert new_house.stop() == {"rechtspoor-portal": 0, "rechtspoor-scheduler": 0}


def test_a_list_inside_what_is_searched_is_refused(new_house):
    listed = new_house.home / "erased.txt"
    listed.write_text(f"{NOOR.email}\n")
    answer = new_house.run("rechtspoor", "residue", "--identifiers", listed).ended(1)
    assert "would find itself" in answer.err
    assert "fewer than 4" in residue(new_house, "Bos").ended(1).err
    assert "no identifier" in residue(new_house, "").ended(1).err
    assert "no folder" in residue(new_house, NOOR.email, folders=["/nowhere"]).ended(1).err


def test_a_gigabyte_takes_seconds(new_house):
    large = new_house.home / "exports" / "large.bin"
    block = bytes(range(256)) * 4096
    with large.open("wb") as file:
        for _ in range(256):
            file.write(block)
        file.write(NOOR.email.encode())
    began = time.monotonic()
    answer = residue(new_house, *(f"iemand.{number}@voorbeeld.example" for number in range(20)), NOOR.email).ended(1).json()
    took = time.monotonic() - began
    large.unlink()
    assert [(hit["offset"], hit["line"]) for hit in answer["hits"]] == [(256 << 20, 21)]
    # A quarter of one, by a build without optimisation, on a machine that has other things to do.
    assert took < 30, took


@pytest.fixture
def server(tmp_path):
    server = Postgres(tmp_path / "pg").start()
    yield server
    server.stop()


def test_a_servers_folder_is_searched_where_it_is_named(house, server):
    house.on(server).run("rechtspoor", "init").ended(0)
    take_in(house, NOOR)
    server.psql("main", f"CREATE TABLE planted AS SELECT '{BRAM.surname}' AS words")
    server.psql("main", "CHECKPOINT")
    assert residue(house, BRAM.surname).ended(0).json()["found"] == 0
    answer = residue(house, BRAM.surname, folders=[server.data]).ended(1).json()
    assert answer["hits"][0]["file"].startswith(str(server.data / "base"))
    # What the house wrote there itself is sealed, or digested.
    assert {hit["form"] for hit in residue(house, NOOR.email, NOOR.card, folders=[server.data]).json()["hits"]} == {
        "keyed digest"}
