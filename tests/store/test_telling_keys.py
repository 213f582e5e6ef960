"""Keys of tellings in the file: they meet there as they do in memory."""

import sqlite3

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.matching.block import UNDATED, Blocks, Key
from dateline.store.renew import key_number
from dateline.store.tellings import sharing

KEYS = st.builds(Key, st.sampled_from("ab"), st.sampled_from((UNDATED, 1, 7, 8, 9, 737_426)))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.frozensets(KEYS, max_size=3), max_size=8), st.integers(0, 8))
def test_numbers_meet_as_keys_do(keys: list[frozenset[Key]], known: int) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE telling_keys (key INTEGER, telling INTEGER)")
    connection.executemany(
        "INSERT INTO telling_keys VALUES (?, ?)",
        [(key_number(key), number) for number, of_one in enumerate(keys) for key in of_one],
    )
    new = range(known, len(keys))
    found = sharing(connection, dict.fromkeys(new))  # type: ignore[arg-type]
    blocks = Blocks(keys)
    wanted = {frozenset((i, j)) for i in new for j in blocks.near(i) if i != j}
    assert sorted(map(sorted, found)) == sorted(map(sorted, wanted))
    connection.close()
