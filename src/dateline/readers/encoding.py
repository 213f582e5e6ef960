"""Bytes to text, and text as its author meant it: what encodings did to it is undone.

Nothing else is changed: no normalisation, quotes stay curly, HTML entities stay.
"""

import codecs
import re

from ftfy import TextFixerConfig, fix_text

_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PROBE = 4096
_GUESS_BYTES = 65536
_FEW = 0.05
"""With fewer non-ASCII letters than this share of the bytes a detector has nothing to go on, and
takes Spanish names for Polish ones: such text is Western (English has 0.1 %, French 4 %)."""

_LETTERS = re.compile(rb"[\x8a-\x8f\x9a-\x9f\xa1-\xaa\xac-\xba\xbc-\xff]")
_ESCAPED = re.compile("[\udc80-\udcff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_REPAIR = TextFixerConfig(
    unescape_html=False,
    uncurl_quotes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    normalization=None,
    explain=False,
)


def wide_encoding(data: bytes) -> str | None:
    """The UTF-16 or UTF-32 form of the data, by its mark or by where its zero bytes fall."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return None if name == "utf-8" else name
    probe = data[:_PROBE]
    if b"\0" not in probe:
        return None
    return _by_zeros(probe)


def _by_zeros(probe: bytes) -> str | None:
    """Western text in UTF-16 has a zero in every other byte, in UTF-32 in three of four."""
    share = [probe[i::4].count(0) / max(1, len(probe[i::4])) for i in range(4)]
    zero = [part > 0.5 for part in share]
    none = [part < 0.1 for part in share]
    if zero[1] and zero[2] and zero[3] and none[0]:
        return "utf-32-le"
    if zero[0] and zero[1] and zero[2] and none[3]:
        return "utf-32-be"
    if zero[1] and zero[3] and none[0] and none[2]:
        return "utf-16-le"
    if zero[0] and zero[2] and none[1] and none[3]:
        return "utf-16-be"
    return None


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of the bytes; never raises.

    In order: byte order mark, UTF-16/32 by zero bytes, UTF-8, the `declared` encoding (of a web
    page's header, or guessed from a longer stretch of the same file), then a guess.
    """
    wide = wide_encoding(data)
    if wide is not None:
        return data.decode(wide, "replace").removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    mixed = _mostly_utf8(data)
    if mixed is not None:
        return mixed
    return _single_bytes(data, declared or guess(data))


def guess(data: bytes) -> str:
    """The likeliest name of an encoding that is not UTF-8, from the first 64 KiB."""
    probe = data[:_GUESS_BYTES]
    if len(_LETTERS.findall(probe)) < _FEW * len(probe):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(probe).best()
    return best.encoding if best is not None else "cp1252"


def _mostly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few bytes of another kind among it (a file pasted together, or cut)."""
    text = data.decode("utf-8", "surrogateescape")
    bad = len(_ESCAPED.findall(text))
    good = sum(char > "\x7f" for char in text) - bad
    return _ESCAPED.sub(_as_cp1252, text).removeprefix("\ufeff") if good > bad else None


def _as_cp1252(match: re.Match[str]) -> str:
    return _single_bytes(bytes([ord(match[0]) - 0xDC00]), "cp1252")


def _single_bytes(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        # cp1252 leaves five bytes undefined; latin-1 gives every byte a character.
        return data.decode("latin-1")


def repair(text: str) -> str:
    """The text without what encodings did to it.

    Mojibake is undone, line ends become newlines, control characters and halves of surrogate
    pairs go; clean text comes back unchanged.

    >>> repair("the â€œinnerâ€\\x9d circle")
    'the “inner” circle'
    """
    if text.isascii() and not _CONTROLS.search(text):
        return text
    return str(fix_text(_SURROGATES.sub("", text), _REPAIR))
