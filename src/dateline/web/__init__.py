"""The desk: a local server of a store, its API, and the page that people work on."""
