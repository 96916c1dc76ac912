"""How many people an event befell, by example, and every row of the table on its own examples.

The sentences are tagged by a word list here, and words that the tree must tell of are written `form/UPOS/relation/head` as in
`invented.tree`. The trigger stands in brackets, a bar parts sentences of one paragraph.
"""

from __future__ import annotations

import re

import msgspec
import pytest
from invented import Tree, at, tree

from onrecord.extract.sizes import sizes_of
from onrecord.model import Quantity
from onrecord.ontology.tables import table
from onrecord.tokens import Words

_TAGS = {
    "DET": "the a an another that no",
    "ADP": "in on at of to by with from for near over until into off through across against under up down out behind",
    "AUX": "was were is are be been being has have had",
    "CCONJ": "and or but",
    "ADV": "some about around nearly only also when where between overnight already not never ago back dead.ADV meanwhile",
    "PRON": "they them it who which police.PRON his her their its he",
    "ADJ": "more other least wounded injured missing dead lifeless homeless unaccounted behind.ADJ",
    "NUM": "two three four five nine eleven twelve twenty dozen",
    "VERB": "left shot heard gunned blew put took take taken brought rose reached stood said say says denied struck hit fell fought slain hung "
    "caught found went spoke met paid fed has.V found feared believed known drew hurt hold held saw fled beaten sold bled",
}
_UPOS = {word: tag for tag, words in _TAGS.items() for word in words.split()}
_PIECE = re.compile(r"\d[\d,]*\d|\d|[^\s\w]|[\w’'-]+")


def tagged(sentence: str) -> str:
    """A sentence in the notation of `tree`."""
    out: list[str] = []
    for piece in sentence.split():
        out += [piece] if "/" in piece else [_tag(word, not out) for word in _PIECE.findall(piece)]
    return " ".join(out)


def _tag(word: str, first: bool) -> str:
    lower = word.lower()
    if not word[0].isalnum():
        return word
    if word[0].isdigit():
        return f"{word}/NUM.CD"
    if lower in _UPOS:
        return f"{word}/{_UPOS[lower]}"
    if lower.endswith("ed") or (
        lower.endswith("ing") and lower[:-3] in ("kill", "wound", "arrest", "leav", "march", "strik", "injur")
    ):
        return f"{word}/VERB.{'VBG' if lower.endswith('ing') else 'VBD'}"
    if word[0].isupper() and not first:
        return f"{word}/PROPN.NNP"
    return f"{word}/NOUN.{'NNS' if lower.endswith('s') else 'NN'}"


def planted(told: str) -> Tree:
    """The sentences of a paragraph, parted by bars."""
    made = tree(*(tagged(one) for one in told.split(" | ")))
    sentences = [msgspec.structs.replace(one, block=0) for one in made.sentences]
    return Tree(made.article, sentences, Words(made.article.text, sentences))


def sizes(told: str) -> tuple[str, dict[str, Quantity]]:
    """The text, and the sizes of the event whose trigger stands in brackets."""
    trigger = re.search(r"\[(.+?)\]", told)
    assert trigger is not None
    words = re.sub(r"/\S+", "", trigger[1])
    nth = len(re.findall(rf"(?<!\w){words}(?!\w)", re.sub(r"/\S+", "", told[: trigger.start()]))) + 1
    made = planted(told.replace("[", "").replace("]", ""))
    return made.article.text, sizes_of(made.article, made.words, at(made.article.text, words, nth)) or {}


