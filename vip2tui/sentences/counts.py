"""How many of what: «3 borgere, 14 notater, 2 flueben»."""

from __future__ import annotations

from collections.abc import Mapping

from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.domain.kinds.table import count_words
from vip2tui.text.danish import count


def listed(catalogue: Catalogue, counted: Mapping[str, int]) -> str:
    """Return what was counted, in the table's order; nothing counted is nothing said.

    Args:
        catalogue: Whose words they are.
        counted: What `vip2tui.domain.kinds.table.counted_as` says, to how many.
    """
    words = count_words()
    told = [count(counted[kind], one.one, one.many) for kind, one in words.items()
            if counted.get(kind)]  # fmt: skip
    if others := sum(number for kind, number in counted.items() if kind not in words):
        told.append(f"{others} andet" if others == 1 else f"{others} andre ting")
    return catalogue.worded(", ".join(told))
