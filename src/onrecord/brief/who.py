"""All that one speaker says on a page, in order: the record, cut down to that."""

from __future__ import annotations

import unicodedata

import msgspec

from onrecord.model import Actor, Record

__all__ = ["speakers_named", "told_by"]


def speakers_named(record: Record, name: str) -> list[Actor]:
    """The actors that a name may mean, those who speak first: by their name, by a name or a title that the page uses for them, or by
    some words of one of these. Case, accents and hyphens don't matter.
    """
    asked = _words(name)
    if not asked:
        return []
    text = record.article.text
    speaking = {statement.speaker for statement in record.statements}
    found: list[tuple[int, int, Actor]] = []
    for order, actor in enumerate(record.actors):
        told = [
            _words(actor.name),
            _words(actor.title or ""),
            *(_words(mention.span.of(text)) for mention in actor.mentions if mention.form != "pronoun"),
        ]
        if asked in told or _bare(asked) in told:
            found.append((0, order, actor))
        elif any(set(_bare(asked)) <= set(words) for words in told):
            found.append((1, order, actor))
    closest = min((rank for rank, _, _ in found), default=0)
    fitting = [actor for rank, _, actor in found if rank == closest]
    return sorted(fitting, key=lambda actor: actor.id not in speaking)


def told_by(record: Record, actors: list[Actor]) -> Record:
    """The record with the statements of these actors alone, in the order of the text, what stands inside them, and what is claimed in
    them."""
    wanted = {actor.id for actor in actors}
    kept = [statement for statement in record.statements if statement.speaker in wanted]
    ids = {statement.id for statement in kept}
    claims = [claim for claim in record.claims if ids & {*claim.held_by, *claim.denied_by}]
    return msgspec.structs.replace(
        record,
        statements=sorted(kept, key=lambda statement: (statement.content or statement.cue or statement.source)[0].start),
        events=[event for event in record.events if event.said_in in ids],
        claims=claims,
        commitments=[],
        flows=[],
    )


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words without an article before them."""
    return words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words


def _words(text: str) -> tuple[str, ...]:
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return tuple("".join(char if char.isalnum() else " " for char in bare).casefold().split())
