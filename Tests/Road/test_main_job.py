"""The main job: from a real export to a customer who said stop, and nothing left of what they stopped."""
import contextlib
import datetime
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import urllib.request

import pytest
from selenium.webdriver.common.by import By

from support import mail, traces
from support.browser import press
from support.bytesearch import search
from support.house import House
from support.opener import Opener
from support.people import BRAM, NOOR, buy, take_in, today, travel
from support.programs import ROOT
from support.sql import rows as rows_of
from support.visitor import Visitor

SHIFT = pathlib.Path(__file__).resolve().parent / "shift_export.py"
#: Real exports, where somebody laid them beside the project; never part of it.
SHARED = pathlib.Path(os.environ.get("ROAD_DATA", ROOT.parent / "shared" / "data"))
EXPORTS = sorted((ROOT / "Tests" / "Travel" / "Fixtures").glob("*.csv")) + sorted(
    file for folder in ("ovchip", "ns") for file in (SHARED / folder).glob("*.csv"))

#: Exports that name the card in each row: the customer is then its holder.
CARD = re.compile(rb'[,;]"?((?:\d{4}[ -]?){3}\d{4}|\d{8})"?(?=[,;\r\n])')


def card_of(export, otherwise):
    found = CARD.findall(export.read_bytes())
    return re.sub(rb"\D", b"", found[0]).decode() if found else otherwise


def shifted(export, folder):
    fresh = folder / f"fresh-{export.name}"
    subprocess.run([sys.executable, SHIFT, export, str(today()), fresh], check=True)
    return fresh


def noor_with(card):
    return NOOR.__class__(**{**vars(NOOR), "card": card})


def test_there_are_exports_to_do_the_job_with():
    assert len(EXPORTS) >= 5


@pytest.mark.parametrize("export", EXPORTS, ids=lambda file: file.stem)
def test_an_export_of_long_ago_is_refused_and_counted(new_house, export):
    """Dated years back, whenever this runs: a relationship holds no travel that old."""
    noor = noor_with(card_of(export, NOOR.card))
    take_in(new_house, noor)
    old = new_house.elsewhere / export.name
    longago = today() - datetime.timedelta(days=1500)
    subprocess.run([sys.executable, SHIFT, export, str(longago), old], check=True)
    report = travel(new_house, old, noor)
    assert report["stored"] == 0
    assert sum(report["refused"].values()) > 0
    for table in ("raw_trip", "month_counter"):
        assert new_house.sql(f"SELECT COUNT(*) AS n FROM {table}") == [{"n": 0}]


class Job:
    """One house in which the job is done, and what was seen on the way."""

    def __init__(self, house, export):
        self.house, self.export = house, export
        self.noor = noor_with(card_of(export, NOOR.card))
        self.noor_id, self.bram_id = take_in(house, self.noor, BRAM)
        self.fresh = shifted(export, house.elsewhere)
        self.report = travel(house, self.fresh, self.noor)
        own = house.elsewhere / "bram.csv"
        own.write_text(
            "Datum;Check in;Vertrek;Check uit;Bestemming;Af;Bij;Transactie;Kl;Product;Prive/ Zakelijk;Opmerking\n"
            f"{today() - datetime.timedelta(days=2):%d-%m-%Y};09:58;Haarlem;10:31;Alkmaar;€ 8,40;€ 0,00;Reis;2;;;\n")
        travel(house, own, BRAM)
        house.run("rechtspoor-scheduler", "once").ended(0)
        self.trace = traces.relationship(house, self.noor_id)
        self.other_trace = traces.relationship(house, self.bram_id)
        self.before = traces.dump(house, self.noor_id)
        self.other = traces.dump(house, self.bram_id)
        self.found_before = house.bytesearch(self.trace)
        self.copy_of_before = house.folder / "before"
        self.copy_of_before.mkdir()
        for part in house.home.glob("rechtspoor.db*"):
            shutil.copy2(part, self.copy_of_before / part.name)


@contextlib.contextmanager
def portal_of(house):
    house.portal()
    try:
        yield house
    finally:
        assert house.stop("rechtspoor-portal") == {"rechtspoor-portal": 0}


def visible_inputs(driver, kind):
    return [field for field in driver.find_elements(By.CSS_SELECTOR, kind) if field.is_displayed()]


def stop_advertising(driver, house, who):
    """From the front page until it says stopped; returns the reference. Counts what it asks of a person."""
    pages, filled, passwords = 1, 0, 0
    driver.get(house.url + "/")
    passwords += len(driver.find_elements(By.CSS_SELECTOR, "input[type=password]"))
    press(driver, "a.door-first")
    pages += 1
    passwords += len(driver.find_elements(By.CSS_SELECTOR, "input[type=password]"))
    driver.find_element(By.ID, "email").send_keys(who.email)
    filled += 1
    press(driver, "form[action='/objections'] button[type=submit]")
    pages += 1
    reference = driver.find_element(By.CSS_SELECTOR, "strong.reference").text
    passwords += len(driver.find_elements(By.CSS_SELECTOR, "input[type=password]"))
    assert pages <= 3 and filled <= 2 and passwords == 0
    assert not visible_inputs(driver, "input[required]")
    return reference


