"""Pictures: what a PNG or JPEG file is, and the drawing that shows it in a line of text."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image

from pipeline.word.ooxml import WP, A, R, quoteattr

_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
EMU_PER_CM = 360_000
# The width of the text on a page A4 with margins of 2,5 cm.
BREEDTE_HOOGSTENS_CM = 16


class GeenBeeld(Exception):
    """The file is no PNG or JPEG picture."""


@dataclass(frozen=True, slots=True)
class Beeld:
    """A picture.

    Args:
        inhoud: the bytes of the file.
        ending: `png` or `jpg`.
        soort: its content type.
        breed: width in EMU at its own resolution.
        hoog: height in EMU at its own resolution.
    """

    inhoud: bytes
    ending: str
    soort: str
    breed: int
    hoog: int

    @classmethod
    def van(cls, inhoud: bytes) -> Beeld:
        """Recognise a picture by its bytes.

        Raises:
            GeenBeeld: it is none that Word shows everywhere.
        """
        try:
            beeld = Image.from_blob(inhoud)
            gevonden = cls(inhoud, beeld.ext, beeld.content_type, int(beeld.width), int(beeld.height))
        except (
            UnrecognizedImageError,
            InvalidImageStreamError,
            UnexpectedEndOfFileError,
            ValueError,
            KeyError,
            IndexError,
            ZeroDivisionError,
        ) as fout:
            raise GeenBeeld from fout
        if gevonden.ending not in {"png", "jpg"} or not gevonden.breed or not gevonden.hoog:
            raise GeenBeeld
        return gevonden

    @property
    def naam(self) -> str:
        """Its name in a package: the same picture is there once."""
        return f"media/beeld-{sha256(self.inhoud).hexdigest()[:12]}.{self.ending}"

    def passend(self, breed: int, hoog: int) -> tuple[int, int]:
        """Width and height in EMU of the largest that fits, in its own proportions."""
        schaal = min(breed / self.breed, hoog / self.hoog)
        return round(self.breed * schaal), round(self.hoog * schaal)

    def als_tekening(self, merk: str, nummer: str, tekst: str, breedte_cm: float | None) -> str:
        """A run with the picture, as wide as asked or at its own size, and never wider than the text.

        Args:
            merk: the id of its relationship.
            nummer: the id of the drawing.
            tekst: alternative text; where it is empty the picture is decoration.
            breedte_cm: width in cm.
        """
        breed = round(min(breedte_cm or self.breed / EMU_PER_CM, BREEDTE_HOOGSTENS_CM) * EMU_PER_CM)
        breed, hoog = self.passend(breed, self.hoog * breed)
        maat = f'cx="{breed}" cy="{hoog}"'
        eigen = f'id="{nummer}" name="Beeld {nummer}" descr={quoteattr(tekst)}'
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0"><wp:extent {maat}/>'
            f'<wp:docPr {eigen}/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{A}" noChangeAspect="1"/>'
            f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
            f'<pic:nvPicPr><pic:cNvPr id="0" name="Beeld {nummer}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip xmlns:r="{R}" r:embed={quoteattr(merk)}/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {maat}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
