"""``vip2tui setting``: what the page «Indstillinger» shows and does, line by line."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.danish import Group
from vip2tui.commands.line import Line
from vip2tui.commands.session import NotAgreedError, opened, says_yes
from vip2tui.commands.words import DAY, Read
from vip2tui.domain.settings import SETTINGS, Deed, Setting, setting

if TYPE_CHECKING:
    from datetime import date

    from vip2tui.commands.session import Services
    from vip2tui.services.vault.settings import Stands

_NAME = Read("NAVN", setting)
setting_command = Group("setting", help="Indstillinger: se dem, og ret dem.")


@setting_command.command("list")
@opened
def list_(line: Line, open_: Services) -> None:
    """Vis, hvad der kan indstilles, og hvordan det står."""
    stands = {one.setting.name: one for one in open_.settings.all()}
    line.result([_row(one) for one in stands.values()])
    for group, some in groupby(open_.settings.page(), lambda one: one.group):
        line.say(group)
        for one in some:
            if isinstance(one, Deed):
                line.say(f"  {one.title}: «vip2tui {one.command}»", f"    {one.help}")
                continue
            now = stands[one.name]
            mark = f"{line.signs.now} " if now.is_changed else ""
            line.say(
                f"  {one.name}: {mark}{now.words} ({one.title.lower()})",
                f"    {' '.join(open_.settings.told(now))}",
            )


@setting_command.command(
    "set", epilog="\n\n".join(f"{one.name}: {one.allowed}. {one.help}" for one in SETTINGS.values())
)
@click.argument("one", metavar="NAVN", type=_NAME)
@click.argument("value", metavar="VÆRDI")
@click.option("--from", "since", type=DAY, help="Grænser for mentorstøtte: dagen, de gælder fra.")
@opened
def set_(line: Line, open_: Services, one: Setting, value: str, since: date | None) -> None:
    """Ret en indstilling. Er det farligt, spørges der først."""
    wanted = one.read(value)
    if (question := open_.settings.question(one, wanted)) and not says_yes(
        line, "Skriv ja for at skifte", question,
        unasked=f"{question} Intet er ændret. Giv --yes, hvis du vil.",
    ):  # fmt: skip
        raise NotAgreedError("Intet er ændret.")
    _tell(line, open_.settings.set(one, wanted, since))


@setting_command.command("reset")
@click.argument("one", metavar="NAVN", type=_NAME)
@opened
def reset(line: Line, open_: Services, one: Setting) -> None:
    """Sæt en indstilling tilbage, som den var fra begyndelsen."""
    _tell(line, open_.settings.reset(one))


def _tell(line: Line, now: Stands) -> None:
    line.answer(_row(now), f"{now.setting.title}: {now.words}")


def _row(one: Stands) -> dict[str, Any]:
    about = one.setting
    return {
        "name": about.name,
        "title": about.title,
        "group": about.group,
        "value": one.value,
        "words": one.words,
        "default": about.default,
        "changed": one.is_changed,
        "choices": dict(about.choices),
        "least": about.least,
        "most": about.most,
        "help": about.help,
    }
