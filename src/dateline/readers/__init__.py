"""Readers: bytes to reports. What was published, by whom, when."""

from dateline.readers.hints import Hints
from dateline.readers.inputs import count_inputs
from dateline.readers.page import Extractor, Page
from dateline.readers.reading import read

__all__ = ["Extractor", "Hints", "Page", "count_inputs", "read"]
