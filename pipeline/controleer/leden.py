"""The member list: no member or name twice, and a list that is not out of date unnoticed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pipeline.dossier.leden import Ledenlijst, Lid
from pipeline.dossier.wandeling import alle
from pipeline.melding import Ernst, Meldingsoort
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.dossier import Dossier
    from pipeline.melding import Melding

DUBBEL_LID = Meldingsoort(
    "L01", Ernst.FOUT, "lid staat er twee keer", "Dezelfde organisatie staat twee keer in de ledenlijst."
)
ZELFDE_MOEDER = Meldingsoort(
    "L02",
    Ernst.INFO,
    "leden van dezelfde moederorganisatie",
    "Twee of meer leden vallen onder dezelfde organisatie. Let op bij contributie en ondertekening: één keer "
    "of per lid?",
)
OUDE_PEILDATUM = Meldingsoort(
    "L03",
    Ernst.WAARSCHUWING,
    "ledenlijst van langer geleden",
    "De peildatum van de ledenlijst ligt meer dan een jaar voor het jaar van het verslag. De peildatum staat in het "
    "document.",
)
MISSCHIEN_DUBBEL = Meldingsoort(
    "L14",
    Ernst.WAARSCHUWING,
    "lid staat er misschien twee keer",
    "Twee leden hebben dezelfde naam, en van een van de twee is geen plaats ingevuld. Zij tellen nu als twee leden. Is "
    "het dezelfde organisatie, verwijder dan een rij; zijn het er twee, vul dan bij allebei de plaats in.",
)
ALIAS_VAN_ANDER = Meldingsoort(
    "L13",
    Ernst.WAARSCHUWING,
    "alias is de naam van een ander lid",
    "Een andere naam van een lid is ook de naam of een andere naam van een ander lid. Dan is niet te zeggen wie er "
    "bedoeld wordt.",
)


def dubbele_leden(dossier: Dossier) -> Iterator[Melding]:
    """L01."""
    if dossier.leden is None:
        return
    eerste: dict[str, Lid] = {}
    for lid in alle(dossier.leden, Lid):
        sleutel = vereenvoudigd(lid.naam) + "|" + vereenvoudigd(lid.plaats or "")
        if sleutel in eerste:
            tekst = f"'{lid.naam}' staat ook op {eerste[sleutel].vindplaats('naam').spot}"
            yield DUBBEL_LID.op(lid.vindplaats("naam"), tekst, "verwijder een van de twee, of noem de plaats erbij")
        else:
            eerste[sleutel] = lid


def misschien_dubbel(dossier: Dossier) -> Iterator[Melding]:
    """L14."""
    if dossier.leden is None:
        return
    per_naam: dict[str, list[Lid]] = defaultdict(list)
    for lid in alle(dossier.leden, Lid):
        per_naam[vereenvoudigd(lid.naam)].append(lid)
    for leden in per_naam.values():
        zonder = [lid for lid in leden if not lid.plaats]
        ander = next((lid for lid in leden if lid.plaats), None)
        if ander is not None and zonder:
            tekst = f"'{ander.naam}' staat ook op {ander.vindplaats('naam').spot}, met een plaats ({ander.plaats})"
            advies = "verwijder een van de twee als het dezelfde is, of vul hier de plaats in"
            yield MISSCHIEN_DUBBEL.op(zonder[0].vindplaats("naam"), tekst, advies)


def zelfde_moeder(dossier: Dossier) -> Iterator[Melding]:
    """L02 (finding 5: 42 lines, 39 organisations)."""
    if dossier.leden is None:
        return
    per_moeder: dict[str, list[Lid]] = defaultdict(list)
    for lid in alle(dossier.leden, Lid):
        per_moeder[vereenvoudigd(lid.moeder)].append(lid)
    for leden in per_moeder.values():
        moeder = next((lid.moederorganisatie for lid in leden if lid.moederorganisatie), None)
        if moeder is not None and len(leden) > 1:
            namen = ", ".join(lid.naam for lid in leden)
            yield ZELFDE_MOEDER.op(leden[-1].vindplaats("naam"), f"{len(leden)} leden vallen onder {moeder}: {namen}")


def oude_peildatum(dossier: Dossier) -> Iterator[Melding]:
    """L03 (finding 3: a list of 2021 in a covenant from 2022)."""
    if dossier.leden is None:
        return
    for lijst in alle(dossier.leden, Ledenlijst):
        for jaar, _ in dossier.jaarverslagen:
            if lijst.peildatum.einde.year < jaar - 1:
                tekst = f"de ledenlijst is van {lijst.peildatum.einde.year}, het verslag gaat over {jaar}"
                yield OUDE_PEILDATUM.op(lijst.vindplaats("peildatum"), tekst, "werk de ledenlijst bij")


def alias_van_ander(dossier: Dossier) -> Iterator[Melding]:
    """L13."""
    if dossier.leden is None:
        return
    namen: dict[str, Lid] = {}
    for lid in alle(dossier.leden, Lid):
        namen.setdefault(vereenvoudigd(lid.naam), lid)
    for lid in alle(dossier.leden, Lid):
        for alias in lid.alle_aliassen:
            ander = namen.setdefault(vereenvoudigd(alias), lid)
            if ander is not lid and vereenvoudigd(ander.naam) != vereenvoudigd(lid.naam):
                tekst = f"'{alias}' hoort ook bij '{ander.naam}' ({ander.vindplaats('naam').spot})"
                yield ALIAS_VAN_ANDER.op(lid.vindplaats("aliassen"), tekst, "haal de alias bij een van de twee weg")
