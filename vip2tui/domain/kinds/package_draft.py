"""A draft (kladde) of a package of one's own: a field an answer, by the names the file has.

It stands alone in a case of this device's own, so it is undone, put away and erased by itself. A
list is the keys of its lines in their order, and each line a field of its own: ``opgaver.3``.
"""

from __future__ import annotations

from typing import Annotated, Any

from vip2tui.domain.kinds.fact import Fact, Says
from vip2tui.domain.kinds.kind import LOCAL_ONLY, Kind, Words


class PackageDraft(Fact):
    """What is written of a package so far; `vip2tui.catalogue.package` says what may stand there.

    ``krav`` and ``egen`` are groups: their parts are fields of their own, ``krav.sprog``.
    """

    KIND = "package_draft"

    package: Annotated[str | None, Says("jobpakkens id")] = None
    version: Annotated[str | None, Says("udgave")] = None
    format: Annotated[Any, Says("filens format")] = None
    gaelder_fra: Annotated[Any, Says("gælder fra")] = None
    navn: Annotated[Any, Says("navn")] = None
    alias: Annotated[Any, Says("andet navn")] = None
    english: Annotated[Any, Says("navn på engelsk")] = None
    sektor: Annotated[Any, Says("faget")] = None
    parter: Annotated[Any, Says("parter")] = None
    dansk_kort: Annotated[Any, Says("dansk ved start")] = None
    haardt_krav: Annotated[Any, Says("skal have")] = None
    varighed: Annotated[Any, Says("varighed")] = None
    advarsler: Annotated[Any, Says("advarsler")] = None
    saeson: Annotated[Any, Says("hvornår man begynder")] = None
    marked: Annotated[Any, Says("marked")] = None
    regler: Annotated[Any, Says("regler")] = None
    opgaver: Annotated[Any, Says("opgaver")] = None
    krav: Annotated[Any, Says("krav")] = None
    beviser: Annotated[Any, Says("beviser")] = None
    amu: Annotated[Any, Says("kurser")] = None
    trin: Annotated[Any, Says("trin")] = None
    kompetencer: Annotated[Any, Says("kompetencer")] = None
    ord: Annotated[Any, Says("fagord")] = None
    saetninger: Annotated[Any, Says("sætninger")] = None
    mentor: Annotated[Any, Says("råd til mentoren")] = None
    frafald: Annotated[Any, Says("risiko for frafald")] = None
    naboer: Annotated[Any, Says("nabo-jobpakker")] = None
    egen: Annotated[Any, Says("lokale oplysninger")] = None
    kilder: Annotated[Any, Says("kilder")] = None


KIND = Kind(
    name=PackageDraft.KIND,
    words=Words(
        "kladden til jobpakken",
        "kladde til en jobpakke",
        "kladder til jobpakker",
        new="ny kladde til en jobpakke",
    ),
    model=PackageDraft,
    with_citizen=False,
    places=LOCAL_ONLY,
    makes=(frozenset({"package"}),),
    called=("navn.tekst",),
    stays=True,
)
