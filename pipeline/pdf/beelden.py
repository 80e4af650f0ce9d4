"""Pictures of a document: one of each page, and one with all pages in small.

For a quick look without opening Word, and for in a mail. The pages are drawn by PDFium, the program that shows PDFs in
Chrome; the same PDF gives the same pictures.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats

if TYPE_CHECKING:
    from collections.abc import Sequence

NIET_TE_TONEN = Meldingsoort(
    "F09",
    Ernst.FOUT,
    "van dit bestand is geen voorbeeld te maken",
    "Een voorbeeld bestaat uit afbeeldingen van de pagina's. Daarvoor moet het een Word-bestand of een PDF zijn die te "
    "openen is, zonder wachtwoord en met ten minste één pagina.",
)

# Sharp enough to read on a screen, small enough to mail.
_PER_INCH = 110
_PUNTEN_PER_INCH = 72
# A page that is as large as a wall is drawn smaller.
_ZIJDE_HOOGSTENS = 4000
_PAGINAS_HOOGSTENS = 2000
# The overview, in pixels: as wide as a screen, with room for a number under each page.
_BREED = 1400
_SMALST, _BREEDST = 90, 320
_TUSSEN = 16
_A4 = 297 / 210
_ACHTERGROND, _RAND, _INKT = (240, 240, 240), (160, 160, 160), (40, 40, 40)


@dataclass(frozen=True, slots=True)
class Beelden:
    """The pictures of a document, as PNG.

    Args:
        paginas: each page.
        overzicht: all pages in small, with their numbers.
    """

    paginas: tuple[bytes, ...]
    overzicht: bytes


def teken(inhoud: bytes, bestand: str) -> tuple[Beelden | None, tuple[Melding, ...]]:
    """Draw the pages of a PDF.

    Args:
        inhoud: the bytes of the PDF.
        bestand: the document, for the places.

    Returns:
        The pictures, or None where there are none; and why (F09).
    """
    try:
        fout = _bezwaar(inhoud)
        if fout is None:
            return _beelden(inhoud), ()
    except pikepdf.PasswordError:
        fout = "deze PDF is beveiligd met een wachtwoord", "maak een PDF zonder wachtwoord, en probeer het daarmee"
    except (pikepdf.PdfError, pypdfium2.PdfiumError):
        fout = "deze PDF is beschadigd en kan niet worden geopend", "maak de PDF opnieuw"
    tekst, advies = fout
    return None, (NIET_TE_TONEN.op(Plaats(bestand), tekst, advies),)


def _beelden(inhoud: bytes) -> Beelden:
    paginas: list[bytes] = []
    klein: list[Image.Image] = []
    with pypdfium2.PdfDocument(inhoud) as pdf:
        kolommen, breed = _indeling(len(pdf))
        for nummer in range(len(pdf)):
            beeld = _getekend(pdf[nummer])
            paginas.append(_png(beeld))
            beeld.thumbnail((breed, round(breed * _A4)), Image.Resampling.LANCZOS)
            klein.append(beeld)
    return Beelden(tuple(paginas), _png(_overzicht(klein, kolommen, breed)))


def _bezwaar(inhoud: bytes) -> tuple[str, str] | None:
    """Why a PDF cannot be drawn, and what to do."""
    with pikepdf.open(io.BytesIO(inhoud)) as pdf:
        aantal = len(pdf.pages)
    if aantal == 0:
        return "dit document heeft geen pagina's", "maak het document opnieuw"
    if aantal > _PAGINAS_HOOGSTENS:
        return (
            f"dit document heeft {aantal} pagina's; van meer dan {_PAGINAS_HOOGSTENS} wordt geen voorbeeld gemaakt",
            "open het document zelf",
        )
    return None


def _getekend(pagina: pypdfium2.PdfPage) -> Image.Image:
    langste = max(*pagina.get_size(), 1)
    schaal = min(_PER_INCH / _PUNTEN_PER_INCH, _ZIJDE_HOOGSTENS / langste)
    beeld: Image.Image = pagina.render(scale=schaal).to_pil()
    return beeld.convert("RGB")


def _indeling(aantal: int) -> tuple[int, int]:
    """How many pages of an overview stand beside each other, and how wide each is: more pages, smaller ones."""
    kolommen = min(aantal, max(4, math.ceil(math.sqrt(aantal * _A4))))
    breed = (_BREED - _TUSSEN) // kolommen - _TUSSEN
    return kolommen, max(_SMALST, min(_BREEDST, breed))


def _overzicht(klein: Sequence[Image.Image], kolommen: int, breed: int) -> Image.Image:
    hoog = round(breed * _A4)
    letter = ImageFont.load_default(max(11, breed // 14))
    regel = max(11, breed // 14) + _TUSSEN // 2
    rijen = math.ceil(len(klein) / kolommen)
    maat = (_TUSSEN + kolommen * (breed + _TUSSEN), _TUSSEN + rijen * (hoog + regel + _TUSSEN))
    vel = Image.new("RGB", maat, _ACHTERGROND)
    pen = ImageDraw.Draw(vel)
    for plek, beeld in enumerate(klein):
        links = _TUSSEN + plek % kolommen * (breed + _TUSSEN)
        boven = _TUSSEN + plek // kolommen * (hoog + regel + _TUSSEN)
        x, y = links + (breed - beeld.width) // 2, boven + (hoog - beeld.height) // 2
        pen.rectangle((x - 1, y - 1, x + beeld.width, y + beeld.height), outline=_RAND)
        vel.paste(beeld, (x, y))
        pen.text((links + breed // 2, boven + hoog + _TUSSEN // 4), str(plek + 1), _INKT, letter, anchor="ma")
    return vel


def _png(beeld: Image.Image) -> bytes:
    uit = io.BytesIO()
    beeld.save(uit, "PNG")
    return uit.getvalue()
