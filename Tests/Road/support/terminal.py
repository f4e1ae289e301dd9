"""A real terminal: tmux, with somebody at it who types."""
import os
import re
import shlex
import subprocess
import time

PROMPT = "READY>"


class Terminal:
    """A window of `columns` in which what is typed is typed, and what is on the screen is read."""

    def __init__(self, folder, env, columns):
        self.socket = folder / f"tmux-{columns}"
        self.columns = columns
        self._tmux("new-session", "-d", "-x", str(columns), "-y", "60", "env", "-i", *pairs(env), "sh")
        # Typed until it is heard: a shell that is still starting hears nothing.
        self._await(lambda lines: bool(lines), 10)
        self._tmux("send-keys", "PS1='READY> '; clear", "Enter")
        self._await(lambda lines: lines == [PROMPT], 10)

    def type(self, line, until=PROMPT, wait=30):
        """Types a line, and returns what came on the screen until a line begins with `until`, a text or a pattern."""
        self._tmux("send-keys", "clear", "Enter")
        self._await(lambda lines: lines == [PROMPT], wait)
        self._tmux("send-keys", line, "Enter")
        return self._await(lambda lines: lines[0] != PROMPT and begins(lines[-1], until) and len(lines) > 1, wait)[1:-1]

    def answer(self, *keys, until=PROMPT, wait=30):
        """Answers a question, and returns the whole screen once a line begins with `until`."""
        self._tmux("send-keys", *keys)
        return self._await(lambda lines: lines[-1].startswith(until), wait)

    def _await(self, there, wait):
        end = time.monotonic() + wait
        while time.monotonic() < end:
            time.sleep(0.2)
            lines = self.screen()
            if lines and there(lines):
                return lines
        raise AssertionError("the terminal does not answer:\n" + "\n".join(self.screen()))

    def screen(self, colour=False):
        text = self._tmux("capture-pane", "-p", *(["-e"] if colour else []))
        return [line.rstrip() for line in text.splitlines() if line.strip()]

    def close(self):
        self._tmux("kill-server", check=False)

    def _tmux(self, *words, check=True):
        # Whatever locale the tester has: what is on the screen is UTF-8.
        done = subprocess.run(
            ["tmux", "-u", "-S", str(self.socket), *words], capture_output=True, text=True, encoding="utf-8",
            env=os.environ | {"LC_ALL": "C.UTF-8"})
        assert not check or done.returncode == 0, f"tmux {shlex.join(words)}: {done.stderr}"
        return done.stdout


def begins(line, until):
    return until.match(line) if isinstance(until, re.Pattern) else line.startswith(until)


def pairs(env):
    return [f"{name}={value}" for name, value in env.items()]
