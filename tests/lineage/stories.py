"""Invented reports that the tests of lineage share, and what papers and machines make of them."""

HARBOUR = """KELMOUTH (Reuters) - Dock workers in the port of Kelmouth ended a nine-day strike on
Tuesday after the operator, Norrland Freight, agreed to raise night pay by 11 percent, union
officials said.

Union leader Ada Brandt told some 400 members outside the customs house that the deal was "the best
we could carry home". Nobody had expected the company to give way before the weekend.

Forty-two ships had been waiting off the coast, among them a tanker with 60,000 tonnes of fuel oil.
The coast guard said the first of them, the Greek-owned Melina, was led to Pier 7 at dawn.

Transport Minister Jonas Lindqvist, who had threatened to call in the army, welcomed the agreement
and promised a review of safety in all eleven ports of the country by the end of March.

The strike began on 3 February, when a crane fell on two men during a night shift and killed one of
them, 29-year-old Piet Okafor. The company has been charged with breaking safety rules.

Brandt said the union would return to the courts if the payments were late. "We have learnt to
count," she said. Norrland Freight declined to comment on the size of its losses."""

HARBOUR_AGAIN = """A strike that closed the harbour of Kelmouth for more than a week is over.

Norrland Freight gave in to the union's demand for better wages at night, an increase of 11 percent
that will take effect next month. Workers voted by show of hands.

"It is the best we could carry home," the head of the union, Ada Brandt, said to cheers.

Dozens of vessels lay at anchor during the dispute. Economists put the damage at 30 million crowns
a day; supermarkets in the south ran short of fruit, and a car plant sent its people home.

Jonas Lindqvist, the minister, called it a good day. He is under fire himself: the opposition wants
to know why inspectors had not visited the terminal for three years before Piet Okafor, a crane
hand, died there at the start of February."""

MARKET = """Rain washed away the vegetable market of Dunna on Sunday night, leaving some 200
traders without stalls.

The river Osk rose four metres in six hours, said Mayor Clara Venn, who spent the night on the roof
of the town hall. Firemen brought thirty people to the school by boat; none was hurt.

Traders counted their losses on Monday. Ivo Markl, who sells cabbages, found his scales two fields
away. "They weigh mud now," he said. The insurance pays for stalls, but not for what lay on them.

The province promised 2.5 million crowns for a wall along the left bank, which engineers have asked
for since the flood of 1997. Work is to begin in May, if the ministry agrees."""


def sentences(text: str) -> list[str]:
    """The sentences of these stories, roughly."""
    return [part.strip() + "." for part in text.replace("\n", " ").split(". ") if part.strip()]
