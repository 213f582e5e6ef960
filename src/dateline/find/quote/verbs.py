"""Verbs that take what someone says, thinks or perceives as a clause."""

_SAYING = (
    "say tell claim state report announce add allege argue assert insist maintain warn "
    "note explain suggest admit acknowledge concede confirm reveal disclose deny predict declare "
    "stress emphasize emphasise reiterate write reply respond answer ask complain contend promise "
    "pledge vow swear testify observe remark mention indicate recall recount charge conclude "
    "estimate boast joke caution advise propose recommend demand stipulate whisper shout tweet "
    "inform assure remind convince persuade imply hint quote repeat shout show prove demonstrate"
)
_THINKING = (
    "think believe know feel hope fear expect suppose guess assume suspect imagine doubt wonder "
    "understand realize realise remember forget consider worry wish mean figure reckon agree "
    "decide hold dream judge anticipate ensure learn find discover notice see hear"
)
_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote written", "swear": "swore sworn",
    "think": "thought", "know": "knew known", "feel": "felt", "understand": "understood",
    "forget": "forgot forgotten", "mean": "meant", "hold": "held", "learn": "learnt",
    "find": "found", "see": "saw seen", "hear": "heard", "show": "shown", "prove": "proven",
}  # fmt: skip
_ENDINGS = (("deny", "den"), ("reply", "repl"), ("worry", "worr"), ("testify", "testif"),
            ("imply", "impl"))  # fmt: skip


def _forms(verb: str) -> list[str]:
    """The forms of a regular verb and its irregular ones; forms nobody writes do no harm."""
    for whole, stem in _ENDINGS:
        if verb == whole:
            return [verb, f"{stem}ies", f"{stem}ied", f"{verb}ing"]
    stem = verb[:-1] if verb.endswith("e") else verb
    doubled = [f"{verb}{verb[-1]}{end}" for end in ("ed", "ing")]
    return [verb, f"{verb}s", f"{verb}es", f"{stem}ed", f"{stem}ing", f"{verb}ing", *doubled,
            *_IRREGULAR.get(verb, "").split()]  # fmt: skip


CLAUSAL = frozenset(form for verb in f"{_SAYING} {_THINKING}".split() for form in _forms(verb))
"""Every form of these verbs, lower case."""
