"""Pages of the portal for customers who are signed in, against the very questions such a page asks of the server."""
import http.client
import re
import subprocess
import time

from .benchhouse import BenchHouse
from .figures import Figure

PAGES = ("/me", "/me/data")
CONNECTIONS = 8
SESSIONS = 16
COOKIE = "__Host-rechtspoor"


def run(server, folder, size):
    seconds, rounds, people = (6, 3, 1000) if size == "full" else (1, 1, 100)
    home = BenchHouse(server, folder, "page").make("demo", "--people", str(people))
    tokens = home.ours("sessions", "--people", str(SESSIONS))["tokens"]
    asked = capture(home, folder, tokens)
    figures = []
    for page in PAGES:
        scripts = {token: script(questions) for token, questions in asked[page].items()}
        count = sum(map(len, asked[page].values())) / len(tokens)
        figure = Figure(f"portal page {page}", "pages/s", COMPARED.format(page=page, count=count))
        for round_ in range(rounds):
            for side in (ours, plain):
                house = home.copy(folder, f"page_{page.count('/')}_{side.__name__}_{round_}")
                (figure.ours if side is ours else figure.plain).append(side(house, page, tokens, scripts, seconds))
                house.drop()
        figures.append(figure)
    home.drop()
    return figures


COMPARED = (
    f"{CONNECTIONS} connections ask for {{page}} of {SESSIONS} customers in turn. Ours: wrk against the portal, each page "
    "with its session looked up, decided, unsealed and rendered. Plain: pgbench -M prepared sends the {count:.0f} SELECTs "
    "of such a page, as the server's log has them, each by itself, keyring's and main database's in one; where the page "
    "writes an audit entry, so does it, in a transaction.")


# What one page asks.


def capture(home, folder, tokens):
    """For each page and customer the questions it sends: (SQL, its values), from the server's log."""
    house = home.copy(folder, "page_capture")
    for database in (house.main, house.keyring):
        house.sql(f"ALTER DATABASE {database} SET log_statement = 'all'", "postgres")
    house.house.portal(**house.addresses)
    log = house.server.folder / "data" / "server.log"
    asked = {page: {} for page in PAGES}
    for page in PAGES:
        for token in tokens:
            look(house, page, token)  # Before: its statements are prepared, its session is touched.
            before = log.stat().st_size
            look(house, page, token)
            time.sleep(0.05)
            with log.open("rb") as lines:
                lines.seek(before)
                asked[page][token] = questions(lines.read().decode())
            assert asked[page][token], f"{page} asked nothing"
    house.drop()
    return asked


def look(house, page, token):
    connection = http.client.HTTPConnection("127.0.0.1", house.house.port, timeout=30)
    connection.request("GET", page, headers={"Cookie": f"{COOKIE}={token}", "Accept-Language": "nl"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    assert answer.status == 200, f"{page} answered {answer.status}: the session counts no more"
    return body


RECORD = re.compile(r"^\d{4}-\d\d-\d\d \S+ \S+ \[(\d+)\] (\w+):  (.*)$")
PARAMETER = re.compile(r"\$(\d+) = (NULL|'(?:[^']|'')*')")


def questions(log):
    """The statements with values that a stretch of the log names, in order."""
    found, of_process = [], {}
    for process, kind, text in records(log):
        if kind == "LOG" and text.startswith("execute "):
            of_process[process] = [text.split(":", 1)[1].strip(), {}]
            found.append(of_process[process])
        elif kind == "DETAIL" and text.startswith("parameters: ") and process in of_process:
            of_process[process][1] = {int(place): value for place, value in PARAMETER.findall(text)}
    return [(sql, values) for sql, values in found]


def records(log):
    record = None
    for line in log.splitlines():
        if match := RECORD.match(line):
            if record:
                yield record
            record = (match[1], match[2], match[3])
        elif record:
            record = (record[0], record[1], record[2] + "\n" + line.removeprefix("\t"))
    if record:
        yield record


def script(questions):
    """The same for pgbench. An audit entry takes the next place in its lane, as the house's does."""
    lines = []
    for sql, values in questions:
        if sql.startswith("SELECT") and "pg_advisory" not in sql:
            lines.append(re.sub(r"\$(\d+)", lambda place: values[int(place[1])], sql).replace("\n", " ") + ";")
        elif sql.startswith("INSERT INTO audit_entry"):
            segment, lane, _, *rest = (values[place] for place in range(1, 12))
            lines += [
                "BEGIN;", f"SELECT pg_advisory_xact_lock(-1000 - {lane.strip(chr(39))});",
                f"INSERT INTO audit_entry SELECT {segment}, {lane}, COALESCE(MAX(sequence), 0) + 1, {', '.join(rest)} "
                f"FROM audit_entry WHERE segment = {segment} AND lane = {lane};",
                "COMMIT;"]
    text = "\n".join(lines) + "\n"
    assert not re.search(r":\w", text), "pgbench would take part of a value for a variable"
    return text


# The two sides.


def ours(house, page, tokens, _, seconds):
    house.house.portal(**house.addresses)
    words = house.house.elsewhere / "visitors.lua"
    words.write_text(VISITORS.format(
        page=page, tokens=", ".join(f'"{COOKIE}={token}"' for token in tokens)))
    wrk(house, words, 2)
    said = wrk(house, words, seconds)
    assert "Non-2xx" not in said and "Socket errors" not in said, said
    for token in tokens:
        look(house, page, token)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])


def wrk(house, words, seconds):
    done = subprocess.run(
        ["wrk", "-t", "1", "-c", str(CONNECTIONS), "-d", f"{seconds}s", "--timeout", "20s", "-s", words,
         house.house.url], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


VISITORS = """local cookies = {{ {tokens} }}
local turn = 0
request = function()
  turn = turn % #cookies + 1
  return wrk.format("GET", "{page}", {{ ["Cookie"] = cookies[turn], ["Accept-Language"] = "nl" }})
end
"""


def plain(house, page, tokens, scripts, seconds):
    take_keyring_over(house)
    files = []
    for number, token in enumerate(tokens):
        files.append(house.house.elsewhere / f"page{number}.sql")
        files[-1].write_text(scripts[token])
    # What it does while it prepares its statements is not counted.
    warm = 2
    house.pgbench(files, "-c", str(CONNECTIONS), "-j", "1", "-T", str(seconds + warm))
    ends = sorted(
        int(line.split()[4]) + int(line.split()[5]) / 1e6
        for file in house.house.elsewhere.glob("pgbench.*") for line in file.read_text().splitlines())
    return sum(end > ends[-1] - seconds for end in ends) / seconds


def take_keyring_over(house):
    """pgbench asks one database: the keyring's two tables stand beside the others there."""
    tables = subprocess.run(
        ["pg_dump", "-h", house.server.folder, "-U", "rechtspoor", "-t", "wrapped_key", "-t", "travel_link",
         house.keyring], capture_output=True, text=True, check=True).stdout
    house.script(tables)
    house.sql("ANALYZE")
