"""One encoder, several heads.

The encoder is BERT as in all-MiniLM-L6-v2 (6 layers of 384), written out so that it exports to a
plain graph; a word's shape (case, digits) is added to its pieces, since the vocabulary is lower
case. Each group of heads reads its own mix of the layers (Peters et al. 2018, ELMo). Trees and
argument spans are scored by biaffine attention (Dozat and Manning 2017).
"""

import math
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from labels import (
    CUE_ROLES,
    ENTITIES,
    EVENT_ROLES,
    EVENT_TYPES,
    FRAME_ROLES,
    RELATIONS,
    STATUSES,
    UPOS,
    bio,
)  # fmt: skip

SHAPES = 8
POOL = 1 << 22
HIDDEN, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536


class Dropout(nn.Module):
    """Dropout whose masks are cut from one pool of random ones at a random place.

    Drawing a random number for every element took a seventh of the training time on CPUs.
    """

    def __init__(self, share: float) -> None:
        super().__init__()
        kept = (torch.rand(POOL) >= share).to(torch.bfloat16) / (1 - share)
        self.register_buffer("pool", kept, persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """`x` of any shape of at most `POOL` / 2 elements; changed in training only."""
        if not self.training:
            return x
        at = int(torch.randint(POOL - x.numel(), ()))
        return x * self.pool[at : at + x.numel()].view(x.shape)


class Layer(nn.Module):
    """A BERT layer: self-attention and feed-forward, each with a residual and a norm."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(HIDDEN, HIDDEN)
        self.key = nn.Linear(HIDDEN, HIDDEN)
        self.value = nn.Linear(HIDDEN, HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`x` [batch, pieces, hidden]; `bias` [batch, 1, 1, pieces], -inf on padding."""
        batch, length, _ = x.shape

        def heads(y: Tensor) -> Tensor:
            return y.view(batch, length, ATTENTION_HEADS, -1).transpose(1, 2)

        q, k, v = heads(self.query(x)), heads(self.key(x)), heads(self.value(x))
        scores = q @ k.transpose(-1, -2) / math.sqrt(HIDDEN // ATTENTION_HEADS) + bias
        mixed = scores.softmax(-1) @ v
        mixed = mixed.transpose(1, 2).reshape(batch, length, HIDDEN)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces in, the states of every layer out."""

    def __init__(self, vocabulary: int = 30522) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.kind = nn.Parameter(torch.zeros(HIDDEN))
        self.shapes = nn.Embedding(SHAPES, HIDDEN)
        nn.init.normal_(self.shapes.weight, std=0.01)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> list[Tensor]:
        positions = self.positions.weight[: pieces.shape[1]]
        x = self.words(pieces) + positions + self.kind + self.shapes(shapes)
        x = self.drop(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        states = [x]
        for layer in self.layers:
            states.append(layer(states[-1], bias))
        return states

    def load_bert(self, weights: dict[str, Tensor]) -> None:
        """Take the weights of a Hugging Face BERT checkpoint of the same size."""
        names = {
            "attention.self.query": "query", "attention.self.key": "key",
            "attention.self.value": "value", "attention.output.dense": "out",
            "attention.output.LayerNorm": "norm1", "intermediate.dense": "up",
            "output.dense": "down", "output.LayerNorm": "norm2",
        }  # fmt: skip
        own = {
            "words.weight": weights["embeddings.word_embeddings.weight"],
            "positions.weight": weights["embeddings.position_embeddings.weight"],
            "kind": weights["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
        }
        for i in range(LAYERS):
            for theirs, ours in names.items():
                for part in ("weight", "bias"):
                    own[f"layers.{i}.{ours}.{part}"] = weights[f"encoder.layer.{i}.{theirs}.{part}"]
        missing, unexpected = self.load_state_dict(own, strict=False)
        assert missing == ["shapes.weight"], missing
        assert not unexpected, unexpected


class Mix(nn.Module):
    """A learned mix of the encoder's layers."""

    def __init__(self) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.linspace(-2.0, 1.0, LAYERS + 1))
        self.drop = Dropout(0.2)

    def forward(self, states: list[Tensor]) -> Tensor:
        """The states of all layers, each [batch, words or pieces, hidden], to one of that form."""
        weights = self.weights.softmax(0)
        return self.drop(sum(weights[i] * state for i, state in enumerate(states)))


class Chain(nn.Module):
    """A linear-chain CRF over BIO tags (Lafferty et al. 2001; Lample et al. 2016).

    An I after anything but its own B or I is ruled out; the other transitions are learnt.
    """

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(tags, tags))
        ruled_out = torch.zeros(tags, tags, dtype=torch.bool)
        for tag in range(2, tags, 2):
            ruled_out[:, tag] = True
            ruled_out[tag - 1 : tag + 1, tag] = False
        self.register_buffer("ruled_out", ruled_out, persistent=False)

    def scores(self) -> Tensor:
        """[tags before, tags after]; what is ruled out has -1e4."""
        return self.transitions.masked_fill(self.ruled_out, -1e4)

    def loss(self, emissions: Tensor, allowed: Tensor, words: Tensor) -> Tensor:
        """Mean negative log-likelihood a word of the paths through `allowed` [batch, words, tags].

        Where a corpus does not annotate a label, several tags of a word may be allowed.
        """
        given = emissions.masked_fill(~allowed, -1e4)
        gap = self._total(emissions, words) - self._total(given, words)
        return gap.sum() / words.sum()

    def _total(self, emissions: Tensor, words: Tensor) -> Tensor:
        """Log of the summed weight of all paths, by the forward algorithm."""
        between = self.scores()[None]
        start = torch.zeros_like(emissions[0, 0])
        start[2::2] = -1e4
        columns = emissions.unbind(1)
        alpha = columns[0] + start
        for column, is_word in zip(columns[1:], words.unbind(1)[1:], strict=True):
            onward = (alpha[:, :, None] + between).logsumexp(1) + column
            alpha = torch.where(is_word[:, None], onward, alpha)
        return alpha.logsumexp(1)


