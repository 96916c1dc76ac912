"""The reader as PyTorch sees it: one small BERT encoder, and light heads that read everything off its states.

The encoder is all-MiniLM-L6-v2's (six layers, 384 wide), with two embeddings added for what its uncased pieces do not tell. A
word's state is the mean of its first and last piece's. Over it stand: linear taggers, one a track; a biaffine scorer of heads
(Dozat and Manning 2017) with a small perceptron for the relations; and projections from which pairs of words or spans are scored:
mentions with their antecedents (word-level coreference, Dobrovolskii 2021), and contents with their sources, cues and first parts.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.parse.chains import FEATURES
from onrecord.parse.links import BUCKETS, KINDS
from onrecord.parse.looks import QUOTES, SHAPES
from onrecord.parse.roles import BUCKETS as ROLE_BUCKETS
from onrecord.parse.roles import ROLES
from onrecord.parse.tags import AUXILIARY, CHAINED, Labels
from onrecord.parse.windows import MARKS

WIDTH, LAYERS, ATTENDING, INNER = 384, 6, 12, 1536
ARC, RELATION, PAIR = 256, 256, 128
ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class Layer(nn.Module):
    """One layer of BERT: attention, then a feed-forward network, each normalized after its residual."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm_out, self.norm_down = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = states.shape
        query, key, value = (
            part(states).view(batch, length, ATTENDING, WIDTH // ATTENDING).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        if mask is None:  # for export: one window, nothing padded
            weights = torch.softmax(query @ key.transpose(2, 3) / (WIDTH // ATTENDING) ** 0.5, -1)
            mixed = weights @ value
        else:
            # No dropout here: on a CPU it makes attention ten times slower.
            mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask[:, None, None, :])
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        states = self.norm_out(states + self.out(mixed))
        return self.norm_down(states + self.dropout(self.down(functional.gelu(self.up(states)))))


class Encoder(nn.Module):
    """Pieces, their words' shapes and quote marks into states, one a piece."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.quotes = nn.Embedding(QUOTES, WIDTH)
        self.marks = nn.Embedding(MARKS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        nn.init.normal_(self.shapes.weight, std=0.02)
        nn.init.normal_(self.quotes.weight, std=0.02)
        nn.init.normal_(self.marks.weight, std=0.02)
        nn.init.zeros_(self.marks.weight[0])

    def forward(self, pieces: Tensor, shapes: Tensor, quotes: Tensor, marks: Tensor, mask: Tensor | None) -> Tensor:
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.pieces(pieces) + self.places(places) + self.shapes(shapes) + self.quotes(quotes) + self.marks(marks)
        states = self.dropout(self.norm(states))
        for layer in self.layers:
            states = layer(states, mask)
        return states

    def load_pretrained(self, path: Path) -> None:
        """Take over the weights of all-MiniLM-L6-v2 from its `model.safetensors`, whose digest is checked."""
        if hashlib.sha256(path.read_bytes()).hexdigest() != ENCODER_SHA256:
            raise ValueError(f"{path} is not the model.safetensors of all-MiniLM-L6-v2 that this recipe was made for")
        given = load_file(path)
        kind = given["embeddings.token_type_embeddings.weight"][0]  # always the first kind: one bias for all places
        own = {
            "pieces.weight": given["embeddings.word_embeddings.weight"],
            "places.weight": given["embeddings.position_embeddings.weight"] + kind,
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
        }
        parts = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "out": "attention.output.dense", "norm_out": "attention.output.LayerNorm",
            "up": "intermediate.dense", "down": "output.dense", "norm_down": "output.LayerNorm",
        }  # fmt: skip
        for number in range(LAYERS):
            for ours, theirs in parts.items():
                for what in ("weight", "bias"):
                    own[f"layers.{number}.{ours}.{what}"] = given[f"encoder.layer.{number}.{theirs}.{what}"]
        missing, unexpected = self.load_state_dict(own, strict=False)
        if unexpected or set(missing) != {"shapes.weight", "quotes.weight", "marks.weight"}:
            raise ValueError(f"{path}: these weights do not fit the encoder: {missing} {unexpected}")


class Relations(nn.Module):
    """The relation between a word and the head chosen for it, from the two words' projections."""

    def __init__(self, relations: int) -> None:
        super().__init__()
        self.out = nn.Linear(RELATION, relations)

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        return self.out(functional.gelu(dependents + heads))


class Links(nn.Module):
    """How well a source, a cue or an earlier part goes with a content; bucket 0 stands for none of them."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = nn.Embedding(KINDS * BUCKETS, PAIR)
        self.out = nn.Embedding(KINDS, PAIR)
        self.bias = nn.Embedding(KINDS, 1)

    def forward(self, contents: Tensor, others: Tensor, kinds: Tensor, buckets: Tensor) -> Tensor:
        hidden = functional.gelu(contents + others + self.kind(kinds * BUCKETS + buckets))
        return (hidden * self.out(kinds)).sum(-1) + self.bias(kinds)[..., 0]


class Chains(nn.Module):
    """How likely one mention is the antecedent of another, on a scale where "none" is zero."""

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.ModuleList(nn.Embedding(size, PAIR) for size in FEATURES)
        self.product = nn.Linear(PAIR, PAIR)
        self.out = nn.Linear(PAIR, 1)

    def forward(self, mentions: Tensor, antecedents: Tensor, features: Tensor) -> Tensor:
        hidden = mentions + antecedents + self.product(mentions * antecedents)
        for number, embedding in enumerate(self.features):
            hidden = hidden + embedding(features[..., number])
        return self.out(functional.gelu(hidden))[..., 0]


class Roles(nn.Module):
    """How likely a word is part of the name of an event's actor, and of its recipient."""

    def __init__(self) -> None:
        super().__init__()
        self.place = nn.Embedding(ROLE_BUCKETS, PAIR)
        self.out = nn.Linear(PAIR, len(ROLES))

    def forward(self, triggers: Tensor, words: Tensor, buckets: Tensor) -> Tensor:
        return self.out(functional.gelu(triggers + words + self.place(buckets)))


class Codes(nn.Module):
    """What one marked actor does to another: the type, the mode and the auxiliary modes, side by side."""

    def __init__(self, types: int, modes: int) -> None:
        super().__init__()
        self.hidden = nn.Linear(3 * WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, types + modes + len(AUXILIARY))
        self.dropout = nn.Dropout(0.1)

    def forward(self, sources: Tensor, targets: Tensor, whole: Tensor) -> Tensor:
        hidden = functional.gelu(self.hidden(torch.cat([sources, targets, whole], -1)))
        return self.out(self.dropout(hidden))


class Reader(nn.Module):
    """Encoder and heads. `labels` names the tracks and what each can say."""

    def __init__(self, labels: Labels, dropout: float = 0.25) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(WIDTH, sum(len(names) for names in labels.tracks.values()))
        self.sizes = [len(names) for names in labels.tracks.values()]
        self.names = list(labels.tracks)
        self.arc_dependent, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.arc = nn.Parameter(torch.zeros(ARC, ARC))
        self.arc_bias = nn.Linear(ARC, 1)
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.relation_dependent, self.relation_head = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        self.relations = Relations(len(labels.relations))
        self.link_content, self.link_other = nn.Linear(WIDTH, PAIR), nn.Linear(WIDTH, PAIR)
        self.links = Links()
        self.chain_mention, self.chain_antecedent = nn.Linear(WIDTH, PAIR), nn.Linear(WIDTH, PAIR)
        self.chains = Chains()
        self.role_trigger, self.role_word = nn.Linear(WIDTH, PAIR), nn.Linear(WIDTH, PAIR)
        self.roles = Roles()
        self.codes = Codes(len(labels.types), len(labels.modes))
        self.steps = nn.ParameterDict(
            {name: nn.Parameter(torch.zeros(len(labels.tracks[name]), len(labels.tracks[name]))) for name in CHAINED}
        )  # transitions of the conditional random fields over source, cue and content
        nn.init.normal_(self.arc, std=1 / ARC**0.5)

    def forward(
        self, pieces: Tensor, shapes: Tensor, quotes: Tensor, marks: Tensor, first: Tensor, last: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, ...]:
        """States of words, tags, scores of heads (the root first), and the projections for pairs: see `onrecord.parse.network`.

        Shapes: pieces, shapes, quotes, marks and mask [batch, pieces]; first and last [batch, words].
        """
        states = self.encoder(pieces, shapes, quotes, marks, mask)
        wide = (-1, -1, WIDTH)
        words = (states.gather(1, first[..., None].expand(wide)) + states.gather(1, last[..., None].expand(wide))) / 2
        words = self.dropout(words)
        rooted = torch.cat([self.root.expand(words.shape[0], 1, WIDTH), words], 1)
        dependents = self.dropout(functional.gelu(self.arc_dependent(words)))
        heads = self.dropout(functional.gelu(self.arc_head(rooted)))
        arcs = dependents @ self.arc @ heads.transpose(1, 2) + self.arc_bias(heads).transpose(1, 2)
        return (
            words,
            self.tags(words),
            arcs,
            self.relation_dependent(words),
            self.relation_head(rooted),
            self.link_content(words),
            self.link_other(words),
            self.chain_mention(words),
            self.chain_antecedent(words),
            self.role_trigger(words),
            self.role_word(words),
        )


def adopt(model: Reader, weights: dict[str, Tensor], before: Labels, labels: Labels) -> None:
    """Take over the weights of an earlier run. What it had no tracks or heads for stays as it is; relations must be the same."""
    own = model.state_dict()
    old = before.columns()
    for track, place in labels.columns().items():
        if before.tracks.get(track) == labels.tracks[track]:
            for part in ("tags.weight", "tags.bias"):
                own[part][place] = weights[part][old[track]]
    for name, value in weights.items():
        if not name.startswith("tags.") and name in own:
            own[name][: len(value)] = value  # a table may have grown: its first rows are the earlier ones
    model.load_state_dict(own)
