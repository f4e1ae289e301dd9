"""One house to begin with, and as many copies of it as a battery has rounds."""
import shutil

from .house import House
from .people import customer_file
from .postgres import Database
from .visitor import Visitor


class Base:
    """A demonstration's people, and some customers who have objected without proof: in four days silence proves it."""

    def __init__(self, folder, server=None, people=100, objectors=()):
        self.folder, self.server, self.made = folder, server, 0
        folder.mkdir(exist_ok=True)
        self.house = house = self._house("base")
        if server:
            house.on(server)
        house.run("rechtspoor", "demo", "--people", people, timeout=600).ended(0)
        if objectors:
            house.run("rechtspoor", "customer", "import", customer_file(house, *objectors)).ended(0)
            house.portal()
            for who in objectors:
                assert Visitor(house).object(who.email).status == 200
            house.stop()
        # The notices go out: before that no silence counts.
        house.run("rechtspoor-scheduler", "once", timeout=300).ended(0)

    def _house(self, name):
        folder = self.folder / name
        folder.mkdir()
        return House(folder)

    def copy(self):
        """A house of its own, as the base was left."""
        self.made += 1
        house = self._house(f"copy-{self.made}")
        shutil.copytree(self.house.home, house.home)
        if self.house.mailbox.folder.exists():
            shutil.copytree(self.house.mailbox.folder, house.mailbox.folder)
        if self.server:
            names = {name: f"{name}_{self.made}" for name in ("main", "keyring")}
            for name, copy in names.items():
                self.server.psql("postgres", f"CREATE DATABASE {copy} TEMPLATE {name}")
            house.settings = {
                "RECHTSPOOR_DATABASE": self.server.address(names["main"]),
                "RECHTSPOOR_KEYRING": self.server.address(names["keyring"])}
            house.databases = {
                "rechtspoor.db": Database(self.server, names["main"]),
                "keyring.db": Database(self.server, names["keyring"])}
        return house

    def drop(self, house):
        house.stop()
        for database in house.databases.values():
            self.server.psql("postgres", f"DROP DATABASE {database.name} WITH (FORCE)")
        shutil.rmtree(house.folder)
