"""Sentences and words of a text, by rule, with exact offsets.

Words follow the Universal Dependencies English treebanks, on which the shipped model learnt its
syntax: clitics split ("do|n't", "Iran|'s"), hyphenated words split ("US|-|led") save after a
prefix ("anti-government"), abbreviations keep their full stop ("U.S.", "Gen.").
"""

import re
from collections.abc import Iterator

from dateline.limits import MAX_SENTENCE_TOKENS
from dateline.spans import Span

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt cpl adm cmdr brig sen rep gov pres hon rev fr st "
    "ste mt ft jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs "
    "fri sat sun no nos vs inc ltd corp co bros dept est approx fig al etc e.g i.e viz cf vol pp "
    "ave blvd rd jr sr ph.d messrs mgr supt insp det".split()
)
_NEVER_LAST = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt cpl adm cmdr brig sen rep gov rev fr messrs supt "
    "insp".split()
)
"""Titles: a full stop after one never ends a sentence, whatever follows."""

_PREFIXES = "anti|co|e|ex|inter|mid|mis|multi|neo|non|para|post|pre|pro|pseudo|quasi|re|semi|sub|trans|ultra|un"  # noqa: E501
_ABBREVIATION_PATTERN = "|".join(
    sorted((re.escape(a) for a in _ABBREVIATIONS if a not in {"no", "al", "co", "sun", "mar"}),
           key=len, reverse=True)
)  # fmt: skip

_WORD = re.compile(
    rf"""
      https?://[^\s<>"]+ | www\.[^\s<>"]+ | [\w.+-]+@[\w-]+\.[\w.]+   # addresses
    | (?:[^\W\d_]\.){{2,}}                                            # U.S., i.e.
    | \b(?:{_ABBREVIATION_PATTERN})\.(?=\s|$|,)                       # Gen., Sept.
    | \b[^\W\d_]\.(?=\s[^\W\d_])                                      # initials: J. Smith
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|bn|m|k|am|pm|km|kg)?\b        # 1,200  3.5  10bn  1990s
    | \d+
    | (?:{_PREFIXES})-[^\W_]+(?=\W|$)                                 # anti-government
    | [^\W_]+?(?=n['’]t\b) | n['’]t\b                                 # do|n't
    | ['’](?:s|m|ll|ve|re|d)\b                                        # Iran|'s
    | [^\W_]+(?:['’](?!(?:s|m|ll|ve|re|d)\b)[^\W\d_]+)*               # Sha'lan, O'Connell
    | \.{{2,}} | -{{2,}} | [!?]{{2,}} | ['`]{{2}}                     # ... -- ?! ``
    | [^\w\s] | _+                                                    # one mark a token
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BREAK = re.compile(r"""[.!?…]+["'”’»)\]]*(?=\s|$)|\n[ \t]*\n\s*|\n""")
_STARTS_ANEW = re.compile(r"(?:The|A|An|He|She|It|They|In|On|But|And|This|That|We|I)\b")
"""After an abbreviation that may end a sentence ("in the U.S. He said"), these begin one."""

_OPENING = "\"'“‘«([{—–-•*"
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


def words_of(text: str, sentence: Span) -> list[Span]:
    """The words of one sentence as spans into `text`, in order; white space belongs to none."""
    return [Span(*m.span()) for m in _WORD.finditer(text, sentence.start, sentence.end)]


def sentences_of(text: str) -> list[Span]:
    """The sentences of a text, in order, without the white space around them.

    Reads hard-wrapped text (a single line break is a blank), one-sentence-a-line text, and text
    without capital letters. A sentence of more than `MAX_SENTENCE_TOKENS` words is cut.
    """
    lower_case = _has_no_capitals(text)
    wrapped = _is_hard_wrapped(text)
    found: list[Span] = []
    start = 0
    for match in _BREAK.finditer(text):
        if _ends_sentence(text, match, lower_case=lower_case, wrapped=wrapped):
            found.extend(_pieces(text, start, match.end()))
            start = match.end()
    found.extend(_pieces(text, start, len(text)))
    return found


def _ends_sentence(text: str, match: re.Match[str], *, lower_case: bool, wrapped: bool) -> bool:
    mark = match.group()
    if mark[0] == "\n":
        return not wrapped or bool(_PARAGRAPH.match(mark))
    following = text[match.end() : match.end() + 40].lstrip()
    if not following:
        return True
    if mark[0] == "." and len(mark) == 1 and _is_abbreviation(text, match.start(), following):
        return False
    first = following.lstrip(_OPENING + " ")[:1]
    return lower_case or first.isupper() or first.isdigit() or not first or following[0] in "•*—"


def _is_abbreviation(text: str, stop: int, following: str) -> bool:
    word = re.split(r"[\s(\[“\"'’‘-]", text[max(0, stop - 12) : stop])[-1].lower()
    if word in _NEVER_LAST:
        return True
    if word in _ABBREVIATIONS or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return not _STARTS_ANEW.match(following)
    return len(word) == 1 and word.isalpha()


def _has_no_capitals(text: str) -> bool:
    head = text[:20_000]
    letters = sum(map(str.isalpha, head))
    return letters > 20 and sum(map(str.isupper, head)) < 0.005 * letters


def _is_hard_wrapped(text: str) -> bool:
    """Lines of one width, most of them not ending in a full stop, were broken by a machine."""
    lines = [line for line in text[:20_000].split("\n") if line.strip()]
    if len(lines) < 4:
        return False
    broken = sum(45 <= len(line) <= 100 and line.rstrip()[-1] not in '.!?"”’' for line in lines)
    return broken > 0.5 * len(lines)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return
    first = start + piece.index(stripped[0])
    yield from _cut(text, Span(first, first + len(stripped)))


def _cut(text: str, sentence: Span) -> Iterator[Span]:
    """Cut an over-long sentence after the last punctuation mark that keeps it within bounds."""
    if sentence.end - sentence.start <= MAX_SENTENCE_TOKENS:  # no more words than characters
        yield sentence
        return
    words = words_of(text, sentence)
    while len(words) > MAX_SENTENCE_TOKENS:
        marks = [i for i in range(MAX_SENTENCE_TOKENS // 2, MAX_SENTENCE_TOKENS)
                 if words[i].of(text) in ",;:.—–)"]  # fmt: skip
        at = (marks[-1] if marks else MAX_SENTENCE_TOKENS - 1) + 1
        yield Span(words[0].start, words[at - 1].end)
        words = words[at:]
    if words:
        yield Span(words[0].start, sentence.end)
