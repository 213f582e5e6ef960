"""The version of the installed program."""


def program_version() -> str:
    """As pip knows it."""
    from importlib.metadata import version

    return version("dateline")
