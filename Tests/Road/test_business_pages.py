"""A booker's day on `/business`, for whom nothing may be installed: the same list and the same acts as `zakelijk`."""
import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select

from support.booker import Booker
from support.browser import DESKTOP, PHONE, press
from support.client import Visitor, demo_logins

SMALL = "Voornaam;Achternaam;E-mailadres;Geboortedatum;Afdeling\n"


@pytest.fixture(scope="module")
def house(tmp_path_factory, demonstration):
    from support.house import House
    house = House(tmp_path_factory.mktemp("business")).copy_from(demonstration).portal()
    yield house
    house.stop()


@pytest.fixture(scope="module")
def booker(house):
    """The same person at a terminal, to see by the other way in what the pages did."""
    return Booker(house, server=True)


def enter(driver, house, page="/business"):
    driver.get(f"{house.url}/login?next={page}")
    driver.execute_script("document.querySelectorAll('details').forEach(drawer => drawer.open = true)")
    address, password = demo_logins(house, "booker")[0]
    driver.find_element(By.NAME, "email").send_keys(address)
    driver.find_element(By.NAME, "password").send_keys(password)
    press(driver, "main button[value=password]")
    assert driver.current_url == house.url + page


def said(driver):
    return driver.find_element(By.TAG_NAME, "main").text


def fill(driver, **fields):
    for name, value in fields.items():
        field = driver.find_element(By.ID, name)
        field.clear()
        field.send_keys(value)


def choose_file(driver, house, path):
    driver.get(house.url + "/business/import")
    driver.find_element(By.ID, "file").send_keys(str(path))
    press(driver, "main button[value=look]")


def test_a_day_without_a_terminal(house, booker, browser, tmp_path):
    driver = browser(DESKTOP)
    enter(driver, house)

    # Somebody is sought, and mended.
    holder = next(one for one in booker.contacts() if one["roles"] == ["cardholder"] and one["emails"])
    fill(driver, search=holder["surname"])
    press(driver, "form.search button")
    assert "search=" not in driver.current_url and holder["name"] in said(driver)
    press(driver, f"a[href='/business/contacts/{holder['handle']}']")
    fill(driver, email="anders@bruggenbouw.example", function="Machinist")
    press(driver, "form[action='/business/contacts/%s'] > p .button" % holder["handle"])
    assert "anders@bruggenbouw.example" in driver.find_element(By.CSS_SELECTOR, ".difference ins").text
    assert holder["emails"][0] in driver.find_element(By.CSS_SELECTOR, ".difference del").text
    assert booker.show(holder["handle"])["function"] == "Machinist"

    # Somebody else was quicker: what they wrote is shown, what was typed stays.
    booker.run("contact", "edit", holder["handle"], "--function", "Conducteur").ended(0)
    fill(driver, function="Chef")
    press(driver, "form[action='/business/contacts/%s'] > p .button" % holder["handle"])
    assert "Iemand anders heeft dit intussen gewijzigd" in said(driver) and "functie: Conducteur" in said(driver)
    assert driver.find_element(By.ID, "function").get_attribute("value") == "Chef"
    assert booker.show(holder["handle"])["function"] == "Conducteur"

    # A card, lost and replaced.
    if not holder["cards"]:
        press(driver, "button[value=issue]")
    press(driver, "button[value=block]")
    assert "geblokkeerd" in said(driver)
    driver.execute_script("document.querySelectorAll('details').forEach(drawer => drawer.open = true)")
    press(driver, "button[value=replace]")
    cards = booker.show(holder["handle"])["cards"]
    assert sorted(card["state"] for card in cards) == ["over", "works"]

    # A new colleague.
    driver.get(house.url + "/business/add")
    fill(driver, given="Noor", surname="Nieuw", email="noor@bruggenbouw.example")
    press(driver, "form[action='/business/add'] > p .button")
    assert "Toegevoegd." in said(driver)

    # A file with one of everything, shown first and then taken in as it was chosen.
    book = tmp_path / "lijst.csv"
    book.write_text(
        SMALL + "Piet;Pas;piet@bruggenbouw.example;1-2-1980;Inkoop\nNoor;Nieuw;noor@bruggenbouw.example;;Verkoop\n"
        "N.;Nieuw;;;Magazijn\nFout;Fout;geen adres;;\n", encoding="utf-8-sig")
    before = booker.contacts()
    choose_file(driver, house, book)
    shown = said(driver)
    assert "Er is nog niets gewijzigd" in shown and "Regel 5, E-mailadres" in shown and "Regel 4: N. Nieuw" in shown
    assert "afdeling: Verkoop" in driver.find_element(By.CSS_SELECTOR, ".difference ins").text
    assert "1-2-1980" not in driver.page_source and booker.contacts() == before
    press(driver, "main button[value=take]")
    assert "Rijen die niet kloppen: 1" in said(driver) and booker.contacts() == before
    driver.find_element(By.ID, "skipBad").click()
    Select(driver.find_element(By.ID, "duplicates")).select_by_value("new")
    press(driver, "main button[value=take]")
    assert "U koos iets anders" in said(driver) and booker.contacts() == before, "what was changed is shown first"
    press(driver, "main button[value=take]")
    assert "Ingelezen" in said(driver)
    names = {one["name"] for one in booker.contacts()} - {one["name"] for one in before}
    assert names == {"Piet Pas", "N. Nieuw"}

    # The same file again: nothing new but what cannot be read.
    choose_file(driver, house, book)
    assert not driver.find_elements(By.CSS_SELECTOR, "main button[value=take]")

    # Taken back, and told.
    press(driver, "main a[href='/business']")
    press(driver, "main a[href='/business/history']")
    assert "bestand ingelezen" in said(driver)
    driver.execute_script("document.querySelectorAll('details').forEach(drawer => drawer.open = true)")
    press(driver, "form[action='/business/history'] button")
    assert "Teruggedraaid" in said(driver)
    assert {one["name"] for one in booker.contacts()} == {one["name"] for one in before}

    # Somebody leaves: their card is named before and after.
    digits = next(card["number"] for card in booker.show(holder["handle"])["cards"] if card["state"] == "works")[-4:]
    driver.get(f"{house.url}/business/contacts/{holder['handle']}/end")
    assert f"Kaart …{digits} werkt dan meteen niet meer" in said(driver)
    press(driver, "main form .button")
    assert f"Kaart …{digits} werkt niet meer." in said(driver)
    assert holder["handle"] not in [one["handle"] for one in booker.contacts()]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size, zoom", [(PHONE, 1.0), (DESKTOP, 2.0)])
