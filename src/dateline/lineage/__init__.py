"""One report, many copies: who derives from whom, and what a rewriting machine did to the words."""
