"""Amounts in euro: exact, and read as a Dutch person types them.

One parser for every amount, wherever it stands. Text is read as Dutch (a point groups thousands, a comma is the
decimal sign); in a sheet, reading text is always told, because Excel does not count with it. What is no amount
(`PM`, `n.t.b.`) is a fout and never 0.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, ValidationInfo

from pipeline.afleiding import afleiding
from pipeline.bron import Kaart, Lijst, Waarde
from pipeline.dossier.basis import ONLEESBAAR, VERKEERDE_VORM, Gat, Onleesbaar, Opbouw
from pipeline.dossier.waarden import getypt
from pipeline.melding import Ernst, Meldingsoort

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

BEDRAG_ALS_TEKST = Meldingsoort(
    "B07",
    Ernst.WAARSCHUWING,
    "bedrag of getal als tekst",
    "In een cel voor een getal staat tekst. Zij is gelezen; de melding zegt als welk getal. Excel rekent er niet mee.",
)
GEEN_BEDRAG = Meldingsoort(
    "B29",
    Ernst.FOUT,
    "geen bedrag of getal",
    "Waar een bedrag of getal hoort, staat iets anders, zoals 'PM' of 'n.t.b.'. Het wordt nooit als 0 gelezen.",
)
TWEE_LEZINGEN = Meldingsoort(
    "B40",
    Ernst.FOUT,
    "getal dat twee dingen kan zijn",
    "Tekst als `1,750` is voor de een duizend zevenhonderdvijftig en voor de ander een en driekwart. Zij wordt niet "
    "gelezen. Schrijf duizendtallen met een punt (`1.750`) of zonder (`1750`), en decimalen zoals `1,75`.",
)
DEEL_OF_PROCENT = Meldingsoort(
    "B41",
    Ernst.FOUT,
    "percentage onder de één",
    "Tekst als `0,21` kan 21% zijn of 0,21%. Schrijf het percentage met het teken erachter.",
)

CENT = Decimal("0.01")
NUL = Decimal(0)
# Larger than any budget of a network, and small enough to reckon with exactly.
_CIJFERS_HOOGSTENS = 12
_SPATIES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\t", " "))
# Spaces stand beside signs, or group thousands; two numbers beside each other are no number.
_GROEPEN = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d ])")
_HAAKJES = re.compile(r"\((.*)\)")
# A group of thousands does not begin with a zero: 0.125 is an eighth.
_NEDERLANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
# Exactly three digits behind the only comma: an English thousand, or decimals.
_DUBBELZINNIG = re.compile(r"(?<![\d.,])(?<!\d )([1-9]\d{0,2}),(\d{3})(?!\d|[.,]\d)")
_ENGELS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+")


def op_centen(bedrag: Decimal) -> Decimal:
    """An amount rounded half up to cents."""
    return bedrag.quantize(CENT, ROUND_HALF_UP)


@afleiding("de bedragen opgeteld, elk op centen")
def som(bedragen: Iterable[Decimal | None]) -> Decimal:
    """The sum of amounts, each rounded to cents; what is not filled in does not count, and a gap makes it a gap."""
    totaal = Decimal("0.00")
    for bedrag in bedragen:
        if isinstance(bedrag, Gat):
            return bedrag
        totaal += op_centen(bedrag) if bedrag is not None else NUL
    return totaal


def ontleed_getal(tekst: str) -> tuple[Decimal, bool] | None:
    """A number as somebody typed it.

    Args:
        tekst: what was typed, such as `€ 1.234,50`, `59.310,–`, `(1.000)` or `1,234.50`.

    Returns:
        The number, and whether it was written in the English way; None where it is no number. Where both
        readings are possible the Dutch one is taken: `1.234` is 1234.
    """
    if len(tekst) <= _CIJFERS_HOOGSTENS and tekst.isascii() and tekst.isdigit():  # as most are typed
        return Decimal(tekst), False
    kaal = tekst.translate(_SPATIES).strip().lower()
    kaal = _GROEPEN.sub(lambda groepen: groepen[0].replace(" ", ""), kaal)
    if re.search(r"\d\s+\d", kaal):
        return None
    kaal = kaal.replace(" ", "")
    negatief = False
    if gevonden := _HAAKJES.fullmatch(kaal.removeprefix("€")):
        negatief, kaal = True, gevonden[1]
    for voor in ("eur", "euro", "€"):
        kaal = kaal.removeprefix(voor).removesuffix(voor) if kaal not in {"eur", "euro"} else kaal
    if kaal[:1] in {"-", "\u2212", "\u2013"}:
        if negatief:  # twice negative is not to be understood
            return None
        negatief, kaal = True, kaal[1:].removeprefix("€")
    kaal = kaal.removeprefix("€").lstrip("'")
    kaal = re.sub(r"[,.][-\u2013\u2014=]+$", "", kaal)
    engels = False
    if _NEDERLANDS.fullmatch(kaal):
        cijfers = kaal.replace(".", "").replace(",", ".")
    elif _ENGELS.fullmatch(kaal):
        cijfers, engels = kaal.replace(",", ""), True
    else:
        return None
    if len(cijfers.partition(".")[0]) > _CIJFERS_HOOGSTENS or len(cijfers) > 2 * _CIJFERS_HOOGSTENS:
        return None
    getal = Decimal(cijfers)
    return (-getal if negatief else getal), engels


def lees_getal(waarde: Waarde, opbouw: Opbouw, *, altijd_klein: bool = False) -> Decimal:
    """A number with or without decimals; tells B07 where a cell holds text, or where it was typed in the English way.

    Args:
        waarde: what was read.
        opbouw: takes the melding.
        altijd_klein: whether no such number has thousands, so that a comma is always the decimal sign.

    Raises:
        Onleesbaar: it is no number (B29 in a sheet, D04 in a text file), or can be two (B40).
    """
    inhoud = waarde.waarde
    in_cel = waarde.plaats.cel is not None
    if isinstance(inhoud, int | Decimal) and not isinstance(inhoud, bool):
        getal = Decimal(inhoud)
        if getal.is_finite() and abs(getal) < 10**_CIJFERS_HOOGSTENS:
            return getal
    gelezen = ontleed_getal(inhoud) if isinstance(inhoud, str) else None
    if gelezen is None:
        soort = GEEN_BEDRAG if in_cel else ONLEESBAAR
        leeg = "laat de cel leeg" if in_cel else "laat de regel weg"
        advies = f"vul een getal in, zoals 1234,50; {leeg} als het nog niet bekend is"
        raise Onleesbaar(soort, f"'{getypt(waarde)}' is geen bedrag of getal", advies)
    if not altijd_klein and (dubbelzinnig := twee_lezingen(str(inhoud))) is not None:
        raise dubbelzinnig
    getal, engels = gelezen
    if in_cel or engels:
        uitleg = ", de Engelse schrijfwijze" if engels else _lezing(str(inhoud))
        tekst = f"hier staat tekst: '{str(inhoud).strip()}'; gelezen als {als_getal(getal)}{uitleg}"
        opbouw.meldingen.append(BEDRAG_ALS_TEKST.op(waarde.plaats, tekst, "maak er een getal van, zonder tekens"))
    return getal


def twee_lezingen(getypt_als: str) -> Onleesbaar | None:
    """An error (B40) that asks which of two numbers is meant, and says how to write each; None where there is one."""
    gevonden = _DUBBELZINNIG.search(getypt_als.translate(_SPATIES))
    if gevonden is None:
        return None
    voor, achter = gevonden.groups()
    kort = achter.rstrip("0")
    klein = f"{voor},{achter}0" if len(kort) == len(achter) else f"{voor},{kort}".rstrip(",")
    tekst = f"'{getypt_als.strip()[:60]}' kan {voor}.{achter} zijn of {klein}"
    advies = f"schrijf {voor}.{achter} als u duizendtallen bedoelt, of {klein} als de komma het decimaalteken is"
    return Onleesbaar(TWEE_LEZINGEN, tekst, advies)


def _lezing(tekst: str) -> str:
    """Which reading was taken of a text with one point before three digits."""
    gevonden = re.search(r"(?<![\d.,])\d{1,3}\.\d{3}(?![\d.,])", tekst)
    return ", de punt als scheiding van duizendtallen" if gevonden is not None else ""


def als_euro(bedrag: Decimal) -> str:
    """An amount as it stands in a melding: `€ 2.400,00`."""
    bedrag = op_centen(bedrag)
    heel, _, cent = f"{abs(bedrag):,.2f}".partition(".")
    return f"{'-' if bedrag < 0 else ''}€ {heel.replace(',', '.')},{cent}"


def als_getal(getal: Decimal) -> str:
    """A number as it stands in a melding: `12,5`."""
    return f"{getal:f}".replace(".", ",")


def lees_bedrag(waarde: Waarde, opbouw: Opbouw) -> Decimal:
    """An amount in euro, as exact as it was typed."""
    return lees_getal(waarde, opbouw)


def lees_gemiddelde(waarde: Waarde, opbouw: Opbouw) -> Decimal:
    """An average or a mark, such as `7,2` or `7,167`."""
    return lees_getal(waarde, opbouw, altijd_klein=True)


def lees_percentage(waarde: Waarde, opbouw: Opbouw) -> Decimal:
    """A percentage from 0 to 100: `21`, `21%`; a cell in percent format holds 0,21, which is read as 21.

    Raises:
        Onleesbaar: it is none (D04, B29), or a text that can be two: `0,21` in a text file (B41).
    """
    inhoud = waarde.waarde
    met_teken = False
    if isinstance(inhoud, str):
        met_teken = inhoud.rstrip().endswith("%")
        inhoud = inhoud.strip().removesuffix("%").strip()
        if inhoud.isdecimal() and len(inhoud) <= 3:
            inhoud = int(inhoud)
    eigen = Opbouw()
    getal = lees_getal(Waarde(inhoud, waarde.plaats), eigen, altijd_klein=True)
    if NUL < getal < 1 and not met_teken:
        getal *= 100
        if waarde.plaats.cel is None:
            tekst = f"'{getypt(waarde)}' kan {als_getal(getal.normalize())}% zijn of {als_getal(getal / 100)}%"
            raise Onleesbaar(DEEL_OF_PROCENT, tekst, "schrijf het percentage met het teken % erachter")
        if eigen.meldingen:
            tekst = f"hier staat tekst: '{getypt(waarde)}'; gelezen als {als_getal(getal.normalize())}%"
            eigen = Opbouw([BEDRAG_ALS_TEKST.op(waarde.plaats, tekst, "maak er een getal van, zonder tekens")])
    if not NUL <= getal <= 100:
        raise Onleesbaar(ONLEESBAAR, f"{als_getal(getal)} is geen percentage", "vul een getal in van 0 tot 100")
    opbouw.meldingen.extend(eigen.meldingen)
    return getal


def _leest(lezer: Callable[[Waarde, Opbouw], Any]) -> BeforeValidator:
    def lees(invoer: object, info: ValidationInfo) -> object:
        if isinstance(invoer, Lijst | Kaart | tuple):
            fout = Onleesbaar(VERKEERDE_VORM, "hier hoort één getal", "vul één getal in")
            raise fout.voor_pydantic()
        if not isinstance(invoer, Waarde):
            return invoer
        try:
            return lezer(invoer, info.context if isinstance(info.context, Opbouw) else Opbouw())
        except Onleesbaar as fout:
            raise fout.voor_pydantic() from fout

    return BeforeValidator(lees)


Bedrag = Annotated[Decimal, _leest(lees_bedrag)]
Getal = Annotated[Decimal, _leest(lees_getal)]
Gemiddelde = Annotated[Decimal, _leest(lees_gemiddelde)]
Percentage = Annotated[Decimal, _leest(lees_percentage)]
