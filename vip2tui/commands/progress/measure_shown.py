"""How measurements are shown by line: to programs, and to people in words."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from vip2tui.services.progress.wording import ANSWERS, drawn, figures, marks, moved
from vip2tui.text.days import say_done

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vip2tui.commands.line import Line
    from vip2tui.pictures.signs import Signs
    from vip2tui.services.progress.standing import Curve, FormSeen, Progress
    from vip2tui.services.progress.to_show import ToShow


def row(one: FormSeen) -> dict[str, Any]:
    """Return a measurement as programs are told it."""
    return asdict(one) | {"day": one.day.isoformat(), "answers": dict(one.answers)}


def whole(found: Progress) -> dict[str, Any]:
    """Return all of a course's measurements as programs are told it."""
    return {
        "id": found.course,
        "measurements": [row(one) for one in found.forms],
        "curves": [
            {
                "id": one.id,
                "name": one.name,
                "voice": one.voice,
                "scale": one.scale,
                "points": [{"day": at.day.isoformat(), "value": at.value} for at in one.points],
                "now": one.now,
                "steps": one.move.steps if one.move else None,
                "tendency": bool(one.move and one.move.is_tendency),
                "since": one.move.since.isoformat() if one.move else None,
            }
            for one in found.curves
        ],
        "pictures": {voice: asdict(one) for voice, one in found.pictures.items()},
        "talk_about": list(found.talk_about),
        "prompts": [{"id": one.id, "text": str(one)} for one in found.prompts],
        "caution": found.caution,
    }


def words(found: Progress, line: Line, today: date) -> Iterator[str]:
    """Yield the same for people: what was answered when, what moved, what to talk about."""
    names = {voice: line.worded(said) for voice, said in ANSWERS.items()}
    if not found.forms:
        yield "Ingen målinger endnu."
        return
    for one in found.forms:
        said = ", ".join(marks(one, line.worded))
        yield f"  {say_done(one.day, today)} · {names.get(one.voice, 'Måling')} [{one.id[:8]}]" + (
            f" · {said}" if said else ""
        )
        if one.small_step:
            yield f"      Et lille skridt: {one.small_step}"
    for voice, name in names.items():
        curves = [one for one in found.curves if one.voice == voice]
        if curves:
            yield f"\n{name}"
            yield from (_curve(one, line.signs, today) for one in curves)
        if picture := found.pictures.get(voice):
            yield f"  Op: {picture.up} · uændret: {picture.same} · ned: {picture.down}"
    if found.talk_about:
        asked = {one.id: one.name for one in found.curves}
        yield f"\nTal om det: {', '.join(asked.get(one, one) for one in found.talk_about)}"
    yield from (f"  {one}" for one in found.prompts)
    yield f"\n{found.caution}"


def own(shown: ToShow) -> dict[str, Any]:
    """Return what the citizen is shown, as programs are told it."""
    return {"id": shown.course, "heading": shown.heading, "lines": list(map(asdict, shown.lines))}


def own_words(shown: ToShow, signs: Signs) -> Iterator[str]:
    """Yield the same for people: «Faglig kunnen: 2 → 4, op siden 3. marts»."""
    for one in shown.lines:
        before = "" if one.before is None else f"{one.before} {signs.sent} "
        yield f"  {one.name}: {before}{one.now}, {one.words}"


def _curve(one: Curve, signs: Signs, today: date) -> str:
    figures_ = " ".join(filter(None, (figures(one, signs), drawn(one, signs))))
    way = moved(one, today)
    return f"  {one.id} {one.name}: {figures_}{f', {way}' if way else ''}"
