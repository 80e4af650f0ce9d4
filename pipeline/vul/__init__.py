"""Step 3, vul: a dossier and a template give a Stuk, a Word file in memory."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pipeline.bestand.bijlage import Bijlagen
from pipeline.bestand.lezen import lees_bytes
from pipeline.documentsoort import woorden
from pipeline.dossier import ONDERDELEN
from pipeline.dossier.basis import Gat
from pipeline.dossier.netwerk import Huisstijl
from pipeline.melding import Melding, Plaats
from pipeline.spoor import Naspeuring
from pipeline.vul.feiten import gevolgde_feiten
from pipeline.werkmap import BIJLAGEN
from pipeline.word.beelden import GeenBeeld
from pipeline.word.gekleed import EIGEN_ONTBREEKT, NIET_TE_VULLEN, Onleesbaar, Uitgave
from pipeline.word.huisstijl import GEEN_LOGO, Aankleding
from pipeline.word.sporen import Sporen
from pipeline.word.waarden import Waardenrecord, record_van, zet_record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pipeline.dossier import Dossier
    from pipeline.vul.opdracht import Opdracht
    from pipeline.word.gekleed import Gekleed
    from pipeline.word.pakket import Pakket
    from pipeline.word.sjabloon import Sjabloon


@dataclass(frozen=True, slots=True)
class Stuk:
    """A filled document that has not been checked or written yet.

    Args:
        opdracht: what was asked for.
        inhoud: the bytes of the Word file.
        pakket: its parts, of which the trees are known.
        bijlagen: the files of the network that it shows, as seen from its folder `bijlagen`.
        sporen: which value stands where in it, and where it comes from.
        waarden: the same as it travels with the document, None where nobody followed them.
    """

    opdracht: Opdracht
    inhoud: bytes
    pakket: Pakket
    bijlagen: tuple[str, ...] = ()
    sporen: Sporen = field(default_factory=lambda: Sporen(Naspeuring()))
    waarden: Waardenrecord | None = None


def vul(
    opdracht: Opdracht, dossier: Dossier, sjabloon: Sjabloon, netwerkmap: Path, naspeuring: Naspeuring | None = None
) -> tuple[Stuk | None, tuple[Melding, ...]]:
    """Fill a template from a dossier.

    Args:
        opdracht: what is asked for.
        dossier: the facts.
        sjabloon: the template.
        netwerkmap: the network's folder, for its logo.
        naspeuring: who follows the dossier, for documents that have one in common.

    Returns:
        The document, or None where the template cannot be filled; and why (S03 to S06, H02).
    """
    netwerk = dossier.netwerk
    if netwerk is None:
        return None, ()
    stijl = netwerk.huisstijl
    if isinstance(stijl, Gat) or isinstance(stijl.hoofdkleur, Gat) or isinstance(stijl.accentkleur, Gat):
        stijl = Huisstijl()
    aankleding = Aankleding(stijl.hoofdkleur, stijl.accentkleur, _logo(dossier, netwerkmap))
    gekleed, fouten = _aangekleed(sjabloon, aankleding, stijl)
    if gekleed is None:
        return None, fouten
    bijlagen = Bijlagen(netwerkmap / BIJLAGEN)
    sporen = Sporen(naspeuring or Naspeuring())
    gegevens = opdracht.soort.gegevens
    bijlage = woorden(gegevens) if gegevens.herkomstbijlage is True else None
    with sporen.naspeuring.actief():
        gevolgd = gevolgde_feiten(opdracht, dossier, sporen.naspeuring)
        pakket, meldingen = gekleed.vul(
            gevolgd, f"Logo van {netwerk.naam}", bijlagen, sporen, Uitgave(opdracht.met_herkomst, bijlage)
        )
    if pakket is None:
        return None, (*fouten, *(_in_dossier(melding, gevolgd) for melding in meldingen))
    pakket.ontleed_alvast()  # its checks need the tree
    waarden = record_van(sporen, {**opdracht.kenmerk.als_gegevens, "sjabloon": sjabloon.bestand})
    zet_record(pakket, waarden)
    inhoud = pakket.schrijf()
    return Stuk(opdracht, inhoud, pakket, tuple(sorted(bijlagen.gelezen)), sporen, waarden), fouten


def _in_dossier(melding: Melding, feiten: Mapping[str, Any]) -> Melding:
    """What is wrong, at the place where it can be put right: a missing fact of their own in the dossier."""
    if melding.code != EIGEN_ONTBREEKT.code:
        return melding
    met_eigen = [feiten[o.naam] for o in ONDERDELEN if hasattr(feiten.get(o.naam), "eigen")]
    eerst = next((deel for deel in met_eigen if deel is not feiten.get("netwerk")), None)
    deel = eerst if eerst is not None else next(iter(met_eigen), None)
    if deel is None:
        return melding
    return replace(melding, plaats=Plaats(deel.vindplaats().bestand, plek="eigen"))


def _aangekleed(
    sjabloon: Sjabloon, aankleding: Aankleding, stijl: Huisstijl
) -> tuple[Gekleed | None, tuple[Melding, ...]]:
    """The template in the house style of the network, without its logo where that is no picture; and why."""
    fouten: tuple[Melding, ...] = ()
    try:
        try:
            return sjabloon.gekleed(aankleding), ()
        except GeenBeeld:
            plaats = stijl.vindplaats("logo")
            fouten = (GEEN_LOGO.op(plaats, "het logo is geen PNG- of JPEG-bestand", "bewaar het logo als PNG"),)
            return sjabloon.gekleed(replace(aankleding, logo=None)), fouten
    except Onleesbaar as fout:
        return None, (*fouten, *fout.gevonden.values())
    # What stands in a template is not ours: a theme without colours, a picture outside a paragraph.
    except Exception:  # noqa: BLE001
        tekst = "de kleuren of het logo kunnen niet in dit sjabloon worden gezet"
        advies = "open het sjabloon in Word en sla het opnieuw op"
        return None, (NIET_TE_VULLEN.op(Plaats(sjabloon.bestand), tekst, advies),)


def _logo(dossier: Dossier, netwerkmap: Path) -> bytes | None:
    """The bytes of the logo; that it is missing was told when the dossier was read."""
    if dossier.logo is None:
        return None
    try:
        return lees_bytes(netwerkmap / dossier.logo)
    except OSError:
        return None