def certificate_by(driver, house, reference, postcode):
    """From the status page, with reference and postcode, to the signed file."""
    driver.get(f"{house.url}/requests/{reference}")
    driver.find_element(By.ID, "postcode").send_keys(postcode)
    press(driver, f"form[action='/requests/{reference}'] button")
    press(driver, "a[href*='/certificate']")
    href = driver.find_element(By.CSS_SELECTOR, "a[href*='certificate.json']").get_attribute("href")
    with urllib.request.urlopen(href, timeout=10) as answer:
        file = house.elsewhere / "certificate.json"
        file.write_bytes(answer.read())
    return file


@pytest.mark.parametrize("export", EXPORTS, ids=lambda file: file.stem)
def test_the_main_job(new_house, browser, export):
    house = new_house
    job = Job(house, export)
    assert job.report["stored"] > 0, job.report
    assert {label.split()[0] for label in job.trace} >= {"purchase", "contact_event", "travel_ref", "relationship"}
    assert set(job.found_before.hits) == set(job.trace), "the search cannot see what is there"

    # It stops at once, and says so to the address on file.
    driver = browser()
    with portal_of(house):
        reference = stop_advertising(driver, house, job.noor)
        house.run("rechtspoor-scheduler", "once").ended(0)
        notice, = house.mailbox.letters(to=job.noor.email)
        assert reference in mail.text(notice)
        assert traces.count(house, "purchase", "customer_id", job.noor_id) == 1, "nothing goes before it is proven"

        # "Yes, erase": looking changes nothing, pressing does.
        link = erase_link(driver, notice)
        assert traces.count(house, "purchase", "customer_id", job.noor_id) == 1
        driver.get(link)
        press(driver, "button.button-grave[value=confirm]")
        assert driver.find_element(By.CSS_SELECTOR, "strong.reference").text == reference
        certificate = certificate_by(driver, house, reference, job.noor.postcode)
    house.run("rechtspoor-scheduler", "once").ended(0)

    after_the_yes(job, reference)
    the_certificate(job, certificate)
    nothing_in_the_files(job)
    an_old_copy_is_mute(job)
    the_stop_stays(job)
    a_fresh_yes_brings_the_newsletter(job)


def erase_link(driver, notice):
    """The link whose page has the button that erases."""
    for link in mail.links(notice, "/confirm/"):
        driver.get(link)
        if driver.find_elements(By.CSS_SELECTOR, "button.button-grave[value=confirm]"):
            return link
    raise AssertionError(f"no link erases: {mail.links(notice)}")


def after_the_yes(job, reference):
    house = job.house
    after = traces.dump(house, job.noor_id)
    for table in (*traces.RELATIONSHIP, *traces.TRAVEL):
        assert after[table] == [], table
    assert traces.travel_ref(house, job.noor_id) is None
    reference_before = job.before["raw_trip"][0][0] if job.before["raw_trip"] else None
    if reference_before is not None:
        for table in traces.TRAVEL:
            assert traces.count(house, table, "travel_ref", reference_before) == 0, table
    for table in ("product", "invoice", "agreement", "card", "contact_detail"):
        assert job.before[table] and after[table] == job.before[table], table
    assert traces.dump(house, job.bram_id) == job.other, "somebody else's rows were touched"
    assert house.mailbox.letters(to=BRAM.email) == []

    letter = house.mailbox.letters(to=job.noor.email)[-1]
    said = mail.text(letter)
    assert reference in said
    assert "factu" in said.lower() and "belasting" in said.lower(), said
    house.run("rechtspoor", "audit", "verify").ended(0)


def the_certificate(job, file):
    key = job.house.home / "keys" / "signing.pub"
    genuine = job.house.run("rechtspoor", "certificate", "verify", file, "--key", key, "--json").ended(0)
    assert genuine.json()["genuine"] == "true"
    signed = json.loads(file.read_text())
    text = signed["certificate"]
    digit = re.search(r"\d", text).start()
    signed["certificate"] = text[:digit] + str((int(text[digit]) + 1) % 10) + text[digit + 1:]
    changed = file.with_name("changed.json")
    changed.write_text(json.dumps(signed))
    refused = job.house.run("rechtspoor", "certificate", "verify", changed, "--key", key).ended(1)
    assert "signature" in refused.err


