"""The forms of an English word: what "strike" looks like in a sentence.

Regular endings by rule, the common irregular words by list. Too many forms do no harm: one that
no writer uses ("openned") is never met.
"""

from functools import lru_cache

_IRREGULAR = """
arise arose arisen; awake awoke awoken; be am is are was were been being; bear bore borne born;
beat beaten; become became; begin began begun; bend bent; bind bound; bite bit bitten; bleed bled;
blow blew blown; break broke broken; bring brought; build built; burn burnt; buy bought;
catch caught; choose chose chosen; come came; cut; deal dealt; dig dug; do did done does;
draw drew drawn; drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed;
feel felt; fight fought; find found; flee fled; fly flew flown; forbid forbade forbidden;
forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got gotten;
give gave given; go went gone goes; grow grew grown; hang hung; have had has; hear heard; hide hid
hidden; hit; hold held; hurt; keep kept; know knew known; lay laid; lead led; leave left; lend lent;
let; lie lay lain; light lit; lose lost; make made; mean meant; meet met; overrun overran;
overthrow overthrew overthrown; pay paid; plead pled; put; quit; read; rebuild rebuilt; rid;
ride rode ridden; ring rang rung; rise rose risen; run ran; say said; see saw seen; seek sought;
sell sold; send sent; set; sew sewn; shake shook shaken; shed; shine shone; shoot shot; show shown;
shrink shrank shrunk; shut; sing sang sung; sink sank sunk; sit sat; sleep slept; slide slid;
speak spoke spoken; spend spent; spin spun; split; spread; stand stood; steal stole stolen;
stick stuck; strike struck stricken; swear swore sworn; sweep swept; swim swam swum;
take took taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown;
undergo underwent undergone; understand understood; undertake undertook undertaken;
uphold upheld; wake woke woken;
wear wore worn; win won; withdraw withdrew withdrawn; withhold withheld; write wrote written;
man men; woman women; child children; person people; foot feet; tooth teeth; crisis crises;
wife wives; life lives; half halves; thief thieves; medium media; criterion criteria
"""
_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=4096)
def forms_of(lemma: str) -> frozenset[str]:
    """The word itself, its plural or third person, its past and its participles.

    >>> sorted(forms_of("strike"))
    ['stricken', 'strike', 'striked', 'strikes', 'striking', 'struck']
    """
    if len(lemma) < 2 or not lemma.isalpha():
        return frozenset((lemma,))
    return frozenset(
        (lemma, *_irregular().get(lemma, ()), _with_s(lemma), *_with_ed_and_ing(lemma))
    )


@lru_cache(maxsize=1)
def _irregular() -> dict[str, tuple[str, ...]]:
    entries = (entry.split() for entry in _IRREGULAR.split(";"))
    return {lemma: tuple(forms) for lemma, *forms in entries}


def _with_s(lemma: str) -> str:
    if _ends_in_y(lemma):
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{lemma}s"


def _with_ed_and_ing(lemma: str) -> tuple[str, ...]:
    """Past and present participle, with the last letter doubled too where that may be."""
    if lemma.endswith("ie"):
        return f"{lemma}d", f"{lemma[:-2]}ying"
    if lemma.endswith("e"):
        going = lemma if lemma.endswith(("ee", "oe", "ye")) else lemma[:-1]
        return f"{lemma}d", f"{going}ing"
    if _ends_in_y(lemma):
        return f"{lemma[:-1]}ied", f"{lemma}ing"
    plain = (f"{lemma}ed", f"{lemma}ing")
    if lemma[-1] in "bdglmnprt" and lemma[-2] in _VOWELS and lemma[-3:-2] not in _VOWELS:
        return (*plain, f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing")
    return plain


def _ends_in_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2] not in _VOWELS


@lru_cache(maxsize=1)
def irregular_lemmas() -> dict[str, str]:
    """From each irregular form to its word; of two words with one form ("lay"), the first."""
    found: dict[str, str] = {}
    for lemma, forms in _irregular().items():
        for form in forms:
            found.setdefault(form, lemma)
    return {form: lemma for form, lemma in found.items() if form not in _irregular()}
