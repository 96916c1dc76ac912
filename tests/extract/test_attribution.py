"""Who says what, by example. A row: the reason, the paragraphs, then (source, cue, content) of each statement in order."""

from __future__ import annotations

import pytest
from invented import acts, page, told

from onrecord.extract import attributions

FOUND: list[tuple[str, tuple[str, ...], list[tuple[str, str, str]]]] = [
    ("verb, subject", ("“We go,” said Ada Lind.",), [("Ada Lind", "said", "“We go,”")]),
    ("subject, verb", ("“We go,” Lind said on Monday.",), [("Lind", "said", "“We go,”")]),
    ("pronoun, addressee, medium", ("“We go,” she told reporters in Orm.",), [("she", "told", "“We go,”")]),
    ("before a colon", ("The mayor said: “We go.”",), [("The mayor", "said", "“We go.”")]),
    ("before a comma", ("The mayor replied, “We go.”",), [("The mayor", "replied", "“We go.”")]),
    (
        "a split quote is one statement",
        ("“We go,” she said. “We don’t return.”",),
        [("she", "said", "“We go,” | “We don’t return.”")],
    ),
    (
        "age and office belong to the source",
        ("“We go,” said Olo Bran, 61, a fireman.",),
        [("Olo Bran, 61, a fireman", "said", "“We go,”")],
    ),
    (
        "a relative clause too",
        ("“We go,” said Olo Bran, who leads the crew.",),
        [("Olo Bran, who leads the crew", "said", "“We go,”")],
    ),
    ("the place of speaking doesn't", ("“We go,” said Olo Bran in a statement.",), [("Olo Bran", "said", "“We go,”")]),
    ("straight marks", ('"We go," she added.',), [("she", "added", '"We go,"')]),
    ("called", ("Lind called the plan “a bad joke”.",), [("Lind", "called", "the plan “a bad joke”")]),
    ("mixed", ("Lind said the plan was “a bad joke”.",), [("Lind", "said", "the plan was “a bad joke”")]),
    ("that", ("The army said that the road was open.",), [("The army", "said", "that the road was open")]),
    ("no that", ("The army said the road was open.",), [("The army", "said", "the road was open")]),
    ("time between", ("The army said on Monday that the road was open.",), [("The army", "said", "that the road was open")]),
    ("addressee between", ("Bran told the council that he was ill.",), [("Bran", "told", "that he was ill")]),
    (
        "auxiliaries and adverbs in the cue",
        ("Bran has repeatedly said that he was ill.",),
        [("Bran", "has repeatedly said", "that he was ill")],
    ),
    ("time before the subject stays out", ("On Monday, the army said it had left.",), [("the army", "said", "it had left")]),
    ("time without a comma", ("Last week the army said it had left.",), [("the army", "said", "it had left")]),
    ("apposition", ("Ada Lind, the premier, said it was late.",), [("Ada Lind, the premier", "said", "it was late")]),
    ("two names", ("Lind and Bran said it was late.",), [("Lind and Bran", "said", "it was late")]),
    ("behind the clause", ("Two ships sank, officials said.",), [("officials", "said", "Two ships sank")]),
    ("within the clause", ("The ship, officials said, was empty.",), [("officials", "said", "The ship | was empty")]),
    ("according to, first", ("According to the mayor, the bridge fell.",), [("the mayor", "According to", "the bridge fell")]),
    ("according to, last", ("The bridge fell, according to two drivers.",), [("two drivers", "according to", "The bridge fell")]),
    (
        "as explained by",
        ("They want “a fair share”, as explained by the mayor.",),
        [("the mayor", "as explained by", "“a fair share”")],
    ),
    ("promise", ("The donors promised to rebuild the school.",), [("The donors", "promised", "to rebuild the school")]),
    ("urge: the object in the content", ("Lind urged both sides to stop.",), [("Lind", "urged", "both sides to stop")]),
    ("accuse", ("Lind accused Veland of arming rebels.",), [("Lind", "accused", "Veland of arming rebels")]),
    ("deny a thing", ("The firm denied the report.",), [("The firm", "denied", "the report")]),
    ("no source told", ("It was reported that the dam broke.",), [("", "was reported", "that the dam broke")]),
    ("puts at", ("The bank puts the loss at 3 million euros.",), [("The bank", "puts", "the loss at 3 million euros")]),
    (
        "two cues, one subject",
        ("Lind praised the crew and said it was late.",),
        [("Lind", "praised", "the crew"), ("Lind", "said", "it was late")],
    ),
    (
        "adding",
        ("Lind said it was late, adding that she was ill.",),
        [("Lind", "said", "it was late"), ("Lind", "adding", "that she was ill")],
    ),
    (
        "two subjects",
        ("Lind said it was late, and Bran said it was cold.",),
        [("Lind", "said", "it was late"), ("Bran", "said", "it was cold")],
    ),
    ("declined", ("The bank declined to name the buyer.",), [("The bank", "declined", "to name the buyer")]),
    ("a sentence ends in the quote", ("Lind called it “a joke.” Bran left.",), [("Lind", "called", "it “a joke.”")]),
    (
        "a paragraph of nothing but a quote, behind a clear speaker",
        ("“We go,” she said.", "“We don’t return.”"),
        [("she", "said", "“We go,”"), ("she", "", "“We don’t return.”")],
    ),
    ("a quote that runs on", ("She said: “We go.", "“We don’t return.”"), [("She", "said", "“We go. | “We don’t return.”")]),
    ("a quote that ran here", ("“We go.", "“We don’t return,” she said."), [("she", "said", "“We go. | “We don’t return,”")]),
]
SILENT = [
    ("scare quotes", "The “safe zone” was shelled again."),
    ("a title", "She read “The Long Road” on the train."),
    ("a noun, no verb", "The report ran to ninety pages."),
    ("an adjective", "The proposed deal is dead."),
    ("somebody's noun", "The mayor’s claims were heard in court."),
    ("to as direction", "The rooms differ according to size."),
    ("the author's own voice", "I think that the plan is bad."),
    ("we", "We hope that the plan works."),
    ("a question", "Did the mayor say that the road was open?"),
    ("only possible", "The mayor might say that the road is open."),
    ("an infinitive", "It is hard to say that the road is open."),
    ("a name with a cue's form", "The United States sank the ship in 48 hours."),
    ("did not respond", "The firm did not respond to questions."),
    ("who is told is no source", "Residents were told that the road was open."),
    ("a lone quote with nobody before", "“We go.”"),
]


