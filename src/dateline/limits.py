"""Every number that bounds input, in one place.

Chosen so that no single report can exhaust a laptop: the longest news report known to us (a
leaked-cables live blog) has about 400,000 characters.
"""

MAX_FILE_BYTES = 2 * 1024**3
"""A larger file is refused unopened; line formats are streamed, so they may be this large."""

MAX_REPORT_CHARS = 1_000_000
"""A longer report is refused: it is a book or a dump, not a report."""

MAX_LINE_BYTES = 16 * 1024**2
"""A longer JSONL or CSV line is refused without being held in memory."""

MAX_HTML_BYTES = 20 * 1024**2
"""A larger web page is refused before it is parsed."""

MAX_SENTENCE_TOKENS = 120
"""Longer sentences are cut at the nearest punctuation: the encoder reads 256 word pieces."""

LANGUAGE_CHARS = 12_000
"""What of a text is looked at to tell its language, spread over all of it."""
