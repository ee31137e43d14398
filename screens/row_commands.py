"""What stands in a row of a list, as the menu has it: one is led to the row, and it is done."""

from __future__ import annotations

from screens.command import MUNICIPAL, OFFICE, at_row
from screens.messages import To

NO_COURSE = "Der er intet forløb i gang. Start en jobpakke først."

POSTPONE = at_row("udskyd-maaling", "Udskyd", "udskyd", "Der er ingen måling at udskyde lige nu.",
                  "Sæt en senere dag på målingen", "Udskyd målingen …",
                  part="fremskridt")  # fmt: skip
POINT = at_row("punkt", "Punkt", "", "Der er ingen punkter på tjeklisten endnu.",
               "Flueben med dato, udskyd, ikke relevant, forklar", "Gør noget ved et punkt …",
               part="tjekliste")  # fmt: skip
TAILOR = at_row("tilpas", "Tilpas", "tailor:", NO_COURSE, "Nyt trin, flyt starten, eget punkt",
                "Tilpas planen …", part="plan")  # fmt: skip
NEAR = at_row("taet-paa", "Tæt på", "near:", NO_COURSE, "Se de jobpakker, der ligger tæt på",
              "Passer jobpakken ikke? …", part="plan")  # fmt: skip
CLOSE = at_row("afslut-forloeb", "Afslut", "close:", NO_COURSE,
               "Skriv, hvordan det sluttede", "Afslut forløbet …", part="plan")  # fmt: skip
ENDED = at_row("slutning", "Slutningen", "ended:", "Der er intet afsluttet forløb.",
               "Ret, hvordan det sluttede, eller åbn det igen", "Ret slutningen, åbn igen …",
               part="plan")  # fmt: skip
CALL = at_row("ring", "Opfølgning", "call:", "Der er ingen opfølgning at ringe om nu.",
              "Ring og hør, om jobbet holder", "Opfølgning: ring …", part="plan")  # fmt: skip
ON_CARD = at_row("bekraeft-kort", "Kortet", "kortet", "Der er intet kort endnu.",
                 "Virksomheden bekræfter; se de gamle udgaver", "Bekræft eller læs kortet …",
                 part="kort")  # fmt: skip
TAKE_IN = at_row("tag-med", "Tag med", "drafts", "Der er ingen linjer at tage med lige nu.",
                 "Linjer, der er vist, og ikke står på kortet", "Tag linjer med på kortet …",
                 part="kort")  # fmt: skip
CARD_LINE = at_row("kort-linje", "Ny linje", "line:new", NO_COURSE, "En linje med jeres egne ord",
                   "Skriv en linje på kortet …", part="kort")  # fmt: skip
ASSESS = at_row("vurdering", "Vurdering", "assess:new", "Vurderingen er skrevet. Enter retter den.",
                "Hvad arbejdspladsen siger", "Skriv vurderingen …", part="kort")  # fmt: skip
EDUCATION = at_row("uddannelse", "Uddannelse", "education:new", NO_COURSE,
                   "Det, borgeren har med", "Skriv en uddannelse ind …", part="kort")  # fmt: skip
GRANT = at_row("bevilg", "Bevilg", "bevilg", "Der kan ikke bevilges lige nu.",
               "Hvor mange timer, fra hvornår og til hvad", "Bevilg mentorstøtte …",
               part="mentorstoette", roles=MUNICIPAL)  # fmt: skip
MONTH = at_row("maaned", "Måned", "maaned:", "Der er ingen timer i nogen måned endnu.",
               "Se timerne, bekræft dem, og lås måneden", "Måned: bekræft, lås …",
               part="mentorstoette")  # fmt: skip
VISIT = at_row("besoeg", "Besøg", "besoeg", "Der kan ikke skrives et besøg lige nu.",
               "Det, du så på arbejdspladsen", "Skriv et besøg …",
               part="mentorstoette", roles=MUNICIPAL)  # fmt: skip
ABSENT = at_row("udeblev", "Fravær", "fravaer", NO_COURSE,
                "Syg, udeblevet, kontakt og aftale", "Skriv fravær …", part="overblik")  # fmt: skip
INBOX = at_row("indbakke", "Indbakke", "inbox", "Indbakken er på kommunens kontor.",
               "Hent en mappe med filer på én gang", "Indbakke: en mappe filer …", at=To.EXCHANGE,
               roles=OFFICE)  # fmt: skip
REVISE = at_row("ret-egen", "Ret den", "revise", "Kun jeres egen jobpakke kan rettes.",
                "En ny udgave af jeres egen", "Ret jeres egen jobpakke …",
                at=To.PACKAGE)  # fmt: skip
DRAFT_BACK = at_row("kladde", "Kladde", "vaek:", "Ingen kladde er lagt væk.",
                    "En kladde, der er lagt væk", "Hent en kladde frem …",
                    at=To.PACKAGES)  # fmt: skip
AS_FILE = at_row("gem-fil", "Gem fil", "file", "Jobpakken kan ikke læses lige nu.",
                 "Giv jobpakken videre som en fil", "Gem jobpakken som en fil …",
                 at=To.PACKAGE)  # fmt: skip
MARKET = at_row("job", "Job", "market", "Jobpakken kan ikke læses lige nu.",
                "Hvilke virksomheder har job", "Skriv, hvor der er job …", at=To.PACKAGE,
                roles=OFFICE)  # fmt: skip
LOCAL = at_row("kommunens", "Oplysninger", "local", "Kommunen har ikke skrevet noget endnu.",
               "Kommunens oplysninger til mentorerne", "Gem kommunens oplysninger …",
               at=To.PACKAGE, roles=OFFICE)  # fmt: skip
OUT = at_row("tal-ud", "Tal ud", "out", "Tallene kan ikke tages ud lige nu.",
             "De lukkede halvår til Excel, uden navne", "Gem tallene som en fil …", at=To.NUMBERS,
             roles=OFFICE)  # fmt: skip
