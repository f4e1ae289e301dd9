"""One click at the foot of a message, as a mail program sends it (RFC 8058): how many a second, each of them kept."""
import http.client
import os
import threading
import time

from .filehouse import FileHouse
from .figures import Figure

CLIENTS = (1, 8)
HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}


def run(folder, size):
    clicks, rounds = (1500, 3) if size == "full" else (24, 1)
    home = FileHouse(folder, "unsubscribe").make()
    tokens = home.ours("links", "--people", str(clicks))["tokens"]
    figures = []
    for clients in CLIENTS:
        figure = Figure(
            f"one-click by {clients} mail {'program' if clients == 1 else 'programs'}", "clicks/s", COMPARED, asked=0,
            against="fsyncs alone")
        for round_ in range(rounds):
            house = home.copy(folder, f"unsubscribe_{clients}_{round_}")
            house.house.portal()
            figure.plain.append(fsyncs(house.folder, clicks))
            figure.ours.append(click(house, tokens, clients))
            stopped = house.count("stop")
            assert stopped == clicks == house.count("letter"), (stopped, clicks)
            assert house.count("suppression") == clicks
            house.drop()
        figures.append(figure)
    home.drop()
    return figures


COMPARED = (
    "Every click is another person's. Ours: the POST a mail program sends, answered once stop, suppression, ledger with its "
    "two copies, audit entry and letter are on the disk. Against: 4 KiB written and flushed to the same disk, one after "
    "the other, in the same run: what this machine can keep at all. A click takes several.")


def click(house, tokens, clients):
    """Clicks a second."""
    faults = []

    def one(client):
        connection = http.client.HTTPConnection("127.0.0.1", house.house.port, timeout=60)
        for token in tokens[client::clients]:
            connection.request("POST", f"/unsubscribe/{token}", "List-Unsubscribe=One-Click", HEADERS)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                faults.append(answer.status)
        connection.close()

    threads = [threading.Thread(target=one, args=(client,)) for client in range(clients)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.monotonic() - began
    assert not faults, faults[:5]
    return len(tokens) / seconds


def fsyncs(folder, count):
    """Flushes a second."""
    path = folder / "flushed"
    with path.open("wb", buffering=0) as file:
        began = time.monotonic()
        for _ in range(count):
            file.write(b"\0" * 4096)
            os.fsync(file.fileno())
        seconds = time.monotonic() - began
    path.unlink()
    return count / seconds
