"""A campaign through a mail server that somebody else wrote: Debian's OpenSMTPD takes every message, and Python's parser
reads each as it was meant.

RECHTSPOOR_TEST_PEOPLE says to how many. Takes root and the package opensmtpd.
"""
import collections
import datetime
import os
import re

import pytest

from support import jobs, mail
from support.campaigns import SETTINGS, Marketers, sign
from support.opensmtpd import OpenSMTPD, is_here
from support.people import customer_file

PEOPLE = [jobs.somebody(number) for number in range(300, 300 + int(os.environ.get("RECHTSPOOR_TEST_PEOPLE", "60")))]


@pytest.fixture
def server():
    if not is_here():
        pytest.skip("takes root and Debian's package opensmtpd")
    server = OpenSMTPD()
    yield server
    server.stop()


def test_a_foreign_mail_server_takes_every_message_and_a_foreign_parser_reads_it(house, server):
    house.settings = house.settings | SETTINGS | {"RECHTSPOOR_SMTP": server.address}
    house.init()
    house.run("rechtspoor", "customer", "import", customer_file(house, *PEOPLE), timeout=3600).ended(0)
    sign(house)
    Marketers(house).release("zee")
    # It takes a hundred messages of one connection and then asks for time: what waits goes in a later run, as it says.
    start, runs = datetime.datetime.now(datetime.timezone.utc), 0
    while True:
        at = f"{start + datetime.timedelta(minutes=20 * runs):%Y-%m-%d %H:%M:%S}"
        sent, runs = house.run("rechtspoor", "campaign", "send", "zee", "--json", at=at, timeout=3600), runs + 1
        if sent.code == 0:
            break
        assert runs < 5 and "the other side asked for time. Run it again later." in sent.err, sent.err
    result = sent.json()
    assert result["sent"] == len(PEOPLE) and result["state"] == "finished", result
    letters = server.letters(len(PEOPLE))
    got = collections.Counter(address for letter in letters for address in mail.addresses(letter))
    assert got == collections.Counter({who.email.lower(): 1 for who in PEOPLE})
    ways, numbers = set(), set()
    for letter in letters:
        assert not letter.defects, letter.defects
        assert letter["subject"] == "Met de trein naar zee"
        assert letter["from"].addresses[0].addr_spec == letter["reply-to"].addresses[0].addr_spec == "service@rechten.nl"
        assert letter["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
        found = re.findall(r"<([^>]+)>", str(letter["list-unsubscribe"]))
        assert found[0].startswith("https://rechten.nl/unsubscribe/") and found[1].startswith("mailto:"), found
        assert letter.get_content_type() == "text/plain" and "https://rechten.nl/why/zee" in letter.get_content()
        ways.add(found[0])
        numbers.add(letter["message-id"])
    assert len(ways) == len(numbers) == len(PEOPLE), "two people share a way out or a number"
    print(f"OpenSMTPD delivered {len(letters)} messages of {len(PEOPLE)} in {runs} runs; each was read, none twice, no defect")
