"""A small corpus of invented pages, written where a test wants it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PAGE = """Share this story
Veland's gas to flow again
By Ane Holm
Poland said on Monday that Veland had halted deliveries of gas, and called the step "a stab in the dark".
Veland's energy minister, Ivo Tarn, denied that deliveries had stopped. "We sent 40 tonnes," he said.
The two promised to open the valve if the debt is paid."""

RAW: dict[str, Any] = {
    "id": "t-001",
    "genre": "wire",
    "topic": "energy",
    "region": "europe",
    "given": {"published": "2024-02-06", "outlet": "Harbour Wire"},
    "page": PAGE,
    "drop": ["Share this story"],
    "roles": [{"role": "headline", "span": "Veland's gas to flow again"}, {"role": "byline", "span": "By Ane Holm"}],
    "actors": [
        {"id": "a1", "name": "Poland", "kind": "country", "code": "POL", "sector": "GOV", "mentions": ["Poland"]},
        {"id": "a2", "name": "Veland", "kind": "country", "code": "", "sector": "GOV", "mentions": [["Veland's", 1], ["Veland", 2]]},
        {
            "id": "a3", "name": "Ivo Tarn", "kind": "person", "code": "", "sector": "GOV",
            "mentions": ["Veland's energy minister", "Ivo Tarn", ["he", 3]],
        },
    ],
    "statements": [
        {
            "id": "s1", "source": ["Poland"], "cue": [["said", 1]], "content": ["that Veland had halted deliveries of gas"],
            "speaker": "a1", "mode": "indirect", "act": "say", "polarity": "positive", "via": [], "inside": None,
        },
        {
            "id": "s2", "source": ["Veland's energy minister, Ivo Tarn"], "cue": ["denied"], "content": ["that deliveries had stopped"],
            "speaker": "a3", "mode": "indirect", "act": "deny", "polarity": "positive", "via": ["a2"], "inside": None,
        },
        {
            "id": "s3", "source": [], "cue": [], "content": ["Veland had halted deliveries"],
            "speaker": None, "mode": "indirect", "act": "claim", "polarity": "positive", "inside": "s1",
        },
    ],
    "events": [
        {
            "id": "e1", "type": "SANCTION", "mode": ["discontinue"], "context": ["economic"], "aux": [], "actor": ["a2"],
            "recipient": ["a1"], "trigger": "halted", "when": "2024-02", "where": "POL", "said_in": "s1",
        },
    ],
    "claims": [
        {
            "id": "c1", "span": "Veland had halted deliveries of gas", "status": "disputed", "held_by": ["s1"], "denied_by": ["s2"],
            "quantity": {"value": 1, "low": 1, "high": 3, "unit": "deliveries"},
        },
    ],
    "commitments": [
        {
            "id": "k1", "instrument": "pledge", "parties": ["a1", "a2"], "status": "agreed", "text_public": None, "duration": "30 days",
            "obligations": [
                {"type": "energy", "obligor": ["a2"], "obligee": ["a1"], "span": "to open the valve", "deontic": "shall", "deadline": "2024"}
            ],
            "trigger": {"type": "reciprocity", "logic": "if", "span": "the debt is paid"},
        },
    ],
    "flows": [
        {
            "id": "f1", "from": ["a2"], "to": ["a1"], "kind": "energy", "item": "40 tonnes", "stage": "halted", "status": "disputed",
            "quantity": {"value": 40, "unit": "tonnes"},
        },
    ],
}  # fmt: skip

OTHER: dict[str, Any] = {
    "id": "t-n01",
    "genre": "local",
    "topic": "recipe",
    "region": "global",
    "page": "Leek soup\nWash four leeks and attack them with a broad knife until nothing is left but rings.",
    "roles": [{"role": "headline", "span": "Leek soup"}],
}

SENTENCE: dict[str, Any] = {
    "id": "x-0001", "text": "Gunmen seized the mayor of Orm at dawn.", "source": [0, 6], "target": [14, 30], "trigger": [7, 13],
    "event": "COERCE", "mode": "seize", "aux": [], "voice": "active",
}  # fmt: skip

PASSAGE: dict[str, Any] = {
    "id": "y-0001", "text": "Ivo Tarn said his aide denied the leak, Radio Sol reported.",
    "statements": [
        {"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 38]], "via": [[40, 49]], "act": "say", "mode": "indirect"},
        {"source": [[14, 22]], "cue": [[23, 29]], "content": [[30, 38]], "via": [], "act": "deny", "mode": "indirect", "inside": 0},
    ],
}  # fmt: skip

Writer = Callable[..., Path]


@pytest.fixture
def raw() -> dict[str, Any]:
    """A page with an item of every kind, as its file has it."""
    return copy.deepcopy(RAW)


@pytest.fixture
def other() -> dict[str, Any]:
    """A page with nothing to record."""
    return copy.deepcopy(OTHER)


@pytest.fixture
def sentence() -> dict[str, Any]:
    """A single sentence."""
    return copy.deepcopy(SENTENCE)


@pytest.fixture
def passage() -> dict[str, Any]:
    """A passage with a chain and a nested statement."""
    return copy.deepcopy(PASSAGE)


@pytest.fixture
def write(tmp_path: Path) -> Writer:
    """Writes a corpus and returns its folder. Unless told, every document is to train on."""

    def written(
        *documents: dict[str, Any],
        second: tuple[dict[str, Any], ...] = (),
        sentences: tuple[dict[str, Any], ...] = (),
        passages: tuple[dict[str, Any], ...] = (),
        terms: tuple[dict[str, Any], ...] = (),
        split: object = None,
    ) -> Path:
        home = tmp_path / "corpus"
        for folder, held in (("documents", documents), ("second", second)):
            (home / folder).mkdir(parents=True, exist_ok=True)
            for each in held:
                (home / folder / f"{each['id']}.json").write_text(json.dumps(each), "utf-8")
        (home / "sentences").mkdir(exist_ok=True)
        for name, lines in (("events", sentences), ("chains", passages), ("terms", terms)):
            (home / "sentences" / f"{name}.jsonl").write_text("".join(json.dumps(each) + "\n" for each in lines), "utf-8")
        told = split or {"dev": [], "train": [each["id"] for each in documents]}
        (home / "split.json").write_text(json.dumps(told), "utf-8")
        return home

    return written
