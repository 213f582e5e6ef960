"""Everything Dateline raises on purpose.

DatelineError
├── ConfigError        a setting that cannot be used
├── RefusedInput       an input set aside; carries where, why and what to do
├── KnowledgeError     a shipped or user data file that breaks its own rules
├── ModelError         the language model is missing, damaged or of another version
└── StoreError         a store that cannot be opened, read or written
    └── UnknownEvent   no event of that id in the store
"""


class DatelineError(Exception):
    """Root of the tree: catch this to catch all that Dateline raises on purpose."""


class ConfigError(DatelineError):
    """A setting that cannot be used; the message names the setting and where it came from."""


class RefusedInput(DatelineError):
    """An input that is set aside while the rest of the run goes on.

    `where` is a path, with a line number where that helps (`reports.jsonl:3`); `reason` says
    what is wrong; `remedy` says what the user can do about it.
    """

    def __init__(self, where: str, reason: str, remedy: str) -> None:
        super().__init__(f"{where}: {reason} ({remedy})")
        self.where = where
        self.reason = reason
        self.remedy = remedy


class KnowledgeError(DatelineError):
    """A data file (codebook, registry, gazetteer) that breaks its own rules."""


class ModelError(DatelineError):
    """The language model is missing, damaged or made for another version of Dateline."""


class StoreError(DatelineError):
    """A store that cannot be opened, read or written; the message says what to do."""


class UnknownEvent(StoreError):
    """No event of that id in the store."""
