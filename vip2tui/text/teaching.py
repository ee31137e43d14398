"""What the program teaches: the six steps of the tour, and the cards that come once.

A step is over when its deed is done, not when it is read. A card belongs to one place and is as
short as what one needs there the first time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Lesson(StrEnum):
    """What is learned in a step of the tour, by the deed that ends it."""

    LOOK = "idag"
    TICK = "flueben"
    NOTE = "notat"
    ROUND = "runde"
    UNDO = "fortryd"
    SEND = "send"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the tour."""

    lesson: Lesson
    title: str
    how: str
    """What to press, in one line."""


STEPS: Sequence[Step] = (
    Step(Lesson.LOOK, "se øvelsesborgeren",
         "I dag viser, hvad der venter. Tryk F2, og åbn «Øvelse Eksempel»."),
    Step(Lesson.TICK, "sæt et flueben",
         "Tryk F4 for tjeklisten. Gå til et punkt, og tryk mellemrum."),
    Step(Lesson.NOTE, "skriv et notat",
         "Tryk F6. Skriv et par ord, og gem dem med Ctrl+S."),
    Step(Lesson.ROUND, "tag ugens runde",
         "Tryk Ctrl+R. Svar på et af de fem spørgsmål, og tryk Ctrl+S."),
    Step(Lesson.UNDO, "fortryd det sidste",
         "Tryk Ctrl+Z. Læs, hvad der tages tilbage, og tryk Enter."),
    Step(Lesson.SEND, "se, hvor du sender og henter",
         "Tryk F8. Øvelsen selv bliver her: den sendes aldrig."),
)  # fmt: skip
DONE = "Rundturen er klaret: du har gjort alt det, en uge består af."
ASKED_AFTER = (
    "Godt gået! Du har prøvet alt det, en uge består af.\n\n"
    "Skal øvelsesborgeren lægges væk nu? Den kan hentes frem igen."
)
LEFT = "Rundturen venter. Tag den op igen: Hjælp i menuen, «Rundtur»."


def where(number: int) -> str:
    """Return where one is in the tour: «Rundtur, trin 2 af 6: sæt et flueben»."""
    return f"Rundtur, trin {number + 1} af {len(STEPS)}: {STEPS[number].title}"


CARDS: Mapping[str, str] = {
    "tjekliste": "Mellemrum sætter et flueben. Mellemrum igen fjerner det.",
    "plan": "Hver bjælke er et trin. Enter på et trin viser mere.",
    "notat": "Skriv hensynet, ikke årsagen: «løfter ikke over 10 kg».",
    "runde": "Et tal eller to ord er nok. Spring over, hvad du ikke ved.",
    "borgere": "Skriv et par bogstaver af et navn, så bliver listen kort.",
    "jobpakker": "En jobpakke er en færdig plan for et fag. Du kan rette alt.",
    "send": "Filen er låst. Kun den, den er til, kan åbne den.",
    "hent": "Du ser først, hvad filen ændrer. Intet sker uden dit ja.",
}
"""By the place it belongs to: a screen, or a part of the citizen's page."""
