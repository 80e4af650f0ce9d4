"""What stands in running text besides dates: announced numbers, links, markup, what looks like a tag."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from pipeline.controleer.tijd import TIJDWOORDEN
from pipeline.dossier.aantallen import als_tekst
from pipeline.dossier.convenant import Convenant, Meerjarendoelen
from pipeline.dossier.jaarverslag import Aanbevelingen, Cijfer, Project
from pipeline.dossier.opmaak import ontleed_opmaak
from pipeline.dossier.perioden import MAANDEN
from pipeline.dossier.telwoorden import TELWOORD, TELWOORDEN
from pipeline.dossier.waarden import Opmaak
from pipeline.dossier.wandeling import alle, teksten
from pipeline.melding import Ernst, Meldingsoort
from pipeline.nabij import kleine_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

    from pipeline.bron import Bron
    from pipeline.dossier import Dossier
    from pipeline.dossier.wandeling import Tekstplek
    from pipeline.melding import Melding

AANGEKONDIGD = Meldingsoort(
    "T06",
    Ernst.WAARSCHUWING,
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

ZONDER_INHOUD = Meldingsoort(
    "T09",
    Ernst.FOUT,
    "tekst zonder inhoud",
    "Er is een lange tekst ingevuld waarvan op papier niets te zien is, of een kop waar geen tekst onder staat.",
)
LIJKT_OP_TAG = Meldingsoort(
    "T10",
    Ernst.FOUT,
    "tekst lijkt op een tag",
    "In de tekst staan tekens die in een sjabloon iets betekenen: {{, {%, {# of [nog in te vullen. In het document is "
    "dan niet te zien of er iets is blijven staan.",
)

_HTML = re.compile(
    r"</?(?:a|b|i|u|p|br|hr|em|div|font|h[1-6]|img|li|ol|ul|span|strong|sub|sup|table|td|tr)\b[^<>]*>", re.IGNORECASE
)
_TAG = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\[nog in te vullen")
_MAAND = "|".join(MAANDEN)
_GETAL = rf"\d{{1,3}}|{TELWOORD}"
# What is counted in a list: behind these a clause may stand before the colon ('vijf punten die beter kunnen:').
_OPGESOMD = r"dingen|[a-zà-ÿ]*punten|thema['’]s|onderwerpen|stappen|redenen|vragen|sporen|voorwaarden|kenmerken"
# A number and a plural right before the colon: 'drie verbeterpunten:', 'vier ideeën naar voren:', '**zes criteria**:'.
_AANKONDIGING = re.compile(
    rf"(?<!eerste )(?<!laatste )\b({_GETAL})\s+(?!(?:{_MAAND}|{TIJDWOORDEN}|uur|keer|procent|mensen|personen)\b)"
    rf"(?:[a-zà-ÿ]+e\s+){{0,2}}(?:(?:[a-zà-ÿ’']{{3,}}(?:[eë]n|s)|criteria)(?:\s+naar voren)?"
    rf"|(?:{_OPGESOMD})\s+(?:die|waar[a-z]*)\s[^.:;!?,]+)[*_]*\s*:[*_\s]*$",
    re.IGNORECASE,
)
# 'drie van de vier thema's:' announces three.
_DEEL_VAN = re.compile(rf"\b(?:{_GETAL}|[eé][eé]n|enkele|veel|geen)\s+van\s+(?:de|deze|die|onze)\s+$", re.IGNORECASE)


def aangekondigde_aantallen(dossier: Dossier) -> Iterator[Melding]:
    """T06 (findings 16 and 25: 'vier thema's' with none behind it, 'acht aanbevelingen')."""
    for plek in dossier.teksten:
        if isinstance(plek.tekst, Opmaak) and ":" in plek.tekst:
            yield from _lijst_in_tekst(plek)
    for _, verslag in dossier.jaarverslagen:
        for project in alle(verslag, Project):
            if project.deelprojecten:
                plekken = (p for p in teksten(project))
                yield from _telling(plekken, "deelproject", "en", len(project.deelprojecten))
                yield from _cijfers_gelijk(project, "deelproject", len(project.deelprojecten))
        for aanbevelingen in alle(verslag, Aanbevelingen):
            yield from _telling(teksten(verslag), "aanbeveling", "en", len(aanbevelingen.lijst))
    if dossier.convenant is not None:
        for convenant in alle(dossier.convenant, Convenant):
            yield from _in_convenant(convenant)


def _in_convenant(convenant: Convenant) -> Iterator[Melding]:
    """What the text of a covenant announces, against its own lists."""
    lijsten = [("artikel", "en", convenant.artikelen), ("essentie", "s", convenant.essenties)]
    lijsten.append(("voorwaarde", "n", convenant.voorwaarden))
    for doelen in alle(convenant, Meerjarendoelen):
        lijsten.append(("thema", "['’]s", doelen.themas))
        if isinstance(doelen.aantal, int):
            yield from _telling(teksten(convenant), "doel", "en", doelen.aantal)
    for stam, meervoud, delen in lijsten:
        if delen:
            yield from _telling(teksten(convenant), stam, meervoud, len(delen))


def _telling(plekken: Iterable[Tekstplek], stam: str, meervoud: str, aantal: int) -> Iterator[Melding]:
    niet_na = "(?<!eerste )(?<!laatste )(?<!andere )"
    patroon = re.compile(rf"{niet_na}\b({_GETAL})\s+(?:[a-zà-ÿ]+e\s+)?{stam}{meervoud}\b", re.IGNORECASE)
    for plek in plekken:
        for gevonden in patroon.finditer(plek.tekst):
            if _waarde(gevonden[1]) != aantal:
                tekst = f"de tekst noemt '{gevonden[0]}', maar er {_staan(aantal)} er {aantal} in het dossier"
                yield AANGEKONDIGD.op(plek.plaats, tekst, "herstel de tekst, of vul de lijst aan")


def _cijfers_gelijk(project: Project, stam: str, aantal: int) -> Iterator[Melding]:
    for cijfer in alle(project, Cijfer):
        if cijfer.eenheid.lower() in {stam, f"{stam}en"} and cijfer.aantal.waarde != aantal:
            geteld = f"{als_tekst(cijfer.aantal)} {cijfer.eenheid}"
            tekst = f"het cijfer is {geteld}, maar er {_staan(aantal)} er {aantal} in de lijst"
            yield AANGEKONDIGD.op(cijfer.vindplaats("aantal"), tekst, "herstel het cijfer, of vul de lijst aan")


def _staan(aantal: int) -> str:
    return "staat" if aantal == 1 else "staan"


def _lijst_in_tekst(plek: Tekstplek) -> Iterator[Melding]:
    """A paragraph that ends in a colon and names a number, against the list behind it."""
    delen = ontleed_opmaak(plek.tekst)
    for nummer, deel in enumerate(delen):
        if deel.type != "inline" or deel.level != 1:
            continue
        gevonden = _AANKONDIGING.search(deel.content)
        if gevonden is None or _DEEL_VAN.search(deel.content[: gevonden.start()]):
            continue
        aantal = _punten(delen[nummer + 2 :])
        if aantal != _waarde(gevonden[1]):
            volgt = "er volgt geen lijst" if aantal == 0 else f"er {'volgt' if aantal == 1 else 'volgen'} er {aantal}"
            woorden = " ".join(gevonden[0].replace("*", "").split())
            yield AANGEKONDIGD.op(
                plek.plaats,
                f"'{woorden}' kondigt er {_waarde(gevonden[1])} aan, maar {volgt}",
                "herstel het aantal of de lijst",
            )


def _punten(delen: Sequence[Token]) -> int:
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
    return int(woord) if woord.isdigit() else TELWOORDEN[kleine_letters(woord)]


def lege_links(dossier: Dossier) -> Iterator[Melding]:
    """T07 (finding 33: two links that are '#')."""
    for plek, deel in _inline(dossier):
        if deel.type == "link_open":
            adres = str(deel.attrGet("href") or "")
            if not re.match(r"(https?://|mailto:)\S+\.\S+|tel:\+?[\d-]+$", adres):
                tekst = f"een link wijst naar '{adres}'" if adres else "een link heeft geen adres"
                yield LEGE_LINK.op(plek.plaats, tekst, "vul het webadres in, of haal de link weg")


def niet_ondersteunde_opmaak(dossier: Dossier) -> Iterator[Melding]:
    """T08."""
    for plek, deel in _inline(dossier):
        if deel.type == "image":
            tekst = f"een afbeelding ({deel.attrGet('src')}) komt niet in het document"
            yield NIET_ONDERSTEUND.op(plek.plaats, tekst, "haal de afbeelding weg; zet haar zo nodig in het sjabloon")
        elif deel.type == "text" and (tag := _HTML.search(deel.content)):
            yield NIET_ONDERSTEUND.op(plek.plaats, f"'{tag[0]}' is HTML", "gebruik Markdown: **vet**, *cursief*")


def _inline(dossier: Dossier) -> Iterator[tuple[Tekstplek, Token]]:
    for plek in dossier.teksten:
        if isinstance(plek.tekst, Opmaak):
            for blok in ontleed_opmaak(plek.tekst):
                for deel in blok.children or ():
                    yield plek, deel


def zonder_inhoud(dossier: Dossier) -> Iterator[Melding]:
    """T09."""
    for plek in dossier.teksten:
        if not isinstance(plek.tekst, Opmaak):
            continue
        gevuld = [deel for deel in ontleed_opmaak(plek.tekst) if deel.type in {"inline", "code_block", "fence"}]
        if not any(deel.content.strip() for deel in gevuld):
            yield ZONDER_INHOUD.op(plek.plaats, "van deze tekst is op papier niets te zien", "vul de tekst in")
        elif (kop := _kop_zonder_tekst(ontleed_opmaak(plek.tekst))) is not None:
            tekst = f"onder de kop '{kop}' staat niets"
            yield ZONDER_INHOUD.op(plek.plaats, tekst, "zet er tekst onder, of haal de kop weg")


def _kop_zonder_tekst(delen: Sequence[Token]) -> str | None:
    """The first heading that has no text of its own or no text below it."""
    kop, niveau = None, 0
    for vorige, deel in itertools.pairwise(delen):
        if deel.type != "inline":
            continue
        if vorige.type != "heading_open":
            kop = None
            continue
        nieuw = int(vorige.tag[1:])
        if not deel.content.strip() or (kop is not None and nieuw <= niveau):
            return kop or ""
        kop, niveau = deel.content, nieuw
    return kop


def lijkt_op_tag(bron: Bron) -> Iterator[Melding]:
    """T10, on what was typed."""
    for waarde in bron.teksten_met(_TAG):
        if gevonden := _TAG.search(str(waarde.waarde)):
            tekst = f"'{gevonden[0]}' heeft in een sjabloon een betekenis"
            yield LIJKT_OP_TAG.op(waarde.plaats, tekst, "schrijf het anders")
