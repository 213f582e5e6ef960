"""What can never be one event, however much else agrees: the hard fields."""

from collections.abc import Iterator

from dateline.find.place.geometry import km_between
from dateline.matching.profile import Party, Profile, Where
from dateline.matching.signs import days_between

_LONGEST_DAYS = 7
"""A date told less exactly than by the week ("in May", "last year") rules nothing out."""

_SLACK_DAYS = 1
"""Reports of one event name neighbouring days: by time zone, by night, by press time."""

_SLACK_KM = 150.0
"""Towns farther apart than this are not given for one another."""

_COARSE = ("country", "admin1")
_DEEDS, _TIES = (3, 4), (1, 2)


def clashes(a: Profile, b: Profile) -> Iterator[str]:
    """The hard fields in which the two contradict each other."""
    if _days_clash(a, b):
        yield "date"
    if a.place and b.place and _places_clash(a.place, b.place):
        yield "place"
    if _people_clash(a.recipients, b.recipients):
        yield "recipients"
    if _types_clash(a, b):
        yield "type"


def _days_clash(a: Profile, b: Profile) -> bool:
    if not (a.day_said and b.day_said and a.days and b.days):
        return False
    exact = all(last - first < _LONGEST_DAYS for first, last in (a.days, b.days))
    return exact and days_between(a.days, b.days) > _SLACK_DAYS


def _places_clash(a: Where, b: Where) -> bool:
    """Places told in the sentences, surely resolved: two countries, or towns far apart."""
    if not (a.said and b.said and a.sure and b.sure):
        return False
    if a.country and b.country and a.country != b.country:
        return True
    if a.precision in _COARSE or b.precision in _COARSE or not (a.point and b.point):
        return False
    return km_between(a.point, b.point) > _SLACK_KM + max(a.size, 0.0) + max(b.size, 0.0)


def _people_clash(a: Party, b: Party) -> bool:
    """Both name those it was done to, and nobody is named by both."""
    if not (a.only_people and b.only_people):
        return False
    return a.ids.isdisjoint(b.ids) and a.words.isdisjoint(b.words)


def _types_clash(a: Profile, b: Profile) -> bool:
    """One is a conflict, the other cooperation, and they are stated in other words."""
    quads = a.telling.event.quad_class, b.telling.event.quad_class
    opposed = (quads[0] in _DEEDS and quads[1] in _TIES) or (
        quads[0] in _TIES and quads[1] in _DEEDS
    )
    return opposed and a.stems.isdisjoint(b.stems) and a.families.isdisjoint(b.families)
