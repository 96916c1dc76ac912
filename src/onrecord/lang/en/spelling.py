"""How English is written, for cutting text into words: abbreviations, contractions, prefixes, units and endings of addresses.

Source: own work, after any grammar and style book of English.
"""

from __future__ import annotations

# Abbreviations that keep their dot, without it. As written here, or all in capitals. Dotted ones (U.S., a.m.) and single capitals
# (J. K.) are known by their looks and need no list.
ABBREVIATIONS = frozenset(
    """
    Mr Mrs Ms Mx Messrs Dr Drs Prof Rev Hon Fr Sr Jr St Ste Mt Ft Mme Mlle Esq Msgr
    Gen Maj Lt Col Capt Cpl Sgt Cmdr Adm Brig Pvt Supt Insp Det Gov Govs Sen Sens Rep Reps Pres Amb Atty Asst Assoc Dept Dist
    Inc Corp Co Cos Ltd Bros Plc Mfg Intl Univ Inst Assn Ave Blvd Rd Hwy Pkwy Bldg Apt
    Jan Feb Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat
    Ala Ariz Calif Colo Conn Fla Ga Ind Kan Ky La Md Mich Minn Mont Neb Nev Okla Penn Pa Tenn Tex Va Vt Wis Wyo Ont Que
    vs v al cf ca approx dept est govt inc ltd corp esp eg ie ibid viz assn mfg Ph Vol Eng Rs Attn
    """.split()
)
# Those that are words too, or that end sentences: the dot stays unless a capital or nothing follows.
ABBREVIATIONS_INSIDE = frozenset(
    "etc Sun Mar May Mo Mass Wash Ore Miss Ill Del Ark jr sr bros lb lbs oz hr hrs min mins yr yrs ext".split()
)
# Those that are abbreviations only before a figure: "No. 5".
ABBREVIATIONS_BEFORE_FIGURES = frozenset(
    "No Nos no nos Art Arts art Sec Secs sec Fig Figs fig Ch ch Vols vol vols p pp para c Para div".split()
)

# Contractions that no apostrophe betrays, and those that the apostrophe cuts elsewhere: the parts, joined by "|". Lower case.
CONTRACTIONS = {
    parts.replace("|", ""): parts
    for parts in """
    can|not gon|na wan|na got|ta lot|ta out|ta gim|me lem|me du|n|no y'|all d'|you i|'m|a d'|ya 't|is 't|was 't|were
    't|will 't|would do|nt does|nt did|nt is|nt was|nt could|nt would|nt should|nt have|nt has|nt had|nt are|nt ca|nt wo|nt ai|nt
    i|m i|ve you|re you|ve they|re they|ve that|s
    """.split()
}
# What an apostrophe cuts off the end of a word, and what begins with one and stands by itself. Lower case.
CLITICS = ("n't", "'s", "'m", "'re", "'ve", "'ll", "'d")
APHERESES = ("'em", "'til", "'cause", "'bout", "'cos", "'cuz", "'round", "'n'")

# Prefixes that a hyphen doesn't cut off: "co-founder" is one word, where "self-rule" is three.
PREFIXES = """
    non e mid re anti co pre pro cross post over semi ex sub multi counter mini psycho neo inter intra socio micro super un pan
    trans ultra pseudo bi tri geo
""".split()

# Units that are cut off the figure before them: "5km", "$3bn", "7pm".
UNITS = """
    am pm AM PM a.m. p.m. a.m p.m k m b bn mn tn K M B mm cm km ft in mi yd kg mg lb lbs oz ml x p yr yrs hr hrs
    kb kB KB mb MB gb GB TB Hz kHz MHz GHz W kW MW GW kWh MWh V kV
""".split()

# Endings by which a name with dots is an address or a file, not two sentences without a space: none that is a common English word.
DOMAINS = """
    com org net gov edu mil info biz int eu uk ca au nz de fr nl ch se dk fi pl cz ru ua kz cn jp kr br mx ar za il ir tr ie tv
    fm ly ai dev app html htm php asp aspx doc docx xls xlsx ppt pdf txt csv xml json jpg jpeg png gif svg mp3 mp4 zip exe js py
""".split()