def test_nothing_falls_off_the_side_of_a_page_of_the_desk(house, booker, browser, tmp_path, size, zoom, language):
    """With every drawer open, and names and addresses longer than anybody has."""
    driver = browser(size, language=language, zoom=zoom)
    enter(driver, house)
    known = next(one for one in booker.contacts() if one["emails"])
    somebody = known["handle"]
    booker.run("card", "issue", "--department", "z" * 60).ended(0)
    long = tmp_path / "lang.csv"
    name = "Van-Wassenaer-Obdam-Zoutkamp-Bleiswijk"
    long.write_text(
        SMALL + f"{name};{name};{name.lower()}@een-heel-lange-naam-van-een-bedrijf.example;;{name}\n{name};x;{'y' * 60};;\n"
        f"{known['given']};{' '.join([known['middle'], known['surname']]).strip()};{known['emails'][0]};;{'z' * 60}\n")
    pages = ["/business", f"/business/contacts/{somebody}", f"/business/contacts/{somebody}/end", "/business/add", "/business/cards"]
    for page in pages + ["/business/history", "/business/devices", "/business/import", "the file"]:
        choose_file(driver, house, long) if page == "the file" else driver.get(house.url + page)
        driver.execute_script("document.querySelectorAll('details').forEach(drawer => drawer.open = true)")
        wide, room = driver.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
        assert wide <= room, f"{page} is {wide} wide in {room}"
        assert driver.find_element(By.TAG_NAME, "html").get_attribute("lang") == language


@pytest.mark.parametrize("size, is_table", [(PHONE, False), (DESKTOP, True)])
def test_a_cell_says_what_it_is_where_no_heading_stands_above_it(house, browser, size, is_table):
    driver = browser(size)
    enter(driver, house)
    label = driver.execute_script("return getComputedStyle(document.querySelector('td[data-label]'), '::before').content")
    assert label == ("none" if is_table else '"Wat zij doen: "'), label


def test_what_is_given_out_is_what_zakelijk_gives_out(house, booker, tmp_path):
    visitor = Visitor(house).sign_in(demo_logins(house, "booker")[0])
    for kind in ("csv", "google", "outlook", "vcard", "vcard3"):
        page = visitor.send("/business/export", on="/business", format=kind).ended(200)
        kept = tmp_path / kind
        booker.run("export", "--format", kind, "-o", str(kept), LANG="nl_NL.UTF-8").ended(0)
        assert page.body == kept.read_bytes(), kind
