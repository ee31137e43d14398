"""What «I dag» says besides its lines."""

from __future__ import annotations

NOTHING = "Intet venter i dag.\n\nTryk F2 for at se dine borgere, eller skriv et notat med F6."
TICKS = "Mellemrum sætter flueben"
READING = "Et øjeblik, jeg ser efter, hvad der venter …"
NOBODY = (
    "Her er ingen borgere endnu.\n\n"
    "Er du ny her? «Øv dig først» laver en opdigtet borger og viser dig rundt i seks trin. "
    "Den sendes aldrig, og du kan lægge den væk igen.\n\n"
    "Opret den første rigtige: tryk Ctrl+N, eller klik på «Ny borger». "
    "Kun navnet er nødvendigt."
)
HELP = (
    "I dag viser det, der venter på dig, det vigtigste øverst. Der er syv linjer, flere på en "
    "stor skærm, og én til for dine kladder.\n"
    "«+9» betyder, at ni ting mere venter om borgeren. Ugen øverst viser, hvilke dage du har "
    "skrevet noget, og hvor mange runder der er klaret.\n"
    "Under listen står, hvorfor linjen er der, og cirka hvor længe den tager. En mentor bliver "
    "højst bedt om 20 minutter om ugen; resten står under «senere», og Enter viser det.\n"
    "Gå op og ned med piletasterne. Tryk Enter på en linje for at gøre det, den handler om. "
    "Mellemrum sætter flueben ved et punkt og ved det, I har aftalt.\n"
    "Ctrl+U udskyder en linje til en anden dag, med en grund; den kommer igen den dag.\n"
    "Er der ikke plads til alle, står «og 12 borgere mere»; Enter viser dem og folder dem igen.\n"
    "Skriv bogstaver for at finde en linje blandt dem alle, også dem, der er foldet væk. Esc viser "
    "listen igen. F7 søger i alt.\n"
    "«Ugens runde» er fem korte spørgsmål om ugen, der gik: møder, timer, godt, svært, næste.\n"
    "Alt gemmes, når du har skrevet det. Esc går altid et skridt tilbage."
)
