"""One pass of one encoder: tokens, syntax, names, events, cues."""
