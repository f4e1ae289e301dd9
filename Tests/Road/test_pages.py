"""What every page keeps to: headers, words, nothing from elsewhere, no act that was not asked for from here."""
import html
import re

import pytest

from support.client import Visitor

OPEN_PAGES = [
    "/", "/objections", "/requests", "/requests?kind=erase", "/login", "/subscriptions", "/statement", "/somebody-else",
    "/deaths",
]
ALWAYS = {
    "Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY", "Cross-Origin-Opener-Policy": "same-origin",
}
BANNED = {
    "nl": ["bezwaar", "grondslag", "avg", "betrokkene", "verwerking", "verwerkingsverantwoordelijke", "derhalve"],
    "en": ["gdpr", "data subject", "controller", "hereby", "pursuant", "lawful basis"],
}


@pytest.fixture(scope="module")
def open_house(tmp_path_factory, demonstration):
    from support.house import House
    house = House(tmp_path_factory.mktemp("pages")).copy_from(demonstration).portal()
    yield house
    house.stop()


def test_every_kind_of_answer_carries_the_protection(open_house):
    visitor = Visitor(open_house)
    answers = {
        "page": visitor.get("/").ended(200), "asset": visitor.get("/assets/portal.css").ended(200),
        "redirect": visitor.get("/me").ended(303), "missing": visitor.get("/there/is/nothing").ended(404),
        "spent link": visitor.get("/confirm/abc").ended(410), "refused": visitor.ask("POST", "/objections", {}).ended(403),
        "health": visitor.get("/health/live"),
    }
    for kind, answer in answers.items():
        for name, value in ALWAYS.items():
            assert (answer.headers[name] or "").startswith(value), f"{kind} lacks {name}"
        if kind != "asset":
            assert answer.headers["Cache-Control"] == "no-store", kind
        assert answer.headers["Server"] is None, kind


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("page", OPEN_PAGES)
def test_a_page_speaks_one_language_and_loads_nothing_from_elsewhere(open_house, page, language):
    answer = Visitor(open_house, language).get(page).ended(200)
    assert f'<html lang="{language}">' in answer.text
    assert answer.headers["Content-Language"] == language
    loaded = re.findall(r'(?:src|action|srcset)="([^"]*)"|<link[^>]*href="([^"]*)"', answer.text)
    assert loaded
    for address in map("".join, loaded):
        assert address.startswith("/") and not address.startswith("//"), address
    assert "<script" not in answer.text and " style=" not in answer.text and " onclick" not in answer.text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_sentences_are_short_and_plain(open_house, language):
    lengths = []
    for page in OPEN_PAGES:
        if page == "/statement":
            continue  # The statement's own words are the statement's.
        for sentence in sentences(Visitor(open_house, language).get(page).text):
            words = sentence.split()
            assert len(words) <= 25, f"{page}: {sentence}"
            lengths.append(len(words))
            for banned in BANNED[language]:
                assert not re.search(rf"\b{banned}\b", sentence.lower()), f"{page}: {sentence}"
    assert len(lengths) > 100 and sum(lengths) / len(lengths) <= 15


def sentences(page):
    main = re.search(r"<main.*</main>", page, re.S).group(0)
    blocks = re.split(r"</?(?:p|li|h\d|dt|dd|td|th|div|label|legend|summary|button|a|span|ul|ol|form)\b[^>]*>", main)
    for block in blocks:
        for sentence in re.split(r"(?<=[.!?])\s+", html.unescape(re.sub(r"<[^>]+>", " ", block)).strip()):
            if sentence.strip():
                yield sentence.strip()


@pytest.mark.parametrize("path", ["/objections", "/requests", "/login", "/subscriptions", "/logout"])
def test_a_form_from_another_site_is_refused_and_changes_nothing(open_house, path):
    fields = {"scope": "everything", "email": "anybody@mail.example", "kind": "access", "list": "newsletter", "way": "link"}
    before = counts(open_house)
    mine, foreign = Visitor(open_house), Visitor(open_house)
    token, stolen = mine.token("/objections"), foreign.token("/objections")
    assert mine.ask("POST", path, fields).status == 403
    assert mine.ask("POST", path, fields | {"csrf": stolen}).status == 403
    assert mine.ask("POST", path, fields | {"csrf": token}, sec_fetch_site="cross-site").status == 403
    assert mine.ask("POST", path, fields | {"csrf": token}, origin="https://elsewhere.example").status == 403
    assert counts(open_house) == before


def counts(house):
    tables = ("rights_case", "stop", "letter", "session", "one_time_link", "audit_entry")
    return {table: house.sql(f"SELECT count(*) AS n FROM {table}")[0]["n"] for table in tables}


def test_too_much_text_gets_a_kind_page(open_house):
    answer = Visitor(open_house).ask("POST", "/objections", "email=" + "x" * 200_000).ended(413)
    assert "text/html" in answer.headers["Content-Type"] and "Dit is te veel tekst" in answer.text


def test_a_form_that_is_no_form_gets_a_kind_page(open_house):
    for body in ("%zz", "email=%", "a=\x01"):
        assert 'lang="nl"' in Visitor(open_house).ask("POST", "/objections", body).ended(400).text


def test_too_many_at_once_hear_when_to_come_back(demo_house):
    demo_house.portal()
    visitor = Visitor(demo_house)
    token = visitor.token("/subscriptions")
    for number in range(200):
        fields = {"csrf": token, "list": "newsletter", "email": f"someone{number}@mail.example"}
        answer = visitor.ask("POST", "/subscriptions", fields)
        if answer.status == 429:
            break
        answer.ended(200)
    answer.ended(429)
    assert "Even wachten" in answer.text and int(answer.headers["Retry-After"]) > 0
