"""Three invented reports and the same put through a synonym machine, by hand."""

HARBOUR_SPUN = """The pinnacle of Sudan's military, Basic Abdel Fattah al-Burhan, stated on
Monday that his troopers had taken
management of the metropolis of Wad Madani, in accordance with the BBC.

As a substitute of negotiating, the general's opponents vowed to proceed preventing, he
informed journalists. The Speedy Help Forces (RSF) haven't commented. For the reason that battle
started, tens of
hundreds of persons have been killed and plenty of extra have misplaced their houses."""

ELECTION_SPUN = """President Emmanuel Macron met leaders of the opposition celebration on
Tuesday within the wake of the
protests, as a way to forestall a brand new strike by rail staff.

In response to Reuters, the president made an attempt to persuade the unions as soon as extra.
Nevertheless, the
legal professionals of the unions stated that solely a full withdrawal of the regulation would
convey the marketing campaign to an end.

The Inside Minister instructed the nationwide meeting that police had detained 40 persons, and
that the
loss of life of a demonstrator could be investigated by the excessive courtroom."""

GAZA_SPUN = """The United Nations Safety Council met in emergency session on Friday because the
preventing within the Center East
unfold in the direction of the Lebanese border.

Basic Antonio Guterres, the secretary basic of the United International locations, referred to
as for an instantaneous truce and
stated international locations should cease sending weapons. Hezbollah fired dozens of rockets
previous to daybreak, and
Israel answered with air strikes, in accordance with officers.

Docs on the hospital stated the our bodies of twelve folks, together with three youngsters, have
been introduced
in, and a number of others have been in peril as a result of the facility was working out of
gasoline."""
