"""Who speaks, in invented statements."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.places import places
from onrecord.model import Actor, Article, Attribution, Block, Link, Parse
from onrecord.parse import parse as read_with_the_model
from onrecord.resolve import Found
from onrecord.resolve import find as find_among
from onrecord.spans import Span
from onrecord.tokens import Words

Read = Callable[..., tuple[Article, Parse]]
Attribute = Callable[..., Attribution]
RAIN = "it would rain"


def find(article: Article, parse: Parse, told: Sequence[Attribution]) -> Found:
    """Who is who and who said what, on a page whose places are found as they always are."""
    return find_among(article, parse, told, places(Words(article.text, parse.sentences), parse.names))


def told(actor: Actor) -> str:
    return f"{actor.name} {actor.kind} {actor.code or '-'} {actor.sector or '-'}"


def speaking(found: Found) -> list[str | None]:
    """Who speaks in each statement, by name."""
    names = {actor.id: actor.name for actor in found.actors}
    return [None if one.speaker is None else names[one.speaker] for one in found.statements]


def mentions(article: Article, found: Found, name: str) -> list[str]:
    (actor,) = (actor for actor in found.actors if actor.name == name)
    return [mention.span.of(article.text) for mention in actor.mentions]


# reason, text, source, the speakers as "name kind code sector"; nothing where nobody is known
SPEAKERS = [
    ("a name", "Ada Brill said it would rain.", "Ada Brill", ["Ada Brill person - UNK"]),
    ("a family name alone", "Tarquil said it would rain.", "Tarquil", ["Tarquil person - UNK"]),
    ("a name with Mr", "Mr Tarquil said it would rain.", "Mr Tarquil", ["Tarquil person - UNK"]),
    ("name and apposition", "Ada Brill, the mayor of Tarnport, said it would rain.", "Ada Brill, the mayor of Tarnport",
     ["Ada Brill person - GOV"]),
    ("apposition and name", "A nurse, Ada Brill, said it would rain.", "A nurse, Ada Brill", ["Ada Brill person - MED"]),
    ("title and name", "Polish president Ada Brill said it would rain.", "Polish president Ada Brill", ["Ada Brill person POL GOV"]),
    ("one told before", "Polish president Ada Brill spoke. Brill said it would rain.", "Brill said", ["Ada Brill person POL GOV"]),
    ("the author of a report", "A report by Ada Brill said it would rain.", "A report by Ada Brill", ["Ada Brill person - UNK"]),
    ("whoever wrote it", "A report written by Ada Brill said it would rain.", "A report written by Ada Brill", ["Ada Brill person - UNK"]),
    ("the issuer of a statement", "The mayor's statement said it would rain.", "The mayor's statement", ["mayor person - GOV"]),
    ("pronoun", "Ada Brill left. She said it would rain.", "She", ["Ada Brill person - UNK"]),
    ("pronoun of nobody", "He said it would rain.", "He", []),
    ("metonym", "Seoul said it would rain.", "Seoul", ["South Korea country KOR GOV"]),
    ("joint", "Poland and Belarus said it would rain.", "Poland and Belarus", ["Poland country POL GOV", "Belarus country BLR GOV"]),
    ("three", "Poland, Malta and Belarus said it would rain.", "Poland, Malta and Belarus",
     ["Poland country POL GOV", "Malta country MLT GOV", "Belarus country BLR GOV"]),
    ("the first of two, where the source ends there", "Poland and Belarus said it would rain.", "Poland", ["Poland country POL GOV"]),
    ("pair", "Polish president Ada Brill met German chancellor Ivo Tarquil. Both leaders said it would rain.", "Both leaders",
     ["Ada Brill person POL GOV", "Ivo Tarquil person DEU GOV"]),
    ("not the country but its official", "An official in Poland said it would rain.", "An official in Poland",
     ["An official in Poland unnamed POL GOV"]),
    ("not the woman but her wife", "Ada Brill left. Ada Brill's wife said it would rain.", "Ada Brill's wife",
     ["Ada Brill's wife person - CVL"]),
    ("unnamed with a country", "A Polish official said it would rain.", "A Polish official", ["A Polish official unnamed POL GOV"]),
    ("unnamed with a region", "A Western official said it would rain.", "A Western official", ["A Western official unnamed - GOV"]),
    ("several", "Witnesses said it would rain.", "Witnesses", ["Witnesses people - CVL"]),
    ("a people", "Poles said it would rain.", "Poles", ["Poles people POL CVL"]),
    ("a state through its figures", "Poland agreed. Polish estimates said it would rain.", "Polish estimates", ["Poland country POL GOV"]),
    ("figures of nobody", "Some estimates said it would rain.", "Some estimates", []),
    ("a source that is no word", "Ada Brill said it would rain.", "", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "expected"), [row[1:] for row in SPEAKERS], ids=[row[0] for row in SPEAKERS])
def test_speakers(read: Read, attribute: Attribute, text: str, source: str, expected: list[str]) -> None:
    article, parse = read(text)
    found = find(
        article, parse, [attribute(article, source.removesuffix(" said"), "said", RAIN, nth=2 if source.endswith("said") else 1)]
    )
    by_id = {actor.id: actor for actor in found.actors}
    assert [told(by_id[one.speaker]) for one in found.statements if one.speaker is not None] == expected
    assert len(found.statements) == max(len(expected), 1)
    assert len({one.id for one in found.statements}) == len(found.statements)


def test_joint_speakers_share_spans_and_are_less_sure(read: Read, attribute: Attribute) -> None:
    article, parse = read("Poland and Belarus said it would rain.")
    first, second = find(article, parse, [attribute(article, "Poland and Belarus", "said", RAIN)]).statements
    assert (first.source, first.cue, first.content) == (second.source, second.cue, second.content)
    assert first.confidence == second.confidence < 0.8


def test_unnamed_sources_are_met_again_and_others_are_not(read: Read, attribute: Attribute) -> None:
    article, parse = read("A Polish official said it would rain. The official said it would snow. A Western official left.")
    attributions = [
        attribute(article, "A Polish official", "said", RAIN),
        attribute(article, "The official", "said", "it would snow"),
        attribute(article, "A Western official", "left", "rain"),
    ]
    found = find(article, parse, attributions)
    assert speaking(found) == ["A Polish official", "A Polish official", "A Western official"]
    assert mentions(article, found, "A Polish official") == ["A Polish official", "The official"]


def test_a_source_that_stays_unnamed_says_why(read: Read, attribute: Attribute) -> None:
    article, parse = read("A Polish official, who feared for his job, said it would rain. Ada Brill left.")
    why = "who feared for his job"
    attributions = [
        attribute(article, f"A Polish official, {why}", "said", RAIN, reason=why),
        attribute(article, "Ada Brill", "left", "rain", reason=why),
    ]
    found = find(article, parse, attributions)
    assert {actor.name: actor.anonymity and actor.anonymity.of(article.text) for actor in found.actors} == {
        "A Polish official": why,
        "Ada Brill": None,
    }


def test_chains_and_nesting(read: Read, attribute: Attribute) -> None:
    article, parse = read("Ada Brill said a Polish official feared it would rain, Radio Sol reported.")
    outer = attribute(article, "Ada Brill", "said", "a Polish official feared it would rain", via=["Radio Sol"])
    inner = attribute(article, "a Polish official", "feared", RAIN, inside=0)
    found = find(article, parse, [outer, inner])
    first, second = found.statements
    assert (first.inside, second.inside) == (None, first.id)
    assert speaking(found) == ["Ada Brill", "a Polish official"]
    names = {actor.id: told(actor) for actor in found.actors}
    assert [names[link.actor] for link in first.via] == ["Radio Sol outlet POL JRN"]  # the one country of the page
    assert find(article, parse, [outer, inner]) == found


def test_the_page_s_own_outlet_is_no_link(read: Read, attribute: Attribute) -> None:
    article, parse = read("Ada Brill said a Polish official feared it would rain, Radio Sol reported.")
    said = attribute(article, "Ada Brill", "said", "a Polish official feared it would rain", via=["Radio Sol"])
    own = msgspec.structs.replace(article, outlet="Radio Sol")
    assert [len(one.via) for one in find(article, parse, [said]).statements] == [1]
    assert [len(one.via) for one in find(own, parse, [said]).statements] == [0]


def test_nobody_passes_on_his_own_words(read: Read, attribute: Attribute) -> None:
    article, parse = read("Ada Brill said it would rain. Brill left.")
    (one,) = find(article, parse, [attribute(article, "Ada Brill", "said", RAIN, via=["Brill"])]).statements
    assert one.via == []


def test_two_attributions_on_the_same_words_are_one_statement(read: Read, attribute: Attribute) -> None:
    article, parse = read("Ada Brill said it would rain.")
    one = attribute(article, "Ada Brill", "said", RAIN)
    assert len(find(article, parse, [one, one]).statements) == 1


WIN = "“We will win,” Ada Brill said."
OF_A_BODY = "“We will win,” Ada Brill, a spokeswoman for the Tarn Relief Fund, said."


@pytest.mark.parametrize(
    ("text", "source", "content", "name", "expected"),
    [
        ("“I will go and we will win,” Ada Brill said.", "Ada Brill", "“I will go and we will win,”", "Ada Brill", ["I", "we", "Ada Brill"]),
        (WIN, "Ada Brill", "“We will win,”", "Ada Brill", ["We", "Ada Brill"]),
        (OF_A_BODY, "Ada Brill, a spokeswoman for the Tarn Relief Fund", "“We will win,”", "Tarn Relief Fund", ["We", "the Tarn Relief Fund"]),
    ],
    ids=["I, and we for want of others", "we of nobody else", "we of a body"],
)  # fmt: skip
def test_the_first_person_is_the_speaker(
    read: Read, attribute: Attribute, text: str, source: str, content: str, name: str, expected: list[str]
) -> None:
    article, parse = read(text)
    found = find(article, parse, [attribute(article, source, "said", content, mode="direct")])
    assert mentions(article, found, name) == expected


def test_a_source_whose_words_turn_out_to_describe_somebody_is_that_one(read: Read, attribute: Attribute) -> None:
    """The tree does not tell that the two are one; a source that holds both does."""
    article, parse = read("The farmer, Tom Brill, said it would rain.")
    attributions = [attribute(article, "The farmer", "said", RAIN), attribute(article, "The farmer, Tom Brill", "said", "rain")]
    found = find(article, parse, attributions)
    assert speaking(found) == ["Tom Brill", "Tom Brill"]
    assert mentions(article, found, "Tom Brill") == ["The farmer", "Tom Brill"]


def test_the_first_person_of_indirect_speech_is_left_alone(read: Read, attribute: Attribute) -> None:
    article, parse = read(WIN)
    found = find(article, parse, [attribute(article, "Ada Brill", "said", "We will win")])
    assert mentions(article, found, "Ada Brill") == ["Ada Brill"]


def test_what_one_says_of_oneself_within_a_quote_is_ones_own(read: Read, attribute: Attribute) -> None:
    article, parse = read("Ada Brill said “I denied that I left”.")
    outer = attribute(article, "Ada Brill", "said", "“I denied that I left”", mode="direct")
    inner = attribute(article, "I", "denied", "that I left", inside=0)
    found = find(article, parse, [outer, inner])
    assert speaking(found) == ["Ada Brill", "Ada Brill"]
    assert mentions(article, found, "Ada Brill") == ["Ada Brill", "I", "I"]


@pytest.mark.parametrize(
    ("turn", "label", "name"),
    [
        ("BRILL: It would rain.", "BRILL", "Ada Brill"),
        ("MAYOR: It would rain.", "MAYOR", "Ada Brill"),
        ("QUILBY: It would rain.", "QUILBY", "QUILBY"),
        ("A: It would rain.", "A", "Ada Brill"),
    ],
)
def test_labels_of_turns(read: Read, attribute: Attribute, turn: str, label: str, name: str) -> None:
    article, parse = read(
        "Ada Brill, the mayor of Tarnport, met Tom Brill. Ada Brill left." if label != "BRILL" else "Ada Brill spoke.", turn
    )
    at = article.text.index(turn)
    one = Attribution(
        [],
        [],
        [Span(at + len(label) + 2, at + len(turn) - 1)],
        "direct",
        "say",
        "positive",
        [],
        [],
        0.8,
        label=Span(at, at + len(label)),
    )
    assert speaking(find(article, parse, [one])) == [name]


def test_answers_without_a_label_are_those_of_the_one_told_most_before_them(read: Read, attribute: Attribute) -> None:
    article, parse = read(
        "Ivo Tarquil met Ada Brill. Brill left.", "It would rain.", "Ivo Tarquil met Tom Brill. Ivo Tarquil left."
    )
    assert speaking(find(article, parse, [attribute(article, "", "", "It would rain", mode="direct")])) == ["Ada Brill"]
    nobody, empty = read("It would rain.")
    assert speaking(find(nobody, empty, [attribute(nobody, "", "", "It would rain", mode="direct")])) == [None]


@pytest.mark.parametrize(
    ("paragraphs", "source", "code"),
    [
        (["Poland agreed. The mayor said it would rain."], "The mayor", "POL"),
        (["Malta agreed. Poland waited. The mayor said it would rain."], "The mayor", "POL"),
        (["headline:: Malta agreed.", "Poland waited.", "The mayor said it would rain."], "The mayor", "MLT"),
        (["dateline:: VALLETTA, 3 May", "Poland waited.", "The mayor said it would rain."], "The mayor", "MLT"),
        (["Ada Brill spoke.", "Malta agreed.", "Polish president Ada Brill spoke.", "Poland waited.", "The mayor said it would rain."], "The mayor", "POL"),
        (["Poland met Malta. Its ambassador said it would rain."], "Its ambassador", "POL"),
        (["Poland waited. Some estimates said it would rain. Witnesses left."], "Witnesses", "POL"),
        (["Poland waited. Ada Brill said it would rain."], "Ada Brill", "POL"),
        (["Poland waited. Radio Sol said it would rain."], "Radio Sol", "POL"),
        (["Poland waited. A Western official said it would rain."], "A Western official", "POL"),
        (["The mayor said it would rain."], "The mayor", ""),
    ],
    ids=[
        "told before", "told last in the paragraph", "the headline weighs more", "the dateline weighs most", "told most",
        "whose it is", "people", "a person", "an outlet", "one of no one country", "no country",
    ],
)  # fmt: skip
def test_those_who_tell_no_country_have_that_of_which_the_page_speaks(
    read: Read, attribute: Attribute, paragraphs: list[str], source: str, code: str
) -> None:
    article, parse = read(*paragraphs, same={"Its": "Poland"})
    found = find(article, parse, [attribute(article, source, "", "rain" if "rain" in article.text else "left")])
    (speaker,) = {one.speaker for one in found.statements}
    assert next(actor.code for actor in found.actors if actor.id == speaker) == code


def test_references_tell_whom_they_mean(read: Read, attribute: Attribute) -> None:
    article, parse = read("Ada Brill left. She said it would rain. The war left.", same={"She": "Ada"}, kinds={"war": "event"})
    found = find(article, parse, [attribute(article, "She", "said", RAIN)])
    (ada,) = (actor.id for actor in found.actors)
    meant = [found.meant.get(number, []) for number in range(len(parse.references))]
    heads = [reference.head.of(article.text) for reference in parse.references]
    assert dict(zip(heads, meant, strict=True)) == {"Ada": [ada], "She": [ada], "it": [], "war": []}


def test_an_empty_page_has_nobody(read: Read) -> None:
    article, parse = read("")
    assert find(article, parse, []) == Found([], [], {})


PAGE = (
    "Polish president Ada Brill met German chancellor Ivo Tarquil. Both leaders smiled. She left.",
    "A nurse, Ada Brill, said it would rain. Ada Brill, a spokeswoman for the Tarn Relief Fund, left. Its ambassador left.",
    "A Polish official, who feared for his job, said it would rain. The woman who left spoke. “I will go and we will win,” Ada Brill said.",
    "Ada Brill said “I denied that I left”. A report by Ada Brill said it would rain. The mayor's statement said it would rain.",
)  # fmt: skip
PLACES = st.lists(st.tuples(st.integers(0, 95), st.integers(0, 9)), max_size=2)
ODD = st.lists(
    st.tuples(
        PLACES,
        PLACES,
        st.tuples(st.integers(0, 95), st.integers(0, 9)),
        st.sampled_from(["direct", "indirect", "mixed"]),
        st.booleans(),
    ),
    max_size=6,
)


@settings(max_examples=200, deadline=None)
@given(ODD)
def test_no_attributions_make_it_fail(
    read: Read, odd: list[tuple[list[tuple[int, int]], list[tuple[int, int]], tuple[int, int], str, bool]]
) -> None:
    article, parse = read(*PAGE)
    tokens = [token for sentence in parse.sentences for token in sentence.tokens]

    def span(place: tuple[int, int]) -> Span:
        first = place[0] % len(tokens)
        return Span(tokens[first].span.start, tokens[min(first + place[1], len(tokens) - 1)].span.end)

    attributions = [
        Attribution(
            [span(one) for one in source], [], [span(content)], mode, "say", "positive", [], [Link(span(one)) for one in via], 0.8,  # type: ignore[arg-type]
            number - 1 if nested and number else None,
        )
        for number, (source, via, content, mode, nested) in enumerate(odd)
    ]  # fmt: skip
    found = find(article, parse, attributions)
    known = {actor.id for actor in found.actors}
    assert all(actor.mentions for actor in found.actors)
    assert {one.speaker for one in found.statements} | {link.actor for one in found.statements for link in one.via} <= known | {
        None
    }
    assert {actor for actors in found.meant.values() for actor in actors} <= known


def test_a_page_read_by_the_model() -> None:
    """What any good model reads right: who is who over three paragraphs, and who says what."""
    paragraphs = [
        "Polish president Ada Brill said on Monday that the port of Tarnport would close.",
        "Brill told reporters that she had met the German ambassador.",
        "“We will never give up the port,” said Ivo Tarquil, a spokesman for the Tarnport Dockers' Union.",
    ]
    text = "\n\n".join(paragraphs)
    blocks = [Block("body", Span(text.index(one), text.index(one) + len(one))) for one in paragraphs]
    article = Article("sha256:0", None, None, None, [], "2024-05-06", "en", [], text, blocks, [])
    parse = read_with_the_model(article)
    attributions = [
        Attribution(
            one.source,
            one.cue,
            one.content,
            "direct" if "“" in one.content[0].of(text) else "indirect",
            "say",
            "positive",
            [],
            [],
            0.8,
        )
        for one in parse.attributions
    ]
    found = find(article, parse, attributions)
    assert speaking(found) == ["Ada Brill", "Ada Brill", "Ivo Tarquil"]
    ada = next(actor for actor in found.actors if actor.name == "Ada Brill")
    assert (ada.kind, ada.code, ada.sector) == ("person", "POL", "GOV")
    assert [mention.span.of(text) for mention in ada.mentions] == ["Polish president Ada Brill", "Brill", "she"]
