"""The closed classes of English that the rules of `extract` lean on, from `grammar.tsv`. Everything in lower case."""

from __future__ import annotations

from onrecord.lang.en.tables import words

BE = frozenset(words("be"))
HAVE = frozenset(words("have"))
AUXILIARIES = BE | HAVE | frozenset((*words("do"), *words("will"), *words("modals"), *words("contracted")))
SUBJECT_PRONOUNS = frozenset(words("subject_pronouns"))
PRONOUNS = SUBJECT_PRONOUNS | frozenset((*words("object_pronouns"), *words("pronouns")))
RELATIVES = frozenset(words("relatives"))
