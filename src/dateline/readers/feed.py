"""News feeds: RSS 0.9 to 2.0 and Atom; one report an item, its content where the feed has it."""

import html
import html.entities
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

import lxml.etree  # type: ignore[import-untyped]

from dateline.errors import RefusedInput
from dateline.limits import MAX_FEED_BYTES
from dateline.readers.draft import build_report
from dateline.readers.encoding import decode
from dateline.readers.fragment import fragment_text
from dateline.readers.html import declared_encoding
from dateline.readers.opened import Opened
from dateline.readers.shape import FEED, refuse_unwieldy_xml
from dateline.types import Refusal, Report

_SAVE = "save its pages as HTML"
_ITEMS = frozenset(("item", "entry"))
_ABOUT_FEED = frozenset(("channel", "feed"))
_DECLARES = re.compile(r"<!ENTITY\b")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]\w{1,30});")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CONTENT = ("content:encoded", "content")
_SUMMARY = ("description", "summary")
_DATES = ("pubDate", "published", "dc:date", "issued", "updated")
"""The date of publication; Atom's `updated` where it stands alone."""
_PREFIXES = {
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
}
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

Element: TypeAlias = Any
"""An element of lxml's, which has no types."""


class Channel(NamedTuple):
    """What a feed says of itself."""

    title: str | None
    language: str | None


def read_feed(opened: Opened) -> Iterator[Report | Refusal]:
    """A Report or a Refusal for each item; raises RefusedInput for what is no feed.

    A feed is never followed: pages that it only names are for `dateline fetch`.
    """
    root = parse_feed(opened)
    channel = _channel(root)
    count = 0
    for count, item in enumerate(feed_items(root), start=1):
        where = f"{opened.origin}:{count}"
        try:
            yield build_report(_fields(item, channel, where), where, opened.hints)
        except RefusedInput as refused:
            yield Refusal(refused.where, refused.reason, refused.remedy)
    if not count:
        raise RefusedInput(opened.origin, "the feed has no items", "leave it out")


def parse_feed(opened: Opened) -> Element:
    """The root of the feed; entities that it declares refuse it, as they can grow without end."""
    data = opened.stream.read(MAX_FEED_BYTES + 1)
    if len(data) > MAX_FEED_BYTES:
        reason = f"the feed is larger than {MAX_FEED_BYTES // 1024**2} MiB"
        raise RefusedInput(opened.origin, reason, _SAVE)
    text = _XML_DECLARATION.sub("", decode(data, opened.charset or declared_encoding(data)))
    if _DECLARES.search(text):
        reason = "the feed declares entities of its own (an entity bomb?)"
        raise RefusedInput(opened.origin, reason, "leave it out, or " + _SAVE)
    text = _NAMED.sub(_character, text)
    refuse_unwieldy_xml(text, opened.origin, "the feed", _SAVE, FEED)
    return _root(text, opened.origin)


def _root(text: str, origin: str) -> Element:
    parser = lxml.etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        root = lxml.etree.fromstring(text.encode("utf-8", "replace"), parser)
    except lxml.etree.LxmlError as error:
        raise RefusedInput(origin, f"the feed cannot be read: {error}"[:300], _SAVE) from error
    if root is None:
        raise RefusedInput(origin, "the feed cannot be read: it is no XML", _SAVE)
    return root


def _character(match: re.Match[str]) -> str:
    """A character that HTML has a name for and XML has not; unknown names stay, as text."""
    return html.unescape(match[0]) if f"{match[1]};" in html.entities.html5 else f"&amp;{match[1]};"


def feed_items(root: Element) -> Iterator[Element]:
    """The items of the feed, in its order."""
    yield from (element for element in root.iter() if _name(element) in _ITEMS)


def item_link(item: Element) -> str | None:
    """The address of the page behind an item."""
    for child in item:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            link = (child.get("href") or child.text or "").strip()
            if link:
                return link
    guid = _first(item, "guid")
    return guid if guid and guid.startswith(("http://", "https://")) else None


def _name(element: Element) -> str:
    """The tag with the prefix that its namespace has in these pages, declared or not."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space, _, local = tag.rpartition("}")
    return f"{_PREFIXES[space[1:]]}{local}" if space[1:] in _PREFIXES else tag


def _channel(root: Element) -> Channel:
    about = next((e for e in root.iter() if _name(e) in _ABOUT_FEED), root)
    language = _first(about, "language") or about.get(_XML_LANGUAGE)
    return Channel(_first(about, "title"), language)


def _first(parent: Element, *names: str) -> str | None:
    """The words of the first child of the first of these names that has words."""
    for name in names:
        for child in parent:
            words = "".join(child.itertext()).strip() if _name(child) == name else ""
            if words:
                return words
    return None


def _fields(item: Element, channel: Channel, where: str) -> Mapping[str, object]:
    """The fields of the record contract; raises RefusedInput for an item of a headline alone."""
    content = _body(item, _CONTENT, where)
    summary = None if content else _body(item, _SUMMARY, where)
    if not content and not summary:
        raise RefusedInput(
            where,
            "the item has a headline and no text",
            "fetch the pages behind the feed: dateline fetch --pages --from FILE -o FOLDER",
        )
    title = _first(item, "title")
    found = {
        "text": content or summary,
        "title": fragment_text(title, where) if title else None,
        "published": _first(item, *_DATES),
        "publisher": _first(item, "source") or channel.title,
        "byline": _author(item),
        "url": item_link(item),
        "language": channel.language,
        "feed_text": "content" if content else "summary",
    }
    return {name: value for name, value in found.items() if value}


def _body(item: Element, names: tuple[str, ...], where: str) -> str | None:
    for name in names:
        for child in item:
            if _name(child) == name and (text := fragment_text(_markup(child), where)):
                return text
    return None


def _markup(element: Element) -> str:
    """The content as HTML, whether it is set as text (escaped) or as elements (xhtml)."""
    if not len(element):
        return element.text or ""
    inner = (lxml.etree.tostring(child, encoding="unicode") for child in element)
    return html.escape(element.text or "", quote=False) + "".join(inner)


def _author(item: Element) -> str | None:
    for child in item:
        if _name(child) == "author":
            return _first(child, "name") or (child.text or "").strip() or None
    return _first(item, "dc:creator")
