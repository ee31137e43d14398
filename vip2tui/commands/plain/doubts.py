"""Det, der skal afgøres: each question with what can stand, by numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.services.exchange.doubt_about import whose
from vip2tui.services.exchange.doubt_card import STAY, CardWords

if TYPE_CHECKING:
    from vip2tui.commands.plain.reader import Reader
    from vip2tui.services.exchange.doubts import OpenDoubt
    from vip2tui.services.house import Services

_APART = "apart"


def doubts(reader: Reader, open_: Services) -> None:
    """Ask about each thing two have written differently, until all are decided.

    Raises:
        WentBack: If the person goes back; what is decided by then is.
        Vip2Error: If it is refused; nothing is changed then.
    """
    every = list(open_.doubts.all())
    for number, one in enumerate(every, 1):
        ask(reader, open_, one, f"{number} af {len(every)}. ")
    if not every:
        reader.say("Der er ikke noget, der skal afgøres.")


def ask(reader: Reader, open_: Services, one: OpenDoubt, before: str = "") -> None:
    """Ask what shall stand of one, and write it.

    Args:
        reader: Asks.
        open_: The services.
        one: A whole card, or one field of it.
        before: What stands before the question: which of how many it is.

    Raises:
        WentBack: If the person goes back.
        Vip2Error: If it is refused; nothing is changed then.
    """
    words = CardWords(open_.sharing, one)
    question = f" {STAY}" if one.doubt.is_undone else ""
    title = f"{before}{whose(open_.desk, one)}: {words.title}. {words.asked}.{question}"
    told = " ".join(f"{line}." for line in words.told()) if one.is_several else ""
    options = [(choice.keep, choice.words) for choice in words.choices()]
    if len(one.apart()) > 1:
        options.append((_APART, "Afgør et felt ad gangen"))
    keep = reader.choose(f"{title} {told}".rstrip(), options)
    if keep == _APART:
        for field in one.apart():
            ask(reader, open_, field)
        return
    open_.doubts.decide(one, keep)
    reader.say("Afgjort. Gemt.")