def nothing_in_the_files(job):
    house = job.house
    assert not house.running
    left = house.bytesearch(job.trace)
    assert left.nothing, left.hits
    assert {"rechtspoor.db", "keyring.db"} <= set(left.searched)
    assert set(house.bytesearch(job.other_trace).hits) == set(job.other_trace), "a blind search"

    words = {f"{who.given}: {label}": word for who in (job.noor, BRAM) for label, word in who.plain_words.items()}
    plain = house.bytesearch(words)
    assert plain.nothing, plain.hits
    planted = house.folder / "planted"
    planted.mkdir()
    shutil.copy2(house.home / "rechtspoor.db", planted / "rechtspoor.db")
    traces.plant(planted / "rechtspoor.db", job.noor.email)
    assert search(planted, {"e-mail": job.noor.email}).hits, "a planted row is not found"


def an_old_copy_is_mute(job):
    """The database of before, under the keyring of after: the rows are there, and nothing opens them."""
    assert search(job.copy_of_before, job.trace).hits
    old = Opener(
        job.copy_of_before / "rechtspoor.db", job.house.home / "keyring.db", job.house.home / "keys")
    assert {"name": job.noor.subscription} in old.opened("product", job.noor_id)
    for table in ("purchase", "contact_event"):
        rows = old.opened(table, job.noor_id)
        assert rows and not any(rows), table
        assert not old.opens_with_any_key(table, job.noor_id), table
        assert all(old.opened(table, job.bram_id)), "somebody else's rows open as before"
    counters = rows_of(job.copy_of_before / "rechtspoor.db", "SELECT DISTINCT travel_ref FROM month_counter")
    linked = {row["travel_ref"] for row in job.house.sql("SELECT travel_ref FROM travel_link", database="keyring.db")}
    of_noor = {row["travel_ref"] for row in counters} - linked
    assert len(of_noor) == 1, "her counters are there, and nothing ties them to her"
    assert traces.travel_ref(job.house, job.noor_id) is None

    (job.house.folder / "second").mkdir()
    second = House(job.house.folder / "second")
    shutil.copytree(job.house.home, second.home)
    for part in second.home.glob("rechtspoor.db*"):
        part.unlink()
    for part in job.copy_of_before.iterdir():
        shutil.copy2(part, second.home / part.name)
    second.run("rechtspoor-scheduler", "once").ended(0)
    assert second.sql("SELECT COUNT(*) AS n FROM audit_entry WHERE action = 'restored'") == [{"n": 1}]
    after = traces.dump(second, job.noor_id)
    for table in (*traces.RELATIONSHIP, *traces.TRAVEL):
        assert after[table] == [], table
    assert second.bytesearch(job.trace).nothing
    second.run("rechtspoor", "audit", "verify").ended(0)


def the_stop_stays(job):
    """Neither travel nor a purchase brings back what was stopped."""
    house = job.house
    again = travel(house, job.fresh, job.noor)
    assert again["stored"] == 0 and again["countersWritten"] == 0
    assert traces.travel_ref(house, job.noor_id) is None
    stops = traces.rows_of(house, "stop", "customer_id", job.noor_id)
    suppressed = house.sql("SELECT * FROM suppression ORDER BY kind, digest, channel, brand, scope")
    assert stops and suppressed
    bought = buy(house, job.noor, "Weekendvrij")
    assert bought["notStored"], bought
    for table in ("purchase", "contact_event"):
        assert traces.count(house, table, "customer_id", job.noor_id) == 0
    assert traces.count(house, "invoice", "customer_id", job.noor_id) == 2
    assert traces.rows_of(house, "stop", "customer_id", job.noor_id) == stops
    assert house.sql("SELECT * FROM suppression ORDER BY kind, digest, channel, brand, scope") == suppressed
    assert traces.count(house, "lift", "customer_id", job.noor_id) == 0


def a_fresh_yes_brings_the_newsletter(job):
    house = job.house
    with portal_of(house):
        visitor = Visitor(house)
        assert visitor.submit("/subscriptions", action="/subscriptions", list="newsletter", email=job.noor.email).status == 200
        house.run("rechtspoor-scheduler", "once").ended(0)
        asked = house.mailbox.letters(to=job.noor.email)[-1]
        assert traces.count(house, "lift", "customer_id", job.noor_id) == 0, "asking is not yet a yes"
        assert visitor.press(mail.link(asked, "/confirm/"), "confirm").status == 200
    lifts = house.sql("SELECT purpose, channel FROM lift WHERE customer_id = ?", job.noor_id)
    assert lifts and {row["channel"] for row in lifts} == {"email"}
    assert traces.count(house, "consent", "customer_id", job.noor_id) == 1
    # The newsletter, and no more: what a purchase tells still has no purpose.
    buy(house, job.noor, "Dagretour")
    assert traces.rows_of(house, "purchase", "customer_id", job.noor_id) == []
