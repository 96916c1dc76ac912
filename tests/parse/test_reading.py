"""What a page's scores mean, with a network that says what it is told to. All texts are invented."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Article, Block, Candidate, Parse
from onrecord.parse import parse
from onrecord.parse.chains import Pairs
from onrecord.parse.happenings import End
from onrecord.parse.links import VIA
from onrecord.parse.network import Network, Outputs
from onrecord.parse.pieces import Pieces
from onrecord.parse.reading import Reading, Said, read
from onrecord.parse.tags import Floats, Labels
from onrecord.parse.windows import Paragraph, Window
from onrecord.spans import Span

BIO = ["O", "B", "I"]
YES = ["no", "yes"]
TRACKS = {
    "upos": ["X", "NOUN", "PROPN", "PRON", "VERB", "INTJ"],
    "xpos": ["XX", "NN", "IN"],
    "start": ["inside", "start"],
    "names": ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"],
    "values": ["O", "B-DATE", "I-DATE"],
    "mention": ["none", "person", "place"],
    "source": BIO,
    "cue": BIO,
    "content": BIO,
    "inner_source": BIO,
    "inner_cue": BIO,
    "inner_content": BIO,
    "via": BIO,
    "event": ["O", "B-ASSAULT", "I-ASSAULT", "B-AID", "I-AID"],
    "mode": ["none", "phone", "drone", "aerial"],
    "historical": YES,
    "future": YES,
    "hypothetical": YES,
    "negation": YES,
    "trade": ["O", "B-SALE", "I-SALE"],
    "item": BIO,
    "cargo": ["food", "arms"],
}
RELATIONS = ["dep", "nsubj", "root", "det"]
SURE = 10.0
Ends = tuple[int, int]


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Pieces:
    """A vocabulary that knows no word: each is one piece."""
    path = tmp_path_factory.mktemp("reading") / "vocabulary.txt"
    path.write_text("\n".join([*(f"[unused{number}]" for number in range(100)), "[UNK]", "[CLS]", "[SEP]"]), encoding="utf-8")
    return Pieces(path)


class Told:
    """A network that says of each word of the page, by its number, what it was told, and else the first thing there is to say.

    What it says of a word for links, chains and roles is the word's number, from 1 for links, so that it knows the word again.
    `links_told[kind, content]` is the span that goes with a content, `relays_told` holds contents with those who passed them on, and
    `roles_told[trigger, word]` scores of the word as actor and as recipient.
    """

    def __init__(self, pieces: Pieces, runs: dict[str, list[tuple[int, int, str]]] | None = None) -> None:
        self.labels = Labels(TRACKS, RELATIONS)
        self.pieces = pieces
        self.tags: dict[str, dict[int, str]] = {track: {} for track in TRACKS}
        self.heads: dict[int, int] = {}
        self.rels: dict[int, str] = {}
        self.links_told: dict[tuple[int, Ends], Ends] = {}
        self.relays_told: set[tuple[Ends, Ends]] = set()
        self.roles_told: dict[tuple[Ends, int], tuple[float, float]] = {}
        self.antecedents: dict[int, int] = {}
        self.seed: int | None = None  # arcs by chance
        self.asked: list[tuple[int, int]] = []  # kinds and buckets of the links
        self.ends: list[int] = []  # of windows
        self.features: list[list[int]] = []  # of pairs of mentions
        self.buckets: list[int] = []  # of triggers and mentions
        for track, told in (runs or {}).items():
            for first, last, label in told:
                dash = "-" if label else ""
                self.tags[track] |= {first: f"B{dash}{label}"} | dict.fromkeys(range(first + 1, last + 1), f"I{dash}{label}")

    def read(self, windows: Sequence[Window]) -> list[Outputs]:
        self.ends += [window.end for window in windows]
        return [self._window(window) for window in windows]

    def _window(self, window: Window) -> Outputs:
        size = window.end - window.begin
        numbers = np.arange(window.begin, window.end, dtype=np.float32)[:, None]
        tags = []
        for track, said in TRACKS.items():
            scores = np.zeros((size, len(said)), dtype=np.float32)
            for word in range(size):
                scores[word, said.index(self.tags[track].get(window.begin + word, said[0]))] = SURE
            tags.append(scores)
        arcs = np.zeros((size, 1 + size), dtype=np.float32)
        if self.seed is not None:
            arcs[:] = np.random.default_rng(self.seed + window.begin).normal(size=arcs.shape)
        for word in range(size):
            head = self.heads.get(window.begin + word, -1)
            if head < 0 or window.begin <= head < window.end:
                arcs[word, 0 if head < 0 else 1 + head - window.begin] += SURE if self.seed is None else 0
        return Outputs(
            np.concatenate(tags, 1),
            arcs,
            numbers,
            np.concatenate([[[-1]], numbers]).astype(np.float32),
            *[numbers + 1] * 2,
            *[numbers] * 4,
        )

    def relations(self, dependents: Floats, heads: Floats) -> Floats:
        out = np.zeros((len(dependents), len(RELATIONS)), dtype=np.float32)
        for row, (word, head) in enumerate(zip(dependents[:, 0], heads[:, 0], strict=True)):
            assert head == -1 or int(head) != int(word)
            out[row, RELATIONS.index(self.rels.get(int(word), "dep"))] = SURE
        return out

    def links(self, contents: Floats, others: Floats, kinds: np.ndarray, buckets: np.ndarray) -> Floats:
        wanted = {(kind, 1 + sum(content) / 2, 1 + sum(other) / 2) for (kind, content), other in self.links_told.items()}
        wanted |= {(VIA, 1 + sum(content) / 2, 1 + sum(other) / 2) for content, other in self.relays_told}
        self.asked += zip(kinds.tolist(), buckets.tolist(), strict=True)
        out = []
        for kind, content, other, bucket in zip(
            kinds.tolist(), contents[:, 0].tolist(), others[:, 0].tolist(), buckets.tolist(), strict=True
        ):
            assert (bucket == 0) == (other == 0)
            out.append(0 if not bucket else SURE if (kind, content, other) in wanted else -SURE)
        return np.array(out, dtype=np.float32)

    def chains(self, mentions: Floats, antecedents: Floats, pairs: Pairs) -> Floats:
        self.features += pairs.features.tolist()
        words = zip(mentions[pairs.mentions, 0].tolist(), antecedents[pairs.antecedents, 0].tolist(), strict=True)
        return np.array([SURE if self.antecedents.get(int(word)) == before else -SURE for word, before in words], dtype=np.float32)

    def roles(self, triggers: Floats, words: Floats, buckets: np.ndarray) -> Floats:
        told = {(sum(trigger) / 2, word): scores for (trigger, word), scores in self.roles_told.items()}
        asked = zip(triggers[:, 0].tolist(), words[:, 0].tolist(), strict=True)
        self.buckets += buckets.tolist()
        return np.array([told.get(pair, (-SURE, -SURE)) for pair in asked], dtype=np.float32)

    def codes(self, window: Window, source: Ends, target: Ends) -> Floats:
        raise NotImplementedError("reading asks for no codes")


def paragraphs(*texts: str) -> list[Paragraph]:
    return [Paragraph(text.split(), [False] * len(text.split())) for text in texts]


def ran(reading: Reading, track: str) -> list[tuple[int, int, str]]:
    return [(run.first, run.last, run.label) for run in reading.runs[track]]


def is_tree(heads: list[int], begin: int, end: int) -> bool:
    hung = {word for word in range(begin, end) if heads[word] == -1}
    if len(hung) != 1:
        return False
    while more := {word for word in range(begin, end) if heads[word] in hung} - hung:
        hung |= more
    return hung == set(range(begin, end))


def test_the_told_network_is_a_network(pieces: Pieces) -> None:
    network: Network = Told(pieces)
    assert network.labels.columns()["xpos"] == slice(6, 9)


@pytest.mark.parametrize("texts", [[], [""], ["", "", ""]])
def test_a_page_without_words_says_nothing(pieces: Pieces, texts: list[str]) -> None:
    assert read(paragraphs(*texts), Told(pieces)) == Reading([0], [], [], [], [], {}, [], [], [], [], {})


@pytest.mark.parametrize(
    ("starts", "told", "wanted"),
    [
        pytest.param(None, [], [0, 4, 6], id="a paragraph begins a sentence"),
        pytest.param(None, [2, 4], [0, 2, 4, 6], id="the network says so"),
        pytest.param([0, 3, 4], [2], [0, 3, 4, 6], id="known already"),
    ],
)
def test_sentences(pieces: Pieces, starts: list[int] | None, told: list[int], wanted: list[int]) -> None:
    network = Told(pieces)
    network.tags["start"] = dict.fromkeys(told, "start")
    assert read(paragraphs("Orla left , Good", "", "She did"), network, starts).sentences == wanted


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        pytest.param("She left early . The mayor stayed", [4], id="a stop and a capital"),
        pytest.param("She left early . ” The mayor stayed", [5], id="closing quotes"),
        pytest.param("Did she leave ? “ No , ” he said", [4], id="opening quotes"),
        pytest.param("“ Did she leave ? ” Anna asked", [], id="a question told by somebody"),
        pytest.param("oil , gas etc . Moscow said", [], id="an abbreviation"),
        pytest.param("Mr J . Brown left", [], id="an initial"),
        pytest.param("it fell . then it rose", [], id="small letters"),
    ],
)
def test_stops_end_sentences_whatever_the_network_says(pieces: Pieces, text: str, begins: list[int]) -> None:
    read_as = read(paragraphs(text), Told(pieces)).sentences
    assert read_as == [0, *begins, len(text.split())]


def test_windows_end_where_known_sentences_do(pieces: Pieces) -> None:
    network = Told(pieces)
    read([Paragraph(["a"] * 500, [False] * 500)], network, [0, 50, 200, 201, 390])
    assert network.ends == [201, 390, 500]


def test_parts_of_speech_are_those_that_score_best(pieces: Pieces) -> None:
    network = Told(pieces)
    network.tags["upos"] = {0: "INTJ", 1: "INTJ", 2: "VERB"}
    network.tags["xpos"] = {2: "IN"}
    reading = read(paragraphs("Oh oh go on"), network)
    assert reading.upos == ["INTJ", "INTJ", "VERB", "X"]
    assert reading.xpos == ["XX", "XX", "IN", "XX"]


def test_heads_are_words_of_the_page(pieces: Pieces) -> None:
    network = Told(pieces)
    network.heads = {0: 1, 2: 1, 3: 4, 5: 4}
    network.rels = {0: "nsubj", 3: "det"}
    reading = read(paragraphs("Orla left .", "The dog slept"), network)
    assert reading.heads == [1, -1, 1, 4, -1, 4]
    assert reading.rels == ["nsubj", "root", "dep", "det", "root", "dep"]


def test_only_a_root_is_called_one_whatever_the_scores(pieces: Pieces) -> None:
    network = Told(pieces)
    network.heads = {0: 1, 2: 1}
    network.rels = {0: "root", 1: "nsubj", 2: "root"}
    reading = read(paragraphs("Orla left ."), network)
    assert [rel == "root" for rel in reading.rels] == [False, True, False]


def test_a_head_in_another_sentence_is_never_chosen(pieces: Pieces) -> None:
    network = Told(pieces)
    network.heads = {0: 1, 2: 1, 3: 1}
    assert read(paragraphs("Orla left .", "Dogs slept"), network).heads[3:] in ([-1, 3], [4, -1])


@settings(max_examples=25, deadline=None)
@given(
    st.integers(0, 1000),
    st.lists(st.sampled_from([1, 2, 5, 60, 300]), min_size=1, max_size=4),
    st.sets(st.integers(0, 600), max_size=6),
)
def test_any_page_is_read_into_trees(pieces: Pieces, seed: int, lengths: list[int], told: set[int]) -> None:
    network = Told(pieces)
    network.seed = seed
    network.tags["start"] = dict.fromkeys(told, "start")
    network.tags["mention"] = dict.fromkeys(range(0, 600, 7), "person")
    network.antecedents = {word: word - 7 for word in range(7, 600, 14)}
    reading = read([Paragraph(["a"] * length, [False] * length) for length in lengths], network)
    count = sum(lengths)
    assert (reading.sentences[0], reading.sentences[-1]) == (0, count)
    assert {len(column) for column in (reading.upos, reading.xpos, reading.heads, reading.rels)} == {count}
    assert all(is_tree(reading.heads, begin, end) for begin, end in pairwise(reading.sentences))
    assert [rel == "root" for rel in reading.rels] == [head == -1 for head in reading.heads]
    home = np.searchsorted(reading.sentences, np.arange(count), side="right")
    assert all(one.first <= one.head <= one.last and home[one.first] == home[one.last] for one in reading.references)
    assert [one.head for one in reading.references] == list(range(0, count, 7))[: len(range(0, 600, 7))]
    assert reading.chains == [[number, number + 1] for number in range(0, len(reading.references) - 1, 2)]


def test_a_sentence_over_windows_is_one_tree_that_hangs_on_its_first_root(pieces: Pieces) -> None:
    network = Told(pieces)
    network.heads = (
        {word: 5 for word in range(600) if word != 5} | dict.fromkeys(range(223, 444), 222) | dict.fromkeys(range(445, 600), 444)
    )
    reading = read([Paragraph(["a"] * 600, [False] * 600)], network)
    assert reading.sentences == [0, 600]
    assert is_tree(reading.heads, 0, 600)
    assert [word for word, head in enumerate(reading.heads) if head == 5] == [*range(5), *range(6, 223), 444]
    assert reading.heads[223:444] == [222] * 221


def test_spans_of_each_track(pieces: Pieces) -> None:
    network = Told(
        pieces, {"names": [(0, 1, "PER"), (2, 2, "LOC"), (5, 5, "LOC")], "values": [(3, 4, "DATE")], "trade": [(6, 6, "SALE")]}
    )
    reading = read(paragraphs("Orla Dunn Kelm last May", "Tarn sold"), network)
    assert list(reading.runs) == ["names", "values"]
    assert list(reading.noted) == ["trade", "item"]  # the tracks of attributions are told as such, the rest are no spans
    assert ran(reading, "names") == [(0, 1, "PER"), (2, 2, "LOC"), (5, 5, "LOC")]
    assert ran(reading, "values") == [(3, 4, "DATE")]
    assert [(note.first, note.last, note.label, note.told, note.ends) for note in reading.noted["trade"]] == [
        (6, 6, "SALE", {}, [])
    ]
    assert all(0.99 < run.confidence <= 1 for runs in reading.runs.values() for run in runs)


def test_a_span_goes_on_from_window_to_window(pieces: Pieces) -> None:
    network = Told(pieces, {"names": [(200, 250, "PER")]})
    assert ran(read([Paragraph(["a"] * 400, [False] * 400)], network), "names") == [(200, 250, "PER")]


def said(network: Told, *texts: str) -> list[Said]:
    return read(paragraphs(*texts), network).said


def test_a_content_with_its_source_and_cue(pieces: Pieces) -> None:
    network = Told(pieces, {"content": [(0, 2, "")], "cue": [(3, 3, "")], "source": [(4, 5, "")]})
    network.links_told = {(0, (0, 2)): (4, 5), (1, (0, 2)): (3, 3)}
    assert said(network, "It is over said Orla Dunn .") == [Said([(4, 5)], [(3, 3)], [(0, 2)], 1.0)]
    assert {kind for kind, _ in network.asked} == {0, 1, 2}


def test_a_content_without_a_source(pieces: Pieces) -> None:
    network = Told(pieces, {"content": [(3, 5, "")], "cue": [(1, 2, "")], "source": [(6, 6, "")]})
    network.links_told = {(1, (3, 5)): (1, 2)}
    assert said(network, "It was reported all is lost Orla") == [Said([], [(1, 2)], [(3, 5)], 1.0)]


def test_a_content_alone(pieces: Pieces) -> None:
    assert said(Told(pieces, {"content": [(0, 1, "")]}), "All lost .") == [Said([], [], [(0, 1)], 1.0)]


def test_sources_and_cues_without_a_content_are_no_attribution(pieces: Pieces) -> None:
    assert said(Told(pieces, {"source": [(0, 0, "")], "cue": [(1, 1, "")]}), "Orla said .") == []


def test_a_content_that_goes_on_is_one_with_what_came_before(pieces: Pieces) -> None:
    network = Told(pieces, {"content": [(0, 1, ""), (4, 5, ""), (6, 7, "")], "cue": [(2, 2, "")], "source": [(3, 3, "")]})
    network.links_told = {(0, (0, 1)): (3, 3), (1, (0, 1)): (2, 2), (2, (4, 5)): (0, 1), (2, (6, 7)): (4, 5), (0, (6, 7)): (3, 3)}
    assert said(network, "All is said Orla not lost so far") == [Said([(3, 3)], [(2, 2)], [(0, 1), (4, 5), (6, 7)], 1.0)]


def test_a_content_never_goes_on_with_one_after_it_or_with_itself(pieces: Pieces) -> None:
    network = Told(pieces, {"content": [(0, 0, ""), (2, 2, "")]})
    network.links_told = {(2, (0, 0)): (2, 2), (2, (2, 2)): (2, 2)}
    assert [one.content for one in said(network, "a b c")] == [[(0, 0)], [(2, 2)]]


def test_two_contents_of_one_source_stay_two(pieces: Pieces) -> None:
    network = Told(pieces, {"content": [(2, 3, ""), (5, 6, "")], "cue": [(1, 1, ""), (4, 4, "")], "source": [(0, 0, "")]})
    network.links_told = {(0, (2, 3)): (0, 0), (0, (5, 6)): (0, 0), (1, (2, 3)): (1, 1), (1, (5, 6)): (4, 4)}
    assert said(network, "Orla said all fine added so far") == [
        Said([(0, 0)], [(1, 1)], [(2, 3)], 1.0),
        Said([(0, 0)], [(4, 4)], [(5, 6)], 1.0),
    ]


def test_a_content_in_parts_keeps_its_place_among_others(pieces: Pieces) -> None:
    network = Told(pieces, {"content": [(0, 0, ""), (2, 2, ""), (4, 4, "")]})
    network.links_told = {(2, (4, 4)): (0, 0)}
    assert [one.content for one in said(network, "a b c d e")] == [[(0, 0), (4, 4)], [(2, 2)]]


def test_a_source_too_far_away_is_never_linked(pieces: Pieces) -> None:
    words = ["a"] * 140
    for place, source in ((130, []), (115, [(0, 0)])):
        network = Told(pieces, {"content": [(place, place + 1, "")], "source": [(0, 0, "")]})
        network.links_told = {(0, (place, place + 1)): (0, 0)}
        assert [one.source for one in said(network, " ".join(words))] == [source]


def test_an_attribution_over_windows_and_paragraphs(pieces: Pieces) -> None:
    network = Told(pieces, {"content": [(225, 230, "")], "source": [(215, 216, "")]})
    network.links_told = {(0, (225, 230)): (215, 216)}
    assert said(network, " ".join(["a"] * 220), " ".join(["a"] * 50)) == [Said([(215, 216)], [], [(225, 230)], 1.0)]


def test_the_confidence_of_an_attribution_is_that_of_its_content_and_its_source(pieces: Pieces) -> None:
    network = Told(pieces, {"content": [(1, 2, "")], "source": [(0, 0, "")]})
    network.links = lambda contents, others, kinds, buckets: np.zeros(len(kinds), dtype=np.float32)  # type: ignore[method-assign]
    (one,) = said(network, "Orla all fine")
    assert one.source == []
    assert one.confidence == 0.5


def test_what_is_said_within_a_content_is_an_attribution_of_its_own(pieces: Pieces) -> None:
    network = Told(
        pieces,
        {
            "source": [(0, 0, "")], "cue": [(1, 1, "")], "content": [(2, 6, "")],
            "inner_source": [(3, 3, "")], "inner_cue": [(4, 4, "")], "inner_content": [(5, 6, "")],
        },
    )  # fmt: skip
    network.links_told = {(0, (2, 6)): (0, 0), (1, (2, 6)): (1, 1), (0, (5, 6)): (3, 3), (1, (5, 6)): (4, 4)}
    assert said(network, "Orla said that Ivo denied it all") == [
        Said([(0, 0)], [(1, 1)], [(2, 6)], 1.0),
        Said([(3, 3)], [(4, 4)], [(5, 6)], 1.0, inner=True),
    ]


def test_sources_within_and_without_are_not_mixed(pieces: Pieces) -> None:
    network = Told(
        pieces, {"source": [(0, 0, "")], "content": [(2, 6, "")], "inner_source": [(3, 3, "")], "inner_content": [(5, 6, "")]}
    )
    network.links_told = {(0, (2, 6)): (3, 3), (0, (5, 6)): (0, 0)}
    assert [one.source for one in said(network, "Orla said that Ivo denied it all")] == [[], []]


def test_those_who_passed_words_on_come_the_nearest_first(pieces: Pieces) -> None:
    network = Told(pieces, {"content": [(4, 5, ""), (10, 11, "")], "source": [(3, 3, "")], "via": [(0, 0, ""), (7, 8, "")]})
    network.relays_told = {((4, 5), (0, 0)), ((4, 5), (7, 8))}
    one, other = said(network, "Sol quoted by Ivo all lost said Radio Brine . Not so")
    assert one.via == ((7, 8), (0, 0))
    assert other.via == ()


def test_a_source_is_not_asked_whether_it_passed_words_on(pieces: Pieces) -> None:
    network = Told(pieces, {"content": [(2, 3, "")], "source": [(0, 0, "")]})
    network.relays_told = {((2, 3), (0, 0))}
    assert [one.via for one in said(network, "Orla said all lost")] == [()]


@pytest.mark.parametrize("score", [-0.1, 0.1])
def test_each_relay_is_a_yes_or_a_no_by_itself(pieces: Pieces, score: float) -> None:
    network = Told(pieces, {"content": [(2, 3, "")], "via": [(0, 0, ""), (5, 5, "")]})
    network.links = lambda contents, others, kinds, buckets: np.where(kinds == VIA, score, 0).astype(np.float32)  # type: ignore[method-assign]
    assert [one.via for one in said(network, "Sol said all lost to Brine")] == [((0, 0), (5, 5)) if score > 0 else ()]


def striking(pieces: Pieces) -> Told:
    """ "Rebels struck the bridge": an assault by drone of which two mentions may name the ends."""
    network = Told(pieces, {"event": [(1, 1, "ASSAULT")]})
    network.tags["mention"] = {0: "person", 3: "place"}
    network.tags["mode"] = {1: "drone"}
    network.tags["future"] = {1: "yes"}
    network.roles_told = {((1, 1), 0): (SURE, -SURE), ((1, 1), 3): (-1.0, SURE)}
    return network


def test_an_event_has_its_type_its_mode_and_who_may_have_done_it(pieces: Pieces) -> None:
    (event,) = read(paragraphs("Rebels struck the bridge"), striking(pieces)).happened
    assert (event.first, event.last, event.type, event.mode, event.confidence) == (1, 1, "ASSAULT", "drone", 1.0)
    assert event.aux == {"historical": 0.0, "future": 1.0, "hypothetical": 0.0, "negation": 0.0}
    assert event.ends == [End(0, "actor", 1.0), End(1, "actor", 0.269), End(1, "recipient", 1.0)]


def test_a_trigger_of_several_words_is_one_event_with_the_mean_of_their_shares(pieces: Pieces) -> None:
    network = Told(pieces, {"event": [(1, 2, "AID"), (3, 3, "AID")]})
    network.tags["negation"] = {2: "yes"}
    one, other = read(paragraphs("Orm sends over wheat"), network).happened
    assert (one.first, one.last, one.mode, one.aux["negation"]) == (1, 2, "", 0.5)
    assert (other.first, other.last, other.aux["negation"]) == (3, 3, 0.0)


def test_a_mode_that_the_type_does_not_have_is_never_chosen(pieces: Pieces) -> None:
    network = striking(pieces)
    network.tags["mode"] = {1: "phone"}
    scored = network._window

    def second_best(window: Window) -> Outputs:
        outputs = scored(window)
        outputs.tags[1, network.labels.columns()["mode"]] += np.array([0, 0, 0, 1], dtype=np.float32)
        return outputs

    network._window = second_best  # type: ignore[method-assign]
    assert [event.mode for event in read(paragraphs("Rebels struck the bridge"), network).happened] == ["aerial"]


def test_mentions_of_another_paragraph_or_far_away_are_no_ends(pieces: Pieces) -> None:
    words = ["a"] * 60
    network = Told(pieces, {"event": [(50, 51, "AID")]})
    network.tags["mention"] = dict.fromkeys([9, 10, 50, 59, 60, 61], "person")
    network.roles_told = {((50, 51), word): (SURE, -SURE) for word in (9, 10, 50, 59, 60, 61)}
    reading = read(paragraphs(" ".join(words), "Kelm waits"), network)
    (event,) = reading.happened
    assert [reading.references[end.mention].head for end in event.ends] == [10, 50, 59]


def test_an_event_without_a_mention_has_no_ends(pieces: Pieces) -> None:
    assert [event.ends for event in read(paragraphs("It struck"), Told(pieces, {"event": [(1, 1, "ASSAULT")]})).happened] == [[]]


def test_what_passes_has_a_kind_and_those_who_give_and_take(pieces: Pieces) -> None:
    network = Told(pieces, {"item": [(2, 3, "")]})
    network.tags["mention"] = {0: "person", 3: "place", 5: "person"}
    network.tags["cargo"] = {2: "arms", 3: "arms"}
    network.roles_told = {((2, 3), 0): (SURE, -SURE), ((2, 3), 5): (-SURE, SURE)}
    (note,) = read(paragraphs("Orm gave eight shells to Veland"), network).noted["item"]
    assert (note.first, note.last, note.label, round(note.confidence, 2)) == (2, 3, "", 1.0)
    assert note.told == {"cargo": {"arms": 1.0}}  # the one track of its kinds that this model has
    assert note.ends == [End(0, "actor", 1.0), End(2, "recipient", 1.0)]


def test_what_passes_is_told_by_the_mean_of_its_words(pieces: Pieces) -> None:
    network = Told(pieces, {"item": [(0, 1, "")]})
    network.tags["cargo"] = {0: "arms"}
    (note,) = read(paragraphs("shells lost"), network).noted["item"]
    assert note.told == {"cargo": {"arms": 0.5, "food": 0.5}}


def test_mentions_of_events_are_numbered_over_a_page_of_many_windows(pieces: Pieces) -> None:
    length, count = 200, 140  # read in three stretches
    triggers = [length * paragraph + 5 for paragraph in (0, 70, 139)]
    network = Told(pieces, {"event": [(word, word, "AID") for word in triggers]})
    network.tags["mention"] = {length * paragraph + 7: "person" for paragraph in range(count)}
    network.roles_told = {((word, word), word + 2): (-SURE, SURE) for word in triggers}
    network.tags |= {track: dict.fromkeys([word + 3 for word in triggers], "B") for track in ("inner_content", "content", "via")}
    network.relays_told = {((word + 3,) * 2, (word + 3,) * 2) for word in triggers}
    reading = read([Paragraph(["a"] * length, [False] * length)] * count, network)
    assert [(event.first, event.last) for event in reading.happened] == [(word, word) for word in triggers]
    assert [reading.references[end.mention].head for event in reading.happened for end in event.ends] == [
        word + 2 for word in triggers
    ]
    assert [one.content for one in reading.said if one.inner] == [[(word + 3,) * 2] for word in triggers]


def mentioning(pieces: Pieces) -> Told:
    network = Told(pieces)
    network.tags["mention"] = {1: "person", 4: "person", 6: "place", 8: "person"}
    network.tags["upos"] = {1: "NOUN", 4: "PRON", 6: "PROPN", 8: "PRON"}
    network.heads = {0: 1, 1: 2, 3: 2, 4: 5, 6: 5, 7: 5, 8: 9}
    network.rels = {0: "det", 1: "nsubj", 4: "nsubj", 8: "nsubj"}
    return network


PAGE = ("The mayor left .", "She likes Kelm .", "She does")


def test_mentions_with_their_reach_and_kind(pieces: Pieces) -> None:
    found = read(paragraphs(*PAGE), mentioning(pieces)).references
    assert [(one.first, one.head, one.last) for one in found] == [(0, 1, 1), (4, 4, 4), (6, 6, 6), (8, 8, 8)]
    assert [one.kind for one in found] == ["person", "person", "place", "person"]
    assert [one.pronoun for one in found] == [False, True, False, True]


def test_mentions_linked_are_a_chain_and_those_alone_are_none(pieces: Pieces) -> None:
    network = mentioning(pieces)
    network.antecedents = {4: 1, 8: 4}
    reading = read(paragraphs(*PAGE), network)
    assert [one.antecedent for one in reading.references] == [-1, 0, -1, 1]
    assert reading.chains == [[0, 1, 3]]
    assert all(one.confidence == 1 for one in reading.references)


def test_a_mention_in_quotes_and_one_of_another_paragraph_are_told_as_such(pieces: Pieces) -> None:
    network = Told(pieces)
    network.tags["mention"] = dict.fromkeys([0, 2, 4], "person")
    read(paragraphs("Orla “ she ”", "She"), network)
    same, mine, other = 1, 4, 2  # as the features have it: one paragraph, the mention in quotes, the antecedent in quotes
    assert [row[4] for row in network.features] == [mine + same, 0, other]


def test_mentions_that_nothing_links_have_no_chains(pieces: Pieces) -> None:
    reading = read(paragraphs(*PAGE), mentioning(pieces))
    assert {one.antecedent for one in reading.references} == {-1}
    assert reading.chains == []


def test_one_mention_alone(pieces: Pieces) -> None:
    network = Told(pieces)
    network.tags["mention"] = {0: "place"}
    (one,) = read(paragraphs("Kelm"), network).references
    assert one == (0, 0, 0, "place", False, -1, 1.0)


def test_a_word_that_heads_no_mention_more_surely_than_any_kind_may_still_head_one(pieces: Pieces) -> None:
    network = Told(pieces)
    scored = network._window

    def wavering(window: Window) -> Outputs:
        outputs = scored(window)
        place = network.labels.columns()["mention"]
        outputs.tags[:, place] = np.log(np.array([[0.4, 0.35, 0.25], [0.6, 0.39, 0.01]], dtype=np.float32))
        return outputs

    network._window = wavering  # type: ignore[method-assign]
    assert [(one.head, one.kind) for one in read(paragraphs("Kelm slept"), network).references] == [(0, "person")]


def test_reading_a_page_twice_says_the_same(pieces: Pieces) -> None:
    network = mentioning(pieces)
    network.antecedents = {4: 1}
    assert read(paragraphs(*PAGE), network) == read(paragraphs(*PAGE), network)


def test_empty_paragraphs_change_nothing_but_their_number(pieces: Pieces) -> None:
    network = mentioning(pieces)
    network.antecedents = {4: 1}
    assert read(paragraphs("", PAGE[0], "", "", *PAGE[1:], ""), network) == read(paragraphs(*PAGE), network)


def article(*blocks: tuple[str, str]) -> Article:
    text, found = "", []
    for role, words in blocks:
        text += "\n\n" if text else ""
        found.append(Block(role, Span(len(text), len(text) + len(words))))  # type: ignore[arg-type]
        text += words
    return Article("x", None, None, None, [], None, "en", [], text, found, [])


def test_an_article_is_read_into_spans_of_its_text(pieces: Pieces) -> None:
    network = Told(
        pieces,
        {
            "names": [(1, 2, "PER")],
            "values": [(0, 0, "DATE")],
            "trade": [(4, 4, "SALE")],
            "content": [(3, 4, ""), (6, 6, "")],
            "source": [(1, 2, "")],
        },
    )
    network.tags["mention"] = {1: "person", 5: "person"}
    network.tags["upos"] = {1: "PROPN", 5: "PRON"}
    network.antecedents = {5: 1}
    network.links_told = {(0, (3, 4)): (1, 2), (2, (6, 6)): (3, 4)}
    network.heads = {0: 3, 1: 3, 2: 1, 4: 3, 5: 6}
    page = article(("byline", "By Ivo Tarn"), ("headline", "Today Orla Dunn didn’t"), ("body", "   "), ("body", "She did"))
    found = parse(page, network)
    text = page.text
    assert [(sentence.span.of(text), sentence.block) for sentence in found.sentences] == [
        ("Today Orla Dunn didn’t", 1),
        ("She did", 3),
    ]
    assert [[token.span.of(text) for token in sentence.tokens] for sentence in found.sentences] == [
        ["Today", "Orla", "Dunn", "did", "n’t"],
        ["She", "did"],
    ]
    assert [[token.head for token in sentence.tokens] for sentence in found.sentences] == [[3, 3, 1, -1, 3], [1, -1]]
    assert [(name.span.of(text), name.label) for name in found.names] == [("Today", "DATE"), ("Orla Dunn", "PER")]
    assert {track: [name.span.of(text) for name in names] for track, names in found.further.items()} == {
        "trade": ["n’t"],
        "item": [],
    }
    assert [(one.head.of(text), one.pronoun, one.antecedent) for one in found.references] == [
        ("Orla", False, None),
        ("She", True, 0),
    ]
    assert found.chains == [[0, 1]]
    (one,) = found.attributions
    assert [[span.of(text) for span in spans] for spans in (one.source, one.cue, one.content)] == [
        ["Orla Dunn"],
        [],
        ["didn’t", "did"],
    ]


def test_events_relays_and_what_is_nested_are_spans_of_the_text(pieces: Pieces) -> None:
    network = Told(
        pieces,
        {
            "event": [(5, 6, "ASSAULT")], "source": [(0, 0, "")], "content": [(2, 7, "")], "via": [(9, 10, "")],
            "inner_source": [(2, 2, "")], "inner_content": [(4, 7, "")],
        },
    )  # fmt: skip
    network.tags["mention"] = {0: "person", 4: "person"}
    network.tags["mode"] = {5: "drone", 6: "drone"}
    network.roles_told = {((5, 6), 4): (SURE, -SURE)}
    network.links_told = {(0, (2, 7)): (0, 0), (0, (4, 7)): (2, 2)}
    network.relays_told = {((2, 7), (9, 10))}
    page = article(("byline", "By Ivo Tarn"), ("body", "Orla says Kelm denies rebels hit out twice via Radio Sol"))
    found, text = parse(page, network), page.text
    outer, inner = found.attributions
    assert (outer.inner, [span.of(text) for span in outer.via]) == (False, ["Radio Sol"])
    assert (inner.inner, inner.source[0].of(text), inner.content[0].of(text)) == (True, "Kelm", "rebels hit out twice")
    (event,) = found.events
    assert (event.trigger.of(text), event.type, event.mode) == ("hit out", "ASSAULT", "drone")
    assert event.ends == [Candidate(1, "actor", 1.0)]
    assert found.references[1].span.of(text) == "rebels"
    assert found.further == {"trade": [], "item": []}


@pytest.mark.parametrize("blocks", [[], [("body", "")], [("byline", "By Ivo Tarn"), ("credit", "Ivo Tarn"), ("dateline", "KELM")]])
def test_an_article_without_sentences_has_an_empty_parse(pieces: Pieces, blocks: list[tuple[str, str]]) -> None:
    found = parse(article(*blocks), Told(pieces))
    assert found == Parse([], [], [], [], [])
