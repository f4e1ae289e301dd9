"""What a server can be wrong in: every program says it in one clear sentence, and serves nobody meanwhile."""
import re
import subprocess

import pytest

from support.house import free_port
from support.postgres import Postgres

PROGRAMS = [("rechtspoor-portal",), ("rechtspoor-scheduler", "once"), ("rechtspoor", "checkpoint")]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """One server for all: each test has databases of its own."""
    server = Postgres(tmp_path_factory.mktemp("server") / "pg").start()
    yield server
    server.stop()


@pytest.fixture
def at_server(house, server):
    """A house whose two databases are on the server."""
    house.on(server).run("rechtspoor", "init").ended(0)
    yield house
    for name in ("main", "keyring"):
        server.psql("postgres", f"DROP DATABASE {name} WITH (FORCE)")


def all_say(house, *words, without=(), **settings):
    """Every program ends with 1 and one line, in which these words stand; returns the lines."""
    lines = []
    for program in PROGRAMS:
        answer = house.run(*program, **settings).ended(1)
        line = answer.err.strip()
        assert len(line.splitlines()) == 1 and answer.out == "", answer
        for word in words:
            assert word in line, (word, line)
        for word in without:
            assert word not in line, (word, line)
        lines.append(line)
    return lines


def test_a_server_that_is_not_there(at_server, tmp_path):
    all_say(
        at_server, "check that the server runs",
        RECHTSPOOR_DATABASE=f"postgresql://rechtspoor@127.0.0.1:{free_port()}/main")


@pytest.mark.parametrize("name", ["RECHTSPOOR_DATABASE", "RECHTSPOOR_KEYRING"])
def test_a_database_that_is_not_there(at_server, server, name):
    all_say(
        at_server, '"nergens" does not exist', "createdb --encoding UTF8 --locale C",
        **{name: server.address("nergens")})


# --- Who may come in ---


@pytest.fixture
def kept(house, server):
    """A house whose databases belong to somebody who needs a password, and who is no superuser."""
    server.psql("postgres", "CREATE ROLE keeper LOGIN PASSWORD 'twaalf konijnen'")
    server.let_in("local all keeper scram-sha-256")
    for name in ("kept", "kept_keyring"):
        server.database(name, "OWNER keeper")

    def settings(password, mode=0o600):
        file = house.elsewhere / "passwords"
        file.touch()
        file.chmod(mode)
        file.write_text(f"*:*:*:keeper:{password}\n" if password else "")
        return {
            "RECHTSPOOR_DATABASE": server.address("kept", "keeper", passfile=file),
            "RECHTSPOOR_KEYRING": server.address("kept_keyring", "keeper", passfile=file)}

    house.run("rechtspoor", "init", **settings("twaalf konijnen")).ended(0)
    yield house, settings
    for name in ("kept", "kept_keyring"):
        server.psql("postgres", f"DROP DATABASE {name} WITH (FORCE)")
    server.psql("postgres", "DROP ROLE keeper")


def test_the_right_password_in_a_file_opens(kept):
    house, settings = kept
    for program in PROGRAMS[1:]:
        house.run(*program, **settings("twaalf konijnen")).ended(0)


def test_a_wrong_password(kept):
    house, settings = kept
    all_say(
        house, 'password authentication failed for user "keeper"', "check the user, the pass file and pg_hba.conf",
        without=["konijnen", "verkeerd"], **settings("verkeerd"))


def test_no_password(kept):
    house, settings = kept
    all_say(house, "no password supplied", "check the user, the pass file and pg_hba.conf", **settings(None))


def test_a_pass_file_that_others_can_read(kept):
    house, settings = kept
    all_say(house, "can be read by others", "chmod 600", **settings("twaalf konijnen", 0o640))


def test_a_user_who_is_nobody(at_server, server):
    all_say(
        at_server, 'role "niemand" does not exist', "check the user",
        RECHTSPOOR_DATABASE=server.address("main", "niemand"))


# --- What a database must be ---


@pytest.mark.parametrize("options, words", [
    ("LOCALE 'C.UTF-8'", ["sorts by C.UTF-8", "--locale C --template template0"]),
    ("LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'nl-NL'", ["sorts by nl-NL", "--locale C --template template0"]),
    ("LOCALE 'C' ENCODING 'LATIN1'", ["LATIN1", "--encoding UTF8"]),
    ("LOCALE 'C' ENCODING 'SQL_ASCII'", ["SQL_ASCII", "--encoding UTF8"]),
], ids=["another collation", "a collation of ICU", "another encoding", "no encoding"])
@pytest.mark.parametrize("which", ["RECHTSPOOR_DATABASE", "RECHTSPOOR_KEYRING"])
def test_a_database_made_otherwise(at_server, server, options, words, which):
    address = server.database("otherwise", options)
    try:
        all_say(at_server, *words, **{which: address})
        at_server.run("rechtspoor", "init", RECHTSPOOR_HOME=str(at_server.folder / "new"), **{which: address}).ended(1)
        assert server.psql("otherwise", "SELECT tablename FROM pg_tables WHERE schemaname = 'public'") == ""
    finally:
        server.psql("postgres", "DROP DATABASE otherwise WITH (FORCE)")


