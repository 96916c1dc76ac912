"""Full text, the same in both databases: we cut and fold the words ourselves, the database only indexes them.

>>> words("Kim’s “Ærøskøbing”, 9,000 tonnes — naïve café")
['kim', 's', 'ærøskøbing', '9', '000', 'tonnes', 'naive', 'cafe']
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Select, column, func, literal_column, select, table, text

from onrecord.store.schema import passages

_WORD = re.compile(r"[^\W_]+")
_BATCH = 500


def words(told: str) -> list[str]:
    """The words of a text as they are searched for: runs of letters and digits, in lower case, without accents."""
    if told.isascii():
        return _WORD.findall(told.lower())
    plain = "".join(char for char in unicodedata.normalize("NFKD", told.casefold()) if not unicodedata.combining(char))
    return _WORD.findall(unicodedata.normalize("NFC", plain))


def add(at: Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Index passages, each told by its number and its text."""
    todo = [{"n": number, "words": " ".join(words(told))} for number, told in rows]
    if todo:
        if at.dialect.name == "sqlite":
            at.execute(text("INSERT INTO found (rowid, words) VALUES (:n, :words)"), todo)
        else:
            at.execute(text("INSERT INTO found (n, words) VALUES (:n, to_tsvector('simple', :words))"), todo)


def remove(at: Connection, article: int) -> None:
    """Take an article's passages out of the index, while they still stand in their table."""
    if at.dialect.name == "sqlite":
        rows = at.execute(select(passages.c.n, passages.c.text).where(passages.c.article == article)).all()
        todo = [{"n": number, "words": " ".join(words(told))} for number, told in rows]
        if todo:
            at.execute(text("INSERT INTO found (found, rowid, words) VALUES ('delete', :n, :words)"), todo)


def empty(at: Connection) -> None:
    """Take everything out of the index."""
    if at.dialect.name == "sqlite":
        at.execute(text("INSERT INTO found (found) VALUES ('delete-all')"))
    else:
        at.execute(text("DELETE FROM found"))


def settle(at: Connection) -> None:
    """Merge the index into one piece: what was taken out leaves no trace in it."""
    if at.dialect.name == "sqlite":
        at.execute(text("INSERT INTO found (found) VALUES ('optimize')"))


def sound(at: Connection) -> bool:
    """Whether the index holds exactly the passages."""
    if at.dialect.name == "sqlite":
        try:
            at.execute(text("INSERT INTO found (found) VALUES ('integrity-check')"))
        except Exception:
            return False
        held = at.execute(text("SELECT count(*) FROM found_docsize")).scalar_one()
    else:
        held = at.execute(text("SELECT count(*) FROM found")).scalar_one()
    return bool(held == at.execute(select(func.count()).select_from(passages)).scalar_one())


def holds(at: Connection, rows: Iterable[tuple[int, str]]) -> bool:
    """Whether the index holds the words of passages, each told by its number and its text. SQLite's holds no words to compare with."""
    if at.dialect.name == "sqlite":
        return True
    asked = text("SELECT count(*) FROM found WHERE n = :n AND words = to_tsvector('simple', :words)")
    return all(at.execute(asked, {"n": number, "words": " ".join(words(told))}).scalar() for number, told in rows)


def holding(dialect: str, phrases: Sequence[tuple[Sequence[str], bool]]) -> Select[tuple[int]]:
    """The numbers of the passages that hold all of some phrases: each its words in order, and whether the last one is but a beginning."""
    index = table("found", column("words"))
    if dialect == "sqlite":
        asked = " AND ".join('"' + " ".join(phrase) + '"' + (" *" if open_ended else "") for phrase, open_ended in phrases)
        return select(literal_column("rowid")).select_from(index).where(literal_column("found").op("MATCH")(asked))
    asked = " & ".join(
        "(" + " <-> ".join(f"'{word}'" for word in phrase) + (":*" if open_ended else "") + ")" for phrase, open_ended in phrases
    )
    return select(literal_column("n")).select_from(index).where(index.c.words.op("@@")(func.to_tsquery("simple", asked)))
