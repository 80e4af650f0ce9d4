"""A Word file as its parts: read within limits, written the same every time."""

from __future__ import annotations

import contextlib
import posixpath
import threading
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.bestand.archief import WORD, ArchiefFout, Begin, Bestandsoort, open_archief, soort_van
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.word.adressen import VerbodenAdres, mag_als_link
from pipeline.word.inpakken import Inpakker
from pipeline.word.ooxml import RELS, TYPES, als_bytes, ontleed, w
from pipeline.word.plekken import naam_van_deel
from pipeline.word.relaties import verboden_delen, verboden_relaties
from pipeline.word.stijlen import Stijlen
from pipeline.word.velden import verboden_velden
from pipeline.word.vorm import gewone_vorm

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from pipeline.grafiek.ingesloten import Ingesloten
    from pipeline.word.beelden import Beeld

DOCUMENT = "word/document.xml"
EIGENSCHAPPEN = "docProps/core.xml"
_OPMERKINGEN = "word/comments.xml"
_STIJLEN = "word/styles.xml"
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
AFBEELDING = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_GRAFIEK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
_GRAFIEKTYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WERKBOEK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"
_WERKBOEKTYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_GEEN_RELATIES = f'<Relationships xmlns="{RELS}"/>'.encode()
# From this many bytes on it costs less to start a thread than to wait.
_GROOT = 1_000_000

GEEN_WORD = Meldingsoort(
    "S01",
    Ernst.FOUT,
    "geen leesbaar Word-bestand",
    "Het bestand heet .docx, maar is geen (heel) Word-document, of het is beveiligd met een wachtwoord.",
)
ONVEILIG_WORD = Meldingsoort(
    "S02",
    Ernst.FOUT,
    "onveilig Word-bestand",
    "Het bestand bevat macro's, velden, links of onderdelen die hier niet kunnen, haalt iets van buiten op, of is "
    "uitgepakt veel te groot.",
)


