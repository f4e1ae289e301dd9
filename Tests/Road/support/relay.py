"""A real mail server on loopback, and the letters it took, each time it took one. Options are the server's own."""
import email
import email.policy
import json
import pathlib
import subprocess
import sys

from .mail import addresses
from .programs import ROOT


class Relay:
    def __init__(self, folder, *options):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir()
        script = ROOT / "Tests" / "Delivery" / "Support" / "smtp_server.py"
        self.process = subprocess.Popen(
            [sys.executable, script, self.folder, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())
        self.read = {}

    @property
    def address(self):
        return f"smtp://127.0.0.1:{self.port}"

    def stop(self):
        self.process.stdin.close()
        self.process.wait(timeout=20)

    def deliveries(self):
        """(Message-ID, letter, bytes) of every delivery so far, in the order in which they came."""
        # The envelope is written last: with it, the letter is whole.
        for envelope in self.folder.glob("*.json"):
            number = int(envelope.stem)
            if number not in self.read:
                try:
                    json.loads(envelope.read_text())
                except ValueError:
                    continue
                content = envelope.with_suffix(".eml").read_bytes()
                letter = email.message_from_bytes(content, policy=email.policy.default)
                self.read[number] = (letter["message-id"], letter, content)
        return [self.read[number] for number in sorted(self.read)]

    def letters(self, to):
        return [letter for _, letter, _ in self.deliveries() if to.lower() in addresses(letter)]
