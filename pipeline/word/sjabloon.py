"""A Word template: its tags prepared and compiled once, filled for each document.

The tags are docxtpl's (`{{ }}`, `{% %}`, `{%p %}`, `{%tr %}`, `{%tc %}`, `{{r }}`), and so is their
preparation. The rendering is ours: sandboxed, escaped, and strict about names that do not exist.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, pass_context
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from pipeline.dossier.basis import Gat
from pipeline.dossier.perioden import Periode
from pipeline.dossier.waarden import Aantal
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.word import formaten
from pipeline.word.afwerken import GAT_BEGIN, GAT_EINDE, afwerken
from pipeline.word.inhoud import zet_inhoud
from pipeline.word.ooxml import als_bytes, ontleed
from pipeline.word.opmaak import Opmaker
from pipeline.word.pakket import DOCUMENT, open_pakket
from pipeline.word.stijlen import Nummering, Stijlen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import Template
    from jinja2.runtime import Context

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


_VAN_OPMAKER = {
    "markdown": "lange tekst met opmaak, in een eigen alinea: `{{p veld|markdown }}`",
    "link": "link waarop te klikken is: `{{r veld|link }}` of `{{r veld|link(titel) }}`",
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
        stijlen, nummering, opmaker = Stijlen(pakket), Nummering(pakket), Opmaker()
        inhoud = {**feiten, "_opmaker": opmaker}
        meldingen: list[Melding] = []
        for naam in (*pakket.tekstdelen(), _EIGENSCHAPPEN):
            if naam not in pakket.delen or naam not in self.compilaat:
                continue
            xml, fout = self._render(naam, inhoud)
            if fout is not None:
                meldingen.append(fout)
                continue
            try:
                wortel = ontleed(xml.encode())
            except etree.XMLSyntaxError as kapot:
                plaats = Plaats(self.bestand, plek=_plek(naam))
                tekst = f"na het vullen is de opbouw niet meer heel ({kapot.msg})"
                advies = (
                    "zet een tag die een hele alinea of rij omvat in een eigen alinea of rij: {%p … %} of {%tr … %}"
                )
                meldingen.append(NIET_TE_VULLEN.op(plaats, tekst, advies))
                continue
            if naam != _EIGENSCHAPPEN:
                afwerken(wortel, naam, pakket, stijlen, nummering)
            if naam == DOCUMENT:
                zet_inhoud(wortel, stijlen)
            pakket.delen[naam] = als_bytes(wortel)
        nummering.bewaar()
        return (None if meldingen else pakket), tuple(meldingen)

    def _render(self, naam: str, inhoud: Mapping[str, Any]) -> tuple[str, Melding | None]:
        plaats = Plaats(self.bestand, plek=_plek(naam))
        try:
            return re.sub(r"\n<w:p([ >])", r"<w:p\1", self.compilaat[naam].render(inhoud)), None
        except UndefinedError as fout:
            return "", ONBEKENDE_NAAM.op(plaats, _nederlands(fout), "controleer de naam in het sjabloon")
        except SecurityError:
            tekst = "een tag doet iets wat een sjabloon niet mag"
            return "", VERBODEN.op(plaats, tekst, "gebruik alleen de namen en filters uit de handleiding")
        # A template is not ours: whatever one of its expressions runs into is a finding about the template.
        except Exception as fout:  # noqa: BLE001
            tekst = f"een tag past niet bij wat er moet komen ({type(fout).__name__}: {fout})"
            return "", NIET_TE_VULLEN.op(plaats, tekst, "controleer het filter en het feit")


def filters() -> dict[str, str]:
    """The filters of a template, each with what it does, in Dutch."""
    eigen = {naam: uitleg for naam, (_, uitleg) in (*formaten.FORMATEN.items(), *formaten.NAAST_GETAL.items())}
    return {**eigen, **_VAN_OPMAKER}


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
    omgeving = _omgeving()
    compilaat: dict[str, Template] = {}
    fouten: list[Melding] = []
    for naam in (*pakket.tekstdelen(), _EIGENSCHAPPEN):
        if naam not in pakket.delen:
            continue
        bron = pakket.delen[naam].decode("utf-8")
        if naam != _EIGENSCHAPPEN:
            # docxtpl's preparation uses nothing of its instance. A paragraph a line: errors name their line.
            bron = DocxTemplate.patch_xml(None, re.sub(r"<w:p([ >])", r"\n<w:p\1", bron))
        try:
            compilaat[naam] = omgeving.from_string(bron)
        except TemplateSyntaxError as fout:
            fouten.append(_taalfout(fout, bron, Plaats(bestand, plek=_plek(naam))))
    return (None if fouten else Sjabloon(pakket, compilaat, bestand)), tuple(fouten)


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
    if gevonden := re.search(r"'?([\w. ]+?)'?(?: object)?' has no attribute '([^']+)'", tekst):
        return f"'{gevonden[2]}' is niet bekend bij '{gevonden[1].rsplit('.', 1)[-1].strip().lower()}'"
    return "een tag noemt een naam die niet bekend is"


def _omgeving() -> ImmutableSandboxedEnvironment:
    omgeving = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, finalize=_zichtbaar, keep_trailing_newline=True
    )
    omgeving.globals.clear()
    omgeving.filters |= {naam: _laat_gat_door(functie) for naam, (functie, _) in formaten.FORMATEN.items()}
    omgeving.filters |= {naam: functie for naam, (functie, _) in formaten.NAAST_GETAL.items()}
    omgeving.filters |= {naam: _met_opmaker(naam) for naam in _VAN_OPMAKER}
    return omgeving


def _laat_gat_door(functie: Callable[..., Any]) -> Callable[..., Any]:
    """A gap goes through every filter as itself: a concept shows it instead of failing on it."""

    def filter_(waarde: Any, *argumenten: Any, **opties: Any) -> Any:
        return waarde if isinstance(waarde, Gat) else functie(waarde, *argumenten, **opties)

    filter_.__doc__ = functie.__doc__
    return filter_


def _met_opmaker(naam: str) -> Callable[..., Any]:
    """A filter that writes XML of its own, with the `Opmaker` of the document that is being filled."""

    def filter_(context: Context, waarde: Any, *argumenten: Any) -> Markup:
        opmaker = context["_opmaker"]
        return Markup(getattr(opmaker, naam)(_zichtbaar(waarde), *argumenten))  # noqa: S704

    return pass_context(filter_)


def _zichtbaar(waarde: object) -> object:
    """How a value shows in a document. Nothing is a gap too: it never leaves a blank."""
    match waarde:
        case Gat():
            return Markup(f"{GAT_BEGIN}{escape(str(waarde))}{GAT_EINDE}")  # noqa: S704
        case None:
            return Markup(f"{GAT_BEGIN}[nog in te vullen]{GAT_EINDE}")  # noqa: S704
        case bool():
            return "ja" if waarde else "nee"
        case Aantal():
            return formaten.aantal(waarde)
        case Periode():
            return formaten.periode(waarde)
        case datetime.date():
            return formaten.datum(waarde)
        case Decimal():
            return formaten.getal(waarde)
        case _:
            return waarde
