"""The shipped language model: one ONNX file, read by ONNX Runtime on the CPU.

The file carries its own description (label sets, thresholds, version) as metadata, so that weights
and code cannot disagree silently.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import onnxruntime

from dateline.errors import ModelError
from dateline.language import decode
from dateline.language.backend import Ask
from dateline.language.decode import Flags, Floats
from dateline.language.pieces import Batch, Vocabulary
from dateline.language.reading import CueReading, EventReading, Phrase, Reading, Token
from dateline.language.tokens import sentences_of, words_of
from dateline.spans import Span
from dateline.types import Status

FORMAT = "2"
"""Changes when the inputs or the outputs of the file change their meaning."""

_BATCH_WORDS = 400
"""Padded words a batch: at 1600, two fifths of what the encoder read was padding."""
INPUTS = ("pieces", "shapes", "mask", "first", "words", "asked")
OUTPUTS = (
    "upos", "arcs", "relations", "entities", "triggers", "status", "events", "roles", "cues",
    "cue_words", "parts",
)  # fmt: skip
"""`events` [events, 2] are the words (sentence, word) that `roles` [events, words, tags] are seen
from: likely triggers and those asked for; `cue_words` and `parts` likewise for cues."""


@dataclass(frozen=True, slots=True)
class Description:
    """What the metadata of the model file says: version, label sets, thresholds."""

    version: str
    upos: tuple[str, ...]
    relations: tuple[str, ...]
    entities: tuple[str, ...]
    types: tuple[str, ...]
    statuses: tuple[Status, ...]
    roles: tuple[str, ...]
    parts: tuple[str, ...]
    trigger_threshold: float
    entity_transitions: tuple[tuple[float, ...], ...]


def shipped_model() -> Path:
    """The folder of the model that comes with the package."""
    return Path(str(files("dateline.language") / "weights"))


class OnnxBackend:
    """Reads texts with the model in a folder (`model.onnx`, `tokenizer.json`)."""

    def __init__(self, folder: Path | None = None, *, threads: int = 0) -> None:
        """Load the model; `threads` 0 uses every core.

        Raises `ModelError` where a file is missing, damaged or made for another format.
        """
        self.folder = folder or shipped_model()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(
                str(self.folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
            self._vocabulary = Vocabulary(self.folder / "tokenizer.json")
        except Exception as error:  # both libraries raise bare Exceptions of many kinds
            raise ModelError(f"cannot load the language model in {self.folder}: {error}") from error

    @cached_property
    def description(self) -> Description:
        """The label sets and thresholds the file was trained with."""
        data = self._session.get_modelmeta().custom_metadata_map
        if data.get("format") != FORMAT:
            raise ModelError(
                f"the model in {self.folder} has format {data.get('format')!r}, this version of "
                f"Dateline reads {FORMAT!r}: reinstall Dateline or retrain the model"
            )
        said = json.loads(data["description"])
        return Description(
            version=said["version"],
            upos=tuple(said["upos"]),
            relations=tuple(said["relations"]),
            entities=tuple(said["entities"]),
            types=tuple(said["types"]),
            statuses=tuple(said["statuses"]),
            roles=tuple(said["roles"]),
            parts=tuple(said["parts"]),
            trigger_threshold=float(said["trigger_threshold"]),
            entity_transitions=tuple(tuple(row) for row in said["entity_transitions"]),
        )

    @cached_property
    def _between(self) -> Floats:
        """Learnt scores of one entity tag after another."""
        return np.array(self.description.entity_transitions, np.float32)

    @property
    def version(self) -> str:
        """Name and version of the weights."""
        return self.description.version

    def read(self, text: str) -> tuple[Reading, ...]:
        """See `Backend.read`."""
        return self._read_all(text, None)

    def read_asking(self, text: str, ask: Ask) -> tuple[Reading, ...]:
        """See `AskingBackend.read_asking`."""
        return self._read_all(text, ask)

    def _read_all(self, text: str, ask: Ask | None) -> tuple[Reading, ...]:
        sentences = sentences_of(text)
        words = [words_of(text, sentence) for sentence in sentences]
        readings: list[Reading] = [_empty(sentence) for sentence in sentences]
        order = sorted((i for i, w in enumerate(words) if w), key=lambda i: len(words[i]))
        for chosen in batches(order, [len(w) for w in words]):
            texts = [[span.of(text) for span in words[i]] for i in chosen]
            for i, reading in zip(
                chosen, self._read(sentences, words, chosen, texts, ask), strict=True
            ):
                readings[i] = reading
        return tuple(readings)

    def _read(
        self,
        sentences: Sequence[Span],
        words: Sequence[Sequence[Span]],
        chosen: Sequence[int],
        texts: Sequence[Sequence[str]],
        ask: Ask | None,
    ) -> list[Reading]:
        wanted = _mask(texts, ask)
        out = self._run(texts, wanted)
        lengths = np.array([len(text) for text in texts])
        entities = _phrases(out["entities"], lengths, self.description.entities, self._between)
        triggers = decode.probabilities(out["triggers"])
        likely = 1.0 - triggers[:, :, 0] >= self.description.trigger_threshold
        events = self._events(out, lengths, triggers, likely)
        asked = self._events(out, lengths, triggers, wanted)
        cues = self._cues(out, lengths)
        tags, labels = out["upos"].argmax(-1), out["relations"].argmax(-1)
        readings = []
        for k, i in enumerate(chosen):
            n = len(texts[k])
            heads = decode.tree(out["arcs"][k, :n, : n + 1])
            tokens = tuple(
                Token(words[i][j], texts[k][j], self.description.upos[tags[k, j]], heads[j],
                      self.description.relations[labels[k, j]])
                for j in range(n)
            )  # fmt: skip
            readings.append(
                Reading(sentences[i], tokens, entities[k], events[k], cues[k], asked[k])
            )
        return readings

    def _run(self, texts: Sequence[Sequence[str]], asked: Flags) -> dict[str, Floats]:
        batch = self._vocabulary.batch(texts)
        outputs = cast("list[Floats]", self._session.run(list(OUTPUTS), feed(batch, asked)))
        return dict(zip(OUTPUTS, outputs, strict=True))

    def _events(
        self, out: dict[str, Floats], lengths: decode.Heads, triggers: Floats, where: Flags
    ) -> list[tuple[EventReading, ...]]:
        """Type, status and arguments of the words `where` [sentences, words], by sentence."""
        seen = out["events"].astype(np.intp)
        chosen = where[seen[:, 0], seen[:, 1]]
        rows, at = seen[chosen].T
        labels = self.description.roles
        arguments = _phrases(out["roles"][chosen], lengths[rows], labels, _plain(labels))
        found: list[list[EventReading]] = [[] for _ in lengths]
        for row, trigger, phrases in zip(map(int, rows), map(int, at), arguments, strict=True):
            kind = int(triggers[row, trigger, 1:].argmax())
            certainty = decode.probabilities(out["status"][row, trigger])
            event = EventReading(
                trigger=trigger,
                type=self.description.types[kind],
                score=float(triggers[row, trigger, 1 + kind]),
                status=self.description.statuses[int(certainty.argmax())],
                status_score=float(certainty.max()),
                arguments=phrases,
            )
            found[row].append(event)
        return [tuple(events) for events in found]

    def _cues(self, out: dict[str, Floats], lengths: decode.Heads) -> list[tuple[CueReading, ...]]:
        cues = _phrases(out["cues"], lengths, ("cue",), _plain(("cue",)))
        labels = self.description.parts
        rows = out["cue_words"][:, 0].astype(np.intp)
        found = _phrases(out["parts"], lengths[rows], labels, _plain(labels))
        parts = dict(zip(map(tuple, out["cue_words"].tolist()), found, strict=True))
        return [
            tuple(
                CueReading(cue.first, cue.last, cue.score, parts.get((k, cue.first), ()))
                for cue in phrases
            )
            for k, phrases in enumerate(cues)
        ]


def feed(batch: Batch, asked: Flags | None = None) -> dict[str, npt.NDArray[Any]]:
    """The inputs of the network by name; nothing is `asked` where nobody asks."""
    inputs = {name: getattr(batch, name) for name in INPUTS[:-1]}
    return inputs | {"asked": np.zeros_like(batch.words) if asked is None else asked}


def _mask(texts: Sequence[Sequence[str]], ask: Ask | None) -> Flags:
    """The words asked for [sentences, words], read as triggers however unlikely they look."""
    wanted = np.zeros((len(texts), max(map(len, texts))), np.bool_)
    if ask is not None:
        for row, text in enumerate(texts):
            wanted[row, sorted(ask(text))] = True
    return wanted


def _plain(labels: tuple[str, ...]) -> Floats:
    return decode.transitions(len(labels))


def _phrases(
    scores: Floats, lengths: decode.Heads, labels: tuple[str, ...], between: Floats
) -> list[tuple[Phrase, ...]]:
    """The phrases of each row of BIO scores [rows, words, tags]."""
    if not len(scores):
        return []
    chances, best = decode.probabilities(scores), decode.best_tags(scores, lengths, between)
    return [
        tuple(
            Phrase(first, last, labels[label], score)
            for label, first, last, score in decode.phrases(chances[k, :n], best[k, :n])
        )
        for k, n in enumerate(map(int, lengths))
    ]


def _empty(sentence: Span) -> Reading:
    return Reading(span=sentence, tokens=(), entities=(), events=(), cues=())


def batches(order: Sequence[int], lengths: Sequence[int]) -> list[list[int]]:
    """Sentences of like length together, up to a number of padded words a batch."""
    found: list[list[int]] = []
    for i in order:
        if not found or (len(found[-1]) + 1) * lengths[i] > _BATCH_WORDS:
            found.append([])
        found[-1].append(i)
    return found
