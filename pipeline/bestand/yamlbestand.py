"""YAML without surprises: every value is what was typed, with the line where it stands.

Read from parser events and never constructed: there are no object tags, no aliases, no silent last of two
equal keys, and `NO`, `12:30` and `012` stay text. The parser is PyYAML's; the tree is ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from pipeline.bestand.yamluitleg import achter_hekje, geciteerd, leg_uit, opgeslokt, regel_van, te_diep
from pipeline.bron import Kaart, Lijst, Waarde
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.bron import Knoop

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

BYTES_HOOGSTENS = 5 * 1024 * 1024
DIEPTE_HOOGSTENS = 40
_LEEG = {"", "~", "null"}
_TE_DIEP = ("meer dan 40 lagen diep genest", "maak het dossier platter")

TEKENS = Meldingsoort(
    "Y01",
    Ernst.FOUT,
    "geen UTF-8",
    "Het tekstbestand is opgeslagen in een oude tekenset. Kies bij opslaan voor codering UTF-8.",
)
TAB = Meldingsoort(
    "Y02",
    Ernst.FOUT,
    "tab of vaste spatie in de inspringing",
    "YAML springt in met gewone spaties. Vervang elke tab en elke vaste spatie aan het begin van de regel door gewone "
    "spaties.",
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

ACHTER_HEKJE = Meldingsoort(
    "Y08",
    Ernst.WAARSCHUWING,
    "tekst achter een hekje",
    "Een # met een spatie ervoor is in YAML het begin van uitleg: wat erachter staat, wordt niet gelezen. Hoort het "
    "bij de waarde (`Wij zijn #samen`, `#5B2A6E`), zet dan de hele waarde tussen aanhalingstekens; is het uitleg, zet "
    "dan een spatie achter het hekje.",
)
DOORGELOPEN = Meldingsoort(
    "Y09",
    Ernst.FOUT,
    "aanhalingsteken loopt door",
    "Een tekst die met een aanhalingsteken begint, zoals `'s-Hertogenbosch`, loopt door tot het volgende "
    "aanhalingsteken. Daartussen staan velden, die zo in de tekst verdwijnen. Zet de hele tekst tussen dubbele "
    "aanhalingstekens.",
)

# What looks like a space, and is none to YAML.
_VREEMD_WIT = "\u00a0\u202f\u2007\u2009\u200b\ufeff"


def lees_yaml(inhoud: bytes, bestand: str) -> tuple[Kaart | None, tuple[Melding, ...]]:
    """Read a YAML file into a tree of values with their lines.

    Args:
        inhoud: the bytes of the file.
        bestand: its path as seen from the werkmap, for the places.

    Returns:
        The named values, or None where the file cannot be read; and what is wrong with it
        (Y01 to Y09).
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
    bouwer = _Bouwer(bestand, tekst)
    try:
        for gebeurtenis in yaml.parse(tekst, Loader=_Loader):
            bouwer.verwerk(gebeurtenis)
    except yaml.YAMLError as fout:
        return None, (*bouwer.meldingen, _vormfout(fout, tekst, bouwer.laatste, bestand))
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


def _vormfout(fout: yaml.YAMLError, tekst: str, laatste: yaml.ScalarEvent | None, bestand: str) -> Melding:
    if te_diep(fout):
        return OMVANG.op(Plaats(bestand, regel=regel_van(fout, tekst)), *_TE_DIEP)
    regel, uitleg, advies = leg_uit(fout, tekst, laatste)
    return VORM.op(Plaats(bestand, regel=regel), uitleg, advies)


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

    def __init__(self, bestand: str, tekst: str) -> None:
        self._plaats = Plaats(bestand)
        self._tekst = tekst
        self._stapel: list[_Open] = []
        self._wortels: list[Knoop] = []
        self.meldingen: list[Melding] = []
        self.laatste: yaml.ScalarEvent | None = None

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
            self._waarde(gebeurtenis, plaats)
            return
        if len(self._stapel) >= DIEPTE_HOOGSTENS:
            self.meldingen.append(OMVANG.op(plaats, *_TE_DIEP))
            raise _Afgebroken
        self._stapel.append(_Open(plaats, isinstance(gebeurtenis, yaml.MappingStartEvent)))

    def _waarde(self, gebeurtenis: yaml.ScalarEvent, plaats: Plaats) -> None:
        self.laatste = gebeurtenis
        leeg = not gebeurtenis.style and gebeurtenis.value.lower() in _LEEG
        hekje = achter_hekje(gebeurtenis, self._tekst)
        if hekje:
            waarde = geciteerd(f"{gebeurtenis.value} {hekje}".strip())
            tekst = f"'{hekje[:50]}' wordt niet gelezen: een # met een spatie ervoor is het begin van uitleg"
            advies = f"zet de hele waarde tussen aanhalingstekens: {waarde}"
            einde = gebeurtenis.end_mark
            regel = einde.line + 1 if einde is not None else plaats.regel
            self.meldingen.append(ACHTER_HEKJE.op(Plaats(plaats.bestand, regel=regel), tekst, advies))
        if veld := opgeslokt(gebeurtenis, self._tekst):
            tekst = f"de tekst tussen aanhalingstekens die hier begint, loopt door over het veld '{veld}'"
            advies = 'zet de hele tekst op deze regel tussen dubbele aanhalingstekens (")'
            self.meldingen.append(DOORGELOPEN.op(plaats, tekst, advies))
        self._plaats_knoop(Waarde(None if leeg else gebeurtenis.value, plaats), is_verteld=leeg and bool(hekje))

    def _sluit(self) -> None:
        klaar = self._stapel.pop()
        if klaar.is_kaart:
            self._plaats_knoop(Kaart(klaar.velden, klaar.plaats, klaar.sleutelplaatsen))
        else:
            self._plaats_knoop(Lijst(tuple(klaar.delen), klaar.plaats))

    def _plaats_knoop(self, knoop: Knoop, *, is_verteld: bool = False) -> None:
        """Put what was read where it belongs; an empty value of which the reason was told already is left out."""
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
            if boven.sleutel and not is_verteld:
                boven.velden.setdefault(boven.sleutel, knoop)
            boven.sleutel = None

    def _sleutel(self, knoop: Knoop, kaart: _Open) -> str:
        if not isinstance(knoop, Waarde) or not isinstance(knoop.waarde, str):
            self.meldingen.append(
                VORM.op(knoop.plaats, "vóór de dubbele punt hoort een naam te staan", "herstel deze regel")
            )
            return ""
        naam = knoop.waarde.strip(_VREEMD_WIT)
        if naam != knoop.waarde:
            tekst = f"bij '{naam}' staat een vaste of onzichtbare spatie"
            self.meldingen.append(TAB.op(knoop.plaats, tekst, "vervang haar door gewone spaties"))
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
