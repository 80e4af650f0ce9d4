"""How a workbook of ours looks: named cell styles in the colours of the network, and the page it is printed on."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from pipeline.grafiek.opmaak import LIJNKLEUR, TEKSTKLEUR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

# 413 is Dutch: programs that are set to another language show Dutch notation all the same.
_NL, _TEKEN = "[$-413]", '"€\N{NO-BREAK SPACE}"'
EURO = f"{_NL}{_TEKEN}#,##0.00;{_NL}{_TEKEN}-#,##0.00"
_DATUM = "dd-mm-yyyy"

INVOERKLEUR = "FFF6DC"
GRIJS = "5B666C"
_FOUTVLAK, _FOUTTEKST = "F9D9D6", "8F1D14"

NIET_GOED = "klopt niet"
_MM = 1 / 25.4


class Stijl(StrEnum):
    """The cell styles, by the name that Excel shows."""

    BAND = "Begroting band"
    BAND_LANG = "Begroting band lang"
    BAND_KLEIN = "Begroting band klein"
    TITEL = "Begroting titel"
    ONDERTITEL = "Begroting ondertitel"
    TUSSENKOP = "Begroting tussenkop"
    KOP = "Begroting kop"
    KOP_MIDDEN = "Begroting kop midden"
    KOP_DOORLOPEND = "Begroting doorlopende kop"
    KOP_RECHTS = "Begroting kop rechts"
    TEKST = "Begroting tekst"
    DOORLOPEND = "Begroting doorlopende tekst"
    ALINEA = "Begroting alinea"
    NUMMER = "Begroting nummer"
    STAP = "Begroting stap"
    LABEL = "Begroting label"
    KENMERK = "Begroting kenmerk"
    BEDRAG = "Begroting bedrag"
    BEDRAG_VET = "Begroting bedrag vet"
    TELLING = "Begroting telling"
    LOS_BEDRAG = "Begroting los bedrag"
    LOS_OORDEEL = "Begroting los oordeel"
    OORDEEL = "Begroting oordeel"
    TOTAAL = "Begroting totaal"
    TOTAAL_BEDRAG = "Begroting totaalbedrag"
    TOTAAL_TELLING = "Begroting totale telling"
    DATUM = "Begroting datum"
    GRAFIEKTITEL = "Begroting grafiektitel"
    VOORBEELD_FOUT = "Begroting voorbeeld fout"
    VOORBEELD_INVOER = "Begroting voorbeeld invoer"
    AANDACHT = "Begroting aandacht"
    AANDACHT_DATUM = "Begroting aandacht datum"
    INVOER = "Invoer tekst"
    INVOER_MIDDEN = "Invoer keuze"
    INVOER_GETAL = "Invoer getal"
    INVOER_BEDRAG = "Invoer bedrag"
    INVOER_DATUM = "Invoer datum"


def stijlen(hoofdkleur: str) -> Iterator[NamedStyle]:
    """The cell styles in the main colour of a network (six hexadecimal digits)."""
    lijn = Border(bottom=Side("thin", LIJNKLEUR))
    boven = Border(top=Side("medium", hoofdkleur), bottom=Side("thin", LIJNKLEUR))
    vlak = PatternFill("solid", fgColor=hoofdkleur)
    gewoon, vet = Font("Calibri", 11, color=TEKSTKLEUR), Font("Calibri", 11, bold=True, color=TEKSTKLEUR)
    wit = Font("Calibri", 11, bold=True, color="FFFFFF")
    grijs = Font("Calibri", 11, color=GRIJS)
    los = Alignment("left", "center")
    links, rechts = Alignment("left", "center", indent=1), Alignment("right", "center", indent=1)
    terug = Alignment("left", "center", indent=1, wrap_text=True)
    invoervlak, foutvlak = PatternFill("solid", fgColor=INVOERKLEUR), PatternFill("solid", fgColor=_FOUTVLAK)
    vormen: dict[Stijl, tuple[Font, Border | None, PatternFill | None, Alignment, str]] = {
        Stijl.BAND: (Font("Calibri", 24, bold=True, color="FFFFFF"), None, vlak, links, "@"),
        Stijl.BAND_LANG: (Font("Calibri", 15, bold=True, color="FFFFFF"), None, vlak, links, "@"),
        Stijl.BAND_KLEIN: (Font("Calibri", 12, color="FFFFFF"), None, vlak, links, "@"),
        Stijl.TITEL: (Font("Calibri", 18, bold=True, color=hoofdkleur), None, None, los, "@"),
        Stijl.ONDERTITEL: (grijs, None, None, los, "@"),
        Stijl.TUSSENKOP: (Font("Calibri", 13.5, bold=True, color=hoofdkleur), None, None, los, "@"),
        Stijl.KOP: (wit, None, vlak, terug, "@"),
        Stijl.KOP_MIDDEN: (wit, None, vlak, Alignment("center", "center", wrap_text=True), "@"),
        Stijl.KOP_DOORLOPEND: (wit, None, vlak, links, "@"),
        Stijl.KOP_RECHTS: (wit, None, vlak, Alignment("right", "center", indent=1, wrap_text=True), "@"),
        Stijl.TEKST: (gewoon, lijn, None, terug, "General"),
        Stijl.DOORLOPEND: (gewoon, lijn, None, links, "General"),
        Stijl.ALINEA: (gewoon, None, None, Alignment("left", "top", indent=1, wrap_text=True), "@"),
        Stijl.NUMMER: (gewoon, lijn, None, Alignment("center", "center"), "0"),
        Stijl.STAP: (grijs, None, None, Alignment("right", "top"), '0"."'),
        Stijl.LABEL: (grijs, None, None, rechts, "@"),
        Stijl.KENMERK: (grijs, lijn, None, links, "@"),
        Stijl.BEDRAG: (gewoon, lijn, None, rechts, EURO),
        Stijl.BEDRAG_VET: (vet, lijn, None, rechts, EURO),
        Stijl.TELLING: (gewoon, lijn, None, rechts, "0"),
        Stijl.LOS_BEDRAG: (vet, None, None, rechts, EURO),
        Stijl.LOS_OORDEEL: (vet, None, None, rechts, "General"),
        Stijl.OORDEEL: (vet, lijn, None, rechts, "General"),
        Stijl.TOTAAL: (vet, boven, None, terug, "General"),
        Stijl.TOTAAL_BEDRAG: (vet, boven, None, rechts, EURO),
        Stijl.TOTAAL_TELLING: (vet, boven, None, rechts, "0"),
        Stijl.DATUM: (gewoon, lijn, None, links, _DATUM),
        Stijl.GRAFIEKTITEL: (vet, None, None, los, "General"),
        Stijl.VOORBEELD_FOUT: (Font("Calibri", 11, bold=True, color=_FOUTTEKST), lijn, foutvlak, links, "General"),
        Stijl.VOORBEELD_INVOER: (gewoon, lijn, invoervlak, links, "General"),
        Stijl.AANDACHT: (vet, lijn, invoervlak, terug, "General"),
        Stijl.AANDACHT_DATUM: (vet, lijn, invoervlak, links, _DATUM),
        Stijl.INVOER: (gewoon, lijn, None, terug, "General"),
        Stijl.INVOER_MIDDEN: (gewoon, lijn, None, Alignment("center", "center"), "General"),
        Stijl.INVOER_GETAL: (gewoon, lijn, None, rechts, "General"),
        Stijl.INVOER_BEDRAG: (gewoon, lijn, None, rechts, EURO),
        Stijl.INVOER_DATUM: (gewoon, lijn, None, links, _DATUM),
    }
    for stijl, (letter, rand, vulling, uitlijning, vorm) in vormen.items():
        is_invoer = stijl.startswith("Invoer")
        yield NamedStyle(
            stijl.value,
            font=letter,
            border=rand or Border(),
            fill=invoervlak if is_invoer else vulling or PatternFill(),
            alignment=uitlijning,
            number_format=vorm,
            protection=Protection(locked=not is_invoer),
        )


def beveilig(blad: Worksheet) -> None:
    """Lock all but the input cells, without a password; widths, heights, filters and sorting stay free."""
    bescherming = blad.protection
    bescherming.sheet = True
    # In the file format these say what is forbidden (ECMA-376 18.3.1.85).
    bescherming.formatColumns = bescherming.formatRows = False
    bescherming.sort = bescherming.autoFilter = False


def zet_pagina(
    blad: Worksheet, *, links: str, rechts: str, bereik: str, koprij: int | None, hoog: int, schaal: int | None
) -> None:
    """A4, landscape, one page wide, with a header, a footer and page numbers.

    Args:
        blad: the sheet.
        links: left in the header.
        rechts: right in the header.
        bereik: what is printed, such as `A1:M48`.
        koprij: row that is repeated on each page, None for none.
        hoog: how many pages high it is at most, 0 for as many as needed.
        schaal: scale in percent, None for what makes it one page wide.
    """
    blad.page_setup.orientation = "landscape"
    blad.page_setup.paperSize = 9
    if schaal is None:
        blad.page_setup.fitToWidth, blad.page_setup.fitToHeight = 1, hoog
    else:
        blad.page_setup.scale = schaal
    blad.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=schaal is None)
    blad.page_margins = PageMargins(
        left=15 * _MM, right=15 * _MM, top=20 * _MM, bottom=18 * _MM, header=9 * _MM, footer=8 * _MM
    )
    blad.print_options.horizontalCentered = False
    blad.print_area = bereik
    if koprij is not None:
        blad.print_title_rows = f"{koprij}:{koprij}"
    blad.oddHeader = _strook(_in_koptekst(links), _in_koptekst(rechts))
    blad.oddFooter = _strook("Blad &A", "Pagina &P van &N")


def _strook(links: str, rechts: str) -> HeaderFooterItem:
    strook = HeaderFooterItem()
    strook.left.text, strook.right.text = links, rechts
    return strook


def _in_koptekst(tekst: str) -> str:
    """Text in a header, where `&` begins a code and all parts together may hold 255 characters."""
    kort = " ".join(tekst.split())
    kort = kort if len(kort) <= 90 else kort[:89] + "…"
    return kort.replace("&", "&&")


def kleur_afkeuring(blad: Worksheet, bereik: str) -> None:
    """Make a cell red where its text says that something is wrong."""
    regel = CellIsRule(  # type: ignore[no-untyped-call]
        operator="equal",
        formula=[f'"{NIET_GOED}"'],
        font=Font(bold=True, color=_FOUTTEKST),
        fill=PatternFill("solid", bgColor=_FOUTVLAK),
    )
    blad.conditional_formatting.add(bereik, regel)
