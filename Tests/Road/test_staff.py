"""The staff's pages in a browser: the door with two locks, a release by two, and what expires when."""
import datetime
import re
import time

import pytest
from selenium.webdriver.common.by import By

from support.browser import DESKTOP, PHONE, follow, press
from support.client import Visitor, demo_logins
from support.colleague import Colleague
from support.people import BRAM, NOOR, take_in


class Clock:
    """The time of programs that were started under another: it goes on from there."""

    def __init__(self, start):
        self.start, self.began = start, time.monotonic()

    @property
    def now(self):
        return self.start + datetime.timedelta(seconds=time.monotonic() - self.began)

    def __str__(self):
        return f"{self.now:%Y-%m-%d %H:%M:%S}"


def sign_in(driver, house, who, at=None):
    driver.get(house.url + "/staff")
    assert driver.current_url.endswith("/staff/login")
    for name, text in (("email", who.login), ("password", who.password), ("code", who.code(at))):
        driver.find_element(By.NAME, name).send_keys(text)
    press(driver, "main button[type=submit]")


def text(driver):
    return driver.find_element(By.TAG_NAME, "main").text


def test_two_colleagues_accept_the_clock_in_a_browser(new_house, browser):
    house = new_house
    house.run("rechtspoor-scheduler", "once").ended(0)
    dpo, operator = Colleague(house, "dpo"), Colleague(house, "operator")
    clock = Clock(datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=4))
    house.run("rechtspoor-scheduler", "once", at=str(clock)).ended(1)
    house.run("rechtspoor", "backup", house.folder / "backups", at=str(clock)).ended(1)
    house.portal(at=str(clock))
    # The code of an authenticator whose time is right opens nothing while this machine's is not.
    wrong = browser(PHONE)
    sign_in(wrong, house, dpo)
    assert wrong.current_url.endswith("/staff/login")
    officer, colleague = browser(PHONE), browser(DESKTOP, language="en")
    sign_in(officer, house, dpo, clock.now.timestamp())
    assert "Nu zegt de klok" in text(officer)
    press(officer, "form[action='/staff/clock'] button")
    assert "U hebt de klok goedgekeurd" in text(officer)
    sign_in(colleague, house, operator, clock.now.timestamp())
    assert "The clock now says" in text(colleague)
    press(colleague, "form[action='/staff/clock'] button")
    assert "Two colleagues have accepted the clock" in text(colleague)
    assert "The clock is not right" not in text(colleague)
    house.run("rechtspoor-scheduler", "once", at=str(clock)).ended(0)
    house.run("rechtspoor", "backup", house.folder / "backups", at=str(clock)).ended(0)


def test_two_colleagues_release_in_a_browser_and_the_scheduler_carries_it_out(new_house, browser):
    house, none = new_house, {"RECHTSPOOR_SWEEP_SHARE": "0", "RECHTSPOOR_SWEEP_FLOOR": "1"}
    house.run("rechtspoor-scheduler", "once").ended(0)
    dpo, operator = Colleague(house, "dpo"), Colleague(house, "operator")
    take_in(house, NOOR, BRAM)
    clock = Clock(datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=365 * 5))
    house.run("rechtspoor-scheduler", "once", at=str(clock)).ended(1)
    house.portal(at=str(clock), **none)

    officer = browser(DESKTOP, javascript=True)
    sign_in(officer, house, dpo, clock.now.timestamp())
    assert "De klok klopt niet" in text(officer) and "Er wacht niets" in text(officer)
    # An account that nobody used for two years would count as well: this one is used, here and below.
    colleague = browser(PHONE, javascript=True, language="en")
    sign_in(colleague, house, operator, clock.now.timestamp())
    assert "The clock is not right" in text(colleague)
    later = clock.now + datetime.timedelta(seconds=31)
    house.run("rechtspoor-scheduler", "accept-clock", "--as", dpo.login, at=f"{later:%Y-%m-%d %H:%M:%S}",
              stdin=dpo.secrets(later.timestamp())).ended(0)
    swept = house.run("rechtspoor-scheduler", "once", "--json", at=str(clock), **none).ended(0).json()
    assert swept["waiting"] == 2 and len(house.sql("SELECT customer_id FROM purchase")) == 2

    officer.refresh()
    # Five years on nobody has weighed our interests anew, and that is all that is wrong.
    [alarms] = re.findall(r"iets aan doen\n(.*)\nWacht op vrijgave", text(officer), re.DOTALL)
    assert alarms.startswith("Afwegingen van ons belang") and "\n" not in alarms, alarms
    assert "2 mensen" in text(officer)
    press(officer, "form[action='/staff/releases'] button")
    assert "Een andere collega moet nu hetzelfde vrijgeven" in text(officer)
    assert not officer.find_elements(By.CSS_SELECTOR, "form[action='/staff/releases']")
    colleague.get(house.url + "/staff")
    assert "2 people" in text(colleague) and "yourself" not in text(colleague)
    press(colleague, "form[action='/staff/releases'] button")
    assert "Released by two colleagues" in text(colleague)
    [wait] = house.run("rechtspoor-scheduler", "status", "--json", at=str(clock)).ended(0).json()["waits"]
    assert wait["releases"] == 2 and wait["released"]
    assert len(house.sql("SELECT customer_id FROM purchase")) == 2

    house.scheduler(at=str(clock), **none)
    end = time.monotonic() + 20
    while house.sql("SELECT customer_id FROM purchase") and time.monotonic() < end:
        time.sleep(0.3)
    assert house.sql("SELECT customer_id FROM purchase") == [], house.log_text()
    colleague.get(house.url + "/staff")
    assert "Nothing waits" in text(colleague)
    press(colleague, "form[action='/staff/logout'] button")
    colleague.get(house.url + "/staff")
    assert colleague.current_url.endswith("/staff/login")
    assert house.stop() == {"rechtspoor-portal": 0, "rechtspoor-scheduler": 0}
    actors = {row["actor"] for row in house.sql("SELECT actor FROM audit_entry WHERE action = 'sweepReleased'")}
    assert len(actors) == 2
    house.run("rechtspoor", "audit", "verify").ended(0)


