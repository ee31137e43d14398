"""``vip2tui citizen erase``: a citizen erased for good, by two of the office's computers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.line import WrongUseError
from vip2tui.commands.session import NotAgreedError, opened, says_yes

if TYPE_CHECKING:
    from vip2tui.commands.session import Line, Services
    from vip2tui.services.citizen.erasing import Act, What

_WORD = "slet"
_PROMPT = f"Skriv {_WORD}, hvis det er rigtigt"
_UNASKED = "Giv --yes, hvis det er rigtigt; se det først med --preview."


@click.command("erase", cls=Command)
@click.argument("citizen", metavar="[BORGER]", required=False)
@click.option("--reason", metavar="KODE", help="Hvorfor, fx anmodning.")
@click.option("--ground", metavar="KODE", help="Hjemlen, fx gdpr_17_1_a.")
@click.option("--preview", is_flag=True, help="Vis, hvad der forsvinder, og slet intet.")
@click.option("--agree", metavar="ID", help="Sig ja til det, en anden har bedt om.")
@click.option("--list", "lists", is_flag=True, help="Vis sletninger, og hvor langt de er.")
@opened
def erase_command(
    line: Line,
    open_: Services,
    citizen: str | None,
    reason: str | None,
    ground: str | None,
    agree: str | None,
    *,
    preview: bool,
    lists: bool,
) -> None:
    """Slet en borger for altid, overalt. To af kontorets computere skal sige ja.

    Den første beder om det med --reason og --ground; den anden siger ja med --agree. Det kan ikke
    fortrydes.
    """
    if sum(map(bool, (citizen, agree, lists))) != 1:
        raise WrongUseError("Giv en borger, --agree eller --list.")
    if lists:
        _list(line, open_)
    elif agree:
        _agree(line, open_, agree, preview=preview)
    else:
        _ask(line, open_, citizen or "", reason, ground, preview=preview)


def _list(line: Line, open_: Services) -> None:
    every = open_.erasing.every()
    words = [one for act in every for one in act.words]
    line.answer([_act(one) for one in every], *(words or ["Ingen borger er slettet for altid."]))


def _act(one: Act) -> dict[str, Any]:
    return {
        "id": one.one.id, "citizens": list(one.one.citizens), "asked": one.one.asked,
        "reason": one.one.reason, "ground": one.one.ground, "signed": list(one.signed),
        "erased": one.is_done, "everywhere": one.is_everywhere, "dropped": one.dropped,
        "places": [
            {"name": each.name, "state": each.state, "away": each.away or None}
            for each in one.places
        ],
    }  # fmt: skip


def _agree(line: Line, open_: Services, text: str, *, preview: bool) -> None:
    asked = open_.erasing.find(text)
    what = open_.erasing.about(asked)
    if preview:
        line.answer({"id": asked.id, **_what(what)}, *_told(line, what))
        return
    _must_agree(line, what)
    done = open_.erasing.agree(asked)
    left = [str(path) for path in done.left]
    line.answer({"id": asked.id, "finished": done.finished, "papers": done.papers, "left": left},
                *done.words)  # fmt: skip


def _ask(
    line: Line,
    open_: Services,
    citizen: str,
    reason: str | None,
    ground: str | None,
    *,
    preview: bool,
) -> None:
    from vip2tui.services.citizen.erasing import SECOND

    what = open_.erasing.look(open_.citizens.find(citizen))
    if preview:
        line.answer(_what(what), *_told(line, what))
        return
    if not (reason and ground):
        raise WrongUseError("Giv både --reason og --ground.")
    _must_agree(line, what)
    made = open_.erasing.ask(what.citizens[0], reason, ground)
    line.answer(
        {"id": made.id, **_what(what)},
        f"Gemt. {SECOND} Det følger med i den næste fil dertil.",
        f"Dér: «vip2tui citizen erase --agree {made.id[:8]}». Intet er slettet endnu.",
    )


def _what(what: What) -> dict[str, Any]:
    return {"citizens": list(what.citizens), "words": list(what.words)}


def _told(line: Line, what: What) -> list[str]:
    return [line.worded(f"Borger: {what.name}"), *what.words]


def _must_agree(line: Line, what: What) -> None:
    if not says_yes(line, _PROMPT, *_told(line, what), unasked=_UNASKED, words=(_WORD,)):
        raise NotAgreedError("Intet er slettet.")
