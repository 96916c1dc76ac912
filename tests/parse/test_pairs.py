"""What one marked actor does to another, with a network that says what it is told to."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import pytest

import onrecord
from onrecord.ontology.plover import plover
from onrecord.parse.network import Network
from onrecord.parse.pairs import PairCode, code_pair
from onrecord.parse.pieces import Pieces
from onrecord.parse.tags import AUXILIARY, Floats, Labels
from onrecord.parse.windows import SIZE, Window

TYPES = sorted(plover().events)
MODES = ["none", *sorted({mode for event in plover().events.values() for mode in event.modes})]
TEXT = "The envoys of Orm met those of Veland, and left."
ORM, VELAND = (14, 17), (31, 37)


class Told:
    """A network that says of a pair what it was told, and keeps what it was asked: the window, and the two runs of words."""

    def __init__(self, pieces: Pieces, types: dict[str, float], modes: dict[str, float], aux: dict[str, float]) -> None:
        self.labels = Labels({}, [], types=TYPES, modes=MODES)
        self.pieces = pieces
        self._scores = [
            *(np.log(types.get(name, 1e-9)) for name in TYPES), *(modes.get(name, 0.0) for name in MODES), *(aux.get(name, -9.0) for name in AUXILIARY),
        ]  # fmt: skip
        self.asked: list[tuple[Window, tuple[int, int], tuple[int, int]]] = []

    def codes(self, window: Window, source: tuple[int, int], target: tuple[int, int]) -> Floats:
        self.asked.append((window, source, target))
        return np.array(self._scores, dtype=np.float32)

    def marked(self) -> tuple[list[int], list[int]]:
        """The words of the last window, numbered in it, that are marked as the one who acts and as the one acted upon."""
        window = self.asked[-1][0]
        first, last = ([int(piece) for piece in pieces] for pieces in (window.first, window.last))
        runs = [
            [word for word in range(len(first)) if set(window.marks[first[word] : last[word] + 1]) == {mark}] for mark in (1, 2)
        ]
        return runs[0], runs[1]


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Pieces:
    """A vocabulary that knows no word: each is one piece."""
    path = tmp_path_factory.mktemp("pairs") / "vocabulary.txt"
    path.write_text("\n".join([*(f"[unused{number}]" for number in range(100)), "[UNK]", "[CLS]", "[SEP]"]), encoding="utf-8")
    return Pieces(path)


def coded(
    pieces: Pieces, types: dict[str, float], modes: dict[str, float] | None = None, aux: dict[str, float] | None = None, **more: Any
) -> tuple[PairCode, Told]:
    network = Told(pieces, types, modes or {}, aux or {})
    given = {"text": TEXT, "source": ORM, "target": VELAND} | more
    return code_pair(**given, network=cast(Network, network)), network


def test_the_likeliest_type_with_its_quad_and_share(pieces: Pieces) -> None:
    found, _ = coded(pieces, {"CONSULT": 0.7, "ASSAULT": 0.3})
    assert found == PairCode("CONSULT", 1, "", [], 0.7, False)


@pytest.mark.parametrize(
    ("concede", "retreat", "event"), [(0.2, 0.35, "RETREAT"), (0.35, 0.2, "CONCEDE")], ids=["retreat", "concede"]
)
def test_conceding_and_retreating_count_together(pieces: Pieces, concede: float, retreat: float, event: str) -> None:
    found, _ = coded(pieces, {"CONCEDE": concede, "RETREAT": retreat, "SANCTION": 0.45})
    assert (found.event, found.quad, found.confidence, found.yields) == (event, plover().quad(event), 0.55, True)


def test_a_mode_that_the_type_does_not_have_is_not_told(pieces: Pieces) -> None:
    own, other = next(iter(plover().events["ASSAULT"].modes)), "expel"
    assert other not in plover().events["ASSAULT"].modes
    assert coded(pieces, {"ASSAULT": 0.9}, {other: 9.0, own: 2.0})[0].mode == own
    assert coded(pieces, {"ASSAULT": 0.9}, {other: 9.0, own: -1.0})[0].mode == ""


def test_auxiliary_modes_that_are_likelier_than_not(pieces: Pieces) -> None:
    assert coded(pieces, {"AID": 0.9}, aux={"future": 0.1, "negation": -0.1})[0].aux == ["future"]


MARKED = [
    ("words", ORM, VELAND, [3], [7]),
    ("the other way round", VELAND, ORM, [7], [3]),
    ("several words", (0, 17), VELAND, [0, 1, 2, 3], [7]),
    ("a part of a word stands for it", (15, 16), (36, 40), [3], [7, 8, 9]),
    ("where the two share words, they are the actor's", (0, 37), VELAND, [0, 1, 2, 3, 4, 5, 6, 7], []),
]


@pytest.mark.parametrize(("source", "target", "acts", "suffers"), [row[1:] for row in MARKED], ids=[row[0] for row in MARKED])
def test_what_is_marked(
    pieces: Pieces, source: tuple[int, int], target: tuple[int, int], acts: list[int], suffers: list[int]
) -> None:
    _, network = coded(pieces, {"AID": 0.9}, source=source, target=target)
    assert network.marked() == (acts, suffers)
    assert network.asked[0][1][0] == acts[0]


NOWHERE = [
    ("behind the text", (200, 210)),
    ("empty", (14, 14)),
    ("a blank", (3, 4)),
    ("the wrong way round", (17, 14)),
]


@pytest.mark.parametrize("end", [row[1] for row in NOWHERE], ids=[row[0] for row in NOWHERE])
def test_an_end_without_a_word_is_refused(pieces: Pieces, end: tuple[int, int]) -> None:
    for ends in ({"source": end}, {"target": end}):
        with pytest.raises(ValueError, match="holds no word"):
            coded(pieces, {"AID": 0.9}, **ends)


@pytest.mark.parametrize(("before", "behind"), [(0, 900), (900, 0), (900, 900), (3, 900)])
def test_of_a_long_text_what_stands_around_the_pair_is_read(pieces: Pieces, before: int, behind: int) -> None:
    text = "a " * before + TEXT + " b" * behind
    at = 2 * before
    _, network = coded(pieces, {"AID": 0.9}, text=text, source=(at + 14, at + 17), target=(at + 31, at + 37))
    (window, source, target) = network.asked[0]
    kept = min(before, 90 - 3)
    assert (source, target) == ((kept + 3, kept + 3), (kept + 7, kept + 7))
    assert network.marked() == ([kept + 3], [kept + 7])
    assert window.end - window.begin == kept + 8 + min(4 + behind, 90)


@pytest.mark.parametrize(("apart", "fits"), [(200, True), (SIZE, False), (2000, False)])
def test_two_that_stand_too_far_apart_are_refused(pieces: Pieces, apart: int, fits: bool) -> None:
    text = "a " * 300 + "Orm " + "so " * apart + "Veland" + " b" * 300
    ends = {"text": text, "source": (600, 603), "target": (text.index("Veland"), text.index("Veland") + 6)}
    if not fits:
        with pytest.raises(ValueError, match="too far apart"):
            coded(pieces, {"AID": 0.9}, **ends)
        return
    _, network = coded(pieces, {"AID": 0.9}, **ends)
    ((acts,), (suffers,)) = network.marked()
    assert suffers - acts == apart + 1


def test_the_package_codes_a_pair() -> None:
    """What any good model reads right, whichever way round the two stand, and the same each time."""
    text = "🙂 Norway accused Iceland of taking its cod."
    found = onrecord.code(text, (2, 8), (17, 24))
    assert (found.event, found.quad, found.yields) == ("ACCUSE", 3, False)
    assert onrecord.code(text, (2, 8), (17, 24)) == found
    passive = "Iceland was accused by Norway of taking its cod."
    assert onrecord.code(passive, (23, 29), (0, 7)).event == "ACCUSE"
    with pytest.raises(ValueError, match="holds no word"):
        onrecord.code(text, (2, 8), (900, 907))
