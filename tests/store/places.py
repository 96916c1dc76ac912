"""Where the stores of the tests lie: in SQLite, and in PostgreSQL where there is one.

The environment variable `ONRECORD_TEST_POSTGRES` holds the address of a server, as postgresql://postgres@localhost:5433/postgres, on which
databases may be made. Each test has a database of its own, a copy of one that was migrated once.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from onrecord.store import Store

POSTGRES = "ONRECORD_TEST_POSTGRES"
_NUMBERS = count(1)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store in SQLite, to be copied."""
    path = tmp_path_factory.mktemp("store") / "empty.db"
    Store(path).close()
    return path


@pytest.fixture(scope="session")
def empty_database() -> Iterator[str]:
    """The name of a database that holds an empty store, to be copied."""
    server = os.environ.get(POSTGRES)
    if not server:
        pytest.skip(f"{POSTGRES} names no server: nothing is tried in PostgreSQL")
    name = f"onrecord_{os.getpid()}_empty"
    with _database(server, name) as place:
        Store(place).close()
        yield name


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where an empty store lies, in each database."""
    if request.param == "sqlite":
        path = tmp_path / "store.db"
        shutil.copy(request.getfixturevalue("empty_file"), path)
        yield str(path)
        return
    template = request.getfixturevalue("empty_database")
    with _database(os.environ[POSTGRES], f"onrecord_{os.getpid()}_{next(_NUMBERS)}", template) as made:
        yield made


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """An empty store, open, in each database."""
    with Store(place) as one:
        yield one


@pytest.fixture
def file(tmp_path: Path, empty_file: Path) -> Iterator[Store]:
    """An empty store in SQLite, open, for what can only be tried there."""
    path = tmp_path / "store.db"
    shutil.copy(empty_file, path)
    with Store(path) as one:
        yield one


@contextmanager
def _database(server: str, name: str, template: str = "template0") -> Iterator[str]:
    """A database for as long as it is wanted; gives its address."""
    from psycopg import connect
    from sqlalchemy import make_url

    def done(command: Any) -> None:
        with connect(server, autocommit=True) as at:
            at.execute(command)

    done(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        done(f'DROP DATABASE "{name}" WITH (FORCE)')
