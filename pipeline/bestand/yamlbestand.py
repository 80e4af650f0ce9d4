"""YAML without surprises: every value is what was typed, with the line where it stands.

Read from parser events and never constructed: there are no object tags, no aliases, no silent last of two
equal keys, and `NO`, `12:30` and `012` stay text. The parser is PyYAML's; the tree is ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from pipeline.bron import Kaart, Lijst, Waarde
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.bron import Knoop

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

BYTES_HOOGSTENS = 5 * 1024 * 1024
DIEPTE_HOOGSTENS = 40
_LEEG = {"", "~", "null"}

TEKENS = Meldingsoort(
    "Y01",
    Ernst.FOUT,
    "geen UTF-8",
    "Het tekstbestand is opgeslagen in een oude tekenset. Kies bij opslaan voor codering UTF-8.",
)
TAB = Meldingsoort(
    "Y02",
    Ernst.FOUT,
    "tab in de inspringing",
    "YAML springt in met spaties. Vervang elke tab aan het begin van de regel door spaties.",
)
VORM = Meldingsoort(
    "Y03",
    Ernst.FOUT,
    "geen geldige YAML",
    "De regel kan niet worden gelezen. Meestal ontbreekt een dubbele punt, een aanhalingsteken of klopt de "
    "inspringing niet; de fout kan ook op de regel erboven staan.",
)
DUBBEL = Meldingsoort(
    "Y04",
    Ernst.FOUT,
    "sleutel staat er twee keer",
    "Dezelfde naam staat twee keer in dezelfde groep. Het is niet te zien welke van de twee bedoeld is.",
)
VERWIJZING = Meldingsoort(
    "Y05",
    Ernst.FOUT,
    "verwijzing of type",
    "Ankers (`&naam`), verwijzingen (`*naam`) en typen (`!naam`) worden niet gelezen. Een tekst die zo begint, "
    "zet u tussen aanhalingstekens.",
)
OMVANG = Meldingsoort(
    "Y06",
    Ernst.FOUT,
    "bestand te groot of te diep",
    "Het bestand is groter dan 5 MB of is dieper genest dan 40 lagen. Zo ziet een dossier er niet uit.",
)
OPZET = Meldingsoort(
    "Y07",
    Ernst.FOUT,
    "geen velden",
    "Het bestand is leeg, of begint niet met velden van de vorm `naam: waarde`, of bevat meer dan één document.",
)

# What libyaml and PyYAML say, and what a coordinator understands.
_UITLEG = {
    "mapping values are not allowed": "hier staat een dubbele punt die er niet mag staan; "
    "zet de tekst tussen aanhalingstekens, of controleer de inspringing",
    "could not find expected ':'": "achter de naam van het veld ontbreekt een dubbele punt",
    "did not find expected key": "de inspringing of een aanhalingsteken klopt niet",
    "did not find expected '-' indicator": "in deze lijst ontbreekt een streepje, of de inspringing klopt niet",
    "block sequence entries are not allowed": "een streepje van een lijst mag hier niet staan",
    "found unexpected end of stream": "een aanhalingsteken of haak wordt niet gesloten",
    "did not find expected ',' or": "een lijst of groep tussen haken wordt niet goed gesloten",
    "found character that cannot start any token": "deze tekst begint met een teken dat in YAML iets anders "
    "betekent (@, ` of %); zet de tekst tussen aanhalingstekens",
    "found undefined tag handle": "een tekst begint met een uitroepteken; zet hem tussen aanhalingstekens",
    "found unknown escape character": "in een tekst tussen dubbele aanhalingstekens staat een losse "
    "backslash; gebruik enkele aanhalingstekens",
    "control characters are not allowed": "er staat een onzichtbaar stuurteken in het bestand",
    "while scanning a block scalar": "achter | of > mag op dezelfde regel geen tekst staan",
    "did not find expected alphabetic": "een tekst begint met & of *; zet hem tussen aanhalingstekens",
}


def lees_yaml(inhoud: bytes, bestand: str) -> tuple[Kaart | None, tuple[Melding, ...]]:
    """Read a YAML file into a tree of values with their lines.

    Args:
        inhoud: the bytes of the file.
        bestand: its path as seen from the werkmap, for the places.

    Returns:
        The named values, or None where the file cannot be read; and what is wrong with it
        (Y01 to Y07).
    """
    plaats = Plaats(bestand)
    if len(inhoud) > BYTES_HOOGSTENS:
        return None, (OMVANG.op(plaats, "het bestand is groter dan 5 MB", "splits of verklein het bestand"),)
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        return None, (_geen_utf8(inhoud, fout, bestand),)
    tabs = tuple(_tabs(tekst, bestand))
    if tabs:
        return None, tabs
    bouwer = _Bouwer(bestand)
    try:
        for gebeurtenis in yaml.parse(tekst, Loader=_Loader):
            bouwer.verwerk(gebeurtenis)
    except yaml.YAMLError as fout:
        return None, (*bouwer.meldingen, _vormfout(fout, tekst, bestand))
    except _Afgebroken:
        return None, tuple(bouwer.meldingen)
    return bouwer.uitkomst()


def _geen_utf8(inhoud: bytes, fout: UnicodeDecodeError, bestand: str) -> Melding:
    regel = inhoud.count(b"\n", 0, fout.start) + 1
    return TEKENS.op(
        Plaats(bestand, regel=regel),
        "op deze regel staat een teken dat niet als UTF-8 is opgeslagen",
        "sla het bestand opnieuw op met codering UTF-8",
    )


def _tabs(tekst: str, bestand: str) -> Iterator[Melding]:
    if "\t" not in tekst:
        return
    for nummer, regel in enumerate(tekst.split("\n"), 1):
        if re.match(r" *\t\s*\S", regel):
            yield TAB.op(
                Plaats(bestand, regel=nummer),
                "de regel springt in met een tab",
                "vervang de tab door spaties",
            )


def _vormfout(fout: yaml.YAMLError, tekst: str, bestand: str) -> Melding:
    engels = f"{getattr(fout, 'context', None) or ''} {getattr(fout, 'problem', None) or fout}"
    # Of what is never closed the parser finds the end; a person looks for the beginning.
    begint_eerder = "quoted scalar" in engels or "simple key" in engels
    merken = (getattr(fout, "problem_mark", None), getattr(fout, "context_mark", None))
    merk = next((merk for merk in (merken[::-1] if begint_eerder else merken) if merk is not None), None)
    uitleg = next((nl for en, nl in _UITLEG.items() if en in engels), "deze regel is geen geldige YAML")
    regels = tekst.count("\n") + 1
    regel = min(merk.line + 1, regels) if merk is not None else _regel_van_teken(fout, tekst)
    return VORM.op(Plaats(bestand, regel=regel), uitleg, "herstel deze regel of de regel erboven")


def _regel_van_teken(fout: yaml.YAMLError, tekst: str) -> int:
    positie = getattr(fout, "position", 0) or 0
    return tekst.count("\n", 0, positie) + 1


class _Afgebroken(Exception):
    """The file is not worth reading on."""


@dataclass(slots=True)
class _Open:
    """A list or a map that is being read."""

    plaats: Plaats
    is_kaart: bool
    delen: list[Knoop] = field(default_factory=list)
    velden: dict[str, Knoop] = field(default_factory=dict)
    sleutelplaatsen: dict[str, Plaats] = field(default_factory=dict)
    sleutel: str | None = None


class _Bouwer:
    """Builds the tree from the parser's events, on a stack of its own: depth costs no recursion."""

    def __init__(self, bestand: str) -> None:
        self._plaats = Plaats(bestand)
        self._stapel: list[_Open] = []
        self._wortels: list[Knoop] = []
        self.meldingen: list[Melding] = []

    def verwerk(self, gebeurtenis: yaml.Event) -> None:
        if isinstance(gebeurtenis, yaml.NodeEvent):
            self._open_of_waarde(gebeurtenis, self._plaats_van(gebeurtenis))
        elif isinstance(gebeurtenis, yaml.CollectionEndEvent):
            self._sluit()
        elif isinstance(gebeurtenis, yaml.DocumentStartEvent) and self._wortels:
            tekst = "hier begint een tweede document (---)"
            self.meldingen.append(OPZET.op(self._plaats_van(gebeurtenis), tekst, "verwijder de regel ---"))

    def _plaats_van(self, gebeurtenis: yaml.Event) -> Plaats:
        """Where something begins; of what stands on one line, as a name and its value do, it is the same."""
        begin = gebeurtenis.start_mark
        regel = begin.line + 1 if begin is not None else None
        if regel != self._plaats.regel:
            self._plaats = Plaats(self._plaats.bestand, regel=regel)
        return self._plaats

    def _weiger(self, plaats: Plaats, tekst: str) -> None:
        self.meldingen.append(
            VERWIJZING.op(plaats, tekst, "schrijf de tekst voluit, of zet hem tussen aanhalingstekens")
        )

    def _open_of_waarde(self, gebeurtenis: yaml.NodeEvent, plaats: Plaats) -> None:
        if isinstance(gebeurtenis, yaml.AliasEvent):
            self._weiger(plaats, f"hier staat een verwijzing (*{gebeurtenis.anchor})")
            self._plaats_knoop(Waarde(None, plaats))
            return
        if gebeurtenis.anchor is not None:
            self._weiger(plaats, f"hier staat een anker (&{gebeurtenis.anchor})")
        if (tag := getattr(gebeurtenis, "tag", None)) is not None and tag != "!":
            self._weiger(plaats, f"hier staat een type ({tag.replace('tag:yaml.org,2002:', '!!')})")
        if isinstance(gebeurtenis, yaml.ScalarEvent):
            leeg = not gebeurtenis.style and gebeurtenis.value.lower() in _LEEG
            self._plaats_knoop(Waarde(None if leeg else gebeurtenis.value, plaats))
            return
        if len(self._stapel) >= DIEPTE_HOOGSTENS:
            self.meldingen.append(OMVANG.op(plaats, "meer dan 40 lagen diep genest", "maak het dossier platter"))
            raise _Afgebroken
        self._stapel.append(_Open(plaats, isinstance(gebeurtenis, yaml.MappingStartEvent)))

    def _sluit(self) -> None:
        klaar = self._stapel.pop()
        if klaar.is_kaart:
            self._plaats_knoop(Kaart(klaar.velden, klaar.plaats, klaar.sleutelplaatsen))
        else:
            self._plaats_knoop(Lijst(tuple(klaar.delen), klaar.plaats))

    def _plaats_knoop(self, knoop: Knoop) -> None:
        if not self._stapel:
            self._wortels.append(knoop)
            return
        boven = self._stapel[-1]
        if not boven.is_kaart:
            boven.delen.append(knoop)
        elif boven.sleutel is None:
            boven.sleutel = self._sleutel(knoop, boven)
            boven.sleutelplaatsen.setdefault(boven.sleutel, knoop.plaats)
        else:
            if boven.sleutel:
                boven.velden.setdefault(boven.sleutel, knoop)
            boven.sleutel = None

    def _sleutel(self, knoop: Knoop, kaart: _Open) -> str:
        if not isinstance(knoop, Waarde) or not isinstance(knoop.waarde, str):
            self.meldingen.append(
                VORM.op(knoop.plaats, "vóór de dubbele punt hoort een naam te staan", "herstel deze regel")
            )
            return ""
        naam = knoop.waarde
        if naam in kaart.sleutelplaatsen:
            eerste = kaart.sleutelplaatsen[naam].regel
            self.meldingen.append(
                DUBBEL.op(
                    knoop.plaats,
                    f"'{naam}' staat er twee keer, ook op regel {eerste}",
                    "verwijder een van de twee, of voeg ze samen",
                )
            )
        return naam

    def uitkomst(self) -> tuple[Kaart | None, tuple[Melding, ...]]:
        plaats = Plaats(self._plaats.bestand)
        if not self._wortels or (isinstance(self._wortels[0], Waarde) and self._wortels[0].waarde is None):
            self.meldingen.append(OPZET.op(plaats, "het bestand is leeg", "vul het bestand in"))
            return None, tuple(self.meldingen)
        wortel = self._wortels[0]
        if not isinstance(wortel, Kaart):
            self.meldingen.append(
                OPZET.op(wortel.plaats, "het bestand begint niet met een veld", "begin met 'naam: waarde'")
            )
            return None, tuple(self.meldingen)
        return wortel, tuple(self.meldingen)
