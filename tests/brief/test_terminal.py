"""The brief in the terminal."""

from __future__ import annotations

import re
import unicodedata

import hostile
import msgspec
import pytest
import sample
from rich.cells import cell_len

from onrecord.brief import terminal
from onrecord.brief.sentences import Part
from onrecord.brief.wrapping import wrap


@pytest.mark.parametrize("width", [40, 59, 60, 80, 100, 120])
def test_lines_keep_to_the_width_and_have_no_trailing_blanks(width: int) -> None:
    lines = terminal(sample.record(), width, colour=False).split("\n")
    assert max(map(cell_len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)
    assert lines[-1] == ""


@pytest.mark.parametrize("width", [60, 80, 100])
def test_offsets_stand_at_the_right_edge(width: int) -> None:
    out = terminal(sample.record(), width, colour=False)
    marked = [line for line in out.split("\n") if re.search(r"\[\d+:\d+\]$", line)]
    assert len(marked) == 16
    assert {cell_len(line) for line in marked} == {width}
    for start, end in re.findall(r"\[(\d+):(\d+)\]", out):
        assert sample.TEXT[int(start) : int(end)].strip()


def test_what_stands_where() -> None:
    out = terminal(sample.record(), 100, colour=False)
    assert "16 items, 1 disputed" in " ".join(out.split("\n\n")[0].split())
    kinds = re.findall(r"^(STATEMENT|EVENT|CLAIM|COMMITMENT|FLOW|dropped|warning)\b", out, re.M)
    assert list(dict.fromkeys(kinds)) == ["STATEMENT", "EVENT", "CLAIM", "COMMITMENT", "FLOW", "dropped", "warning"]
    assert "12 people were killed at the crossing ⇄ disputed" in out
    assert "not stated: who verifies; how long" in out
    assert "dropped     9 pieces: 3 promo, 2 share, 1 comments" in out
    assert "○ → Example Wire → this page" in out


def test_colour_only_when_asked() -> None:
    plain, painted = (terminal(sample.record(), 80, colour=colour) for colour in (False, True))
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain
    assert terminal(sample.record()) == terminal(sample.record(), 100, colour=False), "piped: 100 columns, no colour"


@pytest.mark.parametrize("payload", hostile.SCRIPTS)
def test_a_hostile_page_cannot_drive_the_terminal(payload: str) -> None:
    for out in (terminal(hostile.everywhere(payload), 80, colour=False), terminal(sample.empty(payload * 3), 80, colour=False)):
        assert not [sign for sign in out if sign != "\n" and unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
        out.encode()


def test_an_empty_record_says_what_is_missing_and_why() -> None:
    out = terminal(sample.empty(), 80, colour=False)
    assert "Nothing to read was found on this page" in out
    assert "looks like a list of links" in out
    flat = " ".join(terminal(sample.empty("Words, but no items."), 80, colour=False).split())
    assert "The page was read, but no statements, events, claims, commitments, flows or actors were found" in flat
    partly = terminal(msgspec.structs.replace(sample.record(), flows=[]), 100, colour=False)
    assert "No flow found. Here would stand what passes from one party to another." in partly


def test_wrapping_counts_cells_and_keeps_combining_marks() -> None:
    lines = wrap([Part("漢字仮名交じり文。" * 4)], 20)
    texts = ["".join(part.text for part in line) for line in lines]
    assert "".join(texts) == "漢字仮名交じり文。" * 4
    assert max(map(cell_len, texts)) <= 20
    assert not any(text.startswith("。") for text in texts)
    marks = ["".join(part.text for part in line) for line in wrap([Part("e\u0301" * 50)], 40)]
    assert [len(text) for text in marks] == [80, 20]
    family = "👩\u200d👩\u200d👧" * 30
    assert all(line[0].text.startswith("👩") and line[-1].text.endswith("👧") for line in wrap([Part(family)], 40))


def test_who_says_and_who_denies_stand_face_to_face() -> None:
    lines = terminal(sample.record(), width=100, colour=False).splitlines()
    at = next(number for number, line in enumerate(lines) if "⇄ disputed" in line)
    heads = lines[at + 1]
    assert heads.split() == ["says", "denies"]
    says, denies = heads.index("says"), heads.index("denies")
    assert lines[at + 2][says:denies].strip()
    assert lines[at + 2][denies:].strip()


def test_a_flow_is_an_arrow_from_giver_to_taker_with_the_stage_on_it() -> None:
    assert "Ostrava Bay ──pledged──▶ Veland" in terminal(sample.record(), width=100, colour=False)
