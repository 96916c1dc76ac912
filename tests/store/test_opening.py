"""Opening a store: what is there, what is none, who else writes, and the layout that migrations make."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from telling import Telling, add_many, address

from onrecord.errors import StoreBusy, StoreError
from onrecord.store import Store, opening, reading
from onrecord.store.schema import tables


def test_a_store_is_made_with_its_folder_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / "one" / "two" / "store.db"
    with Store(path) as store:
        Telling("A note\n\nOn herons.", address("a")).keep(store)
    with Store(path, make=False) as store, store.reading() as at:
        assert reading.keys(at) == [(1, address("a"))]
    assert [one.name for one in path.parent.iterdir()] == ["store.db"]  # what was written is all in the one file


def test_a_store_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store there"):
        Store(tmp_path / "none.db", make=False)
    (tmp_path / "empty.db").touch()
    with pytest.raises(StoreError, match="is empty"):
        Store(tmp_path / "empty.db", make=False)
    assert [one.name for one in tmp_path.iterdir()] == ["empty.db"]


@pytest.mark.parametrize("make", [True, False])
def test_a_file_that_is_no_store_is_left_as_it_is(tmp_path: Path, make: bool) -> None:
    path = tmp_path / "novel.txt"
    path.write_text("It was a dark and stormy night. " * 500)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="is no store"):
        Store(path, make=make)
    assert path.read_bytes() == before


@pytest.mark.parametrize("make", [True, False])
def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path, make: bool) -> None:
    path = tmp_path / "recipes.db"
    with sqlite3.connect(path) as at:
        at.execute("CREATE TABLE soups (name TEXT)")
    at.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not onrecord's"):
        Store(path, make=make)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["recipes.db"]


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=str(tmp_path)):
        Store(tmp_path)


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="folder cannot be made"):
        Store(tmp_path / "file" / "store.db")


@pytest.mark.parametrize("place", ["mysql://localhost/news", "https://news.example/store"])
def test_an_address_of_no_database_that_is_known(place: str) -> None:
    with pytest.raises(StoreError, match="postgresql://"):
        Store(place)


def test_a_server_that_does_not_answer() -> None:
    with pytest.raises(StoreError, match=r"refused|failed"):
        Store("postgresql://nobody@127.0.0.1:1/nothing?connect_timeout=2")


def test_a_newer_store_is_left_to_newer_programs(place: str) -> None:
    with Store(place) as store, store.writing() as at:
        at.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for make in (True, False):
        with pytest.raises(StoreError, match="newer"):
            Store(place, make=make)


def test_a_store_cut_short_is_told_as_damaged(file: Store) -> None:
    Telling("A note\n\nOn herons.", address("a")).keep(file)
    file.close()
    data = Path(file.place).read_bytes()
    Path(file.place).write_bytes(data[:4096] + bytes(len(data) - 4096))
    with pytest.raises(StoreError, match="damaged"), Store(file.place) as store, store.reading() as at:
        reading.keys(at)


def test_migrations_make_the_tables_of_the_schema(store: Store) -> None:
    with store.reading() as at:
        context = MigrationContext.configure(at, opts={"include_object": lambda _, name, *__: not str(name).startswith("found")})
        assert compare_metadata(context, tables) == []


def test_writing_is_all_or_nothing(store: Store) -> None:
    telling = Telling("A note\n\nOn herons.", address("a"))

    def fails() -> None:
        with store.writing() as at:
            at.execute(text("INSERT INTO meta (name, value) VALUES ('a', 'b')"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert telling.keep(store).outcome == "new"  # and the turn was given back
    with store.reading() as at:
        assert at.execute(text("SELECT count(*) FROM meta WHERE name = 'a'")).scalar() == 0


def test_what_others_write_does_not_change_a_view(store: Store) -> None:
    with store.reading() as at:
        assert reading.keys(at) == []
        Telling("A note\n\nOn herons.", address("a")).keep(store)
        assert reading.keys(at) == []
        assert reading.tally(at)["passages"] == 0
    with store.reading() as at:
        assert reading.keys(at) == [(1, address("a"))]


def test_a_writer_who_waits_too_long_is_told(file: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_WAIT", 0.1)
    with file.writing(), Store(file.place) as other, pytest.raises(StoreBusy, match="another writer"), other.writing():
        pass


def test_two_processes_add_at_once(place: str) -> None:
    names = [[f"{who}{number}" for number in range(6)] for who in "ab"]
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=add_many, args=(place, own)) for own in names]
    for one in writers:
        one.start()
    for one in writers:
        one.join(60)
    assert [one.exitcode for one in writers] == [0, 0]
    with Store(place) as store, store.reading() as at:
        keys = reading.keys(at)
        links = at.execute(text("SELECT count(*) FROM links WHERE kind = 'event'")).scalar()
    assert [number for number, _ in keys] == list(range(1, 13))
    assert {key for _, key in keys} == {address(name) for own in names for name in own}
    assert links == 12 * 11 / 2  # each saw all that came before it


def test_two_processes_make_one_store(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    path = str(tmp_path / "store.db")
    writers = [context.Process(target=add_many, args=(path, [name])) for name in "ab"]
    for one in writers:
        one.start()
    for one in writers:
        one.join(60)
    assert [one.exitcode for one in writers] == [0, 0]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of this machine may look into."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def _tried_as_nobody(path: str, pipe: Pipe) -> None:
    if os.geteuid() == 0:
        os.setuid(65534)
    told = []
    for make in (True, False):
        try:
            with Store(path, make=make) as store:
                Telling("More\n\nOn herons.", address("b")).keep(store)
        except StoreError as wrong:
            told.append(str(wrong))
    pipe.send(told)


def test_who_may_not_write_is_told_so(open_folder: Path) -> None:
    path = open_folder / "store.db"
    with Store(path) as store:
        Telling("A note\n\nOn herons.", address("a")).keep(store)
    path.chmod(0o444)
    open_folder.chmod(0o555)
    here, there = multiprocessing.Pipe()
    child = multiprocessing.get_context("fork").Process(target=_tried_as_nobody, args=(str(path), there))
    child.start()
    assert here.poll(30)
    told = here.recv()
    child.join(30)
    open_folder.chmod(0o755)
    assert len(told) == 2
    assert all("cannot be written" in one for one in told)


def test_a_driver_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.store.opening.find_spec", lambda name: None)
    with pytest.raises(StoreError, match="onrecord\\[postgres\\]"):
        Store("postgresql://nobody@127.0.0.1:1/none")


def test_a_password_is_not_told() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError) as told:
        Store("postgresql://nobody:hush@127.0.0.1:1/none")
    assert "hush" not in str(told.value)
    assert "postgresql://nobody:***@127.0.0.1:1/none" in str(told.value)
