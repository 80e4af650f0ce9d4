"""A Word template: its tags prepared and compiled once, filled for each document.

The tags are docxtpl's (`{{ }}`, `{% %}`, `{%p %}`, `{%tr %}`, `{%tc %}`, `{{r }}`), and so is their
preparation. The rendering is ours: sandboxed, escaped, and strict about names that do not exist.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from lxml import etree

from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.word.afwerken import GAT_BEGIN, GAT_EINDE, afwerken
from pipeline.word.inhoud import zet_inhoud
from pipeline.word.omgeving import NietTePlaatsen, Omgeving, TeGroot, render
from pipeline.word.ooxml import alineas, als_bytes, ontleed, w
from pipeline.word.opmaak import Opmaker
from pipeline.word.pakket import DOCUMENT, open_pakket
from pipeline.word.stijlen import Nummering, Stijlen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Template

    from pipeline.word.pakket import Pakket

TAALFOUT = Meldingsoort(
    "S03",
    Ernst.FOUT,
    "tag niet goed geschreven",
    "Een tag in het sjabloon kan niet worden gelezen: een haak ontbreekt, of een `{% for %}` of `{% if %}` wordt niet "
    "gesloten.",
)
ONBEKENDE_NAAM = Meldingsoort(
    "S04",
    Ernst.FOUT,
    "onbekende naam in sjabloon",
    "Het sjabloon vraagt om een feit dat in het dossier niet bestaat.",
)
VERBODEN = Meldingsoort(
    "S05",
    Ernst.FOUT,
    "verboden in sjabloon",
    "Het sjabloon probeert iets anders te doen dan feiten uit het dossier plaatsen.",
)
NIET_TE_VULLEN = Meldingsoort(
    "S06",
    Ernst.FOUT,
    "sjabloon niet te vullen",
    "Een tag past niet bij het feit dat er moet komen, bijvoorbeeld een datumfilter op een getal.",
)

_EIGENSCHAPPEN = "docProps/core.xml"
_NAMEN_VAN_DELEN = {
    "document": "hoofdtekst",
    "header": "koptekst",
    "footer": "voettekst",
    "footnotes": "voetnoten",
}


@dataclass(frozen=True, slots=True)
class Sjabloon:
    """A compiled template.

    Args:
        pakket: the parts of the Word file; never changed.
        compilaat: the compiled parts that hold tags, by their name.
        bestand: its path as seen from the werkmap, for the places.
    """

    pakket: Pakket
    compilaat: Mapping[str, Template]
    bestand: str

    def vul(self, feiten: Mapping[str, Any]) -> tuple[Pakket | None, tuple[Melding, ...]]:
        """Fill the template.

        Args:
            feiten: what the tags may name.

        Returns:
            The filled package, or None where it cannot be filled; and why (S04 to S06).
        """
        pakket = self.pakket.kopie()
        stijlen, nummering = Stijlen(pakket), Nummering(pakket)
        inhoud = {**feiten, "_opmaker": Opmaker()}
        meldingen: list[Melding] = []
        for naam in self.compilaat:
            xml, fout = self._render(naam, inhoud)
            fout = fout or self._maak_af(naam, xml, pakket, stijlen, nummering)
            if fout is not None:
                meldingen.append(fout)
        nummering.bewaar()
        return (None if meldingen else pakket), tuple(meldingen)

    def _render(self, naam: str, inhoud: Mapping[str, Any]) -> tuple[str, Melding | None]:
        plaats = Plaats(self.bestand, plek=_plek(naam))
        try:
            return render(self.compilaat[naam], inhoud), None
        except UndefinedError as fout:
            return "", ONBEKENDE_NAAM.op(plaats, _nederlands(fout), "controleer de naam in het sjabloon")
        except SecurityError:
            tekst = "een tag doet iets wat een sjabloon niet mag, zoals rekenen of een functie aanroepen"
            return "", VERBODEN.op(plaats, tekst, "gebruik alleen de namen en filters uit de handleiding")
        except NietTePlaatsen:
            tekst = "een tag noemt een hele groep of lijst; die heeft op papier geen plaats"
            return "", NIET_TE_VULLEN.op(
                plaats, tekst, "noem een feit daarbinnen, of herhaal de lijst met {%p for … %}"
            )
        except TeGroot:
            tekst = "het document wordt groter dan een document kan zijn"
            return "", NIET_TE_VULLEN.op(plaats, tekst, "controleer de herhalingen in het sjabloon")
        # A template is not ours: whatever one of its expressions runs into is a finding about the template.
        except Exception:  # noqa: BLE001
            tekst = "een tag past niet bij het feit dat er moet komen"
            return "", NIET_TE_VULLEN.op(plaats, tekst, "controleer of elk filter bij zijn feit hoort")

    def _maak_af(self, naam: str, xml: str, pakket: Pakket, stijlen: Stijlen, nummering: Nummering) -> Melding | None:
        """Put a rendered part into the package; a melding where it cannot be."""
        plaats = Plaats(self.bestand, plek=_plek(naam))
        try:
            if naam == _EIGENSCHAPPEN:
                wortel = ontleed(xml.replace(GAT_BEGIN, "").replace(GAT_EINDE, "").encode())
            else:
                wortel = ontleed(re.sub(r"\n<w:p([ >])", r"<w:p\1", xml).encode())
                afwerken(wortel, naam, pakket, stijlen, nummering)
            if naam == DOCUMENT:
                zet_inhoud(wortel, stijlen)
        except etree.XMLSyntaxError:
            tekst = "na het vullen is de opbouw van het document niet meer heel"
            advies = "zet een tag om een alinea of rij in een eigen alinea of rij: {%p … %} of {%tr … %}"
            return NIET_TE_VULLEN.op(plaats, tekst, advies)
        # What stands in a template is not ours: a number that is no number, a marker typed by hand.
        except Exception:  # noqa: BLE001
            tekst = "de opbouw van het sjabloon klopt niet"
            return NIET_TE_VULLEN.op(plaats, tekst, "open het sjabloon in Word en sla het opnieuw op")
        pakket.delen[naam] = als_bytes(wortel)
        return None


def laad_sjabloon(inhoud: bytes, bestand: str) -> tuple[Sjabloon | None, tuple[Melding, ...]]:
    """Compile a Word file into a template.

    Args:
        inhoud: the bytes of the file.
        bestand: its path as seen from the werkmap, for the places.

    Returns:
        The template, or None where it cannot be used; and why (S01 to S03, S05).
    """
    pakket, meldingen = open_pakket(inhoud, bestand)
    if pakket is None:
        return None, meldingen
    omgeving = Omgeving()
    compilaat: dict[str, Template] = {}
    fouten: list[Melding] = []
    for naam in (*pakket.tekstdelen(), _EIGENSCHAPPEN):
        if naam not in pakket.delen:
            continue
        wortel = ontleed(pakket.delen[naam])
        fouten.extend(_open_tags(wortel, bestand, _plek(naam)))
        bron = etree.tostring(wortel, encoding="unicode")
        if naam != _EIGENSCHAPPEN:
            # docxtpl's preparation uses nothing of its instance. A paragraph a line: errors name their line.
            bron = DocxTemplate.patch_xml(None, re.sub(r"<w:p([ >])", r"\n<w:p\1", bron))
        try:
            compilaat[naam] = omgeving.from_string(bron)
        except TemplateSyntaxError as fout:
            fouten.append(_taalfout(fout, bron, Plaats(bestand, plek=_plek(naam))))
        except (RecursionError, SyntaxError):
            plaats = Plaats(bestand, plek=_plek(naam))
            fouten.append(TAALFOUT.op(plaats, "tags zijn te diep in elkaar gezet", "maak het sjabloon eenvoudiger"))
    return (None if fouten else Sjabloon(pakket, compilaat, bestand)), tuple(fouten)


def _open_tags(wortel: etree._Element, bestand: str, deel: str) -> Iterator[Melding]:
    """Tags that are not closed in their paragraph: their preparation would take what follows along."""
    for nummer, alinea in enumerate(alineas(wortel), 1):
        tekst = "".join(knoop.text or "" for knoop in alinea.iter(w("t")))
        rest = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", "", tekst)
        if (los := re.search(r"\{\{|\{%|\{#|\}\}|%\}|#\}", rest)) is not None:
            plaats = Plaats(bestand, plek=f"{deel}, alinea {nummer}")
            begin = " ".join(rest[los.start() :].split())[:60]
            yield TAALFOUT.op(plaats, f"een tag is niet gesloten of geopend bij '{begin}'", "controleer de accolades")


def _taalfout(fout: TemplateSyntaxError, bron: str, plaats: Plaats) -> Melding:
    regels = bron.splitlines()
    regel = regels[min(fout.lineno, len(regels)) - 1] if regels else ""
    tekst = " ".join(re.sub(r"<[^>]+>", "", regel).split())[:80]
    if "filter" in (fout.message or "").lower() or "No filter" in str(fout):
        return ONBEKENDE_NAAM.op(plaats, f"onbekend filter bij '{tekst}'", "controleer de naam van het filter")
    return TAALFOUT.op(
        plaats, f"een tag is niet goed geschreven bij '{tekst}'", "controleer de haken en het slot van de tag"
    )


def _plek(naam: str) -> str:
    stam = naam.rsplit("/", 1)[-1].removesuffix(".xml").rstrip("0123456789")
    return _NAMEN_VAN_DELEN.get(stam, stam if naam != _EIGENSCHAPPEN else "eigenschappen")


def _nederlands(fout: UndefinedError) -> str:
    tekst = str(fout)
    if gevonden := re.search(r"'([^']+)' is undefined", tekst):
        return f"'{gevonden[1]}' is niet bekend"
    if gevonden := re.search(r"'None' has no attribute '([^']+)'", tekst):
        return f"'{gevonden[1]}' hoort bij iets dat in het dossier niet is ingevuld; zet er {{%p if … %}} omheen"
    if gevonden := re.search(r"'?([\w. ]+?)'?(?: object)?' has no attribute '([^']+)'", tekst):
        return f"'{gevonden[2]}' is niet bekend bij '{gevonden[1].rsplit('.', 1)[-1].strip().lower()}'"
    return "een tag noemt een naam die niet bekend is"
