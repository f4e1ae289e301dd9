"""Opens what a house has sealed, with nothing of its programs: two databases, the master key, and the format."""
import base64
import json
import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .sql import rows

#: The columns that follow the owner's in each table's primary key, and the drawer its sealed column lies in.
SEALED = {
    "contact_detail": ("detail_id", "person"), "card": ("card_id", "person"), "product": ("product_id", "person"),
    "invoice": ("invoice_id", "person"), "purchase": ("purchase_id", "relationship"),
    "contact_event": ("event_id", "relationship"), "profile": ("profile_id", "relationship"),
    "engagement": ("engagement_id", "relationship"), "preference": ("preference_id", "relationship"),
    "extra_benefit": ("benefit_id", "extra"),
}


class Opener:
    def __init__(self, main, keyring, keys):
        self.main, self.keyring = main, keyring
        self.masters = {}
        for line in (keys / "master").read_text().splitlines():
            name, secret = line.split()
            self.masters[name] = base64.b64decode(secret)

    def key(self, owner, drawer):
        """The person's key of that drawer, or None where the keyring has none."""
        found = rows(
            self.keyring, "SELECT wrapped, master_id FROM wrapped_key WHERE owner_id = ? AND compartment = ?", owner,
            drawer)
        if not found:
            return None
        return unlock(self.masters[found[0]["master_id"]], found[0]["wrapped"], "key", str(owner), drawer)

    def opened(self, table, owner):
        """The plain fields of each of the person's rows; None for a row that no key opens."""
        key_column, drawer = SEALED[table]
        key = self.key(owner, drawer)
        found = []
        for row in rows(self.main, f"SELECT {key_column} AS number, sealed FROM {table} WHERE customer_id = ?", owner):
            found.append(None if key is None else self._fields(key, table, owner, row))
        return found

    @staticmethod
    def _fields(key, table, owner, row):
        try:
            return json.loads(unlock(key, row["sealed"], table, "sealed", str(owner), str(row["number"])))
        except InvalidTag:
            return None

    def opens_with_any_key(self, table, owner):
        """Whether any key the keyring still holds, of whomever and whichever drawer, opens one of the rows."""
        key_column, _ = SEALED[table]
        sealed = rows(self.main, f"SELECT {key_column} AS number, sealed FROM {table} WHERE customer_id = ?", owner)
        for held in rows(self.keyring, "SELECT owner_id, compartment FROM wrapped_key"):
            key = self.key(held["owner_id"], held["compartment"])
            if any(self._fields(key, table, owner, row) is not None for row in sealed):
                return True
        return False


def unlock(key, sealed, *label):
    framed = b"".join(struct.pack(">I", len(part.encode())) + part.encode() for part in label)
    return AESGCM(key).decrypt(sealed[:12], sealed[12:], framed)