FOUND = [
    ("object", "Rebels [killed] five soldiers.", "dead 5 five soldiers"),
    ("figures", "Police [arrested] 200 protesters.", "arrested 200 200 protesters"),
    ("passive", "Five soldiers were [killed] in Orm.", "dead 5 Five soldiers"),
    ("passive without a noun", "200 were [arrested] in Orm.", "arrested 200 200"),
    ("the perfect", "61 people have been [arrested].", "arrested 61 61 people"),
    ("of them", "Eleven of them were [detained].", "arrested 11 Eleven"),
    ("of the guards", "Shells [wounded] two of its border guards.", "injured 2 two"),
    ("several words before the noun", "Rebels [killed] at least 11 pesh merga soldiers.", "dead 11+ at least 11 pesh merga soldiers"),
    ("inverted", "By the service were [detained] three citizens.", "arrested 3 three citizens"),
    ("a number of two words", "Twenty two/NUM fishermen were [arrested].", "arrested 22 Twenty two fishermen"),
    ("a hyphen", "Twenty-two/NUM fishermen were [arrested].", "arrested 22 Twenty-two fishermen"),
    ("a dozen", "Police [arrested] a dozen men.", "arrested 12 a dozen men"),
    ("dozens have no number", "Dozens of people were [arrested].", "arrested ?24+ Dozens"),
    ("thousands", "Police [arrested] thousands of people.", "arrested ?2000+ thousands"),
    ("a range", "Rebels [killed] 12 to 15 people.", "dead 12+15- 12 to 15 people"),
    ("between", "Rebels [killed] between 40 and 50 people.", "dead 40+50- between 40 and 50 people"),
    ("at least", "At least 30 people [died].", "dead 30+ At least 30 people"),
    ("up to", "Police [arrested] up to 30 people.", "arrested 30- up to 30 people"),
    ("about", "Some 3,000 people [marched] in Orm.", "taking_part 3000~ Some 3,000 people"),
    ("a crowd", "The [march] drew a crowd of about 3,000.", "taking_part 3000~ about 3,000"),
    ("they took part", "About 3,000 people took part in the [march].", "taking_part 3000~ About 3,000 people"),
    ("the march drew them", "The [march] drew 3,000 people.", "taking_part 3000 3,000 people"),
    ("feared", "Five people are feared [dead].", "dead 5 Five people"),
    ("believed to have died", "Five people are believed to have [died].", "dead 5 Five people"),
    ("denied all the same", "Lind denied that five people were [killed].", "dead 5 five people"),
    ("left dead and injured", "The [raid] left 12 dead and 40 injured.", "dead 12 12 | injured 40 40"),
    ("left people wounded", "The [blast] left five people wounded.", "injured 5 five people"),
    ("killed and wounded of a blast", "The [blast] killed 12 people and wounded 40.", "dead 12 12 people | injured 40 40"),
    ("one act, both fields", "Rebels [killed] two soldiers and wounded five.", "dead 2 two soldiers | injured 5 five"),
    ("a clause behind", "Rebels [shelled] a post, killing two soldiers and wounding five.", "dead 2 two soldiers | injured 5 five"),
    ("a clause before", "30 of the rebels had died in [airstrikes].", "dead 30 30"),
    ("a relative clause", "Orm saw a [raid] in which four women were killed.", "dead 4 four women"),
    ("of those who", "The 12 people who were [killed] lived in Orm.", "dead 12 12 people"),
    ("in a place", "Nine policemen in the town were [detained].", "arrested 9 Nine policemen"),
    ("the toll rose", "The death toll of the [blast] rose from 9 to 12.", "dead 12 12"),
    ("the toll reached", "The toll of the [raid] reached 40.", "dead 40 40"),
    ("the number of injured", "Lind put the number of injured in the [raid] at 150.", "injured 150 150"),
    ("deaths are counted", "The [raid] ended with five deaths.", "dead 5 five deaths"),
    ("lives", "The [blast] claimed 12 lives.", "dead 12 12 lives"),
    ("a noun with of", "Orm saw the [murder] of five clerks.", "dead 5 five clerks"),
    ("captive", "Soldiers have [taken] three border guards captive.", "arrested 3 three border guards"),
    ("shot dead", "Rebels [shot dead] five soldiers.", "dead 5 five soldiers"),
    ("missing", "Five sailors are [missing] off Orm.", "missing 5 Five sailors"),
    ("homeless", "The [shelling] left 3,000 people homeless.", "displaced 3000 3,000 people"),
    ("a part of the whole", "Seven/NUM of the 12 wounded [died].", "dead 7 Seven"),
    ("a headline", "12 dead , 40 injured in Orm [blast]", "dead 12 12 | injured 40 40"),
    ("told before the act", "Five men were killed and 40 hurt in the [raid].", "dead 5 Five men | injured 40 40"),
    ("on strike", "Some 1,200 miners are on [strike].", "taking_part 1200~ Some 1,200 miners"),
    ("two kinds of people", "Two rebels and four soldiers [died] in Orm.", "dead 6 Two rebels and four soldiers"),
    ("and one more", "Four corporals and a sergeant have been in [custody].", "arrested 5 Four corporals and a sergeant"),
    ("a woman and two more", "A shell [killed] a woman and her two sons.", "dead 3 a woman and her two sons"),
    ("ages beside the number", "Two brothers aged 19 and 23 were [killed].", "dead 2 Two brothers"),
    ("the next sentence", "Rebels [attacked] Orm. | Twelve people died and 40 were injured.", "dead 12 Twelve people | injured 40 40"),
    ("the next sentence tells it again", "A [blast] hit Orm. | Five people died in the blast.", "dead 5 Five people"),
    ("told before what was next", "A [blast] killed five men. | Nine men died, Lind said.", "dead 5 five men"),
    (
        "the tree tells the subject",
        "Nine/NUM/nummod/fishermen fishermen/NOUN/nsubj:pass/arrested who had gone for the catch at Orm, at night, were "
        "[arrested/VERB.VBN/root].",
        "arrested 9 Nine fishermen",
    ),
    (
        "the tree tells the event",
        "Rebels [entered/VERB.VBD/root] Orm and killed/VERB.VBD/conj/entered five soldiers.",
        "dead 5 five soldiers",
    ),
]  # fmt: skip
NONE = [
    ("lorries", "Rebels [hit] the town and burned 400 lorries."),
    ("cows", "The shell [killed] five cows."),
    ("money", "The [raid] cost Orm $ 3 million."),
    ("a way", "Soldiers were [killed] 5 km from Orm."),
    ("days", "Soldiers were [killed] five days ago."),
    ("a year", "Soldiers were [killed] in 2014."),
    ("an age", "Bran, 61, was [arrested] in Orm."),
    ("aged", "A soldier aged 19 was [killed]."),
    ("votes", "The [march] ended with 40 votes."),
    ("no number", "Soldiers were [killed] in Orm."),
    ("no one", "No one was [arrested] in Orm."),
    ("not arrested", "Five men were not [arrested]."),
    ("who killed, not who was killed", "Five rebels [killed] the guard."),
    ("who has killed", "Five rebels have [killed] the guard."),
    ("killed by so many", "The guard was [killed] by five rebels."),
    ("towns", "People were [arrested] in five towns."),
    ("people in so many towns", "In five towns people were [arrested]."),
    ("another clause", "Twelve men fled, and the guard was [killed]."),
    ("who accuses", "Lind [accused] Orm of killing five men."),
    ("who condemns", "Lind [condemned] the raid in which five men died."),
    ("who meets", "Five ministers [met] in Orm."),
    ("another act is nearer", "Rebels [attacked] Orm before airstrikes killed five soldiers."),
    ("and does something else", "Rebels killed five men and [attacked] Orm."),
    ("who marched was not beaten", "Police [beat] Orm, and 3,000 people marched."),
    ("arrests are no part of a killing", "Rebels [killed] the guard and arrested five men."),
    ("what came later", "A lorry killed 80 people before Lind [shot] the driver."),
    ("a month", "The [raid] was in March, 32 in all."),
    ("nine lives", "The [raid] hurt a cat of nine lives."),
    ("a figure of another thing", "The number of lorries in the [raid] rose to 12."),
    ("another act in the next sentence", "Rebels [attacked] Orm. | Five people died in a fire in Lind."),
    ("another time in the next sentence", "Rebels [attacked] Orm. | Five people died there in 1994."),
    ("elsewhere in the next sentence", "Rebels [attacked] Orm. | Elsewhere five people died."),
    ("a later sentence", "Rebels [attacked] Orm. | The mayor fled. | Five people died."),
    ("the next sentence of talks", "Ministers held [talks] in Orm. | Five people died."),
    ("arrests of a sentence of their own", "Students [marched] in Orm. | Nine women were detained."),
    ("the number is the marchers'", "400 friends of the [strike] marched."),
]  # fmt: skip


