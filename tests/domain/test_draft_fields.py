"""A package's file as the fields of a record: nothing is lost, and what changes is small."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from vip2tui.domain.kinds.package_draft import PackageDraft
from vip2tui.domain.packages.draft_fields import fields_of, file_of

LINES = st.lists(st.sampled_from(["a", "b", "c", "d"]).map(lambda one: {"tekst": one}), max_size=5)
SOURCES = st.permutations(["x", "y", "z"]).map(lambda names: {one: {"aar": 1} for one in names})
OWN = st.fixed_dictionaries(
    {"accept": LINES, "kladde": st.booleans()},
    optional={"tovholder": st.sampled_from(["Mette", "Bent"])},
)
FILES = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["gartner", "bager"]),
        "opgaver": LINES,
        "krav": st.fixed_dictionaries({"sprog": LINES, "alder": LINES}),
        "egen": OWN,
        "kilder": SOURCES,
    },
    optional={"haardt_krav": st.just({"tekst": "B"}), "saeson": st.just({"maaneder": [4, 5]})},
)


@given(st.lists(FILES, min_size=1, max_size=6))
def test_each_file_is_read_back_as_it_was_whatever_stood_there_before(
    files: list[dict[str, Any]],
) -> None:
    known: dict[str, Any] = {}
    for file in files:
        known |= fields_of(file, known)
        assert file_of(known) == file
        assert list(file_of(known)["kilder"]) == list(file["kilder"])
        assert not {name.partition(".")[0] for name in known} - PackageDraft.model_fields.keys()


def test_a_line_that_changes_comes_or_goes_leaves_the_others_as_they_are() -> None:
    lines = [{"tekst": str(n)} for n in range(300)]
    known = fields_of({"opgaver": lines}, {})

    def changed(new: list[dict[str, str]]) -> dict[str, Any]:
        said = fields_of({"opgaver": new}, known)
        return {name: value for name, value in said.items() if known.get(name) != value}

    other = {"tekst": "ny"}
    assert changed([*lines[:7], other, *lines[8:]]) == {"opgaver.8": other}
    keys = [str(n) for n in range(1, 301)]
    assert changed([*lines, other]) == {"opgaver": [*keys, "301"], "opgaver.301": other}
    assert changed([*lines[:7], *lines[8:]]) == {"opgaver": [*keys[:7], *keys[8:]]}
    new = changed([other, *lines])
    assert new == {"opgaver": ["301", *keys], "opgaver.301": other}
