"""What the laws stand on: a town's database in a file, and on PostgreSQL."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from tests.stories.ground import File, Ground, Server


@pytest.fixture(scope="session")
def postgres_town(postgres: str) -> str:
    """The address of a database for one town after the other."""
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("CREATE DATABASE town")
    return make_conninfo(postgres, dbname="town")


@pytest.fixture
def server(postgres_town: str) -> Iterator[Server]:
    """An empty ground on PostgreSQL."""
    with closing(Server(postgres_town)) as ground:
        yield ground


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def ground(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ground]:
    """An empty one that can be served: a file, then PostgreSQL."""
    if request.param == "postgres":
        yield request.getfixturevalue("server")
        return
    with closing(File(tmp_path)) as file:
        yield file
