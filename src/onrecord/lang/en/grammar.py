"""The closed classes of English that the rules of `extract` lean on. Everything in lower case."""

from __future__ import annotations

BE = frozenset("be am is are was were been being 's ’s 're ’re".split())
HAVE = frozenset("have has had having 've ’ve".split())
DO = frozenset("do does did".split())
WILL = frozenset("will shall 'll ’ll".split())
MODALS = frozenset("would could can may might must should cannot".split())
NOT = frozenset("not never n't n’t neither nor".split())
_NEGATED = "is are was were has have had do does did will would could can might must should".split()
CONTRACTED = frozenset(f"{aux.removesuffix('l') if aux == 'will' else aux}n{mark}t" for aux in _NEGATED for mark in "'’") | {
    "won't", "won’t", "can't", "can’t",
}  # fmt: skip
AUXILIARIES = BE | HAVE | DO | WILL | MODALS | CONTRACTED
ADVERBS = frozenset(
    "also again later then now once repeatedly already even still just earlier recently further only first often always ever simply "
    "thus subsequently nevertheless nonetheless soon long meanwhile yesterday today therefore jointly both all too privately".split()
)
NO_ADVERBS = frozenset("family ally reply supply italy july assembly monopoly rally anomaly bully fly apply comply elderly daily".split())
SUBJECT_PRONOUNS = frozenset("he she they it i we you who".split())
OUTSIDE_PRONOUNS = frozenset("i we you".split())  # the author and the reader: no sources outside quotation marks
OBJECT_PRONOUNS = frozenset("him her them it us me you".split())
PRONOUNS = SUBJECT_PRONOUNS | OBJECT_PRONOUNS | frozenset("this that these those himself herself themselves itself there".split())
POSSESSIVES = frozenset("his her its their our my your whose".split())
DETERMINERS = frozenset("the a an this that these those some any each every no both all many most several few another such other".split()) | POSSESSIVES
PREPOSITIONS = frozenset(
    "of in on at for from with by to about against between among under over during through within without near across inside outside "
    "behind beyond amid per via into onto upon towards toward around despite following besides alongside like unlike".split()
)
CONJUNCTIONS = frozenset(("and", "or", "but", "while", "whereas"))
SUBORDINATORS = frozenset(
    "that because while when whenever as if after before since although though where which than until till unless whether how why what "
    "so whereas lest once".split()
)
RELATIVES = frozenset("who whom whose which that where".split())
WH = frozenset("whether if what why how when where who which whom".split())
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov "
    "dec jan. feb. mar. apr. aug. sept. oct. nov. dec.".split()
)
TIMES = WEEKDAYS | frozenset("yesterday today tonight tomorrow earlier later recently afterwards".split())
SPANS_OF_TIME = WEEKDAYS | frozenset("week month year night weekend morning afternoon evening day days weeks months years hours minutes spring summer autumn winter".split())
TIME_ADJECTIVES = frozenset("last this next that early late earlier later the same past previous".split())
# Finite verbs that say that a stretch of words is no noun phrase: irregular pasts and common presents that no cue table holds.
FINITE = frozenset(
    "came went took made got gave met saw began became held led fell rose fled won lost sent spent brought kept knew broke built bought "
    "chose drew drove ate fought flew forgot froze grew heard hid knelt laid lay paid ran sang sank sat sold shot slept spoke stole "
    "stood struck swam taught threw understood woke wore ended comes goes takes makes gets gives meets sees begins becomes holds falls "
    "rises loses keeps knows remains seems appears means stands needs includes continues contains faces shows "
    "remained seemed appeared happened died arrived returned entered visited attacked signed killed".split()
)
ORDINARY_ED = frozenset("united named called armed so-called unnamed retired elected detained red wounded injured displaced".split())
CLAUSE_OPENERS = frozenset("there it he she they we i you this that these those".split())
ADDRESSED = frozenset("reporters journalists parliament lawmakers lawmaker viewers listeners supporters delegates deputies parliamentarians".split())
