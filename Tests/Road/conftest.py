"""Fixtures of the road tests, which drive the real programs from outside.

Nothing here is pretended: real binaries, real databases, real letters, a real browser. Where a
binary is missing the test fails and says how to build it.
"""
import pytest

from support.browser import open_browser
from support.house import House


@pytest.fixture
def houses(tmp_path_factory):
    """Makes as many empty houses as asked for, each with a home, a mail folder and a port of its own."""
    made = []

    def make():
        made.append(House(tmp_path_factory.mktemp("house")))
        return made[-1]

    yield make
    for house in made:
        house.stop()


@pytest.fixture
def house(houses):
    """A house in which nothing was made yet: no home, no database."""
    return houses()


@pytest.fixture
def new_house(house):
    """A house after `rechtspoor init`."""
    return house.init()


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory):
    """The one demonstration database of a run: others are copied from it."""
    return House(tmp_path_factory.mktemp("demonstration")).demo()


@pytest.fixture
def demo_house(house, demonstration):
    """A house with the demonstration database, to do with as the test likes."""
    return house.copy_from(demonstration)


@pytest.fixture
def browser():
    """Opens a browser: `browser()`, `browser(DESKTOP)`, `browser(javascript=False, language="en")`."""
    opened = []

    def open_one(*arguments, **options):
        opened.append(open_browser(*arguments, **options))
        return opened[-1]

    yield open_one
    for driver in opened:
        driver.quit()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Shows the last lines of the running programs with a failure."""
    report = yield
    if report.failed:
        for house in {value for value in item.funcargs.values() if isinstance(value, House)}:
            if house.log_text():
                report.sections.append((f"what the programs in {house.home} said", house.log_text()))
    return report