@dataclass(slots=True)
class Pakket:
    """The parts of a Word file.

    Args:
        delen: content of each part by its name, without a leading slash.
    """

    delen: dict[str, bytes]
    _bomen: dict[str, tuple[bytes, etree._Element]] = field(default_factory=dict)
    _stijlen: tuple[bytes | None, Stijlen] | None = None
    _inpakker: Inpakker | None = None
    _draad: threading.Thread | None = None

    def boom(self, deel: str) -> etree._Element:
        """A part as a tree to look at, parsed once; who changes it takes a tree of their own.

        Raises:
            etree.XMLSyntaxError: the part is not well-formed.
        """
        self._wacht()
        return self._boom(deel)

    def _boom(self, deel: str) -> etree._Element:
        inhoud = self.delen[deel]
        bewaard = self._bomen.get(deel)
        if bewaard is None or bewaard[0] is not inhoud:
            bewaard = self._bomen[deel] = (inhoud, ontleed(inhoud))
        return bewaard[1]

    def ontleed_alvast(self) -> None:
        """Begin to parse the body where it is large; who asks for a tree waits for it.

        Until then Python goes on with something else: libxml2 has no need of it.
        """
        if len(self.delen[DOCUMENT]) >= _GROOT:
            self._draad = threading.Thread(target=self._ken, args=(DOCUMENT,))
            self._draad.start()

    def _wacht(self) -> None:
        if self._draad is not None:
            self._draad.join()
            self._draad = None

    def zet(self, deel: str, inhoud: bytes, boom: etree._Element | None = None) -> None:
        """Put a part into the package, together with the tree that it was parsed to or made from, if any."""
        self.delen[deel] = inhoud
        if boom is not None:
            self._bomen[deel] = (inhoud, boom)

    @property
    def stijlen(self) -> Stijlen:
        """The styles of the file."""
        inhoud = self.delen.get(_STIJLEN)
        if self._stijlen is None or self._stijlen[0] is not inhoud:
            self._stijlen = (inhoud, Stijlen(self.boom(_STIJLEN) if inhoud is not None else None))
        return self._stijlen[1]

    def kopie(self) -> Pakket:
        """A package that can be filled without touching this one; what stays the same is compressed once for all."""
        if self._inpakker is None:
            self._inpakker = Inpakker(self.delen)
            self._ken_delen()
        return Pakket(dict(self.delen), _bomen=dict(self._bomen), _stijlen=self._stijlen, _inpakker=self._inpakker)

    def _ken_delen(self) -> None:
        """Parse once what every document made from this package has in common with it."""
        for naam in self.delen:
            if naam != DOCUMENT and naam.lower().endswith((".xml", ".rels")):
                self._ken(naam)
        _ = self.stijlen

    def _ken(self, naam: str) -> None:
        with contextlib.suppress(etree.XMLSyntaxError):
            self._boom(naam)

    @property
    def begin(self) -> Begin | None:
        """How the file begins that `schrijf` gave, with the parts that stand there."""
        return self._inpakker.begin if self._inpakker is not None else None

    def leen_van(self, ander: Pakket) -> frozenset[str]:
        """Take over what is known of the parts that are the same in another package, byte for byte; gives which."""
        bekend: set[str] = set()
        ander._wacht()
        for naam, inhoud in ander.delen.items():
            boom = ander._bomen.get(naam)
            is_xml = naam.endswith((".xml", ".rels"))
            if self.delen.get(naam) == inhoud and (not is_xml or (boom is not None and boom[0] is inhoud)):
                self.delen[naam] = inhoud
                bekend.add(naam)
                if boom is not None:
                    self._bomen[naam] = boom
        self._stijlen = ander._stijlen
        return frozenset(bekend)

    def tekstdelen(self) -> tuple[str, ...]:
        """The parts that hold text, the body first: headers, footers, notes and comments."""
        namen = ("document", "header", "footer", "footnotes", "endnotes", "comments")
        return tuple(
            naam
            for naam in sorted(self.delen, key=lambda naam: naam != DOCUMENT)
            if naam.startswith("word/")
            and naam.count("/") == 1
            and naam[5:].startswith(namen)
            and naam.endswith(".xml")
        )

    def opmerkingen(self) -> frozenset[str]:
        """The numbers of the comments."""
        if _OPMERKINGEN not in self.delen:
            return frozenset()
        return frozenset(knoop.get(w("id"), "") for knoop in self.boom(_OPMERKINGEN).iter(w("comment")))

    def relaties(self, deel: str) -> etree._Element:
        """The relationships of a part, to look at; empty where it has none."""
        naam = relatiedeel(deel)
        return self.boom(naam) if naam in self.delen else ontleed(_GEEN_RELATIES)

    def nieuwe_relatie(self, deel: str, soort: str, doel: str, *, buiten: bool) -> str:
        """Add a relationship to a part, or find the one that is there; gives its id.

        Raises:
            VerbodenAdres: it would lead outside, to where no link may.
        """
        if buiten and not mag_als_link(doel):
            raise VerbodenAdres(doel)
        relaties = deepcopy(self.relaties(deel))
        for relatie in relaties:
            if (relatie.get("Type"), relatie.get("Target")) == (soort, doel):
                return str(relatie.get("Id"))
        gebruikt = {relatie.get("Id") for relatie in relaties}
        nummer = next(n for n in range(1, len(gebruikt) + 2) if f"rId{n}" not in gebruikt)
        nieuw = etree.SubElement(relaties, f"{{{RELS}}}Relationship", Id=f"rId{nummer}", Type=soort, Target=doel)
        if buiten:
            nieuw.set("TargetMode", "External")
        self.zet(relatiedeel(deel), als_bytes(relaties), relaties)
        return f"rId{nummer}"

    def nieuw_beeld(self, deel: str, beeld: Beeld) -> str:
        """Add a picture to a part, or find it where it is there; gives the id of its relationship."""
        self.delen[f"word/{beeld.naam}"] = beeld.inhoud
        self.zet_bestandstype(beeld.ending, beeld.soort)
        return self.nieuwe_relatie(deel, AFBEELDING, beeld.naam, buiten=False)

    def nieuwe_grafiek(self, deel: str, nummer: str, grafiek: Ingesloten) -> str:
        """Add a chart with its workbook to a part; gives the id of its relationship."""
        naam = f"charts/grafiek{nummer}.xml"
        werkboek = f"embeddings/grafiek{nummer}.xlsx"
        self.delen[f"word/{naam}"] = grafiek.deel
        self.delen[f"word/{werkboek}"] = grafiek.werkboek
        self.nieuwe_relatie(f"word/{naam}", _WERKBOEK, f"../{werkboek}", buiten=False)
        self.zet_bestandstype("xlsx", _WERKBOEKTYPE)
        self.zet_deeltype(f"word/{naam}", _GRAFIEKTYPE)
        return self.nieuwe_relatie(deel, _GRAFIEK, naam, buiten=False)

    def zet_deeltype(self, deel: str, soort: str) -> None:
        """Make sure that the package knows the content type of a part."""
        typen = ontleed(self.delen["[Content_Types].xml"])
        if not any(knoop.get("PartName") == f"/{deel}" for knoop in typen):
            etree.SubElement(typen, f"{{{TYPES}}}Override", PartName=f"/{deel}", ContentType=soort)
            self.delen["[Content_Types].xml"] = als_bytes(typen)

    def zet_bestandstype(self, ending: str, soort: str) -> None:
        """Make sure that the package knows the content type of a file ending."""
        typen = ontleed(self.delen["[Content_Types].xml"])
        if not any(t.get("Extension", "").lower() == ending for t in typen):
            typen.insert(0, etree.Element(f"{{{TYPES}}}Default", Extension=ending, ContentType=soort))
            self.delen["[Content_Types].xml"] = als_bytes(typen)

    def schrijf(self) -> bytes:
        """The package as a file: the same parts give the same bytes, whenever and wherever."""
        return (self._inpakker or Inpakker({})).pak_in(self.delen)