@pytest.mark.parametrize(("reason", "paragraphs", "expected"), FOUND, ids=[row[0] for row in FOUND])
def test_found(reason: str, paragraphs: tuple[str, ...], expected: list[tuple[str, str, str]]) -> None:
    assert [one[:3] for one in told(*paragraphs)] == expected


@pytest.mark.parametrize(("reason", "words"), SILENT, ids=[row[0] for row in SILENT])
def test_silent(reason: str, words: str) -> None:
    assert told(words) == []


CHAINS = [
    (
        "citing, behind",
        "The road is open, state radio reported, citing the aide Olo Bran.",
        "the aide Olo Bran",
        "citing",
        [("state radio", "reported")],
    ),
    (
        "citing, between",
        "State radio reported, citing the aide Olo Bran, that the road is open.",
        "the aide Olo Bran",
        "citing",
        [("State radio", "reported")],
    ),
    (
        "citing, beside the name",
        "The agency Rova, citing Olo Bran, said that the road is open.",
        "Olo Bran",
        "citing",
        [("The agency Rova", "said")],
    ),
    ("quoted by", "“The road is open,” Bran said, quoted by state radio.", "Bran", "said", [("state radio", "quoted by")]),
    (
        "quoted as saying",
        "The agency Rova quoted Bran as saying that the road is open.",
        "Bran",
        "saying",
        [("The agency Rova", "quoted")],
    ),
    (
        "was quoted as saying",
        "Bran was quoted by state radio as saying that the road is open.",
        "Bran",
        "saying",
        [("state radio", "was quoted by")],
    ),
    (
        "explained by one who was quoted",
        "They want “a share”, as explained by Bran, who was quoted by state radio.",
        "Bran",
        "as explained by",
        [("state radio", "was quoted by")],
    ),
    ("told a paper", "Bran told the newspaper Oro that the road is open.", "Bran", "told", [("the newspaper Oro", None)]),
    ("told people", "Bran told the workers that the road is open.", "Bran", "told", []),
    (
        "according to a report",
        "Bran called it “a joke,” according to the agency Rova.",
        "Bran",
        "called",
        [("the agency Rova", "according to")],
    ),
]


