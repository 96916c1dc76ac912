"""A record made by hand about an invented page: every kind of item, overlaps, an astral character, a line of Hebrew.

The places are invented, and so is everybody in them. Spans are found by their words, so that the text can be edited freely.
"""

from __future__ import annotations

from onrecord.model import (
    Actor,
    Article,
    Block,
    Claim,
    Commitment,
    Dropped,
    Event,
    Flow,
    MadeBy,
    Mention,
    Obligation,
    PageWarning,
    Quantity,
    Record,
    Role,
    Statement,
    Trigger,
    Via,
    When,
    Where,
)
from onrecord.spans import Span

BLOCKS: list[tuple[Role, str, str | None]] = [
    ("headline", "Ceasefire talks resume as the two sides trade blame over Sarn crossing", None),
    ("standfirst", "Delegations from Ostrava Bay and Veland met in Geneva for the first time since the autumn.", None),
    ("byline", "By Mara Ilves and Tomas Quell", None),
    ("dateline", "GENEVA, March 4", None),
    (
        "body",
        "The mayor of Sarn estimated on Tuesday that 12 people were killed at the crossing when shells fell "
        "on a queue of lorries shortly after midnight. Residents put the figure higher, at “at least 20”. 🙂",
        None,
    ),
    (
        "body",
        "The Defence Ministry of Veland denied responsibility. “No shells were fired after midnight,” its "
        "spokesman told state television, which the agency RNA later quoted.",
        None,
    ),
    ("heading", "What was agreed", None),
    (
        "body",
        "Under a draft seen by Example Wire, Ostrava Bay and Veland would open a corridor for aid convoys if "
        "the truce holds for 48 hours. The text does not say who would verify it, or for how long the "
        "corridor would stay open.",
        None,
    ),
    ("list", "Lorries would cross at dawn\nNo soldiers within two kilometres\nObservers from the League on both banks", None),
    ("pullquote", "“The river does not care whose bridge it carries away.”", None),
    (
        "body",
        "Ostrava Bay also pledged to ship 4,000 tonnes of grain to Veland before the spring, a promise that "
        "President Ada Lind called “the bravest gesture of this war”. It was reported that a second "
        "convoy had been turned back.",
        None,
    ),
    ("table", "Crossing\tOpen\tLorries a day\nSarn\tno\t0\nUpper Weir\tyes\t140", None),
    ("caption", "Lorries wait at the Sarn crossing on Monday.", None),
    ("credit", "Photograph: J. Okoro", None),
    ("analysis", "A corridor is only as good as its clock.", "Lena Farouk, diplomatic editor"),
    (
        "analysis",
        "Ms Lind has praised before and bombed after. The spokesman’s careful “after midnight” leaves the hour before it open.",
        "Lena Farouk, diplomatic editor",
    ),
    ("body", "השר אמר כי «השער ייפתח מחר» והוסיף שאין לו ספק בכך.", None),
    ("correction", "An earlier version of this article gave the wrong day for the meeting.", None),
]

TEXT = "\n\n".join(words for _, words, _ in BLOCKS)