def shown(text: str, found: dict[str, Quantity]) -> str:
    """Sizes in a line: field, number (? for none, ~ about, 12+ at least, 15- at most), words."""
    rows = []
    for field, one in sorted(found.items()):
        value = "?" if one.value is None else f"{one.value:g}"
        low, high = one.low is not None, one.high is not None
        value = f"?{one.low:g}" if value == "?" and one.low is not None else value
        ends = f"+{one.high:g}-" if low and high else "+" if low else "-" if high else "~" if one.approximate else ""
        rows.append(f"{field} {value}{ends} {one.span.of(text)}")
    return " | ".join(rows)


@pytest.mark.parametrize(("reason", "told", "expected"), FOUND, ids=[row[0] for row in FOUND])
def test_found(reason: str, told: str, expected: str) -> None:
    text, found = sizes(told)
    assert shown(text, found) == expected


@pytest.mark.parametrize(("reason", "told"), NONE, ids=[row[0] for row in NONE])
def test_none(reason: str, told: str) -> None:
    text, found = sizes(told)
    assert shown(text, found) == ""


def test_a_number_of_its_own_paragraph_only() -> None:
    made = tree(tagged("Rebels attacked Orm."), tagged("Five people died."))
    assert sizes_of(made.article, made.words, at(made.article.text, "attacked")) is None


def test_the_unit_is_who_is_counted() -> None:
    _, found = sizes("Rebels [killed] five soldiers and wounded 40.")
    assert (found["dead"].unit, found["injured"].unit) == ("soldiers", "people")


_ROWS = table("onrecord.lang.en", "sizes.tsv", ("words", "field", "role", "with", "example", "not_example"))


def told_by(example: str) -> set[str]:
    """The fields that the example of a row tells: of the trigger in brackets, or of any of its words."""
    if "[" in example:
        return set(sizes(example)[1])
    made = planted(example)
    every = [sizes_of(made.article, made.words, token.span) or {} for token in made.words.tokens]
    return {field for one in every for field in one}


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: " ".join((row[0], row[2])))
def test_row(row: tuple[str, ...]) -> None:
    _, fields, role, _, example, not_example = row
    if role == "thing":
        assert (told_by(example), told_by(not_example)) == (set(), {"dead"})
        return
    own = set(fields.split() or ["injured"])
    assert told_by(example) & own
    assert not told_by(not_example) & own
