"""Where the stores of the tests lie: in SQLite, and in PostgreSQL where there is one.

The environment variable `ONRECORD_TEST_POSTGRES` holds the address of a PostgreSQL database in which schemas may be made, such as
postgresql://postgres@localhost:5433/postgres. Each test has a schema of its own, which is dropped after it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from onrecord.store import Store

POSTGRES = "ONRECORD_TEST_POSTGRES"
_NUMBERS = count(1)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store in SQLite, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "store.db"
    Store(path).close()
    return path


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """Each database in turn."""
    if request.param == "postgresql" and not os.environ.get(POSTGRES):
        pytest.skip(f"{POSTGRES} names no database: nothing is tried in PostgreSQL")
    return str(request.param)


@pytest.fixture
def place(database: str, tmp_path: Path, empty_file: Path) -> Iterator[str]:
    """Where an empty store lies, in each database."""
    with place_in(database, tmp_path, empty_file) as made:
        yield made


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """An empty store, open, in each database."""
    with Store(place) as one:
        yield one


@pytest.fixture
def file(tmp_path: Path, empty_file: Path) -> Iterator[Store]:
    """An empty store in SQLite, open, for what can only be tried there."""
    with place_in("sqlite", tmp_path, empty_file) as made, Store(made) as one:
        yield one


@contextmanager
def place_in(database: str, folder: Path, empty: Path) -> Iterator[str]:
    """An empty store for as long as it is wanted; gives its place."""
    if database == "sqlite":
        yield shutil.copy(empty, folder / "store.db")
        return
    from psycopg import connect
    from sqlalchemy import make_url

    server = os.environ[POSTGRES]
    name = f"onrecord_{os.getpid()}_{next(_NUMBERS)}"
    with connect(server, autocommit=True) as at:
        at.execute(f'CREATE SCHEMA "{name}"')  # type: ignore[call-overload]
        try:
            yield make_url(server).update_query_dict({"options": f"-csearch_path={name}"}).render_as_string(hide_password=False)
        finally:
            at.execute(f'DROP SCHEMA "{name}" CASCADE')  # type: ignore[call-overload]
