"""The portal beside a sweep: how long a visitor waits for a page, with nothing due and while very much goes."""
import http.client
import threading
import time

from . import filepeople
from .filehouse import FileHouse
from .figures import Figure

# The first two are questions alone; what somebody sees of themselves is noted in the audit log, which is a write.
PAGES = ("/", "/me", "/me/data")
COOKIE = "__Host-rechtspoor"
VISITORS, SESSIONS = 4, 16


def run(folder, size):
    due, a_second, seconds, rounds = (150_000, 60, 8, 3) if size == "full" else (600, 20, 1, 1)
    figure = Figure(
        f"portal p99 beside a sweep of {due:,}", "ms", COMPARED.format(rate=a_second, pages=" ".join(PAGES)),
        asked=0.5, against="idle")
    home = FileHouse(folder, "portal")
    home.house.run("rechtspoor", "demo", "--people", 1000 if size == "full" else 100, timeout=600).ended(0)
    # Before the others come, whose sealed columns nothing opens.
    tokens = home.ours("sessions", "--people", str(SESSIONS))["tokens"]
    filepeople.fill(home, due, filepeople.seed("i >= 0", "900000"))
    slow = []
    for round_ in range(rounds):
        house = home.copy(folder, f"portal_{round_}")
        house.house.portal(RECHTSPOOR_SWEEP_SHARE="100")
        visit(house, tokens, a_second, 2)
        figure.plain.append(p99(visit(house, tokens, a_second, seconds)))
        house.house.stop()
        house.change(f"update standing set check_day = {filepeople.moments()['today']} where check_day = 900000")
        house.house.portal(RECHTSPOOR_SWEEP_SHARE="100")
        visit(house, tokens, a_second, 2)
        house.house.scheduler(RECHTSPOOR_SWEEP_SHARE="100")
        began = wait_until_it_sweeps(house, due)
        waited = visit(house, tokens, a_second, seconds)
        left = house.count("customer where customer_id > 0")
        figure.ours.append(p99(waited))
        slow.append(max(waited))
        if size == "full":
            assert left > SESSIONS + 2000, f"the sweep was over before the visitors were: {began}"
        house.drop()
    home.drop()
    figure.remarks = [f"The longest anybody waited during a sweep: {max(slow) * 1000:.0f} ms."]
    return [figure]


COMPARED = (
    "{rate} pages a second of " + str(VISITORS) + " visitors ({pages}), asked at fixed moments whether or not the last "
    "was answered in time; the 99th of a hundred. Against: the same portal with no scheduler at work.")


def wait_until_it_sweeps(house, due):
    end = time.monotonic() + 60
    before = house.count("ledger")
    while house.count("ledger") < before + min(due, 500) // 2:
        assert time.monotonic() < end, house.house.log_text()
        time.sleep(0.05)
    return before


def visit(house, tokens, a_second, seconds):
    """How long each page took from the moment it was to be asked for, in seconds."""
    waited, faults = [], []
    began = time.monotonic() + 0.1

    def one(visitor):
        connection = http.client.HTTPConnection("127.0.0.1", house.house.port, timeout=60)
        for turn in range(visitor, a_second * seconds, VISITORS):
            moment = began + turn / a_second
            time.sleep(max(0, moment - time.monotonic()))
            headers = {"Cookie": f"{COOKIE}={tokens[turn % len(tokens)]}", "Accept-Language": "nl"}
            connection.request("GET", PAGES[turn % len(PAGES)], headers=headers)
            answer = connection.getresponse()
            answer.read()
            waited.append(time.monotonic() - moment)
            if answer.status != 200:
                faults.append(answer.status)
        connection.close()

    threads = [threading.Thread(target=one, args=(visitor,)) for visitor in range(VISITORS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults and len(waited) == a_second * seconds, (faults, len(waited))
    return waited


def p99(waited):
    return sorted(waited)[int(len(waited) * 0.99) - 1] * 1000
