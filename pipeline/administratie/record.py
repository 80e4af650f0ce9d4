"""The run record beside a document: what it was made of, what was said about it, and what was written.

This is the one place that reads it. A record that is not of our shape is refused as a whole: who finds none makes the
document again.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from pipeline.bestand.lezen import lees_bytes, ontleed_json
from pipeline.dossier.perioden import Periode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.bron import Exemplaar

HERKOMST = ".herkomst.json"
_PAD_HOOGSTENS = 1000
_AFGEKEURD = "pdf_niet_goedgekeurd"
_TEKSTEN = ("document", "netwerk", "versie", "sha256", "sha256_vorige", "project", "organisatie", "tekst", "tot")
_KEUZES = ("concept", "publiek", "met_herkomst")


@dataclass(frozen=True, slots=True)
class Pdfrecord:
    """What is known of a PDF.

    Args:
        sha256: its hash.
        vorige: the hash of the PDF that it takes the place of, as long as it is being replaced.
        woord: the hash of the Word file that it shows.
        versie: the version of `genereer` that made it.
    """

    sha256: str
    vorige: str | None
    woord: str
    versie: str

    @property
    def als_gegevens(self) -> dict[str, Any]:
        """The same as plain values, for JSON."""
        vorige = {"sha256_vorige": self.vorige} if self.vorige is not None else {}
        return {"sha256": self.sha256, **vorige, "sha256_word": self.woord, "versie": self.versie}


@dataclass(frozen=True, slots=True)
class Record:
    """A run record; what it does not say is empty or None.

    Args:
        sha256: the hash of the file.
        vorige: the hash of the file that it takes the place of, as long as it is being replaced.
        zonder: the hash of the same file before page numbers were put into it, None where they were not.
        pdf: what is known of the PDF beside it, None where there is none.
        afgekeurd: the same of the PDF that did not pass the checks and says so in its name.
        document: the document type.
        netwerk: name of the network's folder.
        exemplaar: the year or the project, None where the document belongs to the network as a whole.
        organisatie: for whom it is, None where it is for nobody in particular.
        tekst: the fingerprint of what is agreed in it, None where it is not signed or holds a gap.
        concept: whether it is a concept.
        publiek: whether it is the edition for the public.
        met_herkomst: whether each value says in Word where it comes from.
        tot: until when an interim edition goes, None for the whole.
        versie: the version of `genereer` that made it.
        invoer: the hash of each input that was used, by its path.
        sjabloon: the same of the template.
        meldingen: code and ernst of each thing that was said about it.
        gegevens: everything that it says besides the hashes of what was written, as plain values.
    """

    sha256: str
    vorige: str | None = None
    zonder: str | None = None
    pdf: Pdfrecord | None = None
    afgekeurd: Pdfrecord | None = None
    document: str = ""
    netwerk: str = ""
    exemplaar: Exemplaar = None
    organisatie: str | None = None
    tekst: str | None = None
    concept: bool = False
    publiek: bool = False
    met_herkomst: bool = False
    tot: Periode | None = None
    versie: str = ""
    invoer: Mapping[str, str] = field(default_factory=dict)
    sjabloon: Mapping[str, str] = field(default_factory=dict)
    meldingen: tuple[tuple[str, str], ...] = ()
    gegevens: Mapping[str, Any] = field(default_factory=dict)

    @property
    def gebruikt(self) -> dict[str, str]:
        """The hash of everything that the document was made of."""
        return {**self.invoer, **self.sjabloon}

    @property
    def is_heel(self) -> bool:
        """Whether it says what is needed to make the document again."""
        is_heel_jaar = (self.gegevens.get("tot") is None) == (self.tot is None)
        return bool(self.document and self.netwerk and self.versie and self.invoer and self.sjabloon and is_heel_jaar)

    def is_van(self, sha256: str) -> bool:
        """Whether a file with this hash is what was written, or what stood there before a run that was killed."""
        return sha256 in {self.sha256, self.vorige}

    def als_bytes(self) -> bytes:
        """The record as it stands in its file."""
        inhoud = {
            **self.gegevens,
            **(met_nummers(self.zonder) if self.zonder is not None else {}),
            **({"pdf": self.pdf.als_gegevens} if self.pdf is not None else {}),
            **({_AFGEKEURD: self.afgekeurd.als_gegevens} if self.afgekeurd is not None else {}),
            **({"sha256_vorige": self.vorige} if self.vorige is not None else {}),
            "sha256": self.sha256,
        }
        return json.dumps(inhoud, ensure_ascii=False, indent=2).encode() + b"\n"


_VAN_WAT_GESCHREVEN_IS = {"sha256", "sha256_vorige", "paginanummers", "pdf", _AFGEKEURD}


def herkomst_bij(bestand: Path) -> Path:
    """The run record beside a file; that of a workbook has its whole name, as it may stand beside a document."""
    return bestand.with_suffix(HERKOMST) if bestand.suffix == ".docx" else bestand.with_name(bestand.name + HERKOMST)


def lees_record(pad: Path) -> Record | None:
    """A run record, None where it is not there or cannot be read."""
    try:
        return ontleed_record(lees_bytes(pad))
    except OSError:
        return None


def ontleed_record(inhoud: bytes) -> Record | None:
    """A run record from its bytes, None where one of its fields is not what we write there."""
    gelezen = ontleed_json(inhoud)
    return van_gegevens(gelezen) if gelezen is not None else None


def van_gegevens(gelezen: Mapping[str, Any]) -> Record | None:
    """A run record from plain values, None where one of them is not what we write there."""
    teksten = {naam: gelezen.get(naam) for naam in _TEKSTEN}
    keuzes = {naam: gelezen.get(naam, False) for naam in _KEUZES}
    jaar, periode = gelezen.get("jaar"), Periode.uit_gegevens(gelezen.get("periode"))
    invoer, sjabloon = (_hashes(gelezen.get(naam, {})) for naam in ("invoer", "sjabloon"))
    meldingen = _meldingen(gelezen.get("meldingen", []))
    zonder, pdf = _zonder(gelezen.get("paginanummers")), _pdf(gelezen.get("pdf"))
    if not all(tekst is None or _is_tekst(tekst) for tekst in teksten.values()) or teksten["sha256"] is None:
        return None
    if not all(isinstance(keuze, bool) for keuze in keuzes.values()) or not isinstance(jaar, int | None):
        return None
    if invoer is None or sjabloon is None or meldingen is None or isinstance(jaar, bool):
        return None
    eigen = {naam: waarde for naam, waarde in gelezen.items() if naam not in _VAN_WAT_GESCHREVEN_IS}
    return Record(
        sha256=str(teksten["sha256"]),
        vorige=teksten["sha256_vorige"],
        zonder=zonder,
        pdf=pdf,
        afgekeurd=_pdf(gelezen.get(_AFGEKEURD)),
        document=teksten["document"] or "",
        netwerk=teksten["netwerk"] or "",
        exemplaar=jaar if jaar is not None else teksten["project"],
        organisatie=teksten["organisatie"],
        tekst=teksten["tekst"],
        **keuzes,
        tot=periode,
        versie=teksten["versie"] or "",
        invoer=invoer,
        sjabloon=sjabloon,
        meldingen=meldingen,
        gegevens=eigen,
    )


def met_nummers(zonder: str) -> dict[str, Any]:
    """What a record says of a file with page numbers.

    Args:
        zonder: the hash of the same file before they were put in.
    """
    return {"paginanummers": {"sha256_zonder": zonder}}


def nieuw_record(gegevens: Mapping[str, Any], inhoud: bytes) -> Record:
    """The record of what is being made now.

    Args:
        gegevens: what it says besides the hashes of what is written.
        inhoud: the bytes of the file.
    """
    sha256 = hashlib.sha256(inhoud).hexdigest()
    return van_gegevens({**gegevens, "sha256": sha256}) or Record(sha256, gegevens=gegevens)


def _is_tekst(waarde: object) -> bool:
    """Whether a value is text that a file can hold: half a character is none."""
    return isinstance(waarde, str) and not any("\ud800" <= teken <= "\udfff" for teken in waarde)


def _hashes(gelezen: object) -> dict[str, str] | None:
    if not isinstance(gelezen, dict) or not all(_is_pad(pad) and _is_tekst(sha) for pad, sha in gelezen.items()):
        return None
    return gelezen


def _is_pad(pad: str) -> bool:
    """Whether a path can stand within the werkmap."""
    delen = PurePosixPath(pad)
    return (
        _is_tekst(pad)
        and 0 < len(pad) <= _PAD_HOOGSTENS
        and "\0" not in pad
        and not delen.is_absolute()
        and ".." not in delen.parts
    )


def _meldingen(gelezen: object) -> tuple[tuple[str, str], ...] | None:
    if not isinstance(gelezen, list) or not all(isinstance(een, dict) for een in gelezen):
        return None
    return tuple((str(een.get("code")), str(een.get("ernst"))) for een in gelezen)


def _zonder(gelezen: object) -> str | None:
    zonder = gelezen.get("sha256_zonder") if isinstance(gelezen, dict) else None
    return zonder if isinstance(zonder, str) else None


def _pdf(gelezen: object) -> Pdfrecord | None:
    if not isinstance(gelezen, dict):
        return None
    sha256, woord, versie = (gelezen.get(naam) for naam in ("sha256", "sha256_word", "versie"))
    if not isinstance(sha256, str) or not isinstance(woord, str) or not isinstance(versie, str):
        return None
    vorige = gelezen.get("sha256_vorige")
    return Pdfrecord(sha256, vorige if isinstance(vorige, str) else None, woord, versie)
