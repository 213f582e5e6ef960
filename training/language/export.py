"""Turn trained weights into the file that ships: int8 ONNX with its description inside.

    python training/language/export.py --weights training/runs/third/weights.pt \\
        training/runs/fourth/weights.pt --out src/dateline/language/weights --version language-2

Matrices and word embeddings are stored in int8 (dynamic quantisation, one scale per output
channel); the last layers of the heads stay in float32: they are small and their margins matter.
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from dateline.language.model import FORMAT, INPUTS, OUTPUTS
from labels import CUE_ROLES, ENTITIES, EVENT_ROLES, EVENT_TYPES, RELATIONS, STATUSES, UPOS
from network import Reader
from train import mean_of, pretrained

FAINT = 0.01
"""How likely a word must begin a cue for its parts to be looked for."""
_LAST_LAYERS = tuple(
    f"/reader/{head}/" for head in ("upos", "entity", "trigger", "status", "cue", "neighbours/out")
)


def export(weights: list[Path], out: Path, version: str, threshold: float) -> None:
    """Write `model.onnx` and `tokenizer.json` into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    model = Reader()
    model.load_state_dict(mean_of(weights))
    model.eval()
    with tempfile.TemporaryDirectory() as folder:
        plain, folded = Path(folder) / "plain.onnx", Path(folder) / "folded.onnx"
        _to_onnx(Shipped(model, threshold).eval(), plain)
        quant_pre_process(plain, folded, skip_symbolic_shape=True)
        quantize_dynamic(
            folded, out / "model.onnx",
            weight_type=QuantType.QInt8, per_channel=True, reduce_range=False,
            nodes_to_quantize=_large(folded), op_types_to_quantize=["MatMul", "Gather"],
        )  # fmt: skip
    _describe(out / "model.onnx", model, version, threshold)
    shutil.copyfile(pretrained() / "tokenizer.json", out / "tokenizer.json")


class Shipped(nn.Module):
    """The network as it runs: arguments are looked for from words that may state events alone.

    Scoring every pair of words took a seventh of the time, and most of the memory.
    """

    def __init__(self, reader: Reader, threshold: float) -> None:
        super().__init__()
        self.reader, self.threshold = reader, threshold

    def forward(
        self, pieces: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, words: Tensor,
        asked: Tensor,
    ) -> tuple[Tensor, ...]:  # fmt: skip
        """The outputs in the order of `OUTPUTS`; `asked` [batch, words] adds words to look from."""
        heads = self.reader(pieces, shapes, mask, first, words)
        likely = 1.0 - heads.triggers.softmax(-1)[:, :, 0] >= self.threshold
        events = ((likely & words) | asked).nonzero()
        cues = ((heads.cues.softmax(-1)[:, :, 1] >= FAINT) & words).nonzero()
        roles, parts = self.reader.event_roles, self.reader.cue_roles
        return (
            heads.upos, heads.arcs, heads.relations, heads.entities, heads.triggers, heads.status,
            events, roles.seen_from(*heads.event_words, events[:, 0], events[:, 1]),
            heads.cues, cues, parts.seen_from(*heads.cue_words, cues[:, 0], cues[:, 1]),
        )  # fmt: skip


def _to_onnx(model: Shipped, path: Path) -> None:
    whole = torch.ones((2, 9), dtype=torch.int64)
    example = (whole, whole, whole, torch.ones((2, 7), dtype=torch.int64),
               *(torch.ones((2, 7), dtype=torch.bool) for _ in range(2)))  # fmt: skip
    pieces, words = {0: "sentences", 1: "pieces"}, {0: "sentences", 1: "words"}
    axes = dict.fromkeys(INPUTS, words) | dict.fromkeys(("pieces", "shapes", "mask"), pieces)
    axes |= dict.fromkeys(OUTPUTS, words)
    axes |= {"events": {0: "events"}, "roles": {0: "events", 1: "words"},
             "cue_words": {0: "cues"}, "parts": {0: "cues", 1: "words"}}  # fmt: skip
    torch.onnx.export(
        model, example, path, input_names=list(INPUTS), output_names=list(OUTPUTS),
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def _large(path: Path) -> list[str]:
    """The matrices and embeddings to store in int8: all but the last layers of the heads."""
    nodes = onnx.load(path).graph.node
    return [
        node.name
        for node in nodes
        if (
            node.op_type == "MatMul"
            and node.name.startswith("/reader/")
            and not node.name.startswith(_LAST_LAYERS)
        )
        or (node.op_type == "Gather" and node.name.startswith("/reader/encoder/"))
    ]


def _describe(path: Path, reader: Reader, version: str, threshold: float) -> None:
    model = onnx.load(path)
    between = reader.entity_chain.scores().tolist()
    description = {
        "version": version, "upos": list(UPOS), "relations": list(RELATIONS),
        "entities": list(ENTITIES), "types": list(EVENT_TYPES), "statuses": list(STATUSES),
        "roles": list(EVENT_ROLES), "parts": list(CUE_ROLES), "trigger_threshold": threshold,
        "entity_transitions": [[round(score, 3) for score in row] for row in between],
    }  # fmt: skip
    onnx.helper.set_model_props(model, {"format": FORMAT, "description": json.dumps(description)})
    onnx.save(model, path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--weights", type=Path, nargs="+", required=True, help="averaged")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--threshold", type=float, default=0.5)
    a = parser.parse_args()
    export(a.weights, a.out, a.version, a.threshold)


if __name__ == "__main__":
    main()
