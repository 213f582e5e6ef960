"""Events of many reports become records: which tellings are one happening, and what they say."""
