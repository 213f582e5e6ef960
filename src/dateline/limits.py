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

MAX_REQUEST_BYTES = 64 * 1024
"""A larger body sent to the desk is refused: a decision is a few hundred bytes."""

MAX_PARAMETER_CHARS = 2_000
"""A longer parameter of the desk's API is refused: it holds a name, a date or a few words."""

MAX_PARAMETERS = 200
"""More parameters in one address are refused."""

MAX_PAGE_ROWS = 1_000
"""As many rows as one answer of the desk's API holds; more are on the next page."""

MAX_WORKER_BYTES = 2 * 1024**3
"""Data a worker process may hold; it needs a quarter of that, and one that asks for more ends."""

MAX_CODING_SECONDS = 60.0
"""A report may be in work for so long, and longer by its length, before its worker is ended."""

MIN_CHARS_PER_SECOND = 1_000
"""What a worker codes at least, on a machine that others use, too: a tenth of the usual."""

MAX_WORKER_DEATHS = 2
"""A report that ended its worker so many times is refused."""
