"""Measures of tags, trees, spans and coreference, as the shared tasks take them.

A partition is a list of clusters, a cluster a list of mentions, a mention whatever can be hashed and compared; no mention stands
in two clusters of one partition. What can't be had because nothing was there to find is 0, as in the reference scorers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence, Set
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Partition: TypeAlias = Sequence[Collection[Hashable]]
Arc: TypeAlias = tuple[int, str]


class Score(NamedTuple):
    """Precision, recall, and their harmonic mean."""

    precision: float
    recall: float
    f1: float


class Tally(NamedTuple):
    """Numerators and denominators of a score: what was right of what was found, and of what there was to find. Tallies of
    documents are summed before anything is divided.
    """

    right: float
    found: float
    hit: float
    wanted: float

    @property
    def score(self) -> Score:
        precision, recall = _share(self.right, self.found), _share(self.hit, self.wanted)
        return Score(precision, recall, _share(2 * precision * recall, precision + recall))


class Trees(NamedTuple):
    """Shares of words with the right head; head and label; head and label without its subtype."""

    uas: float
    las: float
    las_universal: float


class Coreference(NamedTuple):
    """The three measures of CoNLL-2012, whose mean is that task's own."""

    muc: Score
    b_cubed: Score
    ceaf_e: Score

    @property
    def mean(self) -> float:
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def tagging(gold: Sequence[Hashable], pred: Sequence[Hashable]) -> float:
    """The share of tags that are right.

    >>> tagging(["DET", "NOUN", "VERB", "ADV"], ["DET", "NOUN", "VERB", "ADP"])
    0.75
    """
    return _share(sum(one == other for one, other in zip(gold, pred, strict=True)), len(gold))


def trees(gold: Sequence[Arc], pred: Sequence[Arc]) -> Trees:
    """Attachment scores over all words, punctuation too; each word is its head and its label. `las_universal` is the LAS of
    Zeman et al., CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to Universal Dependencies, on given words.

    >>> trees([(1, "nsubj:pass"), (-1, "root")], [(1, "nsubj"), (-1, "root")])
    Trees(uas=1.0, las=0.5, las_universal=1.0)
    """
    return Trees(
        uas=tagging([head for head, _ in gold], [head for head, _ in pred]),
        las=tagging(gold, pred),
        las_universal=tagging(_universal(gold), _universal(pred)),
    )


def spans_f1(gold: Set[Hashable], pred: Set[Hashable]) -> Score:
    """How well what was found, sentences or tokens or names, is what was there to find.

    >>> spans_f1({(0, 4), (5, 9)}, {(0, 4), (5, 7), (8, 9), (10, 12)})
    Score(precision=0.25, recall=0.5, f1=0.3333333333333333)
    """
    same = len(gold & pred)
    return Tally(same, len(pred), same, len(gold)).score


def muc(key: Partition, response: Partition) -> Tally:
    """Links: of the fewest that make a cluster, those that the other side has too (Vilain et al., A model-theoretic coreference
    scoring scheme, 1995).
    """
    common = _common(key, response)
    return Tally(_links(common.T), sum(len(one) - 1 for one in response), _links(common), sum(len(one) - 1 for one in key))


def b_cubed(key: Partition, response: Partition) -> Tally:
    """Mentions: how much of each one's cluster the other side's cluster shares (Bagga and Baldwin, Algorithms for scoring
    coreference chains, 1998). A mention that only one side has counts there, as wrong (Pradhan et al., Scoring coreference
    partitions of predicted mentions, 2014).
    """
    squares = _common(key, response) ** 2
    keys, responses = _sizes(key), _sizes(response)
    return Tally((squares / responses).sum(), responses.sum(), (squares / keys[:, None]).sum(), keys.sum())


def ceaf_e(key: Partition, response: Partition) -> Tally:
    """Entities: the likeness φ4 of clusters in the best pairing, one to one (Luo, On coreference resolution performance metrics,
    2005).
    """
    likeness = 2 * _common(key, response) / (_sizes(key)[:, None] + _sizes(response))
    best = _best_total(likeness)
    return Tally(best, len(response), best, len(key))


def coreference(keys: Sequence[Partition], responses: Sequence[Partition], singletons: bool) -> Coreference:
    """The three measures over documents, in the same order on both sides. Without `singletons`, clusters of one are left out of
    both sides, as in OntoNotes.
    """
    pairs = [(_kept(key, singletons), _kept(response, singletons)) for key, response in zip(keys, responses, strict=True)]
    return Coreference(*(_over_documents(measure, pairs) for measure in (muc, b_cubed, ceaf_e)))


