"""OpenSMTPD as Debian packages it, on loopback: a mail server that other people run, and the mailbox it fills."""
import email
import email.policy
import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import tempfile
import time

#: Whose mailbox every letter lands in: the server delivers to no superuser.
READER = "nobody"


def is_here():
    return os.geteuid() == 0 and shutil.which("smtpd", path="/usr/sbin:/usr/local/sbin") is not None


class OpenSMTPD:
    def __init__(self):
        # Its reader must be able to walk there.
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="opensmtpd-"))
        self.folder.chmod(0o755)
        self.box = self.folder / "box"
        self.box.mkdir()
        os.chown(self.box, pwd.getpwnam(READER).pw_uid, -1)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        configuration = self.folder / "smtpd.conf"
        configuration.write_text(
            f'table everybody {{ "@" = {READER} }}\n'
            f"listen on 127.0.0.1 port {self.port} hostname mail.example\n"
            f'action "keep" maildir "{self.box}" user {READER} virtual <everybody>\n'
            'match from any for any action "keep"\n')
        self.log = (self.folder / "log").open("w")
        self.process = subprocess.Popen(
            ["/usr/sbin/smtpd", "-d", "-f", configuration], stdout=self.log, stderr=subprocess.STDOUT)
        for _ in range(100):
            with socket.socket() as hand:
                if hand.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise AssertionError((self.folder / "log").read_text())

    @property
    def address(self):
        return f"smtp://127.0.0.1:{self.port}"

    def letters(self, expected, seconds=600):
        """Whatever it delivered, once there are as many as expected, and a moment more for one too many."""
        end = time.monotonic() + seconds
        while len(self._files()) < expected and time.monotonic() < end:
            time.sleep(0.5)
        time.sleep(1)
        return [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in self._files()]

    def _files(self):
        return [file for file in (self.box / "new").glob("*") if file.is_file()] if (self.box / "new").is_dir() else []

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)
        self.log.close()
        shutil.rmtree(self.folder)
