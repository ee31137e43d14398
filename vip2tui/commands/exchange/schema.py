"""``vip2tui schema``: what is exchanged, described for programs."""

from __future__ import annotations

import click

from vip2tui.commands.danish import Group
from vip2tui.commands.line import Line, as_json, put

schema_command = Group("schema", help="Beskrivelser for programmer, som JSON Schema.")


@schema_command.command("bundle")
@click.pass_obj
def bundle(line: Line) -> None:  # noqa: ARG001 - JSON either way
    """Skriv beskrivelsen af det, der udveksles: en ændring og en ulåst kopi."""
    from vip2tui.exchange.schema import bundle as schema

    put(as_json(schema()))


@schema_command.command("package")
@click.pass_obj
def package(line: Line) -> None:  # noqa: ARG001 - JSON either way
    """Skriv beskrivelsen af en jobpakke som fil, for den, der vil lave sin egen."""
    from vip2tui.exchange.package_schema import package as schema

    put(as_json(schema()))
