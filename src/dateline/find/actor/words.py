"""The small words that noun phrases are built with, as keys (lower case, no full stops)."""

TITLES = frozenset([
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "gen", "general", "lt", "lieutenant",
    "col", "colonel", "maj", "major", "capt", "captain", "sgt", "sergeant", "cpl", "adm",
    "admiral", "brig", "brigadier", "cmdr", "commander", "sen", "senator", "rep",
    "representative", "gov", "governor", "president", "vice", "premier", "prime", "minister",
    "chancellor", "secretary", "king", "queen", "prince", "princess", "sheikh", "sheik",
    "shaikh", "sir", "lord", "lady", "dame", "ayatollah", "imam", "pope", "cardinal",
    "archbishop", "bishop", "rev", "reverend", "father", "sister", "brother", "hon", "judge",
    "justice", "ambassador", "mullah", "maulana", "mufti", "hojatoleslam", "emir", "crown",
    "foreign", "defence", "defense", "interior", "deputy", "former", "chief", "police",
    "officer", "spokesman", "spokeswoman", "state", "us", "uk", "mp", "minister-president",
    "grand", "marshal", "field", "inspector", "constable", "detective", "leader",
    "commissioner", "mayor", "counselor",
])  # fmt: skip
"""Words before a person's name that are no part of it."""

PARTICLES = frozenset([
    "of", "the", "for", "and", "de", "la", "del", "da", "von", "bin", "ibn", "ben", "al", "el",
    "abu", "umm", "van", "der", "den", "du", "le",
])  # fmt: skip
"""Small words inside names."""

DEFINITE = frozenset([
    "the", "this", "that", "these", "those", "such", "said",
])  # fmt: skip
POSSESSIVE = frozenset([
    "his", "her", "its", "their", "our", "my", "your",
])  # fmt: skip
LEADING = frozenset([
    "a", "an", "some", "any", "no", "each", "every", "all", "both", "several", "many", "few",
    "most", "other", "another", "about", "around", "more", "than", "at", "least", "up", "to",
    "nearly", "almost", "over", "only", "approximately", "roughly", "even", "also", "dozen",
    "dozens", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty", "thirty", "forty", "fifty", "hundred", "thousand", "million",
    "fewer", "less", "and",
]) | DEFINITE | POSSESSIVE  # fmt: skip
"""Determiners and numerals before the core of a phrase."""

STOPS = frozenset([
    "of", "in", "at", "on", "from", "for", "by", "who", "whom", "which", "that", "with",
    "against", "to", "into", "inside", "across", "near", "around", "including", "such",
    "between", "among", "over", "under", "within", "without", "during", "after", "before",
    "loyal", "linked", "connected", "based", "allied", "tasked", "responsible", "fighting",
    "belonging", "accused", "suspected", "working", "living", "trying", "calling", "demanding",
    "carrying", "protesting", "seeking", "opposed", "close", "known", "like", "as", "wearing",
    "where", "aged", "backing", "behind", "led", "backed", "trapped", "held", "outside",
    "along", "throughout", "fleeing", "staging", "whose", "is", "are", "was", "were", "has",
    "have", "had", "returning", "posing", "travelling", "operating", "marching",
])  # fmt: skip
"""Words that end the core of a phrase: what follows is its complement."""

PARTITIVE = frozenset([
    "hundreds", "thousands", "dozens", "scores", "tens", "millions", "number", "numbers",
    "group", "groups", "crowd", "crowds", "lot", "lots", "handful", "couple", "pair",
    "majority", "most", "some", "many", "all", "one", "two", "three", "four", "five",
    "several", "any", "each", "both", "none", "member", "members", "quartet", "trio", "team",
    "teams", "remnants", "elements", "rest", "half", "score", "dozen", "band", "percent",
    "cent", "section", "sections", "series", "part", "parts", "hordes", "remains", "mob",
    "coalition", "column", "ranks", "individuals", "those", "families", "convoy", "convoys",
    "people", "relatives", "bodies", "thirds", "list", "share",
])  # fmt: skip
""""thousands of X", "members of X": the actor is X."""

MEMBERS = frozenset([
    "fighter", "militant", "gunman", "rebel", "insurgent", "member", "troop", "force",
    "soldier", "group", "militia", "movement", "guerrilla", "guerilla", "terrorist",
    "jihadist", "extremist", "operative", "organisation", "organization", "network",
    "militiaman", "regime", "government", "administration", "authority", "forces",
])  # fmt: skip
"""A group or organisation named before one of these nouns is itself the actor."""

LEADERS = frozenset([
    "commander", "leader", "official", "officer", "chief", "cell", "operative", "cadre", "unit",
    "brigade", "battalion", "troop", "gunner", "sniper", "bomber",
])  # fmt: skip
"""As MEMBERS, in the plural: one leader is a person."""

STATELESS = frozenset([
    "foreign", "international", "world", "west", "western", "global", "european", "external",
    "overseas", "regional", "multinational", "transnational", "worldwide", "africa", "europe",
    "african", "asian", "asia", "europeans", "westerners", "bloc",
    "islamist", "islamists", "jihadist", "jihadists", "jihadi", "jihadis", "terrorist",
    "terrorists", "sniper", "snipers",
    "aircraft", "plane", "planes", "jet", "jets", "warplane", "warplanes", "drone", "drones",
])  # fmt: skip
"""Words of a phrase that speak against the state that the report is about: the wider world,
fighters across borders, those whom nobody saw, and weapons (which are mostly another state's)."""

LOCATIVE = frozenset([
    "in", "at", "from", "across", "into", "near", "to", "inside", "outside", "around",
    "within", "through", "throughout", "of",
])  # fmt: skip
"""Prepositions that make the state after them a place."""

OTHER_STATES = frozenset([
    "enemy", "enemies", "foe", "foes", "rival", "rivals", "neighbour", "neighbours", "neighbor",
    "neighbors", "partner", "partners", "adversary", "adversaries",
])  # fmt: skip
"""Those of a state who are mostly of another ("its rivals"); a person's are often of their own."""

COUNTERPARTS = frozenset(["counterpart", "counterparts"])
"""Those who are of another state, whosever they are."""

SPEAKING_FOR = frozenset([
    "president", "head", "chairman", "chairwoman", "chair", "chief", "director", "leader",
    "spokesman", "spokeswoman", "spokesperson", "secretary", "representative", "commander",
    "official", "lawyer", "adviser",
])  # fmt: skip
"""Who heads or speaks for a body named after "of" or "for" is coded as that body is."""

HUMANS = frozenset([
    "man", "woman", "boy", "girl", "mother", "father", "son", "daughter", "wife", "husband",
    "brother", "sister", "teenager", "student", "suspect", "victim", "driver", "worker", "teacher",
    "doctor", "nurse", "journalist", "reporter", "activist", "resident", "priest", "imam", "monk",
    "cleric", "bishop", "farmer", "villager", "child", "baby", "prisoner", "hostage", "lawyer",
    "protester", "gunman", "attacker", "assailant", "bomber", "shooter", "militant", "detainee",
    "defendant", "businessman", "businesswoman", "professor", "scientist", "survivor", "widow",
    "uncle", "aunt", "toddler", "pensioner", "migrant", "refugee", "convict", "killer",
])  # fmt: skip
"""Nouns in the singular for one human being, whom "he" or "she" may mean."""
