"""A visitor without a browser: keeps cookies, fills in the forms it was shown, follows nothing by itself."""
import dataclasses
import html.parser
import urllib.error
import urllib.parse
import urllib.request


@dataclasses.dataclass(frozen=True)
class Answer:
    status: int
    headers: object
    body: bytes

    @property
    def text(self):
        return self.body.decode()


class Visitor:
    def __init__(self, house, language="nl"):
        self.house = house
        self.language = language
        self.cookies = {}

    def get(self, page):
        return self._send(page, None)

    def post(self, page, fields):
        return self._send(page, urllib.parse.urlencode(fields).encode())

    def submit(self, page, action=None, **filled):
        """Opens a page and sends its form with these fields filled in."""
        shown = self.get(page)
        assert shown.status == 200, f"{page}: {shown.status}\n{shown.text}"
        return self.fill_in(shown, page, action, **filled)

    def fill_in(self, shown, page, action=None, **filled):
        """Sends the form of a page that was shown, with these fields filled in."""
        found = forms(shown.text)
        # Every signed-in page also has a form to sign out with: a page's own form is the one that comes back to it.
        own = [form for form in found if form.action == (action or urllib.parse.urlsplit(page).path)]
        form = own[0] if own or action else found[0]
        return self.post(form.action, form.fields | filled)

    def object(self, email, scope="everything"):
        return self.submit("/objections", scope=scope, email=email)

    def press(self, link, act):
        """Opens the link of a letter and presses the button that says so."""
        return self.submit(urllib.parse.urlsplit(link).path, act=act)

    def _send(self, page, data):
        assert page.startswith("/"), page
        request = urllib.request.Request(self.house.url + page, data=data, headers={"Accept-Language": self.language})
        # Ours are for https and for this machine alone; a browser sends them to itself, a library does not.
        if self.cookies:
            request.add_header("Cookie", "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        try:
            with urllib.request.build_opener(Stay).open(request, timeout=30) as answer:
                return self._keep(Answer(answer.status, answer.headers, answer.read()))
        except urllib.error.HTTPError as answer:
            return self._keep(Answer(answer.code, answer.headers, answer.read()))

    def _keep(self, answer):
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


@dataclasses.dataclass
class Form:
    action: str
    fields: dict


def forms(page):
    reader = FormReader()
    reader.feed(page)
    return reader.forms


class FormReader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms = []

    def handle_starttag(self, tag, attributes):
        having = dict(attributes)
        if tag == "form":
            self.forms.append(Form(having["action"], {}))
        elif tag == "input" and self.forms and "name" in having:
            if having.get("type") in ("radio", "checkbox") and "checked" not in having:
                return
            self.forms[-1].fields[having["name"]] = having.get("value", "")

    handle_startendtag = handle_starttag
