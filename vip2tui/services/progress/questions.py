"""What is asked when somebody measures, and what each figure means: to be seen while answering."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vip2tui.catalogue.instrument import Anchor, Indicator, Instrument
from vip2tui.domain.kinds.measurement import Voice


def asked_of(instrument: Instrument, voice: Voice) -> tuple[Indicator, ...]:
    """Return the questions a voice is asked: those that are not switched off."""
    return tuple(
        one for one in instrument.asked if voice is Voice.CONSULTANT or one.citizen is not None
    )


@dataclass(frozen=True, slots=True)
class Question:
    """One question as it is asked."""

    id: str
    name: str
    text: str
    anchors: Mapping[int, str]
    """What a figure means, where it has a meaning of its own; else the scale's own word."""
    is_optional: bool = False


def questions(instrument: Instrument, voice: Voice | None) -> tuple[Question, ...]:
    """Return what a voice is asked, in order, with what each figure means.

    Args:
        instrument: The measurement.
        voice: Who answers; None is the mentor, about work.
    """
    if voice is None:
        meant = _meanings(instrument.work_anchors)
        return tuple(Question(one.id, str(one), str(one), meant) for one in instrument.work_items)
    scale = _meanings(instrument.scale)
    return tuple(
        Question(
            one.id,
            str(one.name),
            str(one.citizen if voice is Voice.CITIZEN else one.consultant),
            scale | _meanings(one.anchors),
            one.optional,
        )
        for one in asked_of(instrument, voice)
    )


def _meanings(anchors: Iterable[Anchor]) -> dict[int, str]:
    return {one.value: str(one) for one in anchors}