@pytest.fixture(scope="module")
def staffed(tmp_path_factory, demonstration):
    from support.house import House
    house = House(tmp_path_factory.mktemp("staffed")).copy_from(demonstration)
    house.run("rechtspoor-scheduler", "once").ended(0)
    house.portal()
    yield house, Colleague(house, "dpo", "dpo-browser"), Colleague(house, "agent", "agent-browser")
    house.stop()


def test_the_pages_are_whole_without_javascript_on_a_telephone_and_on_a_desk(staffed, browser):
    house, dpo, _ = staffed
    driver = browser(PHONE)
    sign_in(driver, house, dpo)
    for width, height in (PHONE, DESKTOP):
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                               {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})
        for page in ("/staff?lang=nl", "/staff/retention?lang=en", "/staff/login?lang=nl"):
            driver.get(house.url + page)
            assert driver.find_elements(By.CSS_SELECTOR, "form[action='/staff/logout']"), page
            driver.execute_script("document.querySelectorAll('details').forEach(drawer => drawer.open = true)")
            wide, room = driver.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
            assert wide <= room, page
            assert not driver.find_elements(By.TAG_NAME, "script"), page
    driver.get(house.url + "/staff/retention?lang=nl")
    chart = driver.find_element(By.CSS_SELECTOR, ".chart img")
    assert driver.execute_script("return arguments[0].complete && arguments[0].naturalWidth > 0", chart)
    said = driver.find_element(By.TAG_NAME, "main").get_attribute("textContent")
    forecast = house.run("rechtspoor-scheduler", "forecast", "--json").ended(0).json()
    for month in forecast["months"][1:3]:
        assert f"{sum(month['rows'].values()):,}".replace(",", ".") in said


def test_status_metrics_and_page_say_the_same(staffed):
    house, _, _ = staffed
    status = house.run("rechtspoor-scheduler", "status", "--json").ended(0).json()
    metrics = Visitor(house).get("/metrics").ended(200).text
    found = dict(re.findall(r"^rechtspoor_(cases_open|cases_late|alarms|key_destructions_open) (\d+)$", metrics, re.M))
    assert found == {
        "cases_open": str(status["cases"]["open"]), "cases_late": str(status["cases"]["late"]),
        "alarms": str(len(status["alarms"])), "key_destructions_open": str(status["keyDestructionsOpen"])}


def test_a_colleague_takes_down_a_call_on_a_telephone_and_on_a_desk(staffed, browser):
    house, _, agent = staffed
    customer = demo_logins(house)[0]
    driver = browser(PHONE)
    sign_in(driver, house, agent)
    assert driver.current_url.endswith("/staff/intake")
    follow(driver, lambda: driver.get(house.url + "/staff/retention"))
    assert "Deze pagina is niet voor u" in text(driver)
    for size in (PHONE, DESKTOP):
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                               {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False})
        driver.get(house.url + "/staff/intake?lang=nl")
        driver.find_element(By.ID, "way-telephone").click()
        driver.find_element(By.NAME, "ticket").send_keys("K-20418")
        driver.find_element(By.NAME, "email").send_keys(customer[0])
        press(driver, "main button[type=submit]")
        assert "Wat wil deze persoon?" in text(driver) and customer[0] not in text(driver)
        driver.execute_script("document.querySelectorAll('details').forEach(drawer => drawer.open = true)")
        wide, room = driver.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
        assert wide <= room
    driver.find_element(By.ID, "wish-stop-telephone").click()
    press(driver, "main form[action='/staff/intake/taken'] button[type=submit]")
    assert "bellen wij u niet meer met aanbiedingen" in text(driver)
    assert house.sql("SELECT source FROM stop WHERE scope = 'telephone' AND source = 'agent'")
    assert {row["reference"] for row in house.sql("SELECT reference FROM staff_view")} == {"K-20418"}


def test_a_customer_sees_no_page_of_the_staff(staffed):
    house, _, _ = staffed
    customer = Visitor(house).sign_in(demo_logins(house)[0])
    for page in ("/staff", "/staff/retention", "/staff/intake"):
        assert customer.get(page).ended(303).headers["Location"].startswith("/staff/login")
