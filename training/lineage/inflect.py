"""Forms of words: a thesaurus lists "prevent", texts say "preventing"."""

from collections.abc import Mapping

_IRREGULAR = """
be was been being is; begin began begun; bring brought; build built; buy bought; catch caught;
choose chose chosen; come came come; cut cut; deal dealt; do did done; draw drew drawn; drive drove
driven; eat ate eaten; fall fell fallen; feel felt; fight fought; find found; fly flew flown; get
got got; give gave given; go went gone; grow grew grown; hear heard; hide hid hidden; hit hit; hold
held; hurt hurt; keep kept; know knew known; lead led; leave left; lend lent; lose lost; make made;
mean meant; meet met; pay paid; put put; read read; ride rode ridden; rise rose risen; run ran run;
say said; see saw seen; seek sought; sell sold; send sent; set set; shake shook shaken; shoot shot;
show showed shown; shut shut; speak spoke spoken; spend spent; spread spread; stand stood; steal
stole stolen; strike struck; swear swore sworn; take took taken; teach taught; tear tore torn; tell
told; think thought; throw threw thrown; understand understood; wear wore worn; win won; withdraw
withdrew withdrawn; write wrote written
"""
_ROWS = [row.split() for row in _IRREGULAR.replace("\n", " ").split(";")]
_PAST = {base: forms for base, *forms in _ROWS}
_BASE_OF_PAST = {form: base for base, forms in _PAST.items() for form in forms}


def carried_over(
    word: str, related: Mapping[str, Mapping[str, int]], known: Mapping[str, int]
) -> dict[int, int]:
    """Number → strength of all words related to this one, in the form that it has."""
    found: dict[int, int] = {}
    for base, ending in bases(word):
        for other, strength in related.get(base, {}).items():
            for form in inflected(other, ending):
                if form in known:
                    number = known[form]
                    found[number] = max(found.get(number, 0), strength + (ending == ""))
    return found


def bases(word: str) -> list[tuple[str, str]]:
    """What the word may be a form of, with the ending: ("prevent", "ing")."""
    found = [(word, "")]
    if word in _BASE_OF_PAST:
        found.append((_BASE_OF_PAST[word], "ed"))
    for ending in ("ing", "ed", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            found += [(stem, ending), (stem + "e", ending)]
            if stem[-1:] == stem[-2:-1]:
                found.append((stem[:-1], ending))
            if ending == "s" and stem.endswith("ie"):
                found.append((stem[:-2] + "y", ending))
            if ending == "ed" and stem.endswith("i"):
                found.append((stem[:-1] + "y", ending))
    return found


def inflected(base: str, ending: str) -> list[str]:
    """Spellings of the form; which of them is a word, the list of words must tell."""
    if not ending:
        return [base]
    if ending == "ed" and base in _PAST:
        return _PAST[base]
    forms = [base + ending, base + base[-1] + ending]
    if base.endswith("e"):
        forms.append(base[:-1] + ending)
        if ending == "s":
            forms.append(base + "s")
    if base.endswith("y") and ending in ("s", "ed"):
        forms.append(base[:-1] + "i" + ("es" if ending == "s" else "ed"))
    if ending == "s":
        forms.append(base + "es")
    return forms
