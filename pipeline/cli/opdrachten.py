"""What each command does: ask the line, show what came of it, say how it ended."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.text import Text

from pipeline import lijn
from pipeline.bron import waarden
from pipeline.cli.keuze import netwerkmappen
from pipeline.cli.weergave import als_json, klaar, regels_van, scherm, telling, toon_meldingen
from pipeline.dossier import ONDERDELEN, Per
from pipeline.dossier.onderdelen import ONDERDEEL_ONTBREEKT, onderdelen_per
from pipeline.dossier.perioden import ontleed
from pipeline.lijn.opdrachten import Opmaak
from pipeline.lijn.reeks import maak_reeks
from pipeline.lijn.resultaat import uitkomst_van
from pipeline.melding import heeft_fouten
from pipeline.nabij import bedoelde_u
from pipeline.schrijf import Stand
from pipeline.uitkomst import Uitkomst
from pipeline.werkmap import PROJECTEN, Werkmap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.bron import Exemplaar
    from pipeline.documentsoort import Documentsoort
    from pipeline.dossier.perioden import Periode
    from pipeline.lijn.opdrachten import Vraag
    from pipeline.lijn.reeks import Deel, Reeks
    from pipeline.lijn.resultaat import Resultaat
    from pipeline.melding import Melding

BEZIG = {Opmaak.PDF: "PDF's maken", Opmaak.NUMMERS: "Paginanummers invullen"}
_STANDEN = {
    Stand.GEMAAKT: ("✔ gemaakt", "green"),
    Stand.ONGEWIJZIGD: ("= ongewijzigd", ""),
    Stand.NIET_GEMAAKT: ("✖ niet gemaakt", "bold red"),
}


def maak_documenten(werkmap: Werkmap, netwerk: str | None, vraag: Vraag, tot: str | None, formaat: str) -> Uitkomst:
    """Make the documents of one type, for all networks, years, projects and organisations or for a choice of them."""
    soort, sjabloon, sjabloonmeldingen = lijn.laad_documentsoort(werkmap, vraag.document)
    if soort is None or sjabloon is None:
        return besluit(Uitkomst.SJABLOON, sjabloonmeldingen, (), formaat)
    einde = _einde(tot)
    if einde is not None and soort.gegevens.per == Per.JAAR:
        vraag = replace(vraag, exemplaar=_jaar_van(einde, vraag.exemplaar, str(tot)))
    vraag = replace(vraag, tot=einde)
    mappen = netwerkmappen(werkmap, netwerk)
    reeks = maak_reeks(werkmap, mappen, vraag, soort, sjabloon)
    # A bar only where there is something to wait for and somebody to see it.
    stil = reeks.totaal < 2 or formaat == "json" or not sys.stderr.isatty()
    wat, console = f"{soort.gegevens.titel} maken", Console(stderr=True)
    delen = list(reeks.delen if stil else _met_balk(reeks, wat, console))
    resultaten = sorted((r for deel in delen for r in deel.resultaten), key=lambda r: r.pad)
    if not resultaten:
        return _niets_te_doen(delen, soort, vraag, _waar(soort, vraag, mappen), formaat)
    if vraag.opmaak is not Opmaak.GEEN:
        from pipeline.lijn.pdf import opgemaakt

        with console.status(BEZIG[vraag.opmaak]) if not stil else nullcontext():
            resultaten = list(opgemaakt(werkmap, resultaten, vraag.opmaak, overschrijf=vraag.overschrijf))
    uitkomst = uitkomst_van([resultaat.uitkomst for resultaat in resultaten])
    meldingen = [
        *sjabloonmeldingen,
        *(melding for resultaat in resultaten for melding in resultaat.meldingen),
    ]
    return besluit(uitkomst, meldingen, resultaten, formaat)


def _met_balk(reeks: Reeks, wat: str, console: Console) -> Iterable[Deel]:
    """The parts of a run as they are done, with a bar that tells how many."""
    from rich.progress import track  # slow to import: only where there is a bar

    return track(reeks.delen, wat, total=reeks.totaal, console=console, transient=True)


def geef_begrotingen_uit(
    werkmap: Werkmap, netwerk: str | None, project: str | None, *, overschrijf: bool, formaat: str
) -> Uitkomst:
    """Write the budget workbook of each project, for finance."""
    from pipeline.lijn.begroting import begroting_uitgeven

    gelezen = [lijn.lees_netwerk(werkmap, map_) for map_ in netwerkmappen(werkmap, netwerk)]
    werk = [(net, naam) for net in gelezen for naam in net.dossier.projecten if project in {None, naam}]
    if not werk:
        bekend = [naam for net in gelezen for naam in net.dossier.projecten]
        advies = (
            bedoelde_u(project or "", bekend) or "zet er een in inputs/netwerken/NETWERK/projecten/PROJECT/project.yaml"
        )
        raise click.UsageError(f"er is geen project{f' {project!r}' if project else ''}; {advies}")
    resultaten = [begroting_uitgeven(werkmap, net, naam, overschrijf=overschrijf) for net, naam in werk]
    uitkomst = uitkomst_van([resultaat.uitkomst for resultaat in resultaten])
    meldingen = [melding for resultaat in resultaten for melding in resultaat.meldingen]
    terug = "Stuur het naar finance. Het ingevulde bestand zet u als begroting.xlsx bij project.yaml."
    return besluit(uitkomst, meldingen, resultaten, formaat, terug)


def _einde(tot: str | None) -> Periode | None:
    """The period of `--tot`."""
    try:
        periode = ontleed(tot) if tot is not None else None
    except ValueError:
        periode = None
    if tot is not None and (periode is None or periode.naam):  # `eind 2024` does not say where to cut
        advies = "schrijf een kwartaal of maand met een jaar, zoals 2024Q4 of 'juni 2024'"
        raise click.UsageError(f"'{tot}' is geen periode; {advies}", click.get_current_context(silent=True))
    return periode


def _jaar_van(einde: Periode, jaar: Exemplaar, tot: str) -> int:
    """The year of an interim edition, which is the year of `--tot`."""
    if jaar is not None and jaar != einde.einde.year:
        tekst = f"'--tot {tot}' ligt niet in {jaar}; kies een kwartaal van dat jaar, of laat --jaar weg"
        raise click.UsageError(tekst, click.get_current_context(silent=True))
    return einde.einde.year


def _waar(soort: Documentsoort, vraag: Vraag, mappen: Sequence[Path]) -> str:
    """The files that somebody fills in so that there is a document, as seen from the werkmap."""
    per = soort.gegevens.per
    netwerk = mappen[0].name if len(mappen) == 1 else "NETWERK"
    map_ = f"inputs/netwerken/{netwerk}"
    if per is Per.JAAR:
        map_ += f"/{vraag.exemplaar or 'JAAR'}"
    elif per is Per.PROJECT:
        map_ += f"/{PROJECTEN}/{vraag.exemplaar or 'PROJECT'}"
    eigen = onderdelen_per(per if per is not Per.ORGANISATIE else Per.NETWERK) - {"netwerk"}
    namen = [f"{deel.naam}{deel.uitgang}" for deel in ONDERDELEN if deel.naam in eigen & set(soort.gegevens.nodig)]
    return f" Vul in: {map_}/{' en '.join(namen)}." if namen else ""


def _niets_te_doen(delen: Sequence[Deel], soort: Documentsoort, vraag: Vraag, waar: str, formaat: str) -> Uitkomst:
    meldingen = [melding for deel in delen for melding in deel.meldingen]
    if vraag.organisaties:
        namen = [naam for deel in delen for naam in deel.organisaties]
        advies = bedoelde_u(vraag.organisaties[0], namen) or "er is geen organisatie die dit document nodig heeft"
        tekst = f"Er is geen {soort.naam} voor '{vraag.organisaties[0]}'; {advies}."
    else:
        bij = f" van {vraag.exemplaar}" if vraag.exemplaar is not None else ""
        van_project = soort.gegevens.per == Per.PROJECT
        bekend = sorted({str(een) for deel in delen for een in (deel.projecten if van_project else deel.jaren)})
        uitleg = f" Er zijn gegevens van: {', '.join(bekend)}." if bekend else ""
        tekst = f"Er zijn geen gegevens voor {soort.naam}{bij}.{uitleg}{waar}"
    if formaat == "json":
        click.echo(als_json(Uitkomst.INVOER, meldingen, documenten=[], tekst=tekst))
        return Uitkomst.INVOER
    toon_meldingen(scherm(), meldingen)
    click.echo(tekst)
    return Uitkomst.INVOER


def besluit(
    uitkomst: Uitkomst,
    meldingen: Sequence[Melding],
    resultaten: Sequence[Resultaat],
    formaat: str,
    verder: str = "",
) -> Uitkomst:
    """Show what came of a run, and say how it ended.

    Args:
        uitkomst: how it ended.
        meldingen: everything that there is to say.
        resultaten: the documents.
        formaat: `tekst` or `json`.
        verder: what to do next, where that is not to open the documents.
    """
    if formaat == "json":
        documenten = [
            {
                **r.kenmerk.als_gegevens,
                "bestand": r.pad,
                **({"erbij": list(r.erbij)} if r.erbij else {}),
                "stand": r.stand.value,
                "uitkomst": int(r.uitkomst),
            }
            for r in resultaten
        ]
        click.echo(als_json(uitkomst, meldingen, documenten=documenten))
        return uitkomst
    console = scherm()
    toon_meldingen(console, meldingen)
    for stand, pad in regels_van(resultaten):
        woord, kleur = _STANDEN[stand]
        console.print(Text.assemble((f"{woord:<16}", kleur), pad), soft_wrap=True)
    console.print(_slotregel(uitkomst, meldingen, resultaten, verder), soft_wrap=True)
    return uitkomst


def _slotregel(
    uitkomst: Uitkomst, meldingen: Sequence[Melding], resultaten: Sequence[Resultaat], klaar_advies: str
) -> str:
    wat, gelukt = klaar(resultaten)
    geteld = telling(meldingen)
    if uitkomst is Uitkomst.GOED and heeft_fouten(meldingen):
        return f"{wat} als concept, met {geteld}. Vul de gaten in het dossier in en maak het zonder --concept."
    if uitkomst is Uitkomst.GOED and klaar_advies:
        return f"{wat}{f', met {geteld}' if geteld else ''}. {klaar_advies}"
    if uitkomst is Uitkomst.GOED:
        return (
            f"{wat}{f', met {geteld}' if geteld else ''}. Open het in Word en lees het na."
            if gelukt == 1
            else (f"{wat}{f', met {geteld}' if geteld else ''}. Open ze in Word en lees ze na.")
        )
    onmisbaar = any(melding.code == ONDERDEEL_ONTBREEKT.code for melding in meldingen)
    of_concept = (
        "; ook voor een concept is dit nodig"
        if onmisbaar
        else (", of maak met --concept een versie waarin de gaten zichtbaar zijn")
    )
    verder = {
        Uitkomst.INVOER: f"Herstel de fouten{of_concept}.",
        Uitkomst.SJABLOON: "Herstel het sjabloon in Word.",
        Uitkomst.KEURING: "Een document dat niet door de keuring komt, wordt niet geschreven.",
        Uitkomst.UITVOER: "Wat niet is gemaakt, staat er nog zoals het er stond.",
        Uitkomst.HULPPROGRAMMA: "De Word-bestanden staan er; wat er aan PDF's stond, staat er nog.",
    }.get(uitkomst, "")
    begin = f"{wat}; " if gelukt else "Niets geschreven: "
    return f"{begin}{geteld}. {verder}"


def controleer_alles(werkmap: Werkmap, netwerk: str | None, *, formaat: str) -> Uitkomst:
    """Check every dossier, every template and the text of every mail."""
    from pipeline.lijn.brieven import meldingen_van_bericht  # only here, and slow to import

    gelezen = [lijn.lees_netwerk(werkmap, map_) for map_ in netwerkmappen(werkmap, netwerk)]
    invoer = list(dict.fromkeys(melding for net in gelezen for melding in net.meldingen))
    namen = [map_.name for map_ in werkmap.sjabloonmappen()]
    sjablonen = [melding for naam in namen for melding in lijn.keur_sjabloon(werkmap, naam)[2]]
    sjablonen += [melding for naam in namen for melding in meldingen_van_bericht(werkmap, naam)]
    uitkomst = Uitkomst.INVOER if heeft_fouten(invoer) else Uitkomst.GOED
    if uitkomst is Uitkomst.GOED and heeft_fouten(sjablonen):
        uitkomst = Uitkomst.SJABLOON
    meldingen = [*invoer, *sjablonen]
    if formaat == "json":
        click.echo(als_json(uitkomst, meldingen))
        return uitkomst
    toon_meldingen(scherm(), meldingen)
    netwerken = f"{len(gelezen)} {'netwerk' if len(gelezen) == 1 else 'netwerken'}"
    soorten = len(namen)
    wat = f"{netwerken} en {soorten} {'sjabloon' if soorten == 1 else 'sjablonen'} gecontroleerd"
    click.echo(f"{wat}: {telling(meldingen) or 'niets gevonden'}.")
    return uitkomst


def toon_gelezen(werkmap: Werkmap, netwerk: str | None, *, formaat: str) -> Uitkomst:
    """Show what was read, each value with its place."""
    gelezen = [lijn.lees_netwerk(werkmap, map_) for map_ in netwerkmappen(werkmap, netwerk)]
    bestanden = [(net, bestand) for net in gelezen for bestand in net.bron.bestanden]
    meldingen = [melding for net in gelezen for melding in net.meldingen if melding.code[0] in "WXY"]
    uitkomst = Uitkomst.INVOER if heeft_fouten(meldingen) else Uitkomst.GOED
    if formaat == "json":
        feiten = [
            {
                "netwerk": net.bron.netwerk,
                "naam": f"{b.onderdeel}.{naam}",
                "waarde": _leesbaar(w.waarde),
                "bestand": b.pad,
                "plaats": w.plaats.spot,
            }
            for net, b in bestanden
            if b.inhoud is not None
            for naam, w in waarden(b.inhoud)
        ]
        click.echo(als_json(uitkomst, meldingen, feiten=feiten))
        return uitkomst
    aantal = 0
    for _, bestand in bestanden:
        click.echo(click.style(bestand.pad, bold=True))
        for naam, waarde in waarden(bestand.inhoud) if bestand.inhoud is not None else ():
            aantal += 1
            click.echo(f"  {waarde.plaats.spot:<14} {naam:<38} {' '.join(_leesbaar(waarde.waarde).split())}")
    toon_meldingen(scherm(), meldingen)
    click.echo(f"{aantal} waarden gelezen uit {len(bestanden)} bestanden.")
    return uitkomst


def _leesbaar(waarde: object) -> str:
    return "(leeg)" if waarde is None else str(waarde)


def keur_bestand(bestand: Path, *, concept: bool, formaat: str) -> Uitkomst:
    """Run the checks on any Word file."""
    from pipeline.keur import keur
    from pipeline.word.openen import lees_word

    inhoud, meldingen = lees_word(bestand, bestand.as_posix())
    if inhoud is not None:
        meldingen = tuple(keur(inhoud, bestand.as_posix(), concept=concept))
    uitkomst = Uitkomst.KEURING if heeft_fouten(meldingen) else Uitkomst.GOED
    if formaat == "json":
        click.echo(als_json(uitkomst, meldingen))
        return uitkomst
    toon_meldingen(scherm(), meldingen)
    click.echo(f"{bestand.name} gekeurd: {telling(meldingen) or 'niets gevonden'}.")
    return uitkomst


def start_werkmap(map_: Path) -> Uitkomst:
    """Make a new werkmap."""
    from pipeline.start import start

    gemaakt, meldingen = start(map_)
    if meldingen:
        toon_meldingen(scherm(), meldingen)
        return Uitkomst.UITVOER
    click.echo(f"Werkmap gemaakt: {map_}")
    for naam, uitleg in gemaakt:
        click.echo(f"  {naam:<52} {uitleg}")
    click.echo(f"\nNu: ga naar die map (cd {map_}) en maak het voorbeeld: genereer jaarverslag")
    click.echo("Vervang daarna het voorbeeld in inputs/netwerken/voorbeeld door uw eigen gegevens.")
    return Uitkomst.GOED
