"""Two customers of a railway, taken in as an operator takes them in."""
import csv
import dataclasses
import datetime
import io
import zoneinfo


@dataclasses.dataclass(frozen=True)
class Person:
    number: str
    given: str
    surname: str
    email: str
    street: str
    house_number: str
    postcode: str
    place: str
    card: str
    subscription: str = "Dal Voordeel"

    @property
    def plain_words(self):
        """What of this person may lie nowhere unsealed. Digits as the forms and files write them."""
        return {
            "surname": self.surname, "e-mail": self.email, "card": self.card, "street": self.street,
            "customer number": self.number,
        }


NOOR = Person(
    "70010001", "Noor", "van Zandwijkhuizen", "noor.zandwijkhuizen@voorbeeld.example", "Kadehofsingel", "12", "1011AB",
    "Amsterdam", "3528010000000017")
BRAM = Person(
    "70010002", "Bram", "Oostenrijkveld", "bram.oostenrijkveld@voorbeeld.example", "Laanderpad", "3", "2011CD",
    "Haarlem", "3528010000000025")


def today():
    """The day it is in the Netherlands: for an hour or two of every night it is not yet that in Greenwich."""
    return datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Amsterdam")).date()


def customer_file(house, *people, name="customers.csv", day=None):
    """A file of customers with a running subscription and a card, in contact with us last week."""
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";", lineterminator="\n")
    rows.writerow([
        "customerNumber", "given", "surname", "email", "emailGiven", "street", "houseNumber", "postcode", "place",
        "subscription", "card", "since", "lastContact"])
    day = day or today()
    since, contact = day - datetime.timedelta(days=300), day - datetime.timedelta(days=7)
    for who in people:
        rows.writerow([
            who.number, who.given, who.surname, who.email, "sale", who.street, who.house_number, who.postcode,
            who.place, who.subscription, who.card, since, contact])
    file = house.elsewhere / name
    file.write_text(text.getvalue(), encoding="utf-8")
    return file


def take_in(house, *people, day=None, **options):
    """Takes customers in and sells each of them something; returns their customer ids in that order."""
    before = {row["customer_id"] for row in house.sql("SELECT customer_id FROM customer")}
    ids = []
    for who in people:
        taken = house.run("rechtspoor", "customer", "import", customer_file(house, who, day=day), "--json", **options).ended(0)
        assert taken.json()["taken"] == 1, taken.out
        new = {row["customer_id"] for row in house.sql("SELECT customer_id FROM customer")} - before
        before |= new
        ids += new
        buy(house, who, **options)
    return ids


def buy(house, who, product="Dagkaart", **options):
    return house.run(
        "rechtspoor", "customer", "purchase", "--card", who.card, "--product", product, "--price", "12,50", "--json",
        **options).ended(0).json()


def journeys(house, who, origin="Haarlem", destination="Alkmaar"):
    """One journey of the day before yesterday, as the railway's own site exports it."""
    file = house.elsewhere / f"journeys-{who.number}.csv"
    file.write_text(
        "Datum;Check in;Vertrek;Check uit;Bestemming;Af;Bij;Transactie;Kl;Product;Prive/ Zakelijk;Opmerking\n"
        f"{today() - datetime.timedelta(days=2):%d-%m-%Y};09:58;{origin};10:31;{destination};€ 8,40;€ 0,00;Reis;2;;;\n")
    return travel(house, file, who)


def travel(house, file, who, **options):
    return house.run("rechtspoor", "travel", "import", file, "--card", who.card, "--json", **options).ended(0).json()
