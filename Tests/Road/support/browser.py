"""Debian's Chromium without a screen, as narrow as a telephone or as wide as a desk."""
import pathlib

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

PHONE = (360, 740)
DESKTOP = (1280, 900)

CHROMIUM, DRIVER = "/usr/bin/chromium", "/usr/bin/chromedriver"


def open_browser(size=PHONE, javascript=True, language="nl", zoom=1.0):
    for program in (CHROMIUM, DRIVER):
        assert pathlib.Path(program).exists(), f"{program} is not installed. Run: tools/install --tests"
    options = Options()
    options.binary_location = CHROMIUM
    for flag in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", f"--lang={language}"):
        options.add_argument(flag)
    options.add_experimental_option(
        "prefs", {
            "intl.accept_languages": language,
            "profile.managed_default_content_settings.javascript": 1 if javascript else 2,
        })
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    driver.set_page_load_timeout(30)
    # A window cannot be made as narrow as a telephone; the page can. A page zoomed in on has less room.
    width, height = (round(side / zoom) for side in size)
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": zoom, "mobile": False})
    return driver


def follow(driver, act):
    """Does what leads to another page, and returns when that page is there: a click returns before it is.

    The page that is left is marked; asking about it while it goes makes the driver fail in several ways.
    """
    driver.execute_script("document.documentElement.dataset.left = 'yes'")
    act()
    WebDriverWait(driver, 20, ignored_exceptions=[WebDriverException]).until(
        lambda seen: seen.execute_script(
            "return document.readyState === 'complete' && !document.documentElement.dataset.left"))


def press(driver, selector):
    """Presses a button or link that leads to another page."""
    follow(driver, driver.find_element(By.CSS_SELECTOR, selector).click)
