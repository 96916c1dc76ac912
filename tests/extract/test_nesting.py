"""Which statement holds which."""

from __future__ import annotations

import pytest

from onrecord.extract.nesting import holders
from onrecord.spans import Span

# the words of each statement besides its content; the content; who holds it
CASES: list[tuple[str, list[list[tuple[int, int]]], list[list[tuple[int, int]]], list[int | None]]] = [
    ("none", [[(0, 4)], [(20, 24)]], [[(5, 15)], [(25, 30)]], [None, None]),
    ("one in another", [[(0, 4)], [(6, 9)]], [[(5, 30)], [(10, 30)]], [None, 0]),
    ("the other way round in the list", [[(6, 9)], [(0, 4)]], [[(10, 30)], [(5, 30)]], [1, None]),
    ("three deep: the innermost", [[(0, 4)], [(6, 9)], [(12, 14)]], [[(5, 30)], [(10, 30)], [(15, 30)]], [None, 0, 1]),
    ("half outside", [[(0, 4)], [(6, 9)]], [[(5, 30)], [(10, 31)]], [None, None]),
    ("its source outside", [[(0, 4)], [(40, 44)]], [[(5, 30)], [(10, 20)]], [None, None]),
    ("a content in parts", [[(16, 19)], [(21, 24)]], [[(0, 15), (20, 40)], [(25, 40)]], [None, 0]),
    ("in two parts of it", [[(16, 19)], [(21, 24)]], [[(0, 15), (20, 40)], [(5, 10), (25, 40)]], [None, 0]),
    ("far into the text", [[(9000, 9004)], [(11006, 11009)]], [[(9005, 13000)], [(11010, 13000)]], [None, 0]),
    ("the same content twice", [[], []], [[(5, 30)], [(5, 30)]], [None, None]),
    ("nothing", [], [], []),
]


@pytest.mark.parametrize(("around", "contents", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_holders(around: list[list[tuple[int, int]]], contents: list[list[tuple[int, int]]], expected: list[int | None]) -> None:
    held = [[Span(*one) for one in spans] for spans in contents]
    whole = [[Span(*one) for one in spans] + content for spans, content in zip(around, held, strict=True)]
    assert holders(whole, held) == expected
