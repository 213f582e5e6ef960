"""The words that say what a number of people counts: the dead, the injured, the arrested …"""

from dateline.types import CountKind


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PARTICIPLES: dict[CountKind, str] = {
    "killed": "killed killing kills kill die dies slain murdered massacred executed beheaded "
    "assassinated gunned lynched slaughtered murdering massacring executing beheading died "
    "dead dying perished martyred neutralised neutralized drowned hanged shot",
    "injured": "stabbed injured wounded hurt injuring wounding hurting maimed injures wounds "
    "hospitalised hospitalized maiming",
    "arrested": "arrested detained arresting detaining jailed imprisoned captured capturing held "
    "apprehended nabbed arrests detains rounded custody imprisoning apprehending",
    "abducted": "kidnapped abducted kidnapping abducting hostage abducts kidnaps",
    "displaced": "displaced displacing homeless uprooted evacuated fled fleeing evacuating",
    "protesters": "protested rallied marched demonstrated protesting rallying marching "
    "demonstrating",
}
_NOUNS: dict[CountKind, str] = {
    "killed": "deaths fatalities lives killings casualties murders executions",
    "injured": "injuries",
    "arrested": "arrests detentions",
    "abducted": "hostages abductions kidnappings",
    "protesters": "protesters protestors demonstrators marchers rioters strikers",
}
_OF_NOUNS: dict[CountKind, str] = {
    "killed": "death deaths killing murder execution massacre assassination killings beheading",
    "injured": "wounding injury",
    "arrested": "arrest detention arrests capture imprisonment",
    "abducted": "kidnapping abduction",
    "displaced": "displacement evacuation",
    "protesters": "protest demonstration march rally",
}


def _by_word(lists: dict[CountKind, str]) -> dict[str, CountKind]:
    return {word: kind for kind, words in lists.items() for word in words.split()}


STATE_CUES = _by_word(_PARTICIPLES)
"""Verbs and adjectives, before the number ("killing 5") or after its noun ("5 people died")."""

NOUN_CUES = _by_word(_NOUNS)
"""Nouns that the number counts itself: "48 arrests", "200 protesters"."""

OF_CUES = _by_word(_OF_NOUNS)
"""Nouns with "of" and the number: "the arrest of 12 men"."""

AFTER_ONLY = _words(
    "died die dies dead perished fled hostage homeless drowned custody protested rallied "
    "marched demonstrated protesting rallying marching demonstrating held captured "
    "rounded nabbed shot"
)
"""Cues that seldom or never take the number as their object …"""

ACTIVE_TOO = frozenset(("captured", "rounded", "nabbed", "shot", "held", "protesting"))
"""… save these, which may."""

PASSIVE_ONLY = frozenset(("held", "shot", "captured", "rounded", "hurt", "evacuated"))
"""Behind a number these need a form of "be": "90 people held a feast" arrests nobody."""

PEOPLE = _words(
    "man woman boy girl child person civilian soldier policeman policewoman officer constable "
    "militant rebel fighter insurgent gunman terrorist suspect protester protestor demonstrator "
    "journalist reporter villager farmer student teacher worker activist leader commander "
    "resident passer-by bystander cadre villager driver guard trooper marine jawan naxal maoist "
    "naxalite sarpanch tribal youth teenager baby infant hostage prisoner detainee candidate "
    "politician lawmaker minister mayor official judge lawyer doctor nurse aid priest imam monk "
    "pilot sailor airman peacekeeper contractor trader businessman shopkeeper labourer laborer "
    "informer informant relative brother sister father mother son daughter wife husband couple "
    "deputy commandant inspector sub-inspector associate aide accomplice member colleague friend "
    "companion supporter sympathiser sympathizer guerrilla bodyguard chief agent dissident cleric "
    "human grandson granddaughter nephew niece uncle aunt cousin fiancee passenger pedestrian "
    "migrant refugee detective sergeant captain colonel general lieutenant major soldier"
)
"""Nouns that one person goes by: "a soldier was killed" counts one."""

PEOPLES = _words("others people persons men women children personnel police policemen wives") | {
    noun + "s" for noun in PEOPLE
}
"""Nouns that several go by."""

MONTHS = _words(
    "january february march april may june july august september october november december"
)
NOT_PEOPLE = _words(
    "percent per % cent km kilometers kilometres miles metres meters feet hours hour minutes days "
    "day weeks week months month years year rounds kg kilograms tonnes tons dollars euros pounds "
    "rupees houses homes vehicles vehicle cars buses trucks tanks villages towns cities districts "
    "countries attacks bombs rockets missiles weapons rifles guns pistols strikes raids am pm "
    "a.m. p.m. times time incidents cases states provinces seats votes shots bullets "
    "billion bunkers camps pistols revolvers carbines cartridges detonators "
    "grenades magazines clashes encounters explosions blasts decades places locations areas"
)
"""Nouns whose number is no number of people."""
