import dateline


def test_all_is_sorted_and_every_name_is_there() -> None:
    assert dateline.__all__ == sorted(dateline.__all__)
    for name in dateline.__all__:
        assert getattr(dateline, name) is not None


def test_nothing_public_is_missing_from_all() -> None:
    modules = {"errors", "spans", "types", "pipeline", "language"}
    public = {name for name in vars(dateline) if not name.startswith("_") and name not in modules}
    exported = {
        name
        for name in public
        if getattr(getattr(dateline, name), "__module__", "").startswith("dateline.")
    }
    assert exported <= set(dateline.__all__)
