"""Reading CoNLL-U: words in place, paragraphs, and entities."""

from __future__ import annotations

import doctest
import gzip
from pathlib import Path

import pytest

from training.reader import treebank
from training.reader.treebank import Document, documents, mentions, read, spread

TWO = """\
# newdoc id = GUM_news_bridge
# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity
# meta::genre = news
# newpar
# newpar_block = p (2 s)
# sent_id = bridge-1
# text = “Mayor Adéla Roe doesn't.”
1	“	“	PUNCT	``	_	3	punct	_	SpaceAfter=No
2	Mayor	mayor	NOUN	NN	_	3	compound	_	Entity=(1-person-new-nnnnn-cf1-2,3-coref-Adéla_Roe
3	Adéla	Adéla	PROPN	NNP	_	5	nsubj	_	_
4	Roe	Roe	PROPN	NNP	_	3	flat	_	Entity=1)
5-6	doesn't	_	_	_	_	_	_	_	SpaceAfter=No
5	does	do	AUX	VBZ	_	0	root	_	_
6	n't	not	PART	RB	_	5	advmod	_	_
6.1	say	say	VERB	VB	_	_	_	5:dep	_
7	.	.	PUNCT	.	_	5	punct	_	SpaceAfter=No
8	”	”	PUNCT	''	_	5	punct	_	SpaceAfter=No

# newpar_block = p (1 s)
# sent_id = bridge-2
1	—	—	PUNCT	:	_	2	punct	_	_
2	Hers	hers	PRON	PRP	_	0	root	_	Entity=(2-object-new-nnnnn-cf2-1-sgl(1-person-giv:act-nnnnn-cf1-1-ana)2)

# newpar id = bridge-p2
# sent_id = bridge-3
1	Yes	yes	INTJ	UH	_	0	root	_	_

# newdoc id = weblog-bridge
# sent_id = bridge-4
1	No	no	INTJ	UH	_	0	root	_	_
"""


def document(*rows: tuple[str, int, str], note: str = "") -> Document:
    """A document of one sentence, from its forms, heads and entities."""
    columns = (
        "\t".join([str(at), form, "_", "X", "X", "_", str(head), "dep", "_", misc]) for at, (form, head, misc) in enumerate(rows, 1)
    )
    return next(documents(["# newdoc id = x-y", *([note] if note else []), *columns]))


def test_doctests_hold() -> None:
    assert doctest.testmod(treebank).failed == 0


def test_documents_paragraphs_and_sentences() -> None:
    bridge, weblog = documents(TWO.splitlines(keepends=True))
    assert [(one.name, one.genre) for one in (bridge, weblog)] == [("GUM_news_bridge", "news"), ("weblog-bridge", "weblog")]
    assert [paragraph.text for paragraph in bridge.paragraphs] == ["“Mayor Adéla Roe doesn't.”— Hers", "Yes"]
    assert [(one.id, one.text, one.start, one.end) for one in bridge.paragraphs[0].sentences] == [
        ("bridge-1", "“Mayor Adéla Roe doesn't.”", 0, 26),
        ("bridge-2", "— Hers", 26, 32),
    ]
    assert weblog.paragraphs[0].text == "No"


def test_words_stand_where_they_say() -> None:
    first = next(documents(TWO.splitlines())).paragraphs[0]
    words = [word for sentence in first.sentences for word in sentence.words]
    assert [first.text[word.start : word.end] for word in words] == [word.form for word in words]
    does, nt = first.sentences[0].words[4:6]
    assert (does.end, does.head, nt.head, nt.lemma, nt.deprel) == (nt.start, -1, 4, "not", "advmod")


def test_spaces_between_sentences() -> None:
    rows = [
        "1\tA\t_\tX\tX\t_\t0\troot\t_\t_",
        "",
        "1\tB\t_\tX\tX\t_\t0\troot\t_\tSpaceAfter=No",
        "",
        "1\tC\t_\tX\tX\t_\t0\troot\t_\t_",
    ]
    (paragraph,) = next(documents(rows)).paragraphs
    assert paragraph.text == "A BC"
    assert [(one.start, one.end) for one in paragraph.sentences] == [(0, 1), (2, 3), (3, 4)]


def test_words_of_a_token_that_are_not_written_out() -> None:
    assert spread("Gonna", ["going", "to"]) == [(0, 2), (2, 5)]
    assert spread("dámelo", ["da", "me", "lo"]) == [(0, 1), (1, 2), (2, 6)]
    assert spread("ab", ["abc", "d"]) == [(0, 1), (1, 2)]
    assert spread("à", ["a", "le"]) == [(0, 1), (0, 1)]


def test_mentions_nested_and_of_one_word() -> None:
    mayor, hers, her = mentions(next(documents(TWO.splitlines())))
    assert (mayor.group, mayor.type, mayor.words, mayor.sentence, mayor.link) == (1, "person", (1, 3), (0, 0), "coref")
    assert (mayor.identity, mayor.head) == ("Adéla_Roe", 2)
    assert {(one.group, one.type, one.link, one.identity) for one in (hers, her)} == {
        (2, "object", "sgl", None),
        (1, "person", "ana", None),
    }
    assert hers.words == her.words == (1, 1)


def test_an_entity_within_a_mention_of_itself() -> None:
    outer, inner = mentions(
        document(("she", 2, "Entity=(4-person-new-nnnnn-cf1-1-coref(4-person-new-nnnnn-cf1-1-ana)"), ("herself", 0, "Entity=4)"))
    )
    assert (outer.words, outer.link, inner.words, inner.link) == ((0, 1), "coref", (0, 0), "ana")


def test_of_a_mention_in_parts_the_first_is_kept() -> None:
    (only,) = mentions(
        document(
            ("both", 3, "Entity=(12[1/2]-person-new-nnnnn-cf1-1-coref"),
            ("men", 3, "Entity=12[1/2])"),
            ("went", 0, "_"),
            ("together", 3, "Entity=(12[2/2]-person-new-nnnnn-cf1-1-coref)"),
        )
    )
    assert (only.group, only.words, only.head) == (12, (0, 1), 0)


def test_fields_are_those_that_the_document_names() -> None:
    note = "# global.Entity = GRP-etype-infstat-centering-minspan-link-identity"
    (only,) = mentions(document(("Oslo", 0, "Entity=(3-place-new-cf1-1-sgl-Oslo)"), note=note))
    assert (only.type, only.link, only.identity) == ("place", "sgl", "Oslo")


def test_a_bracket_without_its_opening_is_refused() -> None:
    with pytest.raises((KeyError, IndexError)):
        mentions(document(("x", 0, "Entity=5)")))


def test_files_plain_and_gzipped(tmp_path: Path) -> None:
    plain, packed = tmp_path / "two.conllu", tmp_path / "two.conllu.gz"
    plain.write_text(TWO, encoding="utf-8")
    packed.write_bytes(gzip.compress(TWO.encode()))
    assert read(plain) == read(packed)
    assert len(read(plain)) == 2
