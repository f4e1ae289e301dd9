"""Two colleagues put a statement in force: each at the terminal, with a password and a code of their own."""
import os
import pty
import select
import time

import pytest

from support import programs
from support.colleague import Colleague
from support.programs import ROOT

STATEMENT = ROOT / "Modules" / "Domain" / "Statement" / "Versions" / "klantrelatie-2026.json"


def at_a_terminal(house, words, typed):
    """Runs a program on a terminal of its own, types a line at each question, and returns code and screen."""
    env = house.environment()
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(house.elsewhere)
        command = [str(word) for word in programs.command(*words, env=env)]
        os.execvpe(command[0], command, env)
    screen, lines, end = "", list(typed), time.monotonic() + 60
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 0.5)
        if ready:
            try:
                piece = os.read(terminal, 4096)
            except OSError:
                break
            if not piece:
                break
            screen += piece.decode()
        if lines and screen.rstrip().endswith(":"):
            time.sleep(0.2)
            os.write(terminal, (lines.pop(0) + "\n").encode())
            screen += "\n"
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), screen


@pytest.fixture
def staffed(new_house):
    return new_house, Colleague(new_house, "dpo"), Colleague(new_house, "operator")


def test_the_password_is_not_shown_while_it_is_typed(staffed):
    house, dpo, operator = staffed
    for colleague, words in [(dpo, "first release is recorded"), (operator, "Activated")]:
        code = colleague.code()
        ended, screen = at_a_terminal(
            house, ["rechtspoor", "statement", "activate", STATEMENT, "--staff", colleague.login],
            [colleague.password, code])
        assert ended == 0 and words in screen, screen
        assert colleague.password not in screen
    rows = house.sql("SELECT action, actor FROM audit_entry WHERE action = 'statementReleased' ORDER BY sequence")
    assert len({row["actor"] for row in rows}) == 2
    house.run("rechtspoor", "audit", "verify").ended(0)


def test_without_password_and_code_nothing_is_released(staffed):
    house, dpo, operator = staffed
    words = ["rechtspoor", "statement", "activate", STATEMENT, "--staff", dpo.login]
    for typed in ("", dpo.password + "\n", f"{operator.password}\n{dpo.code()}\n", f"{dpo.password}\n000000\n"):
        answer = house.run(*words, stdin=typed).ended(1)
        assert "Nothing was recorded" in answer.err and answer.out == ""
    assert not house.sql("SELECT staff FROM statement_release")
    assert not house.sql("SELECT token_digest FROM session")
    for secret in (dpo.password, operator.password):
        assert secret not in house.log_text()
