"""Signing: which document types are signed, and where the journal and the documents of a network stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.administratie.uitgaven import lees_uitgaven
from pipeline.bestand.storing import waarom
from pipeline.dossier.ondertekening import Selectie
from pipeline.melding import Ernst, Meldingsoort, Plaats
from pipeline.nabij import vereenvoudigd
from pipeline.vinden import regels_van
from pipeline.werkmap import slug

if TYPE_CHECKING:
    from pipeline.administratie.journaal import Journaal
    from pipeline.administratie.uitgaven import Uitgave
    from pipeline.dossier import Dossier
    from pipeline.dossier.ondertekening import Ondertekenaar
    from pipeline.melding import Melding
    from pipeline.werkmap import Werkmap

REGISTER_DICHT = Meldingsoort(
    "M18",
    Ernst.FOUT,
    "register niet te lezen of te schrijven",
    "In register.jsonl staat wat er is verstuurd en getekend. Kan dat bestand niet worden gelezen of geschreven, dan "
    "gaat er niets uit: anders kreeg iemand dezelfde mail twee keer.",
)

# Who signs what, also where the document types of the werkmap do not say so.
_VAST = {"convenant": Selectie.ONDERTEKENAARS, "addendum": Selectie.TOETREDERS}


def tekendocumenten(werkmap: Werkmap) -> dict[str, Selectie]:
    """The document types that are signed, and by whom."""
    eigen: dict[str, Selectie] = {}
    for map_ in werkmap.sjabloonmappen():
        selectie = vereenvoudigd(regels_van(str(werkmap.pad), map_.name).get("selectie", ""))
        gevonden = [een for een in Selectie if vereenvoudigd(een.value) == selectie]
        if gevonden:
            eigen[map_.name] = gevonden[0]
    return _VAST | eigen


def partijen_van(werkmap: Werkmap, dossier: Dossier, document: str) -> tuple[Ondertekenaar, ...]:
    """Who signs a document type, in the order of the member list; a member without a name is told elsewhere."""
    alle = dossier.ondertekenaars
    partijen = alle.voor(tekendocumenten(werkmap)[document]) if alle is not None else ()
    return tuple(partij for partij in partijen if isinstance(partij.organisatie, str))


def journaal_van(werkmap: Werkmap, netwerk: str) -> Journaal:
    """The journal of a network."""
    from pipeline.administratie.journaal import JOURNAAL, Journaal  # with its lock: only where something is signed

    map_ = werkmap.uitvoer / slug(netwerk)
    return Journaal(map_, werkmap.naam_van(map_ / JOURNAAL))


def uitgaven_van(werkmap: Werkmap, netwerk: str, document: str) -> tuple[str, tuple[Uitgave, ...], tuple[Melding, ...]]:
    """The folder of a document type as seen from the werkmap, what stands in it for signatories, and M10."""
    map_ = werkmap.uitvoer / slug(netwerk) / slug(document)
    naam = werkmap.naam_van(map_)
    return naam, *lees_uitgaven(map_, naam)


def register_dicht(journaal: Journaal, fout: OSError) -> Melding:
    """M18."""
    tekst = f"het register kan niet worden gelezen of geschreven ({waarom(fout)})"
    return REGISTER_DICHT.op(
        Plaats(journaal.naam), tekst, "sluit het bestand in andere programma's, en probeer opnieuw"
    )
