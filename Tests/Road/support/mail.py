"""The letters that were laid in the mail folder, read as a mail program reads them."""
import email
import email.policy
import html
import pathlib
import re
import time


class Mailbox:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    def letters(self, to=None, subject=None):
        """Oldest first; `to` an address, `subject` words that stand in it."""
        files = sorted(self.folder.glob("*.eml"), key=lambda file: (file.stat().st_mtime_ns, file.name))
        letters = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]
        return [
            letter for letter in letters
            if (to is None or to.lower() in addresses(letter)) and (subject is None or subject in letter["subject"])
        ]

    def wait(self, count=1, seconds=30, **which):
        """The letters, once there are `count`."""
        end = time.monotonic() + seconds
        while len(found := self.letters(**which)) < count:
            assert time.monotonic() < end, f"{len(found)} letters of {count} after {seconds} s in {self.folder}"
            time.sleep(0.2)
        return found


def addresses(letter):
    return {
        address.addr_spec.lower()
        for header in ("to", "cc", "bcc") for value in letter.get_all(header, []) for address in value.addresses
    }


def text(letter):
    body = letter.get_body(preferencelist=("plain", "html"))
    assert body is not None, f"the letter '{letter['subject']}' has no text"
    return body.get_content()


def links(letter, containing=""):
    """Every address of the web in the letter's text, in order, each once."""
    found = re.findall(r"https?://[^\s<>\"')\]]+", html.unescape(text(letter)))
    return [link for link in dict.fromkeys(link.rstrip(".,;") for link in found) if containing in link]


def link(letter, containing):
    """The one link that contains these words."""
    found = links(letter, containing)
    assert len(found) == 1, f"{len(found)} links with '{containing}' in '{letter['subject']}': {links(letter)}"
    return found[0]
