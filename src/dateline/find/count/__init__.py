"""Steps to a count: quantities and the words that say of whom."""
