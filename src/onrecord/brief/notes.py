"""A record's items as sentences for people: one `Note` an item, the same for the terminal, Markdown and HTML.

Words of the page are kept exactly as they stand; whoever shows them makes them safe for the place where they are shown.
"""

from __future__ import annotations

from onrecord.brief.cast import Cast, by_author, cast_of, chain, name, names, own_voice, said_by, saying
from onrecord.brief.dates import when_words
from onrecord.brief.deals import Arrow, arrows, deal_sentence, flow_words
from onrecord.brief.note import Note, Standing, reading_order
from onrecord.brief.quoting import listed, quoted
from onrecord.brief.sentences import Part, facts, joined, quotes, unique, words_of
from onrecord.brief.wording import ACTOR_KINDS, AUX, CALLING, KINDS, SECTORS, STANDINGS, UNSTATED, worded
from onrecord.model import Actor, Claim, Commitment, Event, Flow, Record, Statement, When, Where


def notes_of(record: Record) -> list[Note]:
    """Every item of a record as a note: kind by kind, each in the order of the text."""
    cast = cast_of(record)
    found = [
        *(statement_note(cast, each) for each in record.statements),
        *(event_note(cast, each) for each in record.events),
        *(claim_note(cast, each) for each in record.claims),
        *(commitment_note(cast, each) for each in record.commitments),
        *(flow_note(cast, each) for each in record.flows),
        *(actor_note(cast, each) for each in record.actors),
    ]
    return sorted(found, key=lambda note: (KINDS.index(note.kind), reading_order(note)))


def statement_note(cast: Cast, statement: Statement) -> Note:
    """*Ada Lind* **praises**, via RNA: “the bravest gesture of this war”."""
    text, told = cast.article.text, saying(cast, statement)
    via = ", then ".join(name(cast, link.actor) for link in statement.via)
    sentence = [
        Part(told.name, "who"),
        Part(" "),
        Part(_calling(text, statement) or told.verb, "act"),
        *([Part(f", via {via}", "via")] if via else []),
        *(
            [Part(" " if _calling(text, statement) else ": "), *words_of(text, statement.content)]
            if statement.content
            else [Part(", in words that the page doesn’t give")]
        ),
    ]
    also = [*statement.source, *statement.cue, *statement.hedges, *(link.span for link in statement.via)]
    outer = cast.statements.get(statement.inside or "")
    return Note(
        kind="statement",
        id=statement.id,
        spans=sorted(statement.content or statement.cue or statement.source),
        also=sorted(also),
        head=joined(text, statement.content),
        sentence=sentence,
        muted=f"{statement.act} · {statement.mode}",
        chain=chain(cast, statement),
        facts=facts(
            to=statement.addressee and name(cast, statement.addressee),
            when=_when(statement.when),
            hedged=quotes(text, statement.hedges),
            told_by=saying(cast, outer).name if outer else "",
        ),
        why=facts(
            named_as=quotes(text, statement.source), cue=quotes(text, statement.cue), resolved_by=_resolved_by(cast, statement)
        ),
        score=statement.confidence,
    )


def _calling(text: str, statement: Statement) -> str | None:
    """The verb of a cue such as "called", after which the content reads on: *Kim* **calls** the pact “historic”."""
    if statement.polarity == "negative" or statement.act != "say" or not statement.cue:
        return None
    return CALLING.get(statement.cue[0].of(text).split(" ")[0].lower())


def event_note(cast: Cast, event: Event) -> Note:
    """**CONSULT** *A* → *B*, in Geneva, 3 March 2026."""
    text = cast.article.text
    doer, receiver = listed(names(cast, event.actor)), listed(names(cast, event.recipient))
    where_when = [f"in {event.where.name}" if event.where else "", _when(event.when)]
    sentence = [
        Part(event.type.replace("_", " "), "act"),
        Part(" "),
        Part(doer or "(nobody named)", "who"),
        *([Part(" → "), Part(receiver, "who")] if receiver else []),
        *(Part(f", {each}") for each in where_when if each),
        *(part for each in event.aux for part in (Part(" · "), Part(worded(AUX, each), "aux"))),
    ]
    size = ", ".join(f"{worded({}, kind)} {amount.span.of(text)}" for kind, amount in sorted((event.size or {}).items()))
    return Note(
        kind="event",
        id=event.id,
        spans=[event.span, *(span for span in unique(event.mentions) if span != event.span)],
        also=[event.trigger],
        head=event.span.of(text),
        sentence=sentence,
        muted=" · ".join(worded({}, each) for each in [*event.mode, *event.context]),
        says=said_by(cast, [event.said_in] if event.said_in else []) or by_author(event.voice),
        facts=facts(size=size),
        why=facts(
            trigger=quoted(event.trigger.of(text)),
            place=_place(text, event.where) if event.where else "",
            CAMEO=event.cameo,
            Goldstein="" if event.goldstein is None else f"{event.goldstein:+.1f}".replace("-", "−"),
        ),
        score=event.confidence,
    )


