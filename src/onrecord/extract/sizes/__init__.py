"""How many people an event killed, injured, arrested, displaced, left missing, brought together.

    words → numbers of people (`amounts`) → tolls, by the words of a table (`tolls`, `table`, `sums`) → those of a trigger (`linking`)

Numbers are read first, with the noun that each counts. One belongs to a word of the table `sizes.tsv` by the tree, or by standing
right beside it where the tree is wrong, as it often is in long sentences. Numbers that "and" joins are added up where nothing else
befell those whom they count. Last comes the question whether that word and the trigger tell the same event.
"""

from __future__ import annotations

from onrecord.extract.sizes.linking import linked, told_next
from onrecord.extract.sizes.tolls import tolls_of
from onrecord.model import Article, Quantity
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["sizes_of"]


def sizes_of(article: Article, words: Words, trigger: Span) -> dict[str, Quantity] | None:
    """How many people were killed, injured, … in the event of a trigger, by field; None where the text tells no number.

    What the sentence of the trigger tells goes first; the one right behind it, in the same paragraph, fills up what is missing.
    """
    numbers = words.within(trigger)
    top = words.top(numbers)
    if top is None or not trigger.of(article.text).strip():
        return None
    sentence = words.sentence[top]
    told = tolls_of(words, sentence)
    found: dict[str, Quantity] = {}
    for toll in sorted(told, key=lambda one: (one.word not in numbers, abs(one.word - top))):
        if toll.field not in found and linked(words, numbers, top, toll, told):
            found[toll.field] = toll.amount.quantity
    for toll in told_next(words, sentence, top):
        found.setdefault(toll.field, toll.amount.quantity)
    return found or None