@pytest.mark.parametrize("which, name", [("main", "RECHTSPOOR_DATABASE"), ("keyring", "RECHTSPOOR_KEYRING")])
def test_an_empty_database(at_server, server, which, name):
    address = server.database("empty")
    try:
        all_say(at_server, "rechtspoor init", **{name: address})
        assert server.psql("empty", "SELECT tablename FROM pg_tables WHERE schemaname = 'public'") == ""
    finally:
        server.psql("postgres", "DROP DATABASE empty WITH (FORCE)")


# --- Programs of different age ---


@pytest.mark.parametrize("which", ["main", "keyring"])
def test_a_database_of_a_newer_program(at_server, server, which):
    server.psql(which, "INSERT INTO schema_migration VALUES (99, 'tomorrow')")
    all_say(at_server, "newer than this program", "99 'tomorrow'", "Install the newer program")


def test_a_database_of_an_older_program(at_server, server):
    """It is not brought forward in passing: programs of the day before may be at work on other machines."""
    newest = "(SELECT MAX(number) FROM schema_migration)"
    server.psql("main", f"DELETE FROM schema_migration WHERE number = {newest}")
    before = server.psql("main", "TABLE schema_migration")
    all_say(at_server, "older than this program", "rechtspoor migrate")
    assert server.psql("main", "TABLE schema_migration") == before


def test_a_house_is_brought_forward_while_nothing_else_runs(at_server):
    at_server.portal()
    answer = at_server.run("rechtspoor", "migrate").ended(1)
    assert "stop every portal" in answer.err and len(answer.err.strip().splitlines()) == 1
    at_server.stop()
    assert at_server.run("rechtspoor", "migrate", "--json").ended(0).json() == {"database": [], "keyring": []}


# --- A connection nobody can listen in on ---


@pytest.fixture(scope="module")
def listening(tmp_path_factory):
    """A server on the network of this machine, with a certificate of an authority of the test's own."""
    folder = tmp_path_factory.mktemp("tls")
    server = Postgres(folder / "pg").start().restart(port=free_port(), listen_addresses="127.0.0.1")
    for name in ("main", "keyring"):
        server.database(name)
    server.authority, server.stranger = (make_authority(folder, name) for name in ("authority", "stranger"))
    yield server
    server.stop()


def make_authority(folder, name):
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}",
            "-keyout", folder / f"{name}.key", "-out", folder / f"{name}.crt")
    return folder / f"{name}.crt"


def give_certificate(server, host):
    key, asked, signed = (server.data / f"server.{end}" for end in ("key", "csr", "crt"))
    names = server.folder.parent / "names"
    names.write_text(f"subjectAltName={host}\n")
    openssl("req", "-new", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=database", "-keyout", key, "-out", asked)
    openssl("x509", "-req", "-in", asked, "-CA", server.authority, "-CAkey", server.authority.with_suffix(".key"),
            "-CAcreateserial", "-days", "2", "-extfile", names, "-out", signed)
    for file in (key, signed):
        server.own(file)
    server.restart(ssl="on")


def openssl(*words):
    subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True)


def by_network(server, **options):
    return {
        "RECHTSPOOR_DATABASE": server.network_address("main", **options),
        "RECHTSPOOR_KEYRING": server.network_address("keyring", **options)}


def test_a_server_without_encryption_where_it_is_asked_for(house, listening):
    listening.restart(ssl="off")
    house.run("rechtspoor", "init", **by_network(listening)).ended(0)
    try:
        all_say(
            house, "does not support SSL", "sslmode",
            **by_network(listening, sslmode="verify-full", sslrootcert=listening.authority))
    finally:
        for name in ("main", "keyring"):
            listening.psql(name, "DROP SCHEMA public CASCADE; CREATE SCHEMA public")


def test_a_certificate_that_vouches_for_the_server_is_asked_for_and_looked_at(house, listening):
    give_certificate(listening, "IP:127.0.0.1")
    true = by_network(listening, sslmode="verify-full", sslrootcert=listening.authority)
    house.run("rechtspoor", "init", **true).ended(0)
    house.run("rechtspoor-scheduler", "once", **true).ended(0)
    house.portal(**true)
    assert listening.rows(
        "postgres", "SELECT DISTINCT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) "
        "WHERE application_name = 'rechtspoor'") == [{"ssl": True}]
    assert house.stop() == {"rechtspoor-portal": 0}

    all_say(
        house, "certificate verify failed", "sslmode and the certificates",
        **by_network(listening, sslmode="verify-full", sslrootcert=listening.stranger))
    all_say(
        house, "does not exist", "sslmode and the certificates",
        **by_network(listening, sslmode="verify-full", sslrootcert=house.elsewhere / "nothing.crt"))
    garbled = house.elsewhere / "garbled.crt"
    garbled.write_text("no certificate\n")
    all_say(
        house, str(garbled), "sslmode and the certificates",
        **by_network(listening, sslmode="verify-full", sslrootcert=garbled))
    give_certificate(listening, "DNS:database.example")
    all_say(house, "127.0.0.1", "sslmode and the certificates", **true)
