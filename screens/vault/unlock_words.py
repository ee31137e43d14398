"""What the passphrase prompt says."""

from __future__ import annotations

MOMENT = "Et øjeblik …"
ASKING = "Skriv din adgangskode for at åbne dit arkiv."
FIRST_PAGE = "Skriv adgangskoden, eller luk programmet med Ctrl+Q."
LOCKED = "Programmet er låst, og det, du var i gang med, er gemt. Skriv din adgangskode."
WRONG = (
    "Adgangskoden passer ikke. Dit arkiv er ikke rørt. "
    "Prøv igen, og se efter Caps Lock og mellemrum."
)
GOING_BACK = "Skriv din adgangskode. Så hentes den nyeste sikkerhedskopi, der er hel, fra {}."
WRONG_CODE = "Nødkoden hører ikke til dette arkiv. Arkivet er ikke rørt. Se efter på papiret."
RESTORE = (
    "Hent den nyeste sikkerhedskopi, der er hel (den sidste er fra {})? "
    "Det, der er skrevet senere end den, mangler så her. "
    "Filen, der ikke kan åbnes, bliver liggende ved siden af."
)
ANEW = (
    "Er både adgangskoden og nødkoden væk, så ring til kommunen og få en startfil. Med den kommer "
    "alt, som kommunen har kvitteret for; det, der er skrevet siden, kan være tabt.\n\n"
    "Dit gamle arkiv slettes aldrig: det lægges helt i en mappe ved siden af og kan åbnes, hvis en "
    "kode dukker op. Har du en startfil nu?"
)
HELP = (
    "Skriv din adgangskode, fem ord, og tryk Enter. «Vis» viser bogstaverne.\n"
    "Har du glemt den, så brug nødkoden fra papiret. Efter en forkert adgangskode skal du "
    "vente lidt; dit arkiv tager ikke skade af det.\n"
    "Kan arkivet ikke åbnes, kan den nyeste sikkerhedskopi hentes. Det, der lå der, bliver "
    "liggende ved siden af."
)