def at(words: str, nth: int = 0) -> Span:
    """The span of the nth time that `words` stand in the text."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words), (start + 100, start + len(words) + 100))


def blocks() -> list[Block]:
    """The blocks of the text, which are parted by a blank line."""
    made, start = [], 0
    for role, words, author in BLOCKS:
        made.append(Block(role, Span(start, start + len(words), (start + 100, start + len(words) + 100)), author))
        start += len(words) + 2
    return made


def actor(key: str, name: str, kind: str, code: str, sector: str, *mentions: tuple[str, str, int]) -> Actor:
    """An actor with mentions given as words, form and which occurrence."""
    return Actor(
        f"a-{key}",
        name,
        kind,
        code,
        sector,
        [Mention(at(words, nth), form) for words, form, nth in mentions],  # type: ignore[arg-type]
        "gazetteer",
        0.9,
    )


def article() -> Article:
    """The invented article."""
    dropped = [
        Dropped("navigation", (0, 40)),
        Dropped("share", (40, 70)),
        Dropped("share", (70, 95)),
        *(Dropped("promo", (start, start + 60)) for start in (560, 1900, 1960)),
        Dropped("related", (2100, 2160)),
        Dropped("comments", (2160, 2300)),
        Dropped("legal", (2300, 2330)),
    ]
    return Article(
        id="sha256:" + "0" * 64,
        url="https://wire.example/world/ceasefire-talks?id=7&x=1",
        outlet="Example Wire",
        title="Ceasefire talks resume as the two sides trade blame over Sarn crossing",
        byline=["Mara Ilves", "Tomas Quell"],
        published="2026-03-04",
        language="en",
        credit=["RNA"],
        text=TEXT,
        blocks=blocks(),
        dropped=dropped,
        published_by="meta",
    )


def actors() -> list[Actor]:
    """Who acts and speaks."""
    return [
        actor("lind", "Ada Lind", "person", "VEL", "GOV", ("President Ada Lind", "name", 0), ("Ms Lind", "name", 0)),
        actor("mod", "Defence Ministry of Veland", "government", "VEL", "MIL", ("The Defence Ministry of Veland", "name", 0)),
        actor(
            "spokesman",
            "Defence Ministry’s spokesman",
            "person",
            "VEL",
            "MIL",
            ("its spokesman", "description", 0),
            ("The spokesman", "description", 0),
        ),
        actor("tv", "state television", "outlet", "VEL", "MED", ("state television", "description", 0)),
        actor("rna", "RNA", "outlet", "", "MED", ("RNA", "name", 0)),
        actor("mayor", "Mayor of Sarn", "person", "OSB", "GOV", ("The mayor of Sarn", "title", 0)),
        actor("residents", "Residents", "people", "OSB", "CVL", ("Residents", "description", 0)),
        actor(
            "osb",
            "Ostrava Bay",
            "country",
            "OSB",
            "",
            ("Ostrava Bay", "name", 0),
            ("Ostrava Bay", "name", 1),
            ("Ostrava Bay", "name", 2),
        ),
        actor("vel", "Veland", "country", "VEL", "", ("Veland", "name", 0), ("Veland", "name", 2), ("Veland", "name", 3)),
    ]


def statements() -> list[Statement]:
    """Who said what."""
    return [
        Statement(
            "s-mayor",
            [at("The mayor of Sarn")],
            "a-mayor",
            [at("estimated")],
            [at("that 12 people were killed at the crossing when shells fell on a queue of lorries shortly after midnight")],
            "indirect",
            "estimate",
            "positive",
            [],
            [],
            0.91,
            when=When("2026-03-03", "2026-03-03", "day", at("on Tuesday")),
        ),
        Statement(
            "s-residents",
            [at("Residents")],
            "a-residents",
            [at("put")],
            [at("“at least 20”")],
            "mixed",
            "say",
            "positive",
            [],
            [],
            0.74,
        ),
        Statement(
            "s-spokesman",
            [at("its spokesman")],
            "a-mod",
            [at("told")],
            [at("“No shells were fired after midnight,”")],
            "direct",
            "deny",
            "positive",
            [],
            [Via("a-spokesman", at("its spokesman")), Via("a-tv", at("state television")), Via("a-rna", at("RNA"), at("quoted"))],
            0.88,
        ),
        Statement(
            "s-ministry",
            [at("The Defence Ministry of Veland")],
            "a-mod",
            [at("denied")],
            [at("responsibility")],
            "indirect",
            "deny",
            "positive",
            [],
            [],
            0.83,
        ),
        Statement(
            "s-lind",
            [at("President Ada Lind")],
            "a-lind",
            [at("called")],
            [at("“the bravest gesture of this war”")],
            "direct",
            "praise",
            "positive",
            [],
            [],
            0.95,
        ),
        Statement(
            "s-reported",
            [],
            None,
            [at("It was reported")],
            [at("that a second convoy had been turned back")],
            "indirect",
            "report",
            "positive",
            [at("It was reported")],
            [],
            0.44,
        ),
        Statement("s-rtl", [at("השר")], None, [at("אמר")], [at("«השער ייפתח מחר»")], "direct", "say", "negative", [], [], 0.5),
    ]


def events() -> list[Event]:
    """Who did what to whom."""
    geneva = Where(at("Geneva"), "Geneva", "CHE", 46.2, 6.15)
    return [
        Event(
            "e-met",
            "CONSULT",
            ["visit"],
            ["diplomatic"],
            [],
            1,
            ["a-osb"],
            ["a-vel"],
            at("met"),
            at("met in Geneva for the first time since the autumn"),
            [at("Ceasefire talks resume")],
            0.86,
            "042",
            1.9,
            When("2026-03-03", "2026-03-03", "day"),
            geneva,
        ),
        Event(
            "e-shells",
            "ASSAULT",
            ["heavy-weapons"],
            ["military"],
            [],
            4,
            ["a-vel"],
            [],
            at("fell"),
            at("shells fell on a queue of lorries shortly after midnight"),
            [],
            0.71,
            "194",
            -10.0,
            said_in="s-mayor",
            size={"dead": Quantity(at("12 people"), 12, "people", True)},
        ),
        Event(
            "e-ship",
            "AGREE",
            [],
            ["economic"],
            ["future"],
            1,
            ["a-osb"],
            ["a-vel"],
            at("pledged"),
            at("pledged to ship 4,000 tonnes of grain to Veland before the spring"),
            [],
            0.66,
            "0331",
            5.2,
        ),
        Event(
            "e-back",
            "COERCE",
            ["restrict"],
            [],
            ["hypothetical", "negation"],
            4,
            [],
            [],
            at("turned back"),
            at("a second convoy had been turned back"),
            [],
            0.41,
            None,
            None,
            said_in="s-reported",
        ),
    ]


def claims() -> list[Claim]:
    """What a reader may want checked."""
    twelve, twenty = at("12 people were killed at the crossing"), at("at least 20”")
    return [
        Claim(
            "c-12",
            twelve,
            "disputed",
            ["s-mayor"],
            ["s-ministry", "s-spokesman"],
            ["c-20"],
            ["e-shells"],
            0.9,
            Quantity(at("12 people"), 12, "people", True),
        ),
        Claim(
            "c-20", Span(twenty.start, twenty.end - 1, twenty.page), "estimated", ["s-residents"], [], ["c-12"], ["e-shells"], 0.7
        ),
        Claim("c-shells", at("No shells were fired after midnight"), "asserted", ["s-spokesman"], [], [], ["e-shells"], 0.81),
    ]


def commitments() -> list[Commitment]:
    """What the parties would be bound to."""
    corridor = Obligation("humanitarian_access", ["a-osb", "a-vel"], ["a-osb"], at("open a corridor for aid convoys"), "shall")
    return [
        Commitment(
            "k-corridor",
            "agreement",
            ["a-osb", "a-vel"],
            [corridor],
            "proposed",
            ["verification", "duration"],
            [at("Ostrava Bay and Veland would open a corridor for aid convoys if the truce holds for 48 hours")],
            [],
            0.77,
            False,
            trigger=Trigger("other", at("the truce holds for 48 hours"), "if"),
        ),
    ]


def flows() -> list[Flow]:
    """What passes from one to another."""
    return [
        Flow(
            "f-grain",
            ["a-osb"],
            ["a-vel"],
            "food",
            at("grain"),
            "pledged",
            [],
            "asserted",
            0.84,
            Quantity(at("4,000 tonnes"), 4000, "t", False),
        ),
    ]


def record() -> Record:
    """The whole record."""
    return Record(
        input="talks.html",
        article=article(),
        actors=actors(),
        statements=statements(),
        events=events(),
        claims=claims(),
        commitments=commitments(),
        flows=flows(),
        warnings=[PageWarning("mixed_language", "One paragraph is in Hebrew; it was read as English.")],
        made_by=MadeBy("0.1.0", {}, {}),
    )


def empty(text: str = "") -> Record:
    """A record of a page on which nothing was found."""
    bare = Article(
        "sha256:" + "1" * 64, None, None, None, [], None, None, [], text, [Block("body", Span(0, len(text)))] if text else [], []
    )
    return Record(
        input="-",
        article=bare,
        actors=[],
        statements=[],
        events=[],
        claims=[],
        commitments=[],
        flows=[],
        warnings=[PageWarning("list_of_links", "The page looks like a list of links.")],
        made_by=MadeBy("0.1.0", {}, {}),
    )
