"""Several machines of one house: each with a home, a portal and a scheduler of its own; the server is shared."""
import random
import shutil
import signal
import time

from . import client, visitor


class Machines:
    def __init__(self, houses, server, count=3, **settings):
        self.settings = {
            "RECHTSPOOR_DATABASE": server.database("main"), "RECHTSPOOR_KEYRING": server.database("keyring"),
            "RECHTSPOOR_PUBLIC_URL": "https://rechten.example"} | settings
        self.houses = [houses() for _ in range(count)]
        first, *others = self.houses
        first.run("rechtspoor", "init", **self.settings).ended(0)
        for other in others:
            # The keys are the same everywhere; ledger and checkpoints are each machine's own.
            for folder in ("", "ledger", "checkpoints", "exports"):
                (other.home / folder).mkdir(mode=0o700)
            shutil.copytree(first.home / "keys", other.home / "keys")

    def operator(self, *words, on=0, **options):
        return self.houses[on].run("rechtspoor", *words, **self.settings, **options)

    def once(self, on=0, **options):
        return self.houses[on].run("rechtspoor-scheduler", "once", **self.settings, **options).ended(0)

    def portals(self):
        for house in self.houses:
            house.portal(**self.settings)
        return self

    def schedulers(self, **options):
        for house in self.houses:
            self.start(house, "rechtspoor-scheduler", **options)
        return self

    def programs(self):
        return [(house, name) for house in self.houses for name in sorted(house.running)]

    def start(self, house, program, **options):
        words = ["run"] if program == "rechtspoor-scheduler" else []
        house.start(program, *words, **self.settings, **options)

    def kill(self, house, program):
        process = house.running.pop(program)
        process.kill()
        process.wait()

    def pause(self, house, program):
        house.running[program].send_signal(signal.SIGSTOP)

    def resume(self, house, program):
        house.running[program].send_signal(signal.SIGCONT)

    def stop(self, program=None):
        for house in self.houses:
            if program is None or program in house.running:
                house.stop(program)


class Anywhere(visitor.Visitor):
    """A visitor whose every request goes to another portal, as behind a balancer that knows nobody.

    From a network of its own: what is counted by network is not what is looked at here.
    """

    def __init__(self, machines, network=None, dice=random, **options):
        super().__init__(None, **options)
        self.machines = machines
        self.dice = dice
        self.network = network or f"127.{dice.randrange(1, 250)}.{dice.randrange(250)}.{dice.randrange(1, 250)}"

    def _send(self, page, data):
        caller = client.Visitor(self.dice.choice(self.machines.houses), self.language, network=self.network)
        caller.cookies = self.cookies
        answer = caller.ask("GET" if data is None else "POST", page, data)
        return visitor.Answer(answer.status, answer.headers, answer.body)


def until(what, seconds, told):
    """Waits for something to be so, and says what it waited for."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, f"after {seconds} s: {told()}"
        time.sleep(0.5)
