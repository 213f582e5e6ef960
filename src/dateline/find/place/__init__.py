"""Steps to a place: words that name one, candidates, context."""
