"""What each head is to get right, as losses. A batch costs only what its source knows."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.parse.tags import CHAINED, Labels
from training.reader.batches import Batch
from training.reader.examples import UNKNOWN
from training.reader.network import Reader

WEIGHTS = {
    "upos": 0.5, "xpos": 0.5, "start": 0.5, "names": 2.0, "values": 0.3, "mention": 0.5,
    "arc": 1.0, "rel": 0.5, "said": 4.0, "link": 0.5, "chain": 0.3,
    "inner_source": 0.5, "inner_cue": 0.5, "inner_content": 0.5, "event": 3.0, "mode": 0.8, "historical": 0.3, "future": 0.3,
    "hypothetical": 0.3, "negation": 0.3, "claim": 0.6, "obligation": 0.6, "condition": 0.4, "item": 0.8,
    "duty": 0.4, "instrument": 0.3, "stand": 0.3, "circumstance": 0.2, "logic": 0.1, "cargo": 0.5, "stage": 0.4, "standing": 0.3, "role": 1.8, "code": 0.7, "via": 1.0, "relay": 0.5,
}  # fmt: skip
RARE = {
    "event": 4.0,
    "via": 2.0,
    "inner_cue": 2.0,
    "inner_content": 1.5,
    "obligation": 1.5,
    "condition": 1.5,
    "item": 2.0,
}  # what a tag other than the first weighs, where these are rare
_NEVER = -1e4


def losses(model: Reader, batch: Batch, labels: Labels) -> dict[str, Tensor]:
    """The losses of a batch by name, each a mean over what it is counted in, before their weights."""
    outputs = model(batch.pieces, batch.shapes, batch.quotes, batch.marks, batch.first, batch.last, batch.mask)
    words, scores, arcs, dependents, heads, contents, others, mentions, antecedents, triggers, around = outputs
    out: dict[str, Tensor] = {}
    by_track = dict(zip(labels.tracks, scores.float().split([len(said) for said in labels.tracks.values()], -1), strict=True))
    for track, gold in batch.tags.items():
        if track not in CHAINED and (gold != UNKNOWN).any():
            weigh = torch.ones(by_track[track].shape[-1], device=gold.device)
            weigh[1:] = RARE.get(track, 1.0)
            out[track] = functional.cross_entropy(by_track[track].flatten(0, 1), gold.flatten(), weigh, ignore_index=UNKNOWN)
    if (batch.tags["source"] != UNKNOWN).any():
        out["said"] = _path_loss(
            torch.stack([by_track[track] for track in CHAINED]),
            torch.stack([batch.tags[track] for track in CHAINED]),
            torch.stack([_steps(model, labels, track) for track in CHAINED]),
            batch.real,
        )
    if batch.heads is not None and batch.rels is not None and batch.sentence is not None:
        out["arc"], out["rel"] = _tree_losses(model, batch, arcs.float(), dependents, heads)
    flat = words.shape[0] * words.shape[1]
    if batch.links:
        out["link"] = _link_loss(model, batch.links, contents.reshape(flat, -1), others.reshape(flat, -1))
    if batch.relays:
        out["relay"] = _relay_loss(model, batch.relays, contents.reshape(flat, -1), others.reshape(flat, -1))
    if batch.chains:
        out["chain"] = _chain_loss(model, batch.chains, mentions.reshape(flat, -1), antecedents.reshape(flat, -1))
    if batch.roles:
        out["role"] = _role_loss(model, batch.roles, triggers.reshape(flat, -1), around.reshape(flat, -1))
    if batch.codes:
        out["code"] = code_loss(code_scores(model, batch, words), batch.codes, len(labels.types))
    return out


def _steps(model: Reader, labels: Labels, track: str) -> Tensor:
    """The learned steps of a track, and never from outside to inside."""
    said = labels.tracks[track]
    barred = torch.zeros(len(said), len(said))
    barred[said.index("O"), said.index("I")] = _NEVER
    return model.steps[track] + barred.to(model.steps[track].device)


def _path_loss(scores: Tensor, gold: Tensor, steps: Tensor, real: Tensor) -> Tensor:
    """Negative log-likelihood a word of linear-chain conditional random fields (Lafferty and others 2001), one a track.

    Shapes: scores [tracks, windows, words, tags], gold [tracks, windows, words], steps [tracks, tags, tags].
    """
    known = gold.clamp(min=0)
    mask = real.to(scores.dtype)
    told = (scores.gather(-1, known[..., None])[..., 0] * mask).sum(-1)
    width, tags = scores.shape[2], scores.shape[3]
    walked = steps.flatten(1).gather(1, (known[:, :, :-1] * tags + known[:, :, 1:]).flatten(1)).view(known.shape[0], -1, width - 1)
    told = told + (walked * mask[:, 1:]).sum(-1)
    first = torch.zeros(tags, device=scores.device)
    first[2] = _NEVER  # inside
    alpha = scores[:, :, 0] + first
    for word in range(1, width):
        reached = torch.logsumexp(alpha[..., None] + steps[:, None], 2) + scores[:, :, word]
        alpha = torch.where(real[:, word, None], reached, alpha)
    return (torch.logsumexp(alpha, -1) - told).sum() / mask.sum()


def _tree_losses(model: Reader, batch: Batch, arcs: Tensor, dependents: Tensor, heads: Tensor) -> tuple[Tensor, Tensor]:
    assert batch.heads is not None
    assert batch.rels is not None
    assert batch.sentence is not None
    same = (batch.sentence[:, :, None] == batch.sentence[:, None, :]) & batch.real[:, None, :]
    open_to = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
    arcs = arcs.masked_fill(~open_to, _NEVER)
    arc = functional.cross_entropy(arcs.flatten(0, 1), batch.heads.flatten(), ignore_index=UNKNOWN)
    known = batch.heads.clamp(min=0)[..., None].expand(-1, -1, heads.shape[-1])
    scores = model.relations(dependents, heads.gather(1, known)).float()
    rels = batch.rels.masked_fill(batch.heads == UNKNOWN, UNKNOWN)
    return arc, functional.cross_entropy(scores.flatten(0, 1), rels.flatten(), ignore_index=UNKNOWN)


def _link_loss(model: Reader, links: dict[str, Tensor], contents: Tensor, others: Tensor) -> Tensor:
    rows, kinds = links["rows"], links["kinds"]
    question, begin, end, first, last, bucket = rows.unbind(1)
    content = (contents[begin] + contents[end]) / 2
    there = (first >= 0)[:, None]
    other = torch.where(there, (others[first.clamp(min=0)] + others[last.clamp(min=0)]) / 2, torch.zeros_like(content))
    scores = model.links(content, other, kinds[question], bucket).float()
    table = torch.full((len(kinds), int(links["place"].max()) + 1), _NEVER, device=scores.device)
    table[question, links["place"]] = scores
    return functional.cross_entropy(table, links["targets"])


def _relay_loss(model: Reader, relays: dict[str, Tensor], contents: Tensor, others: Tensor) -> Tensor:
    begin, end, first, last, bucket = relays["rows"].unbind(1)
    content, other = (contents[begin] + contents[end]) / 2, (others[first] + others[last]) / 2
    scores = model.links(content, other, relays["kinds"], bucket).float()
    return functional.binary_cross_entropy_with_logits(scores, relays["wanted"].float())


def _chain_loss(model: Reader, chains: dict[str, Tensor], mentions: Tensor, antecedents: Tensor) -> Tensor:
    """Marginal log-likelihood of the right antecedents, "none" scoring zero (Lee and others 2017)."""
    place, mention, antecedent = chains["place"], chains["mention"], chains["antecedent"]
    scores = model.chains(mentions[place[mention]], antecedents[place[antecedent]], chains["features"]).float()
    count = len(place)
    offset = torch.arange(len(mention), device=scores.device) - torch.searchsorted(mention, mention)
    table = torch.full((count, int(offset.max()) + 2), _NEVER, device=scores.device)
    right = torch.zeros_like(table, dtype=torch.bool)
    table[:, 0] = 0
    table[mention, offset + 1] = scores
    right[mention, offset + 1] = chains["same"]
    right[:, 0] = ~right[:, 1:].any(1)
    return (torch.logsumexp(table, 1) - torch.logsumexp(table.masked_fill(~right, _NEVER), 1)).mean()


def _role_loss(model: Reader, roles: dict[str, Tensor], triggers: Tensor, words: Tensor) -> Tensor:
    first, last, word, bucket = roles["rows"].unbind(1)
    scores = model.roles((triggers[first] + triggers[last]) / 2, words[word], bucket).float()
    asked = roles["wanted"] != UNKNOWN
    return functional.binary_cross_entropy_with_logits(scores[asked], roles["wanted"][asked].float())


def code_scores(model: Reader, batch: Batch, words: Tensor) -> Tensor:
    """Scores of types, modes and auxiliary modes of the marked pairs of a batch [pairs, all of them]."""
    assert batch.codes is not None
    begin, end, first, last, row = batch.codes["rows"].unbind(1)
    flat = words.reshape(-1, words.shape[-1])
    real = batch.real[..., None].to(words.dtype)
    whole = (words * real).sum(1) / real.sum(1)
    return model.codes((flat[begin] + flat[end]) / 2, (flat[first] + flat[last]) / 2, whole[row]).float()


def code_loss(scores: Tensor, codes: dict[str, Tensor], types: int) -> Tensor:
    """The loss of pairs' codes: of the types any that is right will do, modes and auxiliary modes count where they are known."""
    aux = codes["aux"].shape[1]
    by_type, by_mode, by_aux = scores[:, :types], scores[:, types:-aux], scores[:, -aux:]
    right = by_type.masked_fill(~codes["types"], _NEVER)
    total = (torch.logsumexp(by_type, 1) - torch.logsumexp(right, 1)).mean()
    if (codes["modes"] != UNKNOWN).any():
        known = codes["aux"] != UNKNOWN
        total = total + 0.5 * functional.cross_entropy(by_mode, codes["modes"], ignore_index=UNKNOWN)
        total = total + 0.5 * functional.binary_cross_entropy_with_logits(by_aux[known], codes["aux"][known].float())
    return total
