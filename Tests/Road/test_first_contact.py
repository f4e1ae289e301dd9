"""A person of 75, a telephone, two minutes: from the first page to "Klaar"."""
import time

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from support.browser import DESKTOP, PHONE, follow, press
from support.house import House

SECONDS_A_KEY = 1 / 0.3
SECONDS_A_PAGE = 15
ADDRESS = "jan.devries@mail.example"


@pytest.fixture(scope="module")
def home(tmp_path_factory, demonstration):
    house = House(tmp_path_factory.mktemp("first")).copy_from(demonstration).portal()
    yield house
    house.stop()


@pytest.mark.parametrize("language, done", [("nl", "Klaar."), ("en", "Done.")])
@pytest.mark.parametrize("javascript", [True, False])
def test_advertising_stops_in_three_pages_with_one_field(home, browser, language, done, javascript):
    driver = browser(PHONE, javascript=javascript, language=language)
    driver.get(home.url + "/")
    press(driver, "a.door-first")
    assert not driver.find_elements(By.CSS_SELECTOR, "input[type=password]")
    driver.find_element(By.NAME, "email").send_keys(ADDRESS)
    press(driver, "main form button[type=submit]")
    assert driver.find_element(By.TAG_NAME, "h1").text.startswith(done)
    assert driver.find_element(By.CSS_SELECTOR, ".reference").text.startswith("NS-")


def test_the_keyboard_is_enough(home, browser):
    driver = browser(DESKTOP)
    driver.get(home.url + "/")
    tab_to(driver, "a.door-first")
    follow(driver, lambda: driver.switch_to.active_element.send_keys(Keys.ENTER))
    tab_to(driver, "input[name=email]")
    follow(driver, lambda: driver.switch_to.active_element.send_keys(ADDRESS, Keys.ENTER))
    assert driver.find_element(By.TAG_NAME, "h1").text.startswith("Klaar.")


def test_a_slow_typist_has_two_minutes(home, browser):
    """One key in three seconds and a quarter of a minute to read each page; a click costs a key."""
    driver = browser(PHONE)
    began, keys = time.monotonic(), 0
    driver.get(home.url + "/")
    press(driver, "a.door-first")
    driver.find_element(By.NAME, "email").send_keys(ADDRESS)
    keys += 1 + len(ADDRESS)
    press(driver, "main form button[type=submit]")
    keys += 1
    assert driver.find_element(By.TAG_NAME, "h1").text.startswith("Klaar.")
    taken = keys * SECONDS_A_KEY + 2 * SECONDS_A_PAGE + (time.monotonic() - began)
    assert taken < 120, f"{keys} keys, {taken:.0f} s"


def tab_to(driver, selector):
    wanted = driver.find_element(By.CSS_SELECTOR, selector)
    for _ in range(40):
        driver.switch_to.active_element.send_keys(Keys.TAB)
        if driver.switch_to.active_element == wanted:
            return
    raise AssertionError(f"{selector} is not reached by the keyboard")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size, zoom", [(PHONE, 1.0), (DESKTOP, 2.0)])
def test_nothing_falls_off_the_side(home, browser, size, zoom, language):
    driver = browser(size, language=language, zoom=zoom)
    for page in ("/", "/objections", "/requests", "/login", "/subscriptions", "/statement", "/somebody-else"):
        driver.get(home.url + page)
        wide, room = driver.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
        assert wide <= room, page
        assert driver.execute_script("return parseFloat(getComputedStyle(document.body).fontSize)") >= 19


@pytest.mark.parametrize("size, zoom", [(PHONE, 1.0), (DESKTOP, 2.0)])
def test_the_three_doors_fit_one_screen(home, browser, size, zoom):
    driver = browser(size, zoom=zoom)
    driver.get(home.url + "/")
    doors = driver.find_elements(By.CSS_SELECTOR, "a.door")
    assert len(doors) == 3
    bottom, room = driver.execute_script(
        "return [arguments[0].getBoundingClientRect().bottom, innerHeight]", doors[-1])
    assert bottom <= room


def test_a_mistake_keeps_what_was_typed(home, browser):
    driver = browser(PHONE, javascript=False)
    driver.get(home.url + "/objections")
    driver.find_element(By.CSS_SELECTOR, "input[value=post]").click()
    driver.find_element(By.NAME, "email").send_keys("jan@")
    press(driver, "main form button[type=submit]")
    assert driver.find_element(By.NAME, "email").get_attribute("value") == "jan@"
    assert driver.find_element(By.CSS_SELECTOR, "input[value=post]").is_selected()
    assert driver.find_element(By.CSS_SELECTOR, "[role=alert] a").get_attribute("href").endswith("#email")


def test_a_mistyped_address_is_asked_about_once(home, browser):
    driver = browser(PHONE)
    driver.get(home.url + "/objections")
    driver.find_element(By.NAME, "email").send_keys("jan@gmial.com")
    press(driver, "main form button[type=submit]")
    assert driver.find_elements(By.CSS_SELECTOR, "[role=alert]"), "nothing says that it is not done yet"
    assert driver.find_element(By.NAME, "emailSuggested").get_attribute("value") == "jan@gmail.com"
    press(driver, "main form button[type=submit]")
    assert driver.find_element(By.TAG_NAME, "h1").text.startswith("Klaar.")