class Neighbours(nn.Module):
    """Entity scores from all pieces of a word, its shape, and two words to each side.

    Names of rare people and places fall into many pieces, of which the first says little; and a
    boundary is decided by the shapes around it. The last layer starts at nothing, so that the
    block can be added to a model that is trained already.
    """

    def __init__(self, labels: int, size: int = 256) -> None:
        super().__init__()
        self.shapes = nn.Embedding(SHAPES, 32)
        self.inner = nn.Linear(2 * HIDDEN + 32, size)
        self.near = nn.Conv1d(size, size, 3, padding=1)
        self.far = nn.Conv1d(size, size, 3, padding=1)
        self.drop = Dropout(0.2)
        self.out = nn.Linear(size, labels)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """`pieces` [batch, pieces, hidden] -> [batch, words, labels]."""
        at = first[:, :, None].expand(-1, -1, HIDDEN)
        shape = self.shapes(shapes.gather(1, first))
        word = torch.cat([pieces.gather(1, at), _means(pieces, mask, first), shape], -1)
        x = self.drop(F.gelu(self.inner(word))).transpose(1, 2)
        x = x + F.gelu(self.near(x))
        x = x + F.gelu(self.far(x))
        return self.out(self.drop(x.transpose(1, 2)))


def _means(pieces: Tensor, mask: Tensor, first: Tensor) -> Tensor:
    """The mean of each word's pieces [batch, words, hidden], by differences of a running sum."""
    end = F.pad(first[:, 1:], (0, 1))
    end = torch.where(end > first, end, mask.sum(1, keepdim=True) - 1)
    running = F.pad(pieces.float().cumsum(1), (0, 0, 1, 0))
    size = (end - first).clamp(min=1)[:, :, None]

    def at(position: Tensor) -> Tensor:
        return running.gather(1, position[:, :, None].expand(-1, -1, HIDDEN))

    return (at(end) - at(first)) / size


class Projection(nn.Sequential):
    """A narrow non-linear view of a word, as one side of a biaffine score."""

    def __init__(self, size: int) -> None:
        super().__init__(nn.Linear(HIDDEN, size), nn.GELU(), Dropout(0.25))


class Pairs(nn.Module):
    """Biaffine scores of every (predicate, word) pair for every label."""

    def __init__(self, size: int, labels: int) -> None:
        super().__init__()
        self.bilinear = nn.Parameter(torch.empty(labels, size + 1, size + 1))
        nn.init.normal_(self.bilinear, std=0.02)
        self.distance = nn.Embedding(33, labels)
        nn.init.zeros_(self.distance.weight)

    def forward(self, left: Tensor, right: Tensor) -> Tensor:
        """[batch, words, size] twice -> [batch, words (left), words (right), labels]."""
        left, right = _with_one(left), _with_one(right)
        batch, words, size = left.shape
        labels = self.bilinear.shape[0]
        seen = (left @ _by_column(self.bilinear)).view(batch, words * labels, size)
        scores = (seen @ right.transpose(1, 2)).view(batch, words, labels, words)
        scores = scores.transpose(2, 3)
        at = torch.arange(left.shape[1], device=left.device)
        return scores + self.distance(_gap(at[None, :], at[:, None]))[None]

    def seen_from(self, left: Tensor, right: Tensor, rows: Tensor, at: Tensor) -> Tensor:
        """The same scores for the predicates at (rows, at) alone: [predicates, words, labels]."""
        chosen = _with_one(left[rows, at])
        seen = (chosen @ _by_column(self.bilinear)).view(-1, *self.bilinear.shape[:2])
        scores = (seen @ _with_one(right)[rows].transpose(1, 2)).transpose(1, 2)
        words = torch.arange(right.shape[1], device=right.device)
        return scores + self.distance(_gap(words[None, :], at[:, None]))


def _gap(word: Tensor, predicate: Tensor) -> Tensor:
    """The clipped distance as a row of the distance table."""
    return (word - predicate).clamp(-16, 16) + 16


def _by_column(bilinear: Tensor) -> Tensor:
    """[labels, x, y] as one matrix [x, labels * y]: a plain product is what runtimes do best."""
    return bilinear.transpose(0, 1).flatten(1)


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


