"""The helpers themselves: a test that leans on a blind one would prove nothing."""
import functools
import http.server
import sqlite3
import threading

import pytest

from support import mail, sql
from support.browser import DESKTOP, PHONE
from support.bytesearch import search
from support.mail import Mailbox

LETTER = """\
From: Klantenservice <klantenservice@rechtspoor.example>
To: "Zo\u00eb van Dam" <zoe@voorbeeld.example>
Subject: =?utf-8?q?Uw_verzoek_NS-7K4M-29?=
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Was u dit niet? http://127.0.0.1:8080/not-me/abc=
DEF.
Wel? Ga naar <http://127.0.0.1:8080/confirm/x-y_z>, en nog eens http://127.0.0.1:8080/confirm/x-y_z
"""


def test_links_are_found_across_soft_line_breaks(tmp_path):
    (tmp_path / "1.eml").write_text(LETTER, encoding="utf-8")
    letter, = Mailbox(tmp_path).letters(to="zoe@voorbeeld.example")
    assert letter["subject"] == "Uw verzoek NS-7K4M-29"
    assert mail.links(letter) == ["http://127.0.0.1:8080/not-me/abcDEF", "http://127.0.0.1:8080/confirm/x-y_z"]
    assert mail.link(letter, "/confirm/").endswith("x-y_z")
    assert Mailbox(tmp_path).letters(to="iemand@anders.example") == []


def test_a_search_of_bytes_finds_a_planted_row_and_says_what_it_read(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.db-wal").write_bytes(b"\0\1Zo\xc3\xab\0")
    (tmp_path / "b.db").write_bytes(b"nothing here")
    found = search(tmp_path, {"name": "Zoë", "absent": b"\xff\xfe"})
    assert found.hits == {"name": ["deep/a.db-wal@2"]}
    assert found.searched == {"b.db": 12, "deep/a.db-wal": 7}


def test_a_search_of_nothing_is_no_search(tmp_path):
    with pytest.raises(AssertionError):
        search(tmp_path, {"name": "Zoë"})
    (tmp_path / "a").write_text("x")
    with pytest.raises(AssertionError):
        search(tmp_path, {"empty": ""})


def test_a_database_is_read_and_never_written(tmp_path):
    file = tmp_path / "a.db"
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE t (a INTEGER)")
        database.execute("INSERT INTO t VALUES (7)")
    assert sql.rows(file, "SELECT a FROM t WHERE a = ?", 7) == [{"a": 7}]
    with pytest.raises(sqlite3.OperationalError):
        sql.rows(file, "INSERT INTO t VALUES (8)")
    with pytest.raises(sqlite3.OperationalError):
        sql.rows(tmp_path / "none.db", "SELECT 1")


@pytest.fixture
def page(tmp_path):
    (tmp_path / "index.html").write_text(
        "<!doctype html><title>bare</title><script>document.title = 'scripted'</script>"
        "<p id=width></p><script>document.getElementById('width').textContent = innerWidth</script>")

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_the_browser_is_as_wide_as_asked(browser, page, size):
    driver = browser(size)
    driver.get(page)
    assert driver.title == "scripted"
    assert driver.find_element("id", "width").text == str(size[0])


def test_the_browser_can_do_without_scripts(browser, page):
    driver = browser(javascript=False)
    driver.get(page)
    assert driver.title == "bare"
