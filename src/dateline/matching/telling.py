"""A coded report as tellings: its events with what matching must know of the report."""

from dateline.find.accounts import account_of, wire_credit
from dateline.matching.words import content_words, names_of, topic_words
from dateline.types import CodedReport, Event, MentionRef, Telling


def tellings_of(coded: CodedReport) -> tuple[Telling, ...]:
    """The events of a report in their order; a pure function of the report as coded.

    `Telling.root` is the folded name of the voice an event goes back to; where the report speaks
    in its own voice it is the outlet's (the report's own id where none is known).
    """
    report = coded.report
    names = names_of(report.text)
    topic = topic_words(report.title or "", report.text, names)
    wire = wire_credit(report)
    own = " ".join((report.publisher or report.id).casefold().split())
    return tuple(_telling(coded, event, topic, names, wire, own) for event in coded.events)


def _telling(
    coded: CodedReport,
    event: Event,
    topic: tuple[str, ...],
    names: frozenset[str],
    wire: str,
    own: str,
) -> Telling:
    account = account_of(event, coded.report, coded.attributions)
    root = " ".join(account.root.casefold().split())
    sentence = coded.sentences[event.sentence].of(coded.report.text)
    return Telling(
        ref=MentionRef(coded.report.id, event.id),
        event=event,
        published=coded.report.published,
        outlet=coded.report.publisher,
        lineage=coded.lineage,
        wire=wire,
        root=root or own,
        first_hand=account.first_hand,
        words=content_words(sentence, names),
        topic=topic,
    )
