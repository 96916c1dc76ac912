"""The query language: what is typed becomes a tree, or is told where it goes wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from onrecord.errors import BadQuery
from onrecord.store.fulltext import words
from onrecord.store.query import EVERYTHING, FIELDS, All, Either, Field, Not, Query, Words, fields, parse, span_of_time


def word(told: str) -> Words:
    return Words((told,), False)


A, B, C = word("a1"), word("b1"), word("c1")


@pytest.mark.parametrize(
    ("asked", "tree"),
    [
        ("a1 b1", All((A, B))),
        ("a1 and b1", All((A, B))),
        ("a1 b1 or c1", Either((All((A, B)), C))),
        ("a1 or b1 c1", Either((A, All((B, C))))),
        ("a1 (b1 or c1)", All((A, Either((B, C))))),
        ("not a1 b1", All((Not(A), B))),
        ("not a1 or b1", Either((Not(A), B))),
        ("not (a1 or b1)", Not(Either((A, B)))),
        ("not not a1", Not(Not(A))),
        ("a1 NOT b1 OR c1", Either((All((A, Not(B))), C))),
        ('"or"', word("or")),
        ('"a1 or b1"', Words(("a1", "or", "b1"), False)),
        ("Kim’s", Words(("kim", "s"), False)),
        ("missil*", Words(("missil",), True)),
        ('"missil*"', Words(("missil",), False)),
        ("Speaker:Lind", Field("speaker", "Lind")),
        ('speaker:"Ada Lind" a1', All((Field("speaker", "Ada Lind"), A))),
        ("(act:deny)", Field("act", "deny")),
        ('"12:40"', Words(("12", "40"), False)),
        ("  \n ", EVERYTHING),
    ],
)
def test_what_a_query_means(asked: str, tree: Query) -> None:
    assert parse(asked) == tree


@pytest.mark.parametrize(
    ("asked", "at", "told"),
    [
        ('shells "grain deal', 7, "quotation mark is never closed"),
        ('shells act:"deny', 11, "quotation mark is never closed"),
        ("shells (deny", 7, "parenthesis is never closed"),
        ("shells (a1 (b1)", 7, "parenthesis is never closed"),
        ("shells) deny", 6, "never opened"),
        ("shells () deny", 8, "something is missing"),
        ("or shells", 0, "something is missing"),
        ("shells or", 9, "something is missing"),
        ("shells or or deny", 10, "something is missing"),
        ("and shells", 0, "between two things"),
        ("shells and", 7, "between two things"),
        ("shells and and deny", 7, "between two things"),
        ("shells and or deny", 7, "between two things"),
        ("(shells and) deny", 8, "between two things"),
        ("shells not", 7, "before what must not be"),
        ("(not) shells", 1, "before what must not be"),
        ("not or shells", 0, "before what must not be"),
        ("shells not and deny", 7, "before what must not be"),
        ("shells colour:red", 7, "no field 'colour'"),
        ("https://news.example/a", 0, "no field 'https'"),
        ("shells act:", 7, "what of act?"),
        ("act: deny", 0, "what of act?"),
        ('act:""', 0, "what of act?"),
        ("shells act:—", 7, "no letter or digit"),
        ("shells —", 7, "no letter or digit"),
        ("shells *", 7, "no letter or digit"),
        ('"" shells', 0, "no letter or digit"),
        ("shells date:soon", 7, "a time is written"),
        ("date:2024-13", 0, "a time is written"),
        ("when:2024-06-32", 0, "a time is written"),
        ("when:2024-6", 0, "a time is written"),
        ("when:2024...2025", 0, "a time is written"),
        ("shells :deny", 7, "cannot be read"),
        ("shells " * 400, 0, "longer than 2,000"),
        ("(" * 60 + "shells" + ")" * 60, 51, "levels deep"),
        ("not " * 60 + "shells", 204, "levels deep"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(asked: str, at: int, told: str) -> None:
    with pytest.raises(BadQuery, match=told) as found:
        parse(asked)
    assert found.value.at == at
    _, shown, mark = str(found.value).split("\n")
    if at < len(asked) and len(asked) < 100:
        assert shown[len(mark) - 1] == asked[at]


def test_the_place_is_shown_in_a_long_query_too() -> None:
    with pytest.raises(BadQuery) as found:
        parse("shells " * 30 + "colour:red " + "deny " * 30)
    _, shown, mark = str(found.value).split("\n")
    assert len(shown) < 80
    assert shown[len(mark) - 1 :].startswith("colour:red")


@pytest.mark.parametrize(
    ("value", "span"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-31")),
        ("2024-02-03", ("2024-02-03", "2024-02-03")),
        ("2023..2024-02", ("2023-01-01", "2024-02-31")),
        ("2024-02-03..", ("2024-02-03", "9999-12-31")),
        ("..2024", ("0000-01-01", "2024-12-31")),
    ],
)
def test_a_time_has_a_first_and_a_last_day(value: str, span: tuple[str, str]) -> None:
    assert span_of_time(value) == span


def test_the_fields_of_a_query_are_found_at_any_depth() -> None:
    assert fields(parse("a1 or not (act:deny b1 (date:2024 or speaker:Lind))")) == {"act", "date", "speaker"}


# Trees that a query can have: no row within a row, none of one part.
_token = some.text("abcxyz019éß", min_size=1, max_size=6)
_words = some.lists(_token, min_size=1, max_size=3).map(lambda told: Words(tuple(words(" ".join(told))), False))
_begun = _token.map(lambda told: Words((words(told)[0],), True))
_timed = some.sampled_from(["2024", "2024-06..2025", "..2019-01-05"])
_named = some.sampled_from(sorted(set(FIELDS) - {"date", "when"}))
_fields = some.builds(Field, _named, _token) | some.builds(Field, some.sampled_from(["date", "when"]), _timed)
_leaves = _words | _begun | _fields


def _row(kind: type[All] | type[Either], parts: list[Query]) -> Query:
    flat: list[Query] = []
    for part in parts:
        flat += part.parts if isinstance(part, kind) else (part,)
    return kind(tuple(flat))


_trees = some.recursive(
    _leaves,
    lambda inner: (
        inner.map(Not)
        | some.lists(inner, min_size=2, max_size=3).map(lambda parts: _row(All, parts))
        | some.lists(inner, min_size=2, max_size=3).map(lambda parts: _row(Either, parts))
    ),
    max_leaves=8,
)


def typed(tree: Query, binds: int = 0) -> str:
    """A tree as one would type it, with no more parentheses than it takes."""
    if isinstance(tree, Words):
        return tree.words[0] + "*" if tree.begins else f'"{" ".join(tree.words)}"'
    if isinstance(tree, Field):
        return f"{tree.name}:{tree.value}"
    if isinstance(tree, Not):
        return f"not {typed(tree.part, 2)}"
    own, joint = (1, " ") if isinstance(tree, All) else (0, " or ")
    told = joint.join(typed(part, own + 1) for part in tree.parts)
    return f"({told})" if binds > own else told


@given(_trees)
def test_a_tree_that_is_typed_is_read_back(tree: Query) -> None:
    assert parse(typed(tree)) == tree


@given(
    some.text('ab1:"()* .-', max_size=30)
    | some.lists(some.sampled_from(["and", "or", "not", "(", ")", "x1", "act:deny"])).map(" ".join)
)
def test_every_text_is_a_query_or_a_bad_one(asked: str) -> None:
    try:
        parse(asked)
        return
    except BadQuery as caught:
        wrong = caught
    assert 0 <= wrong.at <= len(asked)
    assert wrong.problem
