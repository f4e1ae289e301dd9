"""Who of a demonstration has a mailbox of their own."""
from .opener import Opener

#: Of the customer `c` of a query: an address they gave themselves (a cardholder's at work stands among the business
#: details), which is nobody else's.
OWN_MAILBOX = """EXISTS (
    SELECT 1 FROM lookup l
    JOIN contact_detail d ON d.customer_id = l.customer_id AND d.detail_id = l.row_id AND d.kind = 'email'
    WHERE l.customer_id = c.customer_id AND l.kind = 'email'
      AND NOT EXISTS (SELECT 1 FROM lookup o
                      WHERE o.kind = 'email' AND o.digest = l.digest AND o.customer_id <> l.customer_id))"""


def mailbox_of(house, customer):
    """The address of somebody who has a mailbox of their own."""
    opener = Opener(house.home / "rechtspoor.db", house.home / "keyring.db", house.home / "keys")
    return next(row["email"] for row in opener.opened("contact_detail", customer) if "email" in row)
