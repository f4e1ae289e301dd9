"""A colleague with an account: a password, and an authenticator that shows codes."""
import base64
import hashlib
import hmac
import re
import struct
import time


class Colleague:
    def __init__(self, house, role, name=None):
        name = name or role
        self.login = f"{name}@rechtspoor.example"
        file = house.elsewhere / f"{name}.txt"
        house.run("rechtspoor", "staff", "add", "--name", name, "--role", role, "--email", self.login,
                  "--output", file).ended(0)
        text = file.read_text()
        self.password = re.search(r"^password: (\S+)$", text, re.M).group(1)
        secret = re.search(r"^authenticator: otpauth://totp/\S*[?&]secret=([A-Z2-7]+)", text, re.M).group(1)
        self.secret = base64.b32decode(secret + "=" * (-len(secret) % 8))

    def code(self, at=None):
        """RFC 6238, as an authenticator computes it; `at`, in seconds, where time is not now."""
        mac = hmac.digest(self.secret, struct.pack(">Q", int(at or time.time()) // 30), hashlib.sha1)
        start = mac[-1] & 15
        return f"{(struct.unpack('>I', mac[start:start + 4])[0] & 0x7fffffff) % 10**6:06d}"

    def secrets(self, at=None):
        """The two lines a program reads from standard input."""
        return f"{self.password}\n{self.code(at)}\n"
