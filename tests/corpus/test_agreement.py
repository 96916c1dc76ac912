"""Agreement, against numbers worked out by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpus.agreement import agreement, main, shown
from corpus.measures import Found, accuracy, kappa, matched
from corpus.parts import HOME, read_parts
from corpus.twice import pairs

Raw = dict[str, Any]


def rows(home: Path) -> dict[str, str]:
    """The table, by what and how it measures."""
    parts, faults = read_parts(home, home / "standoff")
    assert faults == []
    cells = [line.strip("| ").split(" | ") for line in shown(agreement(pairs(parts))).splitlines()[2:]]
    return {f"{what}: {how}": " ".join(rest) for what, how, *rest in cells}


def test_kappa_is_what_the_textbook_says() -> None:
    """Cohen's own kind of example: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no make 0.4."""
    labels = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert accuracy(labels) == 0.7
    assert kappa(labels) == pytest.approx(0.4)


def test_kappa_is_nothing_where_chance_alone_agrees() -> None:
    assert kappa([("y", "y")] * 3) is None
    assert kappa([]) is None
    assert accuracy([]) is None
    assert Found(0, 0, 0).f1 is None


def test_the_best_pairs_come_first() -> None:
    like = {("a", "x"): 0.6, ("a", "y"): 0.9, ("b", "y"): 0.95, ("b", "x"): 0.0}
    assert matched("ab", "xy", lambda one, other: like[one, other]) == [("a", "x"), ("b", "y")]


def test_twice_the_same_agrees_wholly(raw: Raw, other: Raw, write: Any) -> None:
    found = rows(write(raw, other, second=(raw, other)))
    assert len(found) == 29
    assert all(row.split()[3] == "1.00" for row in found.values()), found


def test_disagreements_are_counted(raw: Raw, write: Any) -> None:
    second = raw | {
        "drop": [],  # one line of six is kept, as body
        "actors": [
            {"id": "b1", "name": "Poland", "kind": "country", "code": "DEU", "sector": "GOV", "mentions": ["Poland"]},  # another code
            {"id": "b2", "name": "Veland", "kind": "country", "code": "", "sector": "GOV", "mentions": [["Veland's", 1]]},  # one missing
        ],
        "statements": [
            # six of seven words, another act, the same speaker under another id, a longer cue
            raw["statements"][0] | {"content": ["that Veland had halted deliveries of"], "act": "claim", "speaker": "b1", "cue": ["said on Monday"]},
            raw["statements"][1] | {"speaker": "b2", "via": [], "source": ["Ivo Tarn"]},  # another speaker, two of six words
        ],
        "events": [raw["events"][0] | {"trigger": "had halted", "type": "COERCE", "mode": [], "actor": ["b2"], "recipient": []}],
        "claims": [raw["claims"][0] | {"status": "estimated"}],
        "commitments": [],
        "flows": [raw["flows"][0] | {"from": ["b2"], "to": ["b1"], "stage": "shipped"}],
    }  # fmt: skip
    found = rows(write(raw, second=(second,)))
    assert found["lines: kept or dropped, accuracy"].startswith("6 6 5 0.83")
    assert found["lines: role, accuracy"] == "6 6 5 0.83 0.73"  # by chance (1·0 + 1·1 + 1·1 + 3·4) / 36 = 14/36
    assert found["mentions: span, F1"] == "6 2 2 0.50 –"
    assert found["mentions: span and code, F1"] == "6 2 1 0.25 –"
    assert found["statements: content: exact, F1"] == "3 2 1 0.40 –"
    assert found["statements: content: overlapping, F1"] == "3 2 2 0.80 –"
    assert found["statements: source: overlapping, F1"] == "2 2 1 0.50 –"
    assert found["statements: cue: exact, F1"] == "2 2 1 0.50 –"
    assert found["statements: act, accuracy"] == "2 2 1 0.50 0.33"  # by chance 1/4: only "deny" is given by both
    assert found["statements: speaker, accuracy"] == "2 2 1 0.50 –"
    assert found["events: trigger, F1"] == "1 1 1 1.00 –"
    assert found["events: type, accuracy"] == "1 1 0 0.00 0.00"
    assert found["events: actors, accuracy"] == "1 1 1 1.00 –"
    assert found["events: recipients, accuracy"] == "1 1 0 0.00 –"
    assert found["claims: exact, F1"] == "1 1 1 1.00 –"
    assert found["claims: status, accuracy"] == "1 1 0 0.00 0.00"
    assert found["commitments: overlapping, F1"] == "1 0 0 0.00 –"
    assert found["commitments: status, accuracy"] == "0 0 0 – –"
    assert found["flows: stage, accuracy"] == "1 1 0 0.00 0.00"


def test_the_command_prints_a_table_and_minds_faults(raw: Raw, write: Any, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(write(raw, second=(raw,)))])
    assert capsys.readouterr().out.startswith("1 pages were annotated twice.\n\n| what | measure |")
    main([str(write(raw, second=(raw | {"page": raw["page"] + " Soon."},)))])
    assert capsys.readouterr().out.startswith("0 pages were annotated twice, and 1 more that were changed in between.")
    raw["drop"] = ["nowhere"]
    with pytest.raises(SystemExit, match="has faults"):
        main([str(write(raw))])


def test_the_corpus_itself_can_be_measured() -> None:
    parts, _ = read_parts()
    if not parts.second:
        pytest.skip(f"{HOME / 'second'} holds no document yet")
    assert agreement(pairs(parts)).measures
