"""The mail for each signatory: the text out of its template, with the document that goes with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.bestand.lezen import lees_bytes
from pipeline.bestand.storing import waarom
from pipeline.dossier.convenant import Convenant
from pipeline.dossier.netwerk import Netwerk
from pipeline.dossier.ondertekening import Ondertekenaar
from pipeline.dossier.verzending import Afzender
from pipeline.melding import Ernst, Meldingsoort, Plaats
from pipeline.verzend.adres import Adres, bruikbaar
from pipeline.verzend.brief import Brief
from pipeline.verzend.oordeel import Oordeel, Poststand, bewerkt
from pipeline.vinden import regels_van
from pipeline.word.bericht import laad_bericht
from pipeline.word.soorten import Vrij, soort_van

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pipeline.administratie.journaal import Gebeurtenis
    from pipeline.administratie.loop import Loop
    from pipeline.dossier.verzending import Verzending
    from pipeline.lijn.resultaat import Gelezen
    from pipeline.melding import Melding
    from pipeline.werkmap import Werkmap
    from pipeline.word.bericht import Berichtsjabloon
    from pipeline.word.soorten import Soort

GEEN_BERICHT = Meldingsoort(
    "M02",
    Ernst.FOUT,
    "tekst van het bericht ontbreekt",
    "In de map van het document in templates/ staat de tekst van de mail, als bericht.md of bericht.txt.",
)

_BERICHTEN = ("bericht.md", "bericht.txt")


@dataclass(frozen=True, slots=True)
class Berichtdocument:
    """What the text of a mail may ask about the document that goes with it.

    Args:
        titel: its title.
        bestand: its file name.
    """

    titel: str
    bestand: str


@dataclass(frozen=True, slots=True)
class Post:
    """The mail to one signatory.

    Args:
        netwerk: name of the network's folder.
        document: the document type.
        organisatie: the signatory.
        aan: the address that it goes to, empty where there is none.
        stand: how it stands.
        tekst: the fingerprint of what is agreed.
        brief: the mail, None where it may not go.
        bijlage: the document as seen from the werkmap, empty where there is none.
        eerder: the last thing that happened to a mail with this text.
        meldingen: why it may not go.
    """

    netwerk: str
    document: str
    organisatie: str
    aan: str
    stand: Poststand
    tekst: str
    brief: Brief | None
    bijlage: str
    eerder: Gebeurtenis | None
    meldingen: tuple[Melding, ...]


def _berichtbestand(werkmap: Werkmap, document: str) -> Path | None:
    map_ = werkmap.sjablonen / document
    return next((map_ / naam for naam in _BERICHTEN if (map_ / naam).is_file()), None)


def meldingen_van_bericht(werkmap: Werkmap, document: str) -> tuple[Melding, ...]:
    """What is wrong with the text of the mail, where the document has one (M02, M03, S03 to S05, S08)."""
    return laad_berichtsjabloon(werkmap, document)[1] if _berichtbestand(werkmap, document) is not None else ()


def laad_berichtsjabloon(werkmap: Werkmap, document: str) -> tuple[Berichtsjabloon | None, tuple[Melding, ...]]:
    """The text of the mail, and what is wrong with it (M02 to M04, S03 to S05, S08)."""
    pad = _berichtbestand(werkmap, document)
    if pad is None:
        tekst = f"er is geen tekst voor het bericht bij {document}"
        plaats = Plaats(werkmap.naam_van(werkmap.sjablonen / document / _BERICHTEN[0]))
        return None, (GEEN_BERICHT.op(plaats, tekst, "zet bericht.md in deze map"),)
    naam = werkmap.naam_van(pad)
    try:
        inhoud = lees_bytes(pad)
    except OSError as fout:
        tekst = f"het bericht kan niet worden geopend ({waarom(fout)})"
        return None, (GEEN_BERICHT.op(Plaats(naam), tekst, "sluit het in andere programma's"),)
    return laad_bericht(inhoud, naam, woorden_van_bericht())


def woorden_van_bericht() -> Mapping[str, Soort]:
    """What the text of a mail may name."""
    return {
        "netwerk": soort_van(Netwerk),
        "convenant": soort_van(Convenant),
        "partij": soort_van(Ondertekenaar),
        "document": soort_van(Berichtdocument),
        "afzender": soort_van(Afzender),
        "eigen": Vrij(),
    }


def titel_van(werkmap: Werkmap, document: str) -> str:
    """The title of a document type, as its `document.yaml` has it."""
    return regels_van(str(werkmap.pad), document).get("titel") or document.replace("-", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Briefmaker:
    """Makes the mail of one document type of one network."""

    gelezen: Gelezen
    document: str
    titel: str
    verzending: Verzending
    sjabloon: Berichtsjabloon

    def post(self, partij: Ondertekenaar, oordeel: Oordeel, tekst: str, loop: Loop) -> Post:
        """The mail to one signatory, as far as it may go."""
        brief, fouten = self._brief(partij, oordeel) if oordeel.stand is Poststand.KLAAR else (None, ())
        uitgave = oordeel.uitgave
        return Post(
            netwerk=self.gelezen.bron.netwerk,
            document=self.document,
            organisatie=partij.organisatie,
            aan=str(partij.lid.mail or ""),
            stand=Poststand.KAN_NIET if fouten else oordeel.stand,
            tekst=tekst,
            brief=brief,
            bijlage=uitgave.naam if uitgave is not None else "",
            eerder=loop.post(tekst),
            meldingen=(*oordeel.meldingen, *fouten),
        )

    def _brief(self, partij: Ondertekenaar, oordeel: Oordeel) -> tuple[Brief | None, tuple[Melding, ...]]:
        dossier, uitgave = self.gelezen.dossier, oordeel.uitgave
        if uitgave is None or dossier.netwerk is None or dossier.convenant is None:
            return None, ()
        feiten: dict[str, Any] = {
            "netwerk": dossier.netwerk,
            "convenant": dossier.convenant,
            "partij": partij,
            "document": Berichtdocument(self.titel, uitgave.pad.name),
            "afzender": self.verzending.afzender,
            "eigen": {**_eigen(dossier.netwerk), **_eigen(dossier.convenant)},
        }
        bericht, fouten = self.sjabloon.vul(feiten, partij.organisatie)
        if bericht is None:
            return None, fouten
        bijlage = uitgave.inhoud()
        if bijlage is None:  # since it was judged
            return None, (bewerkt(uitgave),)
        van = self.verzending.afzender
        antwoord = self.verzending.antwoord_aan or van.mail
        lid = partij.lid
        kopie = lid.contactmail if self.verzending.kopie_aan_contact is True else None
        return Brief(
            van=Adres(van.naam, bruikbaar(van.mail) or van.mail),
            antwoord=Adres("", bruikbaar(antwoord) or antwoord),
            aan=Adres(lid.ondertekenaar or "", bruikbaar(str(lid.mail)) or str(lid.mail)),
            kopie=Adres("", adres) if isinstance(kopie, str) and (adres := bruikbaar(kopie)) is not None else None,
            onderwerp=bericht.onderwerp,
            tekst=bericht.tekst,
            bijlage=bijlage,
            bestandsnaam=uitgave.pad.name,
        ), ()


def _eigen(deel: Netwerk | Convenant) -> dict[str, Any]:
    return deel.eigen if isinstance(deel.eigen, dict) else {}
