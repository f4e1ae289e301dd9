"""What somebody signed in sees: everything of their own, nothing of anybody else's."""
import io
import re
import zipfile

import pytest
from selenium.webdriver.common.by import By

from support.browser import DESKTOP, PHONE, press
from support.client import Visitor, demo_logins, reference
from support.mail import link


@pytest.fixture(scope="module")
def home(tmp_path_factory, demonstration):
    from support.house import House
    house = House(tmp_path_factory.mktemp("signedin")).copy_from(demonstration).portal()
    yield house
    house.stop()


def test_the_session_cookie_is_shut_and_ends_with_signing_out(home):
    visitor = Visitor(home)
    fields = dict(zip(("email", "password"), demo_logins(home)[0]), way="password", next="/me")
    cookies = visitor.send("/login", **fields).ended(303).headers.get_all("Set-Cookie")
    session = next(cookie for cookie in cookies if cookie.startswith("__Host-rechtspoor="))
    assert {"Path=/", "Secure", "HttpOnly"} <= set(session.split("; ")) and "SameSite=" in session
    assert "Domain=" not in session
    visitor.get("/me").ended(200)
    kept = dict(visitor.cookies)
    visitor.send("/logout", on="/me").ended(200)
    visitor.cookies = kept
    visitor.get("/me").ended(303)


def test_every_page_of_somebody_signed_in_lets_them_out(home):
    customer = Visitor(home).sign_in(demo_logins(home)[0])
    for page in ("/me", "/me/data", "/me/preferences", "/me/requests", "/objections", "/"):
        assert customer.get(page).ended(200).text.count('action="/logout"') == 1, page
    booker = Visitor(home).sign_in(demo_logins(home, "booker")[0])
    page = booker.get("/business").ended(200).text
    assert 'action="/logout"' in page and 'href="/me"' not in page


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size, zoom", [(PHONE, 1.0), (DESKTOP, 2.0)])
def test_nothing_falls_off_the_side_of_a_page_of_one_s_own(home, browser, size, zoom, language):
    """With every drawer open, and every kind of data in it."""
    driver = browser(size, language=language, zoom=zoom)
    driver.get(home.url + "/login")
    driver.execute_script("document.querySelectorAll('details').forEach(drawer => drawer.open = true)")
    address, password = demo_logins(home)[1]
    driver.find_element(By.NAME, "email").send_keys(address)
    driver.find_element(By.NAME, "password").send_keys(password)
    press(driver, "main button[value=password]")
    for page in ("/me", "/me/data", "/me/preferences", "/me/requests", "/objections", "/requests"):
        driver.get(home.url + page)
        assert driver.find_elements(By.CSS_SELECTOR, "form[action='/logout']"), page
        driver.execute_script("document.querySelectorAll('details').forEach(drawer => drawer.open = true)")
        wide, room = driver.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
        assert wide <= room, page


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(home):
    known, pages = demo_logins(home)[1][0], []
    for address in (known, "nobody.at.all@mail.example"):
        visitor = Visitor(home)
        answer = visitor.send("/login", email=address, password="not the password", way="password").ended(401)
        page = answer.text.replace(address, "ADDRESS")
        pages.append(re.sub(r'name="csrf" value="[^"]+"', "TOKEN", page))
    assert pages[0] == pages[1]


def test_the_overview_names_what_the_preferences_have_on(home):
    customer = Visitor(home).sign_in(demo_logins(home)[1])
    chosen = re.findall(r'<input type="checkbox"[^>]*name="keep"[^>]*>', customer.get("/me/preferences").text)
    # Service messages that can be missed are no advertising, and not in that list.
    on = [box for box in chosen if "checked" in box and 'value="serviceMessages"' not in box]
    listed = re.search(r'<ul class="list">(.*?)</ul>', customer.get("/me").text, re.S).group(1).count("<li>")
    assert on and listed == len(on)


def test_only_messages_about_the_journey_is_one_press(home):
    customer = Visitor(home).sign_in(demo_logins(home)[3])
    page = customer.send("/me/preferences", preset="serviceOnly").ended(200).text
    on = [box for box in re.findall(r'<input type="checkbox"[^>]*>', page) if "checked" in box]
    assert "Zo staat het goed" in page and len(on) == 1 and 'value="serviceMessages"' in on[0]


def test_the_file_holds_everything_of_one_person_and_nothing_of_others(home):
    mine, *others = demo_logins(home)
    customer = Visitor(home).sign_in(mine)
    answer = customer.send("/me/data/export", on="/me/data").ended(200)
    assert answer.headers["Content-Type"] == "application/zip" and "attachment" in answer.headers["Content-Disposition"]
    archive = zipfile.ZipFile(io.BytesIO(answer.body))
    assert archive.testzip() is None and {"summary.html", "data.json"} <= set(archive.namelist())
    content = b"".join(archive.read(name) for name in archive.namelist())
    assert mine[0].encode() in content
    for address, _ in others:
        assert address.encode() not in content


def test_the_link_to_a_copy_opens_for_its_owner_alone_and_stands_in_no_log(home):
    """T4: mailboxes, histories and proxies leak links."""
    mine, other = demo_logins(home)[3], demo_logins(home)[1]
    owner = Visitor(home).sign_in(mine)
    copy = owner.send("/me/data/export", on="/me/data").ended(200).body
    home.run("rechtspoor-scheduler", "once").ended(0)
    letter = next(letter for letter in home.mailbox.letters(to=mine[0]) if "/me/data/export/" in str(letter))
    path = link(letter, "/me/data/export/").removeprefix(home.url)
    token = path.rsplit("/", 1)[1]
    Visitor(home).get(path).ended(303)
    Visitor(home).sign_in(other).get(path).ended(410)
    owner.ask("HEAD", path).ended(405)
    for _ in range(5):
        answer = owner.get(path).ended(200)
        assert answer.body == copy
        assert answer.headers["Cache-Control"] == "no-store" and answer.headers["Referrer-Policy"] == "no-referrer"
    owner.get(path).ended(410)
    assert token not in home.log_text(last=10_000)
    assert not any(token in str(dict(row)) for row in home.sql("SELECT * FROM audit_entry"))


def test_nobody_sees_a_request_of_somebody_else(home):
    first, second = demo_logins(home)[2], demo_logins(home)[4]
    owner = Visitor(home, "nl").sign_in(first)
    number = reference(owner.send("/objections", scope="everything").ended(200).text)
    assert "certificate" in owner.get(f"/requests/{number}").ended(200).text
    owner.get(f"/requests/{number}/certificate").ended(200)
    for other in (Visitor(home, "nl").sign_in(second), Visitor(home, "nl")):
        page = other.get(f"/requests/{number}").ended(200).text
        assert "/certificate" not in page and "Wat blijft er?" not in page
        other.get(f"/requests/{number}/certificate").ended(404)
        other.get(f"/requests/{number}/certificate.json").ended(404)
        assert number not in other.get("/me/requests").text


def test_a_wrong_postcode_says_so_and_shows_no_more(home):
    stranger = Visitor(home)
    number = reference(stranger.send("/objections", scope="post", email="unknown@mail.example").ended(200).text)
    page = stranger.send(f"/requests/{number}", postcode="3511 AB").ended(422).text
    assert "horen niet bij elkaar" in page and 'value="3511 AB"' in page and "Wat blijft er?" not in page
