"""What stands in running text: dates, announced numbers, links."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from pipeline.bron import waarden
from pipeline.dossier.jaarverslag import Aanbevelingen, Cijfer, Project
from pipeline.dossier.opmaak import ontleed_opmaak
from pipeline.dossier.perioden import MAANDEN
from pipeline.dossier.waarden import Opmaak
from pipeline.dossier.wandeling import alle, teksten
from pipeline.melding import Ernst, Meldingsoort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

    from pipeline.bron import Bron
    from pipeline.dossier import Dossier
    from pipeline.dossier.wandeling import Tekstplek
    from pipeline.melding import Melding

RELATIEF = Meldingsoort(
    "T03",
    Ernst.WAARSCHUWING,
    "tijdsaanduiding zonder jaar",
    "'volgend jaar', '13 juni jl.' of '21 maart' is later niet meer te begrijpen. Schrijf het jaar erbij.",
)
ONMOGELIJK = Meldingsoort(
    "T04",
    Ernst.FOUT,
    "datum bestaat niet",
    "In de tekst staat een datum die niet bestaat, zoals 31 juni 2024.",
)
WEEKDAG = Meldingsoort(
    "T05", Ernst.FOUT, "weekdag klopt niet", "De genoemde weekdag hoort niet bij de datum die erachter staat."
)
AANGEKONDIGD = Meldingsoort(
    "T06",
    Ernst.FOUT,
    "aangekondigd aantal klopt niet",
    "De tekst kondigt een aantal aan ('acht aanbevelingen') dat anders is dan het aantal dat volgt.",
)
LEGE_LINK = Meldingsoort(
    "T07", Ernst.FOUT, "lege link", "Een link in de tekst wijst nergens heen: het adres is leeg of een #."
)
NIET_ONDERSTEUND = Meldingsoort(
    "T08",
    Ernst.FOUT,
    "opmaak die niet kan",
    "Een afbeelding of HTML in een tekst komt niet in het document. Plaats een afbeelding in het Word-sjabloon.",
)

_MAAND = "|".join(MAANDEN)
_TWEEDE_DATUM = rf"(?:\s*(?:en|tot|t/m|tot\sen\smet|–|-|,)\s*\d{{1,2}}\s+(?:{_MAAND}))+\s+\d{{4}}"
_RELATIEF = re.compile(
    rf"""\b(?:
        (?:\d{{1,2}}\s+(?:{_MAAND})\s+)?(?:jl|j\.l|a\.s|as)\.(?!\w)
      | (?:vorige?|volgende?|afgelopen|komende?|aankomende?|dit)\s+
        (?:jaar|maand|week|kwartaal|voorjaar|najaar|zomer|herfst|winter|schooljaar)\b
      | (?:het|dit|in\sde)\s+(?:voorjaar|najaar|zomer|herfst|winter)\b(?!\s+(?:van\s+)?\d{{4}})
      | \d{{1,2}}\s+(?:{_MAAND})\b(?!\s+\d{{4}}|{_TWEEDE_DATUM})
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_VOLUIT = re.compile(rf"\b(\d{{1,2}})\s+({_MAAND})\s+(\d{{4}})\b", re.IGNORECASE)
_CIJFERS = re.compile(r"\b(\d{1,2})-(\d{1,2})-(\d{4})\b")
_WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MET_WEEKDAG = re.compile(
    rf"\b({'|'.join(_WEEKDAGEN)})\s+(?:\w+\s+)?(\d{{1,2}})\s+({_MAAND})\s+(\d{{4}})\b", re.IGNORECASE
)

_TELWOORDEN = {
    "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "elf": 11,
    "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17, "achttien": 18,
    "negentien": 19, "twintig": 20,
}  # fmt: skip
_GETAL = rf"\d{{1,3}}|{'|'.join(_TELWOORDEN)}"
_AANKONDIGING = re.compile(rf"\b({_GETAL})\s+(?:[a-zà-ÿ]+\s+){{0,2}}[a-zà-ÿ’']+\b[^.:!?]*:\s*$", re.IGNORECASE)


def _proza(dossier: Dossier) -> Iterator[Tekstplek]:
    for deel in dossier.delen.values():
        yield from teksten(deel)


def relatieve_datums(dossier: Dossier) -> Iterator[Melding]:
    """T03 (findings 17 and 43)."""
    for plek in _proza(dossier):
        for gevonden in _RELATIEF.finditer(plek.tekst):
            woorden = " ".join(gevonden[0].split())
            yield RELATIEF.op(
                plek.plaats, f"'{woorden}' zegt niet in welk jaar", "schrijf de volledige datum of het jaar"
            )


def onmogelijke_datums(dossier: Dossier) -> Iterator[Melding]:
    """T04."""
    for plek in _proza(dossier):
        voluit = ((g[0], int(g[3]), MAANDEN.index(g[2].lower()) + 1, int(g[1])) for g in _VOLUIT.finditer(plek.tekst))
        kort = ((g[0], int(g[3]), int(g[2]), int(g[1])) for g in _CIJFERS.finditer(plek.tekst))
        for geschreven, jaar, maandnummer, dagnummer in (*voluit, *kort):
            if _datum(jaar, maandnummer, dagnummer) is None:
                yield ONMOGELIJK.op(plek.plaats, f"'{geschreven}' bestaat niet", "controleer dag en maand")


def weekdag_en_datum(bron: Bron) -> Iterator[Melding]:
    """T05, on what was typed: a weekday in a date field counts too."""
    for bestand in bron.bestanden:
        for _, waarde in waarden(bestand.inhoud) if bestand.inhoud is not None else ():
            for gevonden in _MET_WEEKDAG.finditer(waarde.waarde) if isinstance(waarde.waarde, str) else ():
                maandnummer = MAANDEN.index(gevonden[3].lower()) + 1
                datum = _datum(int(gevonden[4]), maandnummer, int(gevonden[2]))
                if datum is not None and _WEEKDAGEN[datum.weekday()] != gevonden[1].lower():
                    juist = f"{gevonden[2]} {gevonden[3]} {gevonden[4]} is een {_WEEKDAGEN[datum.weekday()]}"
                    yield WEEKDAG.op(
                        waarde.plaats,
                        f"{juist}, geen {gevonden[1].lower()}",
                        "herstel de weekdag of de datum",
                    )


def _datum(jaar: int, maandnummer: int, dagnummer: int) -> datetime.date | None:
    try:
        return datetime.date(jaar, maandnummer, dagnummer)
    except ValueError:
        return None


def aangekondigde_aantallen(dossier: Dossier) -> Iterator[Melding]:
    """T06 (findings 16 and 25: 'vier thema's' with none behind it, 'acht aanbevelingen')."""
    for plek in _proza(dossier):
        if isinstance(plek.tekst, Opmaak):
            yield from _lijst_in_tekst(plek)
    for _, verslag in dossier.jaarverslagen:
        for project in alle(verslag, Project):
            if project.deelprojecten:
                plekken = (p for p in teksten(project))
                yield from _telling(plekken, "deelproject", "en", len(project.deelprojecten))
                yield from _cijfers_gelijk(project, "deelproject", len(project.deelprojecten))
        for aanbevelingen in alle(verslag, Aanbevelingen):
            yield from _telling(teksten(verslag), "aanbeveling", "en", len(aanbevelingen.lijst))


def _telling(plekken: Iterable[Tekstplek], stam: str, meervoud: str, aantal: int) -> Iterator[Melding]:
    patroon = re.compile(rf"\b({_GETAL})\s+(?:[a-zà-ÿ]+e\s+)?{stam}{meervoud}\b", re.IGNORECASE)
    for plek in plekken:
        for gevonden in patroon.finditer(plek.tekst):
            if _waarde(gevonden[1]) != aantal:
                tekst = f"de tekst noemt '{gevonden[0]}', maar er staan er {aantal} in het dossier"
                yield AANGEKONDIGD.op(plek.plaats, tekst, "herstel de tekst, of vul de lijst aan")


def _cijfers_gelijk(project: Project, stam: str, aantal: int) -> Iterator[Melding]:
    for cijfer in alle(project, Cijfer):
        if cijfer.eenheid.lower().startswith(stam) and cijfer.aantal.waarde != aantal:
            tekst = f"het cijfer is {cijfer.aantal.waarde} {cijfer.eenheid}, maar er staan er {aantal} in de lijst"
            yield AANGEKONDIGD.op(cijfer.vindplaats("aantal"), tekst, "herstel het cijfer, of vul de lijst aan")


def _lijst_in_tekst(plek: Tekstplek) -> Iterator[Melding]:
    """A paragraph that ends in a colon and names a number, against the list behind it."""
    delen = ontleed_opmaak(plek.tekst)
    for nummer, deel in enumerate(delen):
        if deel.type != "inline" or deel.level != 1:
            continue
        gevonden = _AANKONDIGING.search(deel.content)
        if gevonden is None:
            continue
        aantal = _punten(delen[nummer + 2 :])
        if aantal != _waarde(gevonden[1]):
            volgt = "er volgt geen lijst" if aantal == 0 else f"er volgen er {aantal}"
            yield AANGEKONDIGD.op(
                plek.plaats,
                f"'{gevonden[0].strip()}' kondigt er {_waarde(gevonden[1])} aan, maar {volgt}",
                "herstel het aantal of de lijst",
            )


def _punten(delen: list[Token]) -> int:
    """How many items the list has that comes first in these parts; 0 where no list comes first."""
    if not delen or delen[0].type not in {"bullet_list_open", "ordered_list_open"}:
        return 0
    aantal = 0
    for deel in delen:
        if deel.type == "list_item_open" and deel.level == delen[0].level + 1:
            aantal += 1
        elif deel.type.endswith("_list_close") and deel.level == delen[0].level:
            break
    return aantal


def _waarde(woord: str) -> int:
    return int(woord) if woord.isdigit() else _TELWOORDEN[woord.lower()]


def lege_links(dossier: Dossier) -> Iterator[Melding]:
    """T07 (finding 33: two links that are '#')."""
    for plek, deel in _inline(dossier):
        if deel.type == "link_open":
            adres = str(deel.attrGet("href") or "")
            if not re.match(r"(https?://|mailto:)\S+\.\S+", adres):
                tekst = f"een link wijst naar '{adres}'" if adres else "een link heeft geen adres"
                yield LEGE_LINK.op(plek.plaats, tekst, "vul het webadres in, of haal de link weg")


def niet_ondersteunde_opmaak(dossier: Dossier) -> Iterator[Melding]:
    """T08."""
    for plek, deel in _inline(dossier):
        if deel.type == "image":
            tekst = f"een afbeelding ({deel.attrGet('src')}) komt niet in het document"
            yield NIET_ONDERSTEUND.op(plek.plaats, tekst, "haal de afbeelding weg; zet haar zo nodig in het sjabloon")
        elif deel.type == "text" and (tag := re.search(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", deel.content)):
            yield NIET_ONDERSTEUND.op(plek.plaats, f"'{tag[0]}' is HTML", "gebruik Markdown: **vet**, *cursief*")


def _inline(dossier: Dossier) -> Iterator[tuple[Tekstplek, Token]]:
    for plek in _proza(dossier):
        if isinstance(plek.tekst, Opmaak):
            for blok in ontleed_opmaak(plek.tekst):
                for deel in blok.children or ():
                    yield plek, deel