def relatiedeel(deel: str) -> str:
    """The part that holds the relationships of a part."""
    map_, naam = posixpath.split(deel)
    return posixpath.join(map_, "_rels", f"{naam}.rels")


def open_pakket(inhoud: bytes, bestand: str, bekend: Pakket | None = None) -> tuple[Pakket | None, tuple[Melding, ...]]:
    """Open a Word file.

    Args:
        inhoud: the bytes of the file.
        bestand: its path as seen from the werkmap, for the places.
        bekend: a package whose parts were found good before; those that are the same are not looked at again.

    Returns:
        The package, or None where it cannot be used; and why (S01, S02).
    """
    plaats = Plaats(bestand)
    soort = soort_van(inhoud)
    if soort is Bestandsoort.BEVEILIGD:
        return None, (GEEN_WORD.op(plaats, soort.value, "haal in Word het wachtwoord eraf en sla het opnieuw op"),)
    if soort.is_iets_anders:
        tekst = f"dit is geen Word-bestand (.docx) maar {soort.value}"
        return None, (GEEN_WORD.op(plaats, tekst, "sla het op als .docx"),)
    if soort is not Bestandsoort.ZIP:
        return None, (GEEN_WORD.op(plaats, soort.value, "gebruik het oorspronkelijke bestand"),)
    try:
        archief = open_archief(inhoud, bekend.begin if bekend is not None else None)
        delen = gewone_vorm(archief.delen)
    except ArchiefFout as fout:
        hoort_bij = GEEN_WORD if "beschadigd" in str(fout) else ONVEILIG_WORD
        return None, (hoort_bij.op(plaats, str(fout), "gebruik het oorspronkelijke bestand"),)
    if archief.soort is not None and archief.soort != WORD:
        return None, (GEEN_WORD.op(plaats, f"dit is {archief.soort}", "zet hier het Word-bestand (.docx)"),)
    if DOCUMENT not in delen or "[Content_Types].xml" not in delen:
        return None, (GEEN_WORD.op(plaats, "in dit bestand zit geen Word-document", "sla het in Word op als .docx"),)
    pakket = Pakket(delen)
    nieuw = delen.keys() - (pakket.leen_van(bekend) if bekend is not None else frozenset())
    gevonden = tuple(GEEN_WORD.op(plaats, tekst, "herstel het bestand in Word") for tekst in _kapotte(pakket, nieuw))
    if not gevonden and pakket.boom(DOCUMENT).tag != w("document"):
        return None, (GEEN_WORD.op(plaats, "in dit bestand zit geen Word-document", "sla het in Word op als .docx"),)
    gevonden = gevonden or tuple(ONVEILIG_WORD.op(plaats, tekst, advies) for tekst, advies in _gevaren(pakket, nieuw))
    return (None if gevonden else pakket), gevonden


def _kapotte(pakket: Pakket, nieuw: Set[str]) -> Iterator[str]:
    for naam in sorted(nieuw):
        if naam.lower().endswith((".xml", ".rels")):
            try:
                pakket.boom(naam)
            except etree.XMLSyntaxError as fout:
                yield f"onderdeel {naam} is beschadigd (regel {fout.lineno})"


def _gevaren(pakket: Pakket, nieuw: Set[str]) -> Iterator[tuple[str, str]]:
    """Parts, relationships and fields that are not on the lists of what may be, each with how to take it out."""
    if b"macroenabled" in pakket.delen["[Content_Types].xml"].lower():
        yield "het bestand is gemaakt voor macro's (.docm)", "sla het op als 'Word-document (*.docx)'"
    for naam in sorted(nieuw):
        inhoud, klein = pakket.delen[naam], naam.lower()
        yield from verboden_delen(naam)
        if klein.endswith(".rels"):
            yield from verboden_relaties(naam, pakket.boom(naam))
        elif klein.endswith(".xml") and (b"nstrText" in inhoud or b"fldSimple" in inhoud):
            plek = naam_van_deel(naam) or ("hoofdtekst" if naam == DOCUMENT else f"onderdeel {naam}")
            for veld in verboden_velden(pakket.boom(naam)):
                yield (
                    f"{plek}: een veld dat hier niet kan: {veld}",
                    "toon de veldcodes met Alt+F9 en verwijder het veld",
                )
