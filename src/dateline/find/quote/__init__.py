"""Who says what: the steps behind `dateline.find.attribution`."""
