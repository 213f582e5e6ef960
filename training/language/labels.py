"""The label sets of the heads, in the order of their output columns."""

UPOS = ("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X").split()
RELATIONS = (
    "acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp "
    "compound compound:prt conj cop csubj csubj:outer csubj:pass dep det det:predet discourse "
    "dislocated expl fixed flat goeswith iobj list mark nmod nmod:desc nmod:poss nmod:unmarked "
    "nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked orphan parataxis punct "
    "reparandum root vocative xcomp"
).split()
ENTITIES = ("PER", "ORG", "LOC", "NORP", "DATE", "MISC")
EVENT_TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST "
    "SANCTION MOBILIZE COERCE ASSAULT"
).split()
STATUSES = ("asserted", "denied", "possible", "planned", "hypothetical")
EVENT_ROLES = ("actor", "recipient", "place", "time", "source")
CUE_ROLES = ("source", "content")
FRAME_ROLES = ("ARG0", "ARG1", "ARG2", "ARGM-LOC", "ARGM-TMP", "ARGM-NEG", "ARGM-MOD", "ARGM-ADV")


def bio(labels: tuple[str, ...] | list[str]) -> list[str]:
    """O, then B- and I- of each label: column 0 is O, 1 + 2k begins label k, 2 + 2k goes on."""
    return ["O", *(f"{prefix}-{label}" for label in labels for prefix in "BI")]
