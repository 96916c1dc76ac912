"""Opening a store: one SQLite file, or a PostgreSQL database given by its address.

In SQLite every commit is on the disk before it is told (write-ahead log, full synchronous), deleted rows are overwritten, and writers
take their turn. In PostgreSQL they do so by a lock of the store's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError

from onrecord.errors import StoreBusy, StoreError
from onrecord.store.schema import REVISION

_SECRET = re.compile(r"(://[^/@:]*:)[^/@]*@")
_WAIT = 60.0  # seconds a writer waits for its turn
_TURN = 0x6F6E7263  # PostgreSQL's advisory lock of writers


class Store:
    """An open store. `reading()` and `writing()` give connections for the functions of this room; each is one transaction.

    `place` is a path, or `postgresql://user@host/database`. With `make` False a store that isn't there is an error. Raises `StoreError`
    where the place holds something else, and `StoreBusy` where another writer does not end.
    """

    def __init__(self, place: str | Path, *, make: bool = True) -> None:
        self.place = _without_password(str(place))
        self._engine = _engine(str(place), make)
        try:
            with _told(self.place):
                if _revision(self._engine) != REVISION:
                    _migrate(self._engine, self.place, make)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections; in SQLite the write-ahead log is folded into the file by the last one."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A view of the store that others' writing does not change."""
        view = {"isolation_level": "REPEATABLE READ"} if self._engine.dialect.name == "postgresql" else {}
        with _told(self.place), self._engine.connect().execution_options(**view) as at, at.begin():
            yield at

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """All that is written in it, or nothing."""
        with _told(self.place), self._engine.connect().execution_options(writing=True) as at, at.begin():
            if at.dialect.name == "postgresql":
                at.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": _TURN})
            yield at

    def scrub(self) -> None:
        """Leave no trace of what was deleted: in SQLite the free pages go and the write-ahead log is emptied. Raises
        `StoreBusy` where a reader does not end."""
        with _told(self.place), self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as at:
            if at.dialect.name == "sqlite":
                at.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                at.exec_driver_sql("VACUUM")
                if at.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]:
                    raise StoreBusy(
                        self.place,
                        "somebody is reading it, so traces of what was deleted are still on the disk.",
                        "They go when everybody has closed the store.",
                    )
            else:
                at.exec_driver_sql("VACUUM")


def _without_password(place: str) -> str:
    """A place as it is told in messages."""
    return _SECRET.sub(r"\1***@", place)


def _engine(place: str, make: bool) -> Engine:
    if "://" in place:
        shown = _without_password(place)
        if not place.startswith(("postgresql://", "postgres://")):
            raise StoreError(
                shown, "is an address of no database that onrecord knows.", "Give a path, or postgresql://user@host/database."
            )
        if find_spec("psycopg") is None:
            raise StoreError(
                shown, "cannot be reached: PostgreSQL's driver is missing.", 'Install it: pip install "onrecord[postgres]"'
            )
        return create_engine("postgresql+psycopg://" + place.partition("://")[2], pool_pre_ping=True)
    path = Path(place)
    if not path.exists() and not make:
        raise StoreError(place, "there is no store there.", "Make one: onrecord add PAGE --store PATH")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise StoreError(place, f"its folder cannot be made ({wrong.strerror}).") from wrong
    engine = create_engine(f"sqlite:///{path.absolute()}", connect_args={"timeout": _WAIT})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun by us, not by the driver
    connection.create_function("lower", 1, lambda told: told and told.lower(), deterministic=True)  # SQLite's own knows ASCII alone
    at = connection.cursor()
    for step in (
        "foreign_keys=ON",
        "synchronous=FULL",
        "secure_delete=ON",
        "cache_size=-65536",
        "mmap_size=1073741824",
    ):
        at.execute(f"PRAGMA {step}")
    at.close()


def _begin(at: Connection) -> None:
    options = at.get_execution_options()
    if options.get("isolation_level") != "AUTOCOMMIT":
        at.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")


def _revision(engine: Engine) -> str | None:
    """The revision of the tables that are there; None for an empty place. Raises `StoreError` for a SQLite file of another kind."""
    with engine.connect() as at:
        names = set(inspect(at).get_table_names())
        if "alembic_version" in names:
            found = at.execute(text("SELECT version_num FROM alembic_version")).scalar()
            if "versions" in names or found is None:
                return str(found) if found else None
        if names:
            raise StoreError(
                engine.url.database or "",
                "holds tables that are not onrecord's.",
                "Give the store a file or a database of its own.",
            )
    return None


def _migrate(engine: Engine, place: str, make: bool) -> None:
    if not make and _revision(engine) is None:
        raise StoreError(place, "is empty: there is no store there.", "Make one: onrecord add PAGE --store PATH")
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    if engine.dialect.name == "sqlite":  # the file remembers it; one that is not ours is never touched
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as at:
            at.exec_driver_sql("PRAGMA journal_mode=WAL")
    with engine.connect().execution_options(writing=True) as at, at.begin():
        if at.dialect.name == "postgresql":
            at.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": _TURN})
        config.attributes["connection"] = at
        try:
            command.upgrade(config, "head")
        except CommandError as wrong:
            raise StoreError(place, "was made by a newer onrecord.", "Install that version, or a later one.") from wrong


@contextmanager
def _told(place: str) -> Iterator[None]:
    """What a database complains of, as an error of ours."""
    try:
        yield
    except OperationalError as wrong:
        told = str(wrong.orig)
        if "locked" in told:
            raise StoreBusy(place, f"another writer did not end within {_WAIT:.0f} seconds.", "Try again when it has.") from wrong
        if "full" in told:
            raise StoreError(
                place, "the disk is full.", "Make room and go on: nothing was lost but what was just being added."
            ) from wrong
        if "readonly" in told or "read-only" in told or "unable to open" in told:
            raise StoreError(place, f"cannot be written ({told}).", "Check who may write there.") from wrong
        raise StoreError(place, told.strip().splitlines()[0]) from wrong
    except (DatabaseError, DBAPIError) as wrong:
        told = str(wrong.orig).strip().splitlines()[0]
        if "not a database" in told or "malformed" in told:
            raise StoreError(
                place, f"is no store, or is damaged ({told}).", "Restore it from a backup, or give another path."
            ) from wrong
        raise StoreError(place, told) from wrong