def claim_note(cast: Cast, claim: Claim) -> Note:
    """The claim's own words, where it stands, who says so and who denies it."""
    text = cast.article.text
    rivals = [quoted(cast.claims[each].span.of(text)) for each in claim.rivals if each in cast.claims]
    return Note(
        kind="claim",
        id=claim.id,
        spans=[claim.span],
        also=[claim.quantity.span] if claim.quantity else [],
        head=claim.span.of(text),
        sentence=[Part(claim.span.of(text), "quote")],
        standing=Standing(claim.status, STANDINGS.get(claim.status, "")),
        says=said_by(cast, claim.held_by) or ([] if claim.denied_by else own_voice(cast, claim.voice)),
        denies=said_by(cast, claim.denied_by),
        facts=facts(elsewhere="; ".join(rivals)),
        why=facts(figure=quotes(text, [claim.quantity.span] if claim.quantity else [])),
        score=claim.confidence,
    )


def commitment_note(cast: Cast, commitment: Commitment) -> Note:
    """*A, B*: open a corridor, if the truce holds 48 hours; and what the page doesn't state."""
    text = cast.article.text
    rests_on = commitment.evidence or [each.span for each in commitment.obligations]
    return Note(
        kind="commitment",
        id=commitment.id,
        spans=unique(rests_on),
        also=[*(each.span for each in commitment.obligations), *([commitment.trigger.span] if commitment.trigger else [])],
        head=joined(text, unique(rests_on)),
        sentence=deal_sentence(cast, commitment),
        arrows=arrows(cast, commitment),
        standing=Standing(worded({}, commitment.status)),
        muted=worded({}, commitment.instrument),
        says=said_by(cast, commitment.said_in) or by_author(commitment.voice),
        facts=facts(
            when=_when(commitment.when),
            lasts=commitment.duration,
            text="not public" if commitment.text_public is False else "",
        ),
        unstated=[worded(UNSTATED, each) for each in commitment.unstated],
        score=commitment.confidence,
    )


def flow_note(cast: Cast, flow: Flow) -> Note:
    """4,000 t of grain, and an arrow from giver to taker with the stage on it."""
    text = cast.article.text
    giver, taker = listed(names(cast, flow.from_)), listed(names(cast, flow.to))
    return Note(
        kind="flow",
        id=flow.id,
        spans=unique([flow.item, *([flow.quantity.span] if flow.quantity else [])]),
        head=flow.item.of(text),
        sentence=flow_words(text, flow),
        arrows=[Arrow(giver, flow.stage, taker, "", flow.status == "disputed")],
        standing=Standing(flow.status, STANDINGS.get(flow.status, "")),
        muted=worded({}, flow.kind),
        says=said_by(cast, flow.said_in) or by_author(flow.voice),
        facts=facts(when=_when(flow.when)),
        score=flow.confidence,
    )


def actor_note(cast: Cast, actor: Actor) -> Note:
    """*Vladimir Putin*, person, RUS, government; and the words that stand for him here."""
    text = cast.article.text
    others = list(dict.fromkeys(each.span.of(text) for each in actor.mentions if each.span.of(text) != actor.name))
    known = [actor.title or "", worded(ACTOR_KINDS, actor.kind), actor.code, worded(SECTORS, actor.sector)]
    return Note(
        kind="actor",
        id=actor.id,
        spans=unique([each.span for each in actor.mentions]),
        also=[actor.anonymity] if actor.anonymity else [],
        head=actor.name,
        sentence=[Part(actor.name, "who"), Part("".join(f", {each}" for each in known if each))],
        facts=facts(
            also="; ".join(quoted(each) for each in others), not_named=quotes(text, [actor.anonymity] if actor.anonymity else [])
        ),
        why=facts(resolved_by=actor.by, Wikidata=actor.wikidata),
        score=actor.confidence,
    )


def _resolved_by(cast: Cast, statement: Statement) -> str:
    """How the speaker was concluded from the words, where they differ from the name."""
    actor = cast.actors.get(statement.speaker or "")
    return actor.by if actor and [actor.name] != [span.of(cast.article.text) for span in statement.source] else ""


def _place(text: str, where: Where) -> str:
    """The place as the page has it, if it does, with the country that it was taken to be in."""
    words = where.span.of(text)
    return ", ".join(part for part in (words and quoted(words), where.country) if part)


def _when(when: When | None) -> str:
    return when_words(when) if when else ""
