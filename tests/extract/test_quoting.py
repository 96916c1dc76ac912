"""Who is quoted by somebody else."""

from __future__ import annotations

import pytest
from invented import Tree, at, told, tree

from onrecord.extract.quoting import Quoted, cited, quoted_as
from onrecord.spans import Span

Told = tuple[str, str, str, str, str]


def spans(read: Tree, words: str) -> list[Span]:
    return [at(read.article.text, part) for part in words.split(" | ") if part]


def shown(read: Tree, found: Quoted | None) -> Told | None:
    """Source, cue, content, who quotes, and the words that say so."""
    if found is None:
        return None
    text = read.article.text
    assert found.via.cue is not None
    return (
        found.source.of(text), told(read.article, found.cue), told(read.article, found.content), found.via.source.of(text), found.via.cue.of(text),
    )  # fmt: skip


QUOTED = "Lux/PROPN/nsubj/quoted quoted/VERB/root Ada/PROPN/obj/quoted Brandt as/SCONJ/mark/saying saying/VERB.VBG/advcl/quoted that it rained ."
AS: list[tuple[str, str, str, str, str, Told | None]] = [
    ("quoted as saying", QUOTED, "Lux", "quoted", "Ada Brandt as saying that it rained",
     ("Ada Brandt", "quoted | as saying", "that it rained", "Lux", "quoted")),
    ("in parts", QUOTED.replace(" .", " , and snowed ."), "Lux", "quoted", "Ada Brandt as saying that it rained | and snowed",
     ("Ada Brandt", "quoted | as saying", "that it rained | and snowed", "Lux", "quoted")),
    ("a cue that quotes nobody", QUOTED.replace("quoted", "showed"), "Lux", "showed", "Ada Brandt as saying that it rained", None),
    ("quoted as something else", QUOTED.replace("VERB.VBG", "VERB.VBN"), "Lux", "quoted", "Ada Brandt as saying that it rained", None),
    ("nobody quotes", QUOTED, "", "quoted", "Ada Brandt as saying that it rained", None),
    ("nothing is quoted", QUOTED, "Lux", "quoted", "Ada Brandt as saying", None),
    ("nobody is quoted", QUOTED, "Lux", "quoted", "as saying that it rained", None),
    ("its content already begins behind", QUOTED, "Ada Brandt", "quoted | as saying", "that it rained", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "source", "cue", "content", "expected"), [row[1:] for row in AS], ids=[row[0] for row in AS])
def test_quoted_as(sentence: str, source: str, cue: str, content: str, expected: Told | None) -> None:
    read = tree(sentence)
    assert shown(read, quoted_as(read.words, *(spans(read, words) for words in (source, cue, content)))) == expected


CITING = (
    "It/PRON/nsubj/rained rained/VERB/ccomp/reported ,/PUNCT/punct/reported Lux/PROPN/nsubj/reported reported/VERB/root "
    ",/PUNCT/punct/citing {citing} the/DET/det/mayor mayor/NOUN/{rel} of/ADP/case/Orm Orm/PROPN/nmod/mayor ."
)
PLAIN = CITING.format(citing="citing/VERB/advcl/reported", rel="obj/citing")
CITED: list[tuple[str, str, str, str, str, Told | None]] = [
    ("citing", PLAIN, "Lux", "reported", "It rained", ("the mayor of Orm", "citing", "It rained", "Lux", "reported")),
    ("quoting", PLAIN.replace("citing", "quoting"), "Lux", "reported", "It rained", ("the mayor of Orm", "quoting", "It rained", "Lux", "reported")),
    ("taken for a preposition", CITING.format(citing="citing/VERB/case/mayor", rel="obl/reported"), "Lux", "reported", "It rained",
     ("the mayor of Orm", "citing", "It rained", "Lux", "reported")),
    ("with an apposition",
     PLAIN.replace(" .", " ,/PUNCT/punct/Ada Ada/PROPN/appos/mayor Brandt/PROPN/flat/Ada ."), "Lux", "reported", "It rained",
     ("the mayor of Orm, Ada Brandt", "citing", "It rained", "Lux", "reported")),
    ("the one who is cited is the source already", PLAIN, "the mayor of Orm", "reported", "It rained",
     ("the mayor of Orm", "citing", "It rained", "Lux", "reported")),
    ("citing nobody", CITING.format(citing="citing/VERB/advcl/reported", rel="dep/citing"), "Lux", "reported", "It rained", None),
    ("no source", PLAIN, "", "reported", "It rained", None),
    ("no cue", PLAIN, "Lux", "", "It rained", None),
    ("the cue itself", PLAIN, "Lux", "citing", "It rained", None),
    ("the cited one is in what is said", PLAIN, "Lux", "reported", "the mayor of Orm", None),
    ("what is said cites", PLAIN, "Lux", "reported", "citing the", None),
    ("it is told otherwise", PLAIN.replace("citing/", "seeing/").replace("/citing", "/seeing"), "Lux", "reported", "It rained", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content", "expected"), [row[1:] for row in CITED], ids=[row[0] for row in CITED]
)
def test_cited(sentence: str, source: str, cue: str, content: str, expected: Told | None) -> None:
    read = tree(sentence)
    assert shown(read, cited(read.words, *(spans(read, words) for words in (source, cue, content)))) == expected


def test_another_sentence_cites_for_itself() -> None:
    read = tree("It/PRON/nsubj/rained rained/VERB/ccomp/reported , Lux/PROPN/nsubj/reported reported/VERB/root .", "citing/VERB/root Bran/PROPN/obj/citing .")  # fmt: skip
    assert cited(read.words, *(spans(read, words) for words in ("Lux", "reported", "It rained"))) is None
