"""Every number that bounds input, in one place; docs/reading.md explains them to users.

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

MAX_HTML_ELEMENTS = 50_000
"""A page of more elements is refused: finding its article would take over ten seconds."""

MAX_HTML_SIBLINGS = 10_000
"""More children of one element are refused: what finds the article counts them ever again."""

MAX_TAG_ATTRIBUTES = 500
"""More attributes on one tag are refused: parsers take quadratic time for them."""

MAX_HTML_ATTRIBUTES = 200_000
"""More attributes on a whole page are refused."""

MAX_HTML_DEPTH = 250
"""Deeper pages are refused: the parser drops what lies below 256."""

MAX_FEED_BYTES = 20 * 1024**2
"""A larger feed is refused before it is parsed."""

MAX_FEED_ELEMENTS = 200_000
"""A feed of more elements is refused."""

MAX_PDF_BYTES = 50 * 1024**2
"""A larger PDF is refused before it is parsed."""

MAX_PDF_PAGES = 300
"""A PDF of more pages is refused: it is a book."""

MAX_PDF_CONTENT_BYTES = 8 * 1024**2
"""A PDF whose pages are drawn by more, unpacked, is refused: words so dense would take minutes."""

MAX_HELD_BYTES = 64 * 1024**2
"""What must be held to be read (a zip, PDF or Parquet file that comes out of a pipe or another
archive) is refused above this."""

MAX_ARCHIVE_DEPTH = 3
"""Archives inside archives are read so deep: 1 is an archive, 2 one inside it."""

MAX_ARCHIVE_NAMES_BYTES = 16 * 1024**2
"""A zip archive whose list of names is larger is refused: that is some 150,000 files."""

MAX_TAR_HEADER_BYTES = 16 * 1024
"""A tar archive is read to where the attributes of a file take more than this."""

MAX_INFLATION = 200
"""Data that unpack to more than so many times their size are a bomb; text packs to a tenth."""

FREE_INFLATION_BYTES = 64 * 1024**2
"""Up to here data may unpack as they like: it takes a tenth of a second."""

MAX_WARC_HEADER_BYTES = 64 * 1024
"""A record of a web archive with a longer header is passed over as damaged."""

LANGUAGE_CHARS = 12_000
"""What of a text is looked at to tell its language, spread over all of it."""

MAX_SENTENCE_TOKENS = 120
"""Longer sentences are cut at the nearest punctuation: the encoder reads 256 word pieces."""

FETCH_SECONDS = 30.0
"""A page that takes longer to come, all told, is given up."""

MAX_REDIRECTS = 5
"""A page that sends on more often is given up."""

MAX_ROBOTS_BYTES = 500 * 1024
"""So much of a robots.txt is read (the least that RFC 9309 asks for)."""

MAX_CRAWL_DELAY_SECONDS = 60.0
"""A robots.txt that asks for longer pauses is heeded so far."""

MAX_WORKER_BYTES = 2 * 1024**3
"""Data a worker process may hold; it needs a quarter of that, and one that asks for more ends."""

MAX_CODING_SECONDS = 60.0
"""A report may be in work for so long, and longer by its length, before its worker is ended."""

MIN_CHARS_PER_SECOND = 1_000
"""What a worker codes at least, on a machine that others use, too: a tenth of the usual."""

MAX_WORKER_DEATHS = 2
"""A report that ended its worker so many times is refused."""

MAX_REQUEST_BYTES = 64 * 1024
"""A larger body sent to the desk is refused: a decision is a few hundred bytes."""

MAX_PARAMETER_CHARS = 2_000
"""A longer parameter of the desk's API is refused: it holds a name, a date or a few words."""

MAX_PARAMETERS = 200
"""More parameters in one address are refused."""

MAX_PAGE_ROWS = 1_000
"""As many rows as one answer of the desk's API holds; more are on the next page."""