@pytest.mark.parametrize(("reason", "sentence", "source", "cue", "via"), CHAINS, ids=[row[0] for row in CHAINS])
def test_chain(reason: str, sentence: str, source: str, cue: str, via: list[tuple[str, str | None]]) -> None:
    ((who, how, _, one),) = told(sentence)
    assert (who, how) == (source, cue)
    assert [(link.source.of(sentence), link.cue.of(sentence) if link.cue else None) for link in one.via] == via


ACTS = [
    ("The bishop condemned the raid.", "criticize"),
    ("The bishop called for a truce.", "request"),
    ("Orm vowed to hold the town.", "promise"),
    ("The clerk insisted that it was late.", "claim"),
    ("The firm acknowledged that it was late.", "admit"),
    ("Orm hopes to win.", "expect"),
    ("The firm decided to close.", "intend"),
    ("The envoy dismissed the offer.", "reject"),
    ("The firm disputed the bill.", "deny"),
    ("The union welcomed the ruling.", "praise"),
    ("According to Velandian estimates, the loss was small.", "estimate"),
    ("The newspaper said that the mine had closed.", "report"),
    ("The spokesman of the newspaper said that the mine had closed.", "say"),
    ("The premier ruled out a tax.", "reject"),
    ("The premier does not rule out a tax.", "say"),
]


@pytest.mark.parametrize(("sentence", "act"), ACTS)
def test_act(sentence: str, act: str) -> None:
    assert acts(sentence) == [act]


POLARITY = [
    ("The general did not deny that shells were fired.", "negative"),
    ("The general denied that shells were fired.", "positive"),
    ("The general never said that it was safe.", "negative"),
    ("The general declined to say who fired.", "negative"),
    ("The general wouldn’t confirm that shells were fired.", "negative"),
    ("The premier does not rule out a tax.", "positive"),
]


@pytest.mark.parametrize(("sentence", "polarity"), POLARITY)
def test_polarity(sentence: str, polarity: str) -> None:
    assert [one.polarity for *_, one in told(sentence)] == [polarity]


MODES = [
    ("“We go,” she said.", "direct"),
    ("Lind called it “a joke”.", "direct"),
    ("Lind said it was “a joke”.", "mixed"),
    ("Lind said it was late.", "indirect"),
]


@pytest.mark.parametrize(("sentence", "mode"), MODES)
def test_mode(sentence: str, mode: str) -> None:
    assert [one.mode for *_, one in told(sentence)] == [mode]


def test_statements_within_statements() -> None:
    found = told("The judge said he wondered whether the premier believed that votes were bought.")
    assert [(source, one.inside) for source, _, _, one in found] == [("The judge", None), ("he", 0), ("the premier", 1)]


def test_hedges() -> None:
    sentence = "Bran said that the crew had probably left."
    ((*_, one),) = told(sentence)
    assert [span.of(sentence) for span in one.hedges] == ["probably"]


def test_interview_answers_have_neither_source_nor_cue() -> None:
    found = told("Q: Why did you leave?", "A: It was cold.", "Q: And then?", "A: We walked for days.")
    assert [one[:3] for one in found] == [("", "", "It was cold."), ("", "", "We walked for days.")]
    assert {one.mode for *_, one in found} == {"direct"}


def test_transcript_with_names() -> None:
    found = told("MARA ILVES: Why did you leave?", "OLO BRAN: It was cold.", "MARA ILVES: And then?", "OLO BRAN: We walked.")
    assert [content for _, _, content, _ in found] == ["It was cold.", "We walked."]


def test_a_dateline_is_no_transcript() -> None:
    assert told("ORM: The town was quiet.", "The mayor was away.") == []


def test_the_analyst_speaks_but_not_as_a_source() -> None:
    article, sentences = page("For Lind, it is a “new road”. The plan is clearly weak.", roles={0: "analysis"}, author="Mara Ilves")
    assert [one.source[0].of(article.text) for one in attributions(article, sentences)] == ["Lind"]


def test_confidence_is_higher_for_clean_patterns() -> None:
    (direct, indirect) = (told("“We go,” said Ada Lind.")[0][3], told("The firm planned to close the mine.")[0][3])
    assert 1 >= direct.confidence > indirect.confidence > 0


@pytest.mark.parametrize(
    "words",
    ["", "“", "“” “", "said", ", said", "According to", "said: :", "citing", "“a” said “b” said “c” said", "- - - said that"],
)
def test_odd_text(words: str) -> None:
    told(words or " ")


def test_a_sentence_without_an_end_is_read_in_pieces() -> None:
    assert told("he said that " * 500)
