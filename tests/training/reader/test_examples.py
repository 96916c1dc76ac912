"""Public formats into pages to learn from. All texts are invented."""

import json
from pathlib import Path

import pytest

from training.reader.examples import Example, Statement, from_text, from_treebank, polnear, quoted_for_names, uner
from training.reader.treebank import documents

CONLLU = """\
# newdoc id = NOTE_harbour
# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity
# newpar
# sent_id = NOTE_harbour-1
1	Oduya	Oduya	PROPN	NNP	_	3	nsubj	_	Entity=(1-person-new-n-cf1-1-coref
2	Brant	Brant	PROPN	NNP	_	1	flat	_	Entity=1)
3	left	leave	VERB	VBD	_	0	root	_	_
4	Port	Port	PROPN	NNP	_	3	obj	_	Entity=(2-place-new-n-cf2-1-sgl
5	Ilmo	Ilmo	PROPN	NNP	_	4	flat	_	Entity=2)|SpaceAfter=No
6	.	.	PUNCT	.	_	3	punct	_	_

# sent_id = NOTE_harbour-2
1	She	she	PRON	PRP	_	2	nsubj	_	Entity=(1-person-giv-n-cf1-1-ana)
2	slept	sleep	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_
"""


def columns(text: str) -> list[str]:
    """Nine fields a row are ten in CoNLL-U: the enhanced graph is left out above."""
    rows = []
    for line in text.splitlines():
        cells = line.split("\t")
        rows.append("\t".join([*cells[:8], "_", cells[-1]]) if len(cells) == 9 else "\t".join(cells))
    return [*rows, ""]


@pytest.fixture
def harbour() -> Example:
    (document,) = documents(line + "\n" for line in columns(CONLLU))
    return from_treebank(document)


def test_a_treebank_tells_tags_trees_and_sentences(harbour: Example) -> None:
    assert harbour.paragraphs[0].words == ["Oduya", "Brant", "left", "Port", "Ilmo", ".", "She", "slept", "."]
    assert list(harbour.paragraphs[0].clings) == [False, False, False, False, False, True, False, False, True]
    assert harbour.heads == [2, 0, -1, 2, 3, 2, 7, -1, 7]
    assert harbour.sentence == [0] * 6 + [1] * 3
    assert [number for number, tag in enumerate(harbour.tags["start"]) if tag == "start"] == [0, 6]


def test_a_treebank_with_entities_tells_mentions_chains_and_names(harbour: Example) -> None:
    assert harbour.tags["mention"] == ["person", "none", "none", "place", "none", "none", "person", "none", "none"]
    assert harbour.tags["names"] == ["B-PER", "I-PER", "O", "B-LOC", "I-LOC", "O", "O", "O", "O"]
    assert harbour.marked is not None
    assert [one.head for one in harbour.marked] == [0, 3, 6]
    assert harbour.groups == [1, 2, 1]
    assert harbour.marked[0].core == {"oduya", "brant"}


def test_names_of_another_source_are_taken_over_where_the_words_agree() -> None:
    plain = [line.rsplit("\t", 1)[0] + "\t_" if "\t" in line else line for line in columns(CONLLU)]
    (document,) = documents(line + "\n" for line in plain)
    told = {"NOTE_harbour-1": ["B-PER", "I-PER", "O", "B-LOC", "I-LOC", "O"], "NOTE_harbour-2": ["O"]}
    example = from_treebank(document, told)
    assert example.tags["names"] == [*told["NOTE_harbour-1"], None, None, None]


def test_a_text_is_a_paragraph_a_line() -> None:
    example = from_text("one", "She said no.\n\n  He left.\n")
    assert [list(paragraph.words) for paragraph in example.paragraphs] == [["She", "said", "no", "."], ["He", "left", "."]]
    assert [example.text[begin:end] for begin, end in example.spans] == ["She", "said", "no", ".", "He", "left", "."]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = "“We will stay,” Oduya Brant said, “all winter.”\n"
    (tmp_path / "train/text").mkdir(parents=True)
    (tmp_path / "train/attributions").mkdir()
    (tmp_path / "train/text/quay.txt").write_text(text, "utf-8")

    def place(words: str) -> str:
        return f"{text.index(words)} {text.index(words) + len(words)}"

    first = f"T1\tSource {place('Oduya Brant')}\tOduya Brant\nT2\tCue {place('said')}\tsaid\n"
    first += f"T3\tContent {place('“We will stay,”')};{place('“all winter.”')}\t…\nT4\tAttribution {place('said')}\tsaid\n"
    first += "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    (tmp_path / "train/attributions/quay_ann.ann").write_text(first, "utf-8")
    (tmp_path / "train/attributions/quay_zoe.ann").write_text("", "utf-8")
    begin = text.index("Oduya")
    silver = {"doc": "quay.txt", "ents": [[begin, begin + 11, "PERSON"], [begin + 17, begin + 18, "IDEOLOGY"]], "coref": []}
    (tmp_path / "silver_train.jsonl").write_text(json.dumps(silver) + "\n", "utf-8")
    return tmp_path


def test_attributions_are_the_first_annotators_in_fragments(folder: Path) -> None:
    (example,) = polnear(folder, "train")
    words = [word for paragraph in example.paragraphs for word in paragraph.words]
    assert example.statements is not None
    assert [[" ".join(words[first : last + 1]) for first, last in runs] for runs in example.statements[0][:3]] == [
        ["Oduya Brant"], ["said"], ["“ We will stay , ”", "“ all winter . ”"],
    ]  # fmt: skip
    assert isinstance(example.statements[0], Statement)
    assert example.statements[0].via is None  # nobody looked for those who passed it on
    assert "".join(tag or "-" for tag in example.tags["content"]) == "BIIIIIOOOOBIIII"
    assert example.tags["names"].count("B-PER") == 1
    assert example.tags["names"].count("I-PER") == 1


def test_iob_files_are_read_by_sentence(tmp_path: Path) -> None:
    import gzip

    path = tmp_path / "names.iob2.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.write(
            "# sent_id = a-1\n# text = Oduya left\n1\tOduya\tB-PER\t-\tx\n2\tleft\tO\t-\t-\n\n# sent_id = a-2\n1\tNo\tO\t-\t-\n"
        )
    assert uner(path) == {"a-1": ["B-PER", "O"], "a-2": ["O"]}


def test_about_two_fifths_are_quoted_and_always_the_same_ones() -> None:
    held = [quoted_for_names(f"doc-{number}") for number in range(1000)]
    assert 300 < sum(held) < 500
    assert held == [quoted_for_names(f"doc-{number}") for number in range(1000)]