def conll(gold_docs: Sequence[Partition], pred_docs: Sequence[Partition], singletons: bool) -> float:
    """The mean of the three F1 (Pradhan et al., CoNLL-2012 Shared Task: Modeling multilingual unrestricted coreference)."""
    return coreference(gold_docs, pred_docs, singletons).mean


def pronouns(
    gold_clusters: Sequence[Sequence[Hashable]], links: Mapping[Hashable, Hashable | None], pronouns: Set[Hashable]
) -> float:
    """Of the pronouns that refer back, the share whose predicted antecedent is another mention of the same entity. Clusters are in
    the order of the text, so a pronoun that opens its cluster refers to nothing before it and isn't asked for. `links` tells a
    predicted mention's antecedent; a pronoun that isn't among them is wrong. Mentions that tell their document may be measured
    together.

    >>> pronouns([["Ada", "she", "her"], ["it", "the plan"]], {"she": "Ada", "her": "the plan"}, {"she", "her", "it"})
    0.5
    """
    entity = {mention: number for number, cluster in enumerate(gold_clusters) for mention in cluster}
    asked = [mention for cluster in gold_clusters for mention in cluster[1:] if mention in pronouns]
    right = [one for one in asked if links.get(one) not in (None, one) and entity.get(links[one]) == entity[one]]
    return _share(len(right), len(asked))


def pairing(cost: NDArray[np.float64]) -> NDArray[np.int_]:
    """For each row a column of its own, at the least total cost; there are no more rows than columns. Each row in turn finds the
    shortest path on which rows already paired make way (Jonker and Volgenant, A shortest augmenting path algorithm for dense and
    sparse linear assignment problems, 1987).

    >>> pairing(np.array([[1.0, 2.0, 9.0], [1.0, 4.0, 9.0]])).tolist()
    [1, 0]
    """
    rows, columns = cost.shape
    row_price, column_price = np.zeros(rows), np.zeros(columns)
    taken_by = np.full(columns, -1)
    column_of = np.full(rows, -1)
    for start in range(rows):
        distance, before, seen = np.full(columns, np.inf), np.full(columns, -1), np.zeros(columns, dtype=bool)
        row, far, passed = start, 0.0, []
        while True:
            through = far + cost[row] - row_price[row] - column_price
            nearer = ~seen & (through < distance)
            distance[nearer], before[nearer] = through[nearer], row
            column = int(np.argmin(np.where(seen, np.inf, distance)))
            far = distance[column]
            if taken_by[column] < 0:
                break
            seen[column] = True
            row = int(taken_by[column])
            passed.append(row)
        row_price[start] += far
        row_price[passed] += far - distance[column_of[passed]]
        column_price[seen] -= far - distance[seen]
        while column >= 0:
            row = int(before[column])
            taken_by[column] = row
            column_of[row], column = column, int(column_of[row])
    return column_of


def _share(part: float, whole: float) -> float:
    return float(part / whole) if whole else 0.0


def _universal(arcs: Sequence[Arc]) -> list[Arc]:
    return [(head, label.partition(":")[0]) for head, label in arcs]


def _common(key: Partition, response: Partition) -> NDArray[np.float64]:
    """How many mentions each cluster of the key shares with each one of the response."""
    common = np.zeros((len(key), len(response)))
    cluster_of = {mention: number for number, cluster in enumerate(response) for mention in cluster}
    for number, cluster in enumerate(key):
        for mention in cluster:
            if mention in cluster_of:
                common[number, cluster_of[mention]] += 1
    return common


def _sizes(partition: Partition) -> NDArray[np.float64]:
    return np.array([len(cluster) for cluster in partition], dtype=float)


def _links(common: NDArray[np.float64]) -> float:
    """The links within the pieces that the columns cut the rows into; a mention in no column is a piece by itself, without any."""
    return float(common.sum() - np.count_nonzero(common))


def _best_total(likeness: NDArray[np.float64]) -> float:
    """The most that a pairing of rows with columns adds up to."""
    wide = likeness if likeness.shape[0] <= likeness.shape[1] else likeness.T
    return float(wide[np.arange(len(wide)), pairing(-wide)].sum())


def _kept(partition: Partition, singletons: bool) -> Partition:
    least = 1 if singletons else 2
    return [cluster for cluster in partition if len(cluster) >= least]


def _over_documents(measure: Callable[[Partition, Partition], Tally], pairs: Sequence[tuple[Partition, Partition]]) -> Score:
    tallies = [measure(key, response) for key, response in pairs]
    return Tally(*(sum(numbers) for numbers in zip(Tally(0, 0, 0, 0), *tallies, strict=True))).score
