"""One template serves every network: its colours and its logo come from the dossier.

Colours live in the theme (`accent1` the main colour, `accent2` the accent). Word reads them there; other
programs read the literal colour that stands beside each theme colour, so both are set.
"""

from __future__ import annotations

import colorsys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.melding import Ernst, Meldingsoort
from pipeline.word.beelden import Beeld
from pipeline.word.ooxml import WP, A, als_bytes, ontleed, r, w
from pipeline.word.pakket import Pakket

if TYPE_CHECKING:
    from lxml import etree


GEEN_LOGO = Meldingsoort(
    "H02",
    Ernst.FOUT,
    "logo niet te gebruiken",
    "Het logo ontbreekt in de map van het netwerk, of is geen PNG- of JPEG-bestand.",
)

LOGO = "logo"
# Private word of a template: the alternative text of the logo, which holds the name of the network.
LOGOTEKST = "_logotekst"
_THEMA = "word/theme/theme1.xml"
# Word's names for theme colours (ECMA-376 17.18.97) and the theme's own.
_THEMAKLEUREN = {
    "accent1": "accent1", "accent2": "accent2", "accent3": "accent3", "accent4": "accent4", "accent5": "accent5",
    "accent6": "accent6", "dark1": "dk1", "text1": "dk1", "dark2": "dk2", "text2": "dk2", "light1": "lt1",
    "background1": "lt1", "light2": "lt2", "background2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_LITERAAL = (
    ("themeColor", "val", "theme"),
    ("themeFill", "fill", "themeFill"),
    ("themeColor", "color", "theme"),
)


@dataclass(frozen=True, slots=True)
class Aankleding:
    """What of a network's house style a template gets.

    Args:
        hoofdkleur: six hexadecimal digits.
        accentkleur: six hexadecimal digits.
        logo: the bytes of a PNG or JPEG file, None where the network has no logo.
    """

    hoofdkleur: str
    accentkleur: str
    logo: bytes | None = None


def kleed_aan(pakket: Pakket, aankleding: Aankleding) -> Pakket:
    """A template in the house style of a network: its colours, and its logo where a picture is named `logo`.

    Args:
        pakket: the template; not changed.
        aankleding: the house style.

    Raises:
        GeenBeeld: the logo cannot be used.
    """
    gekleed = Pakket(dict(pakket.delen))
    _zet_kleuren(gekleed, aankleding.hoofdkleur, aankleding.accentkleur)
    for deel in gekleed.tekstdelen():
        _zet_logo(gekleed, deel, aankleding.logo)
    return gekleed


def _zet_kleuren(pakket: Pakket, hoofdkleur: str, accentkleur: str) -> None:
    inhoud = pakket.delen.get(_THEMA)
    if inhoud is None:
        return
    thema = ontleed(inhoud)
    nieuw = {"accent1": hoofdkleur, "accent2": accentkleur, "hlink": hoofdkleur, "folHlink": hoofdkleur}
    kleuren: dict[str, str] = {}
    for kleur in next(thema.iter(f"{{{A}}}clrScheme")):
        naam = str(kleur.tag).split("}")[1]
        waarde = kleur[0]
        if naam in nieuw:
            kleur.remove(waarde)
            waarde = kleur.makeelement(f"{{{A}}}srgbClr", {"val": nieuw[naam]})
            kleur.append(waarde)
        kleuren[naam] = waarde.get("lastClr") or waarde.get("val") or "000000"
    pakket.delen[_THEMA] = als_bytes(thema)
    for naam in ("word/styles.xml", "word/numbering.xml", *pakket.tekstdelen()):
        if naam in pakket.delen and b"theme" in pakket.delen[naam]:
            wortel = ontleed(pakket.delen[naam])
            _zet_literaal(wortel, kleuren)
            pakket.delen[naam] = als_bytes(wortel)


def _zet_literaal(wortel: etree._Element, kleuren: dict[str, str]) -> None:
    for knoop in wortel.iter(w("color"), w("shd"), *map(w, ("top", "bottom", "left", "right", "insideH", "insideV"))):
        for attribuut, doel, voorvoegsel in _LITERAAL:
            naam = _THEMAKLEUREN.get(knoop.get(w(attribuut), ""))
            if (
                naam is None
                or (doel == "val" and knoop.tag != w("color"))
                or (doel == "color" and knoop.tag == w("color"))
            ):
                continue
            tint, schaduw = knoop.get(w(f"{voorvoegsel}Tint")), knoop.get(w(f"{voorvoegsel}Shade"))
            knoop.set(w(doel), getint(kleuren[naam], tint, schaduw))


def getint(kleur: str, tint: str | None, schaduw: str | None) -> str:
    """A theme colour made lighter or darker as Word does (ECMA-376 17.3.2.6: in HSL, by luminance).

    Args:
        kleur: six hexadecimal digits.
        tint: two hexadecimal digits; FF leaves it as it is, 00 makes it white.
        schaduw: two hexadecimal digits; FF leaves it as it is, 00 makes it black.
    """
    if tint is None and schaduw is None:
        return kleur
    tinten = (int(kleur[i : i + 2], 16) / 255 for i in (0, 2, 4))
    toon, licht, verzadiging = colorsys.rgb_to_hls(*tinten)
    if schaduw is not None:
        licht *= int(schaduw, 16) / 255
    if tint is not None:
        deel = int(tint, 16) / 255
        licht = licht * deel + (1 - deel)
    return "".join(f"{round(kanaal * 255):02X}" for kanaal in colorsys.hls_to_rgb(toon, licht, verzadiging))


def _zet_logo(pakket: Pakket, deel: str, logo: bytes | None) -> None:
    """Put the logo in the place of each picture named `logo`, or take those pictures out."""
    wortel = ontleed(pakket.delen[deel])
    plekken = [docpr for docpr in wortel.iter(f"{{{WP}}}docPr") if docpr.get("name", "").lower() == LOGO]
    if not plekken:
        return
    beeld = Beeld.van(logo) if logo is not None else None
    for docpr in plekken:
        if beeld is None:
            _verwijder(docpr)
        else:
            _plaats_beeld(pakket, deel, docpr, beeld)
            docpr.set("descr", f"{{{{ {LOGOTEKST} }}}}")
    pakket.delen[deel] = als_bytes(wortel)


def _verwijder(docpr: etree._Element) -> None:
    run = next(ouder for ouder in docpr.iterancestors() if ouder.tag == w("r"))
    ouder = run.getparent()
    if ouder is not None:
        ouder.remove(run)


def _plaats_beeld(pakket: Pakket, deel: str, docpr: etree._Element, beeld: Beeld) -> None:
    """Fill the box of the placeholder: as large as fits, in its own proportions."""
    relatie = pakket.nieuw_beeld(deel, beeld)
    kader = docpr.getparent()
    if kader is None:
        return
    omvang = next(kader.iter(f"{{{WP}}}extent"))
    breed, hoog = beeld.passend(int(omvang.get("cx", "0")), int(omvang.get("cy", "0")))
    for maat in (omvang, *kader.iter(f"{{{A}}}ext")):
        if maat.get("cx") is not None:
            maat.set("cx", str(breed))
            maat.set("cy", str(hoog))
    for verwijzing in kader.iter(f"{{{A}}}blip"):
        verwijzing.set(r("embed"), relatie)