class Heads(NamedTuple):
    """What `Reader` says of each word; the last two are views of words that `Pairs` compares."""

    upos: Tensor
    arcs: Tensor
    relations: Tensor
    entities: Tensor
    triggers: Tensor
    status: Tensor
    cues: Tensor
    event_words: tuple[Tensor, Tensor]
    cue_words: tuple[Tensor, Tensor]


class Reader(nn.Module):
    """The whole model. `forward` gives the heads that ship.

    Training adds three more: PropBank frames, factuality, silver names.
    """

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.syntax, self.names, self.meaning, self.speech = Mix(), Mix(), Mix(), Mix()
        self.upos = nn.Linear(HIDDEN, len(UPOS))
        self.arc_word, self.arc_head = Projection(256), Projection(256)
        self.root = nn.Parameter(torch.zeros(256))
        self.arc = nn.Parameter(torch.zeros(257, 256))
        self.relation_word, self.relation_head = Projection(96), Projection(96)
        self.relation_root = nn.Parameter(torch.zeros(96))
        self.relation = nn.Parameter(torch.empty(len(RELATIONS), 97, 97).normal_(std=0.02))
        self.entity = nn.Linear(HIDDEN, len(bio(ENTITIES)))
        self.neighbours = Neighbours(len(bio(ENTITIES)))
        self.entity_chain = Chain(len(bio(ENTITIES)))
        self.entity_silver = nn.Linear(HIDDEN, len(bio(ENTITIES)))
        self.event = Projection(256)
        self.trigger = nn.Linear(256, 1 + len(EVENT_TYPES))
        self.status = nn.Linear(256, len(STATUSES))
        self.fact = nn.Linear(256, 1)
        self.predicate, self.argument = Projection(160), Projection(160)
        self.event_roles = Pairs(160, len(bio(EVENT_ROLES)))
        self.frame_roles = Pairs(160, len(bio(FRAME_ROLES)))
        self.cue = nn.Linear(HIDDEN, 3)
        self.cue_word, self.cue_part = Projection(128), Projection(128)
        self.cue_roles = Pairs(128, len(bio(CUE_ROLES)))

    def encode(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> list[Tensor]:
        """The states of all layers, each [batch, pieces, hidden]."""
        return self.encoder(pieces, shapes, mask)

    @staticmethod
    def at_words(states: list[Tensor], first: Tensor) -> list[Tensor]:
        """The states at each word's first piece, each [batch, words, hidden]."""
        at = first[:, :, None].expand(-1, -1, HIDDEN)
        return [state.gather(1, at) for state in states]

    def entities(
        self, states: list[Tensor], shapes: Tensor, mask: Tensor, first: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Entity scores [batch, words, tags], and the mix of layers they were read from."""
        pieces = self.names(states)
        names = pieces.gather(1, first[:, :, None].expand(-1, -1, HIDDEN))
        return self.entity(names) + self.neighbours(pieces, shapes, mask, first), names

    def arcs(self, syntax: Tensor, words: Tensor) -> Tensor:
        """Scores [batch, words, 1 + words]: column 0 is the root, 1 + j the governor j."""
        heads = self._with_root(self.arc_head(syntax), self.root)
        scores = _with_one(self.arc_word(syntax)) @ self.arc @ heads.transpose(1, 2)
        off = F.pad(~words, (1, 0))[:, None, :]
        return scores.masked_fill(off, -1e4)

    def relations(self, syntax: Tensor, governor: Tensor) -> Tensor:
        """Scores [batch, words, relations] for each word under the given governor column."""
        heads = self._with_root(self.relation_head(syntax), self.relation_root)
        at = governor[:, :, None].expand(-1, -1, heads.shape[-1])
        chosen = _with_one(heads.gather(1, at))
        word = _with_one(self.relation_word(syntax))
        labels, _, size = self.relation.shape
        seen = (word @ _by_column(self.relation)).view(*word.shape[:2], labels, size)
        return (seen @ chosen[..., None])[..., 0]

    @staticmethod
    def _with_root(heads: Tensor, root: Tensor) -> Tensor:
        first = root.expand(heads.shape[0], 1, -1).to(heads.dtype)
        return torch.cat([first, heads], 1)

    def forward(
        self, pieces: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, words: Tensor
    ) -> Heads:
        """All heads that ship.

        `first` [batch, words] is the position of each word's first piece; `words` is true on words.
        """
        states = self.encode(pieces, shapes, mask)
        at_words = self.at_words(states, first)
        syntax, meaning, speech = (
            self.syntax(at_words), self.meaning(at_words), self.speech(at_words)
        )  # fmt: skip
        arcs = self.arcs(syntax, words)
        event = self.event(meaning)
        return Heads(
            self.upos(syntax),
            arcs,
            self.relations(syntax, arcs.argmax(-1)),
            self.entities(states, shapes, mask, first)[0],
            self.trigger(event),
            self.status(event),
            self.cue(speech),
            (self.predicate(meaning), self.argument(meaning)),
            (self.cue_word(speech), self.cue_part(speech)),
        )
