"""More than plain text: Markdown in the template's own styles, real links, pictures, whole Word files.

A filter gives the XML of whole paragraphs or runs. What depends on where it lands in the document stands in it as a
marker: `merken` replaces those of links, pictures and charts, `afwerken` those of headings and lists.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from pipeline.bestand.bijlage import BijlageFout
from pipeline.dossier.basis import Gat
from pipeline.dossier.grafiek import Grafiek
from pipeline.dossier.opmaak import ontleed_opmaak
from pipeline.dossier.status import Statuscode
from pipeline.spoor.tweeling import origineel_van
from pipeline.word.beelden import Beeld, GeenBeeld
from pipeline.word.grafieken import als_grafiektekening, passende_hoogte
from pipeline.word.ooxml import quoteattr
from pipeline.word.tekstbouw import Tekstbouw
from pipeline.word.zichtbaar import GAT_BEGIN, NietTePlaatsen, Volgnummer, als_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.bestand.bijlage import Bijlagen
    from pipeline.grafiek.ingesloten import Ingesloten
    from pipeline.word.stijlen import Stijlen

# Markers in attribute values, as those of `tekstbouw`.
MERK = '"@'
BEELD = "@beeld:"
GRAFIEK = "@grafiek:"
DOCUMENTMERK = "@document:"
# The style of a symbol, with a font that has it.
_SYMBOOLSTIJL = "Statussymbool"


@dataclass(slots=True)
class Opmaker:
    """Writes what is more than plain text; one for each document, because lists and pictures are numbered in it.

    Args:
        stijlen: the styles of the document.
        bijlagen: the files that the dossier may name.
        nummers: gives each picture its number.
        kleuren: main colour and accent of the network.
        beelden: the pictures that were placed, by their marker.
        grafieken: the charts that were placed, by their marker.
        documenten: the Word files that were placed, by their marker.
        laatste_grafiek: the number of the drawing of the chart that was placed last.
    """

    stijlen: Stijlen
    bijlagen: Bijlagen
    nummers: Volgnummer
    kleuren: tuple[str, str]
    beelden: dict[str, Beeld] = field(default_factory=dict)
    grafieken: dict[str, Ingesloten] = field(default_factory=dict)
    documenten: dict[str, bytes] = field(default_factory=dict)
    laatste_grafiek: int = 0
    _nummers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _statusmerken: dict[int, tuple[Statuscode, Markup]] = field(default_factory=dict)
    _bouw: Tekstbouw = field(init=False)

    def __post_init__(self) -> None:
        self._bouw = Tekstbouw(self.stijlen)

    def markdown(self, tekst: object, stijl: str = "Body Text") -> Markup:
        """Long text in Markdown, placed as `{{p veld|markdown }}`. `stijl` is the paragraph style."""
        return Markup(self._bouw.alineas(str(tekst), stijl, self._nummers))  # noqa: S704 - escaped

    def opgemaakt(self, tekst: object) -> Markup:
        """Text with emphasis and links in the middle of a sentence, placed as `{{r veld|opgemaakt }}`."""
        regels = (token.children or [] for token in ontleed_opmaak(str(tekst)) if token.type == "inline")
        return Markup("<w:r><w:br/></w:r>".join("".join(self._bouw.regel(regel)) for regel in regels))  # noqa: S704

    def link(self, adres: object, tekst: object | None = None) -> Markup:
        """A link that can be clicked, placed as `{{r veld|link }}` or `{{r veld|link(titel) }}`."""
        zichtbaar = str(tekst if tekst is not None else adres)
        if not str(adres).startswith(("http://", "https://", "mailto:", "tel:")):
            return Markup(self._bouw.run(str(adres)))  # noqa: S704 - a gap shows as itself
        return Markup(self._bouw.link(str(adres), zichtbaar))  # noqa: S704

    def afbeelding(self, naam: object, breedte: float | None = None, tekst: object = "") -> Markup:
        """A picture of the network, placed as `{{r veld|afbeelding(8, "wat er te zien is") }}`.

        Args:
            naam: the file, as seen from the folder `bijlagen` of the network.
            breedte: width in cm.
            tekst: what is seen on it, for who does not see it.

        Raises:
            BijlageFout: it cannot be used.
        """
        if GAT_BEGIN in str(naam):
            return Markup(self._bouw.run(str(naam)))  # noqa: S704 - a gap shows as itself
        try:
            beeld = Beeld.van(self.bijlagen.lees(str(naam)))
        except GeenBeeld as fout:
            raise BijlageFout(f"'{naam}' is geen PNG- of JPEG-bestand") from fout
        merk = f"{BEELD}{beeld.naam}"
        self.beelden[merk] = beeld
        return Markup(beeld.als_tekening(merk, str(self.nummers.volgende()), str(tekst), breedte))  # noqa: S704

    def grafiek(self, grafiek: object, breedte: float = 16, hoogte: float | None = None) -> Markup:
        """A chart that can be edited in Word, placed as `{{r evaluatie.grafiek|grafiek(16, 6) }}`.

        Args:
            grafiek: what it shows; a gap shows as itself.
            breedte: width in cm.
            hoogte: height in cm; without it what its bars need.
        """
        from pipeline.grafiek.ingesloten import sluit_in  # openpyxl is slow to import: only where there is a chart

        if not isinstance(grafiek, Grafiek):
            return Markup(self._bouw.run(str(grafiek)))  # noqa: S704 - a gap shows as itself
        nummer = self.laatste_grafiek = self.nummers.volgende()
        merk = f"{GRAFIEK}{nummer}"
        self.grafieken[merk] = sluit_in(grafiek, self.kleuren)
        maat = (breedte, hoogte or passende_hoogte(grafiek))
        return Markup(als_grafiektekening(merk, str(nummer), grafiek.beschrijving, maat))  # noqa: S704

    def statusmerk(self, status: Any) -> Markup:
        """The symbol and the word of a status in the colour of its text, placed as `{{r u.status|statusmerk }}`.

        Who follows values sees the symbol and the word read, and not the colour.

        Args:
            status: a status; a gap shows as itself.

        Raises:
            NietTePlaatsen: it is no status.
        """
        if not issubclass(type(status), Statuscode):
            if GAT_BEGIN not in str(status):
                raise NietTePlaatsen
            return Markup(self._bouw.run(str(status)))  # noqa: S704 - a gap shows as itself
        delen, eigen = (status.symbool, status.label), origineel_van(status)  # read each time: somebody may follow
        if id(eigen) not in self._statusmerken:  # each result of a large plan has one of a few
            self._statusmerken[id(eigen)] = (eigen, self._statusmerk(*delen, eigen.tekstkleur))
        return self._statusmerken[id(eigen)][1]

    def _statusmerk(self, symbool: object, label: object, kleur: object) -> Markup:
        letter = "" if isinstance(kleur, Gat) else f"<w:color w:val={quoteattr(str(kleur))}/>"

        def run(deel: object, stijl: str, begin: str) -> str:
            opmaak = f"{stijl}{'' if isinstance(deel, Gat) else letter}"  # a gap has a style and a colour of its own
            eigen = f"<w:rPr>{opmaak}</w:rPr>" if opmaak else ""
            return f'<w:r>{eigen}<w:t xml:space="preserve">{begin}{als_xml(deel)}</w:t></w:r>'

        stijl = self._bouw.stijl("r", _SYMBOOLSTIJL)
        return Markup(run(symbool, stijl, "") + run(label, "", " "))  # noqa: S704 - escaped

    def document(self, naam: object) -> Markup:
        """The text of a Word file of the network, placed as `{{p veld|document }}`.

        Args:
            naam: the file, as seen from the folder `bijlagen` of the network.

        Raises:
            BijlageFout: it cannot be used.
        """
        if GAT_BEGIN in str(naam):
            return Markup(self._bouw.alinea("Body Text", self._bouw.run(str(naam))))  # noqa: S704 - a gap shows as itself
        merk = f"{DOCUMENTMERK}{next(self._nummers)}"
        self.documenten[merk] = self.bijlagen.lees(str(naam))
        return Markup(f'<w:p><w:pPr><w:pStyle w:val="{merk}"/></w:pPr></w:p>')  # noqa: S704
