"""A real SMTP server for the tests: takes letters into a folder, or refuses them as it is told.

usage: smtp_server.py FOLDER [--answer STAGE=REPLY]... [--tls CERTIFICATE KEY [--immediate]] [--login USER PASSWORD]

Prints the port the system chose. Ends when its standard input closes, so that it never outlives a test.
STAGE is EHLO, MAIL, RCPT or DATA; REPLY such as "550 5.1.1 no such user".
"""

import argparse
import json
import pathlib
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


class Shelf:
    """Keeps every letter as it came over the wire, with its envelope beside it."""

    def __init__(self, folder, answers):
        self.folder = pathlib.Path(folder)
        self.answers = answers
        self.count = 0
        self.connections = set()

    async def handle_MAIL(self, server, session, envelope, address, options):
        if "MAIL" in self.answers:
            return self.answers["MAIL"]
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if "RCPT" in self.answers:
            return self.answers["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if "DATA" in self.answers:
            return self.answers["DATA"]
        self.count += 1
        self.connections.add(session.peer)
        facts = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "greeting": session.host_name,
            "encrypted": server.transport.get_extra_info("sslcontext") is not None,
            "user": session.auth_data.login.decode() if session.authenticated else None,
            "connections": len(self.connections),
        }
        (self.folder / f"{self.count}.eml").write_bytes(envelope.original_content)
        (self.folder / f"{self.count}.json").write_text(json.dumps(facts))
        return "250 taken"


class Server(Controller):
    def __init__(self, shelf, arguments):
        self.arguments = arguments
        self.context = None
        if arguments.tls:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(*arguments.tls)
        super().__init__(
            shelf, hostname="127.0.0.1", port=0, ssl_context=self.context if arguments.immediate else None
        )

    def factory(self):
        def check(server, session, envelope, mechanism, data):
            wanted = [part.encode() for part in self.arguments.login]
            right = isinstance(data, LoginPassword) and [data.login, data.password] == wanted
            return AuthResult(success=right, handled=False, auth_data=data)

        login = self.arguments.login
        starttls = self.context if self.context and not self.arguments.immediate else None
        return SMTP(
            self.handler,
            tls_context=starttls,
            require_starttls=starttls is not None,
            authenticator=check if login else None,
            auth_required=bool(login),
            auth_require_tls=starttls is not None,
            enable_SMTPUTF8=True,
            data_size_limit=200_000,
        )

    def _trigger_server(self):
        # The port is only known once it is open.
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


parser = argparse.ArgumentParser()
parser.add_argument("folder")
parser.add_argument("--answer", action="append", default=[])
parser.add_argument("--tls", nargs=2)
parser.add_argument("--immediate", action="store_true")
parser.add_argument("--login", nargs=2)
arguments = parser.parse_args()

answers = dict(answer.split("=", 1) for answer in arguments.answer)
server = Server(Shelf(arguments.folder, answers), arguments)
server.start()
print(server.port, flush=True)
sys.stdin.read()
server.stop()
