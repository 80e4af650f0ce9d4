"""What a Word file may consist of, and what its parts may refer to; what is not listed here does not come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.word.adressen import SCHEMAS, mag_als_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

# By the end of their name: Office, Strict and Microsoft each have their own beginning.
_SOORTEN = (
    "officedocument core-properties extended-properties custom-properties thumbnail styles styleswitheffects settings "
    "websettings fonttable font theme themeoverride numbering header footer footnotes endnotes comments "
    "commentsextended commentsids commentsextensible people customxml customxmlprops glossarydocument image hdphoto "
    "chart chartex chartstyle chartcolorstyle chartusershapes diagramdata diagramlayout diagramquickstyle "
    "diagramcolors diagramdrawing hyperlink printersettings bibliography documenttasks classificationlabels origin "
    "signature certificate"
)
# The endings of the names of its parts.
_EINDEN = (
    "xml rels png jpg jpeg jpe jfif gif bmp dib tif tiff emf wmf emz wmz svg webp ico wdp odttf ttf fntdata xlsx vml "
    "psmdcp sigs"
)
TOEGESTAAN, EINDEN = frozenset(_SOORTEN.split()), frozenset(_EINDEN.split())
_WEG = {
    "vbaproject": ("macro's", "sla het op als 'Word-document (*.docx)'"),
    "oleobject": ("een ingesloten programma", "klik het object aan en verwijder het, of plak het als afbeelding"),
    "package": ("een ingesloten bestand", "klik het object aan en verwijder het, of plak het als afbeelding"),
    "control": ("een ActiveX-besturing", "klik de besturing aan en verwijder haar (tabblad Ontwikkelaars)"),
    "afchunk": ("een ander bestand dat wordt ingevoegd", "open het in Word en sla het opnieuw op als .docx"),
    "subdocument": ("een subdocument", "zet het om met Beeld > Overzicht > Koppeling verbreken"),
    "mailmergesource": ("een adressenbestand", "kies Verzendlijsten > Afdruk samenvoegen starten > Gewoon document"),
}
_NIEUW = "kopieer de tekst naar een nieuw document en sla dat op als .docx"


def verboden_delen(naam: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a part as its name says it, and how to take it out."""
    einde = naam.lower().rpartition(".")[2]
    if naam.startswith("/") or ".." in naam.split("/") or "\\" in naam:
        yield f"onderdeel {naam} wil buiten het bestand staan", _NIEUW
    elif naam.lower().endswith("vbaproject.bin"):
        yield "het bestand bevat macro's", _WEG["vbaproject"][1]
    elif einde not in EINDEN and not (einde == "bin" and "printersettings" in naam.lower()):
        yield f"onderdeel {naam} is van een soort die hier niet kan", _NIEUW


def verboden_relaties(deel: str, relaties: etree._Element) -> Iterator[tuple[str, str]]:
    """What the relationships of a part may not refer to, and how to take it out.

    Args:
        deel: the part that holds the relationships.
        relaties: those.
    """
    for relatie in relaties:
        soort, doel = relatie.get("Type", "").rpartition("/")[2].lower(), relatie.get("Target", "")
        if soort == "package" and deel.lower().startswith("word/charts/") and doel.lower().endswith(".xlsx"):
            soort = "chart"  # the figures of a chart
        if soort not in TOEGESTAAN:
            wat, advies = _WEG.get(soort, (f"iets wat hier niet kan ({soort[:40]})", _NIEUW))
            yield f"onderdeel {deel} verwijst naar {wat}", advies
        elif relatie.get("TargetMode") == "External" and soort != "hyperlink":
            advies = "verwijder dit in Word, of voeg het in zonder koppeling"
            yield f"onderdeel {deel} haalt iets van buiten op: {doel}", advies
        elif relatie.get("TargetMode") == "External" and not mag_als_link(doel):
            advies = "klik met rechts op de link en kies Hyperlink verwijderen"
            yield f"onderdeel {deel} heeft een link die niet met {', '.join(SCHEMAS)} begint: {doel[:60]}", advies
