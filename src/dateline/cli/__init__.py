"""The command line. Nothing here is heavy to import: models and parsers load inside commands."""

from dateline.cli.app import app, main

__all__ = ["app", "main"]
