"""Who says what: the reader's attributions, mended at their ends, with act, polarity, mode, hedges, chain and what holds what."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.extract.acts import act_of
from onrecord.extract.anonymity import reason_in
from onrecord.extract.boundaries import tidy_content, tidy_source, within_blocks
from onrecord.extract.clauses import clauses, passive
from onrecord.extract.continuations import carrying_on, signed
from onrecord.extract.hedges import hedges_in
from onrecord.extract.mode import inner_mode, mode_of
from onrecord.extract.nesting import holders
from onrecord.extract.quotes import Quote, quotes
from onrecord.extract.quoting import cited, quoted_as
from onrecord.extract.relays import THOUGHTS, passed_on, plausible, relays
from onrecord.extract.soundness import only_sound
from onrecord.extract.sources import by_grammar
from onrecord.extract.times import when_of
from onrecord.extract.turns import Answer, turns
from onrecord.lang.en.grammar import RELATIVES
from onrecord.model import Act, Article, Attribution, Link, Parse
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["attributions"]

_BY_GRAMMAR = 0.6  # how sure a nested statement is that only grammar shows
_SIGNED = 0.85  # how sure a quote is that is signed with a name


class Draft(msgspec.Struct):
    """An attribution in the making. `turn`: the answer of an interview, with neither source nor cue; `label`: the
    words before it that name who speaks."""

    source: list[Span]
    cue: list[Span]
    content: list[Span]
    via: list[Link]
    confidence: float
    turn: bool = False
    label: Span | None = None
    inner: bool = False

    def spans(self) -> list[Span]:
        """All its words."""
        return [*self.source, *self.cue, *self.content]


def _speech(words: Words, found: list[Answer]) -> list[Answer]:
    """Turns, if most of them say something; what has labels and no verbs is a table or a list of fixtures."""
    read = [[words.tokens[number].upos for number in words.within(turn.said)] for turn in found]
    mute = sum(bool(tags) and not {"VERB", "AUX"} & set(tags) for tags in read)
    return found if 2 * mute < len(found) else []


def attributions(article: Article, parse: Parse) -> list[Attribution]:
    """The statements of an article, in the order of their words, before anyone knows who the speakers are.

    `inside` numbers the statement of the list whose content holds this one.
    """
    words = Words(article.text, parse.sentences)
    marks = quotes(article)
    spoken = _speech(words, turns(article))
    drafts = _tidied(article, parse, words, marks, spoken)
    drafts += [Draft([], [], [_told(article.text, answer.said)], [], 0.8, True, answer.label) for answer in spoken]
    drafts = _carried(words, marks, _signed(article, marks, _distinct(drafts)))
    drafts = only_sound(words, marks, _nested(words, _according(drafts)))
    inside = holders([draft.spans() for draft in drafts], [draft.content for draft in drafts])
    drafts, inside = passed_on(words, drafts, inside)
    order = sorted(range(len(drafts)), key=lambda number: _place(drafts[number]))
    place = {number: at for at, number in enumerate(order)}
    modes = [mode_of(article.text, marks, draft.content, _naming(words, draft)) if not draft.turn else "direct" for draft in drafts]
    out = []
    for number in order:
        draft, holder = drafts[number], inside[number]
        mode = modes[number]
        source = " ".join(span.of(article.text) for span in draft.source)
        if holder is not None and modes[holder] == "direct":
            mode = inner_mode(article.text, draft.content, source, modes[holder])
        elif holder is not None and mode == "direct" and modes[holder] == "mixed":
            mode = mode_of(article.text, marks, draft.content)
        who, how, what = (words.of(spans) for spans in (draft.source, draft.cue, draft.content))
        act, negative = act_of(words, who, how, what, mode)
        out.append(
            Attribution(
                draft.source,
                draft.cue,
                draft.content,
                mode,
                act,
                "negative" if negative else "positive",
                hedges_in(article.text, draft.cue + draft.content),
                draft.via or ([] if draft.turn else _passing(relays(words, who, how, what), act, drafts, inside, number)),
                draft.confidence,
                None if holder is None else place[holder],
                reason_in(article.text, draft.source),
                draft.label,
                when_of(words, draft.cue[0], article.published) if draft.cue else None,
            )
        )
    return out


def _passing(via: Sequence[Link], act: Act, drafts: Sequence[Draft], inside: Sequence[int | None], number: int) -> list[Link]:
    """Links that pass a statement on. Who holds it has said something of their own, and so has whoever tells of a thought; what is held is
    passed on by those alone who are told of within what holds it."""
    holder = inside[number]
    if holder is not None:
        held = drafts[holder].content
        return [link for link in via if any(span.holds(link.source) for span in held)]
    return [link for link in via if act not in THOUGHTS or link.cue is None]


def _naming(words: Words, draft: Draft) -> str:
    cue = words.of(draft.cue)
    verbs = [number for number in cue if words.tokens[number].upos == "VERB"]
    return words.lemma(verbs[-1]) if verbs else ""


def _place(draft: Draft) -> tuple[int, int, int]:
    return min(span.start for span in draft.spans()), -max(span.end for span in draft.content), draft.content[0].start


def _tidied(article: Article, parse: Parse, words: Words, marks: Sequence[Quote], spoken: Sequence[Answer]) -> list[Draft]:
    out = []
    for tagged in parse.attributions:
        near = [
            quote
            for quote in marks
            if any(quote.span.start - 2 <= span.end and span.start - 2 <= quote.span.end for span in tagged.content)
        ]
        parts = [part for one in tagged.content for part in within_blocks(article, one, marks)]
        content = [span for span in (tidy_content(article.text, one, near) for one in parts) if span]
        source = [span for span in (tidy_source(article.text, one) for one in tagged.source) if span]
        if not content or (not tagged.inner and any(answer.said.holds(content[0]) and not source for answer in spoken)):
            continue
        if not source and tagged.cue:
            told = by_grammar(words, words.of(tagged.cue), words.of(content))
            source = [told] if told else []
        unnamed = tagged.inner and _suffers(words, source, tagged.cue)
        source = [] if unnamed else source
        if not (source or tagged.cue) or (tagged.inner and not (source and tagged.cue) and not unnamed):
            continue
        if not tagged.inner and all(words.lower(number) in RELATIVES for number in words.of(content)):
            continue  # "who, according to her, …": what she says begins behind
        own = words.of([*source, *tagged.cue, *content])
        via = [Link(span, None) for span in tagged.via if plausible(words, span, own)]
        quoted = quoted_as(words, source, tagged.cue, content) or cited(words, source, tagged.cue, content)
        if quoted:
            others = [link for link in via if not link.source.touches(quoted.via.source) and not link.source.touches(quoted.source)]
            out.append(Draft([quoted.source], quoted.cue, quoted.content, [quoted.via, *others], tagged.confidence))
        else:
            out.append(Draft(source, tagged.cue, content, via, tagged.confidence, inner=tagged.inner))
    return out


def _suffers(words: Words, source: Sequence[Span], cue: Sequence[Span]) -> bool:
    """Whether a source is the subject of a passive cue: one who "was told", whoever told it."""
    return any(
        words.tokens[number].deprel.startswith("nsubj:pass")
        and words.head[number] in words.of(cue)
        and passive(words, words.head[number])
        for number in words.of(source)
    )


def _according(drafts: list[Draft]) -> list[Draft]:
    """Drafts of which two that share their cue ("according to") are told apart: it is the one's whose source follows it, who passes the
    other on."""
    for draft in drafts:
        if not draft.cue or not draft.source or draft.source[0].start > draft.cue[-1].end:
            continue
        owner = next(
            (
                one
                for one in drafts
                if one is not draft and one.cue == draft.cue and one.source and one.source[0].start > one.cue[-1].end
            ),
            None,
        )
        if owner is not None:
            draft.via = [Link(owner.source[0], draft.cue[0]), *draft.via]
            draft.cue = []
    return drafts


def _nested(words: Words, drafts: list[Draft]) -> list[Draft]:
    """Drafts with those that the grammar of their contents shows and the reader missed, or cut short."""
    out = list(drafts)
    for draft in drafts:
        for clause in clauses(words, words.of(draft.content)):
            same = next((one for one in out if any(clause.cue.touches(cue) for cue in one.cue)), None)
            if same is None:
                source = [clause.source] if clause.source else []
                out.append(Draft(source, [clause.cue], clause.content, [], _BY_GRAMMAR))
            elif same.inner and (
                any(span.touches(held) for span in clause.content for held in same.content) or len(words.of(same.content)) == 1
            ):
                same.content = clause.content
                if clause.source and not any(_names(words, span) and span.touches(clause.source) for span in same.source):
                    same.source = [clause.source]
    return out


def _names(words: Words, source: Span) -> bool:
    return any(words.tokens[number].upos not in ("DET", "ADP", "PUNCT") for number in words.within(source))


def _signed(article: Article, marks: Sequence[Quote], drafts: list[Draft]) -> list[Draft]:
    """Drafts with those of signed quotes; what else was found over such a quote, and not in it, gives way."""
    out = list(drafts)
    for quote in signed(article, marks):
        out = [one for one in out if not any(span.touches(quote.content) and span.holds(quote.content) for span in one.content)]
        out.append(Draft([quote.name], [], [quote.content], [], _SIGNED))
    return out


def _carried(words: Words, marks: Sequence[Quote], drafts: list[Draft]) -> list[Draft]:
    """Drafts of which none carries on another: its quoted sentences are part of that one's content."""
    onto = carrying_on(words, marks, [(one.source, one.cue, one.content) for one in drafts if not one.turn]) if drafts else {}
    plain = [number for number, one in enumerate(drafts) if not one.turn]
    moved = {plain[number]: plain[other] for number, other in onto.items()}
    for number, onto_which in moved.items():
        target, seen = onto_which, {number}
        while target in moved and target not in seen:
            seen.add(target)
            target = moved[target]
        if target not in moved:
            known = {span.start for span in drafts[target].content}
            more = [span for span in drafts[number].content if span.start not in known]
            drafts[target].content = sorted([*drafts[target].content, *more])
    return [draft for number, draft in enumerate(drafts) if number not in moved]


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """Each content and cue once: what was found twice, outside and within another, is kept where it was surer."""
    best: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        key = (tuple((span.start, span.end) for span in draft.content), tuple(span.start for span in draft.cue))
        if key not in best or best[key].confidence < draft.confidence:
            best[key] = draft
    return list(best.values())


def _told(text: str, said: Span) -> Span:
    """A turn without its last full stop, unless that stands within a closing mark."""
    return Span(said.start, said.end - 1) if text[said.end - 1] == "." else said
