"""What the batteries share: the house they begin with."""
import pytest

from support import jobs
from support.bases import Base
from support.postgres import Postgres
from support.rounds import ENGINES


@pytest.fixture(scope="session", params=ENGINES)
def base(request, tmp_path_factory):
    """A hundred people, and twelve who objected without proof; on files, and on a server of its own."""
    folder = tmp_path_factory.mktemp(f"base-{request.param}")
    server = Postgres(folder / "pg").start() if request.param == "postgresql" else None
    yield Base(folder / "houses", server, people=100, objectors=jobs.OBJECTORS)
    if server:
        server.stop()
