"""A visitor without a browser: keeps cookies, follows nothing, and reads what a form would send."""
import html
import http.client
import re
import urllib.parse


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self):
        return self.body.decode()

    def ended(self, status):
        assert self.status == status, f"{self.status}, not {status}:\n{self.body[:600]!r}"
        return self


class Visitor:
    def __init__(self, house, language="nl", network="127.0.0.1"):
        self.port, self.language, self.network, self.cookies = house.port, language, network, {}

    def ask(self, method, path, body=None, **headers):
        """`headers`: sec_fetch_site="cross-site" is sent as Sec-Fetch-Site."""
        sent = {"Accept-Language": self.language}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if isinstance(body, dict):
            body = urllib.parse.urlencode(body)
        if body is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        sent |= {name.replace("_", "-").title(): value for name, value in headers.items()}
        connection = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=30, source_address=(self.network, 0))
        connection.request(method, path, body, sent)
        reply = connection.getresponse()
        answer = Answer(reply.status, reply.headers, reply.read())
        connection.close()
        for cookie in reply.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return answer

    def get(self, path, **headers):
        return self.ask("GET", path, **headers)

    def send(self, path, on=None, **fields):
        """Looks at the page `on` first, for its token, as a browser would."""
        return self.ask("POST", path, {"csrf": self.token(on or path)} | fields)

    def token(self, page):
        found = re.search(r'name="csrf" value="([^"]+)"', self.get(page).text)
        assert found, f"{page} has no form"
        return html.unescape(found.group(1))

    def sign_in(self, login):
        self.send("/login", email=login[0], password=login[1], way="password", next="/me").ended(303)
        return self


def demo_logins(house, kind="customer"):
    """(address, password) of each made-up person who can sign in."""
    lines = (house.home / "demo-logins.txt").read_text().splitlines()
    return [tuple(line.split()[1:3]) for line in lines if line.startswith(kind + " ")]


def reference(page):
    found = re.search(r"NS-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{2}", page)
    assert found, "the page gives no reference"
    return found.group(0)
