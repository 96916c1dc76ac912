"""The closed classes of English that the rules of `extract` lean on, from `grammar.tsv`. Everything in lower case."""

from __future__ import annotations

from onrecord.lang.en.tables import words

BE = frozenset(words("be"))
HAVE = frozenset(words("have"))
DO = frozenset(words("do"))
WILL = frozenset(words("will"))
MODALS = frozenset(words("modals"))
NOT = frozenset(words("not"))
CONTRACTED = frozenset(words("contracted"))
AUXILIARIES = BE | HAVE | DO | WILL | MODALS | CONTRACTED
ADVERBS = frozenset(words("adverbs"))
NO_ADVERBS = frozenset(words("no_adverbs"))
SUBJECT_PRONOUNS = frozenset(words("subject_pronouns"))
OUTSIDE_PRONOUNS = frozenset(words("outside_pronouns"))  # the author and the reader: no sources outside quotation marks
OBJECT_PRONOUNS = frozenset(words("object_pronouns"))
PRONOUNS = SUBJECT_PRONOUNS | OBJECT_PRONOUNS | frozenset(words("pronouns"))
POSSESSIVES = frozenset(words("possessives"))
DETERMINERS = frozenset(words("determiners")) | POSSESSIVES
PREPOSITIONS = frozenset(words("prepositions"))
CONJUNCTIONS = frozenset(("and", "or", "but", "while", "whereas"))
SUBORDINATORS = frozenset(words("subordinators"))
RELATIVES = frozenset(words("relatives"))
WH = frozenset(words("wh"))
WEEKDAYS = frozenset(words("weekdays"))
MONTHS = frozenset(words("months"))
TIMES = WEEKDAYS | frozenset(words("times"))
SPANS_OF_TIME = WEEKDAYS | frozenset(words("spans_of_time"))
TIME_ADJECTIVES = frozenset(words("time_adjectives"))
# Finite verbs that say that a stretch of words is no noun phrase: irregular pasts and common presents that no cue table holds.
FINITE = frozenset(words("finite"))
ORDINARY_ED = frozenset(words("ordinary_ed"))
ADDRESSED = frozenset(words("addressed"))
