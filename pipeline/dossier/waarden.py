"""Typed values as a Dutch coordinator writes them, and how they are read.

Each reader takes the `Waarde` that was read and gives a typed value, or raises `Onleesbaar` with what is
wrong and what to do. A type that reads through one is an `Annotated` alias at the end of the module.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field, ValidationInfo

from pipeline.bron import Kaart, Lijst, Waarde, kaal
from pipeline.dossier.basis import KEUZE, ONLEESBAAR, VERKEERDE_VORM, Onleesbaar, Opbouw
from pipeline.dossier.perioden import GEEN_DATUM, Periode, lees_einde, lees_periode, lees_termijn, lees_vast_tijdvak
from pipeline.melding import Ernst, Meldingsoort
from pipeline.nabij import bedoelde_u, vereenvoudigd

GEEN_LINK = Meldingsoort(
    "D08",
    Ernst.FOUT,
    "geen werkende link",
    "Een link begint met https:// of http:// en bevat geen spaties. Een `#` of een leeg adres is een link die nog moet "
    "worden ingevuld.",
)
LEIDT_UIT_MAP = Meldingsoort(
    "D09",
    Ernst.FOUT,
    "bestand buiten de map",
    "Een bestandsnaam in het dossier is een naam in dezelfde map: zonder schijf, zonder `..` en zonder `/` vooraan.",
)

T = TypeVar("T")


_GETAL = r"[1-9]\d{0,2}(?:\.\d{3}){1,4}|\d{1,15}"


def lees_geheel(waarde: Waarde) -> int:
    """A whole number; text may group thousands with a point."""
    return _geheel(waarde, "heel getal", "vul een heel getal in, zoals 25")


def lees_jaartal(waarde: Waarde) -> int:
    """A year."""
    return _geheel(waarde, "jaartal", "vul één jaartal in, zoals 2026")


def _geheel(waarde: Waarde, wat: str, advies: str) -> int:
    inhoud = waarde.waarde
    if isinstance(inhoud, int) and not isinstance(inhoud, bool):
        return inhoud
    if isinstance(inhoud, str) and re.fullmatch(rf"-?(?:{_GETAL})", inhoud.strip()):
        return int(inhoud.strip().replace(".", ""))
    raise Onleesbaar(ONLEESBAAR, f"'{getypt(waarde)}' is geen {wat}", advies)


def lees_janee(waarde: Waarde) -> bool:
    """Yes or no."""
    if isinstance(waarde.waarde, bool):
        return waarde.waarde
    woord = vereenvoudigd(str(waarde.waarde))
    if woord in {"ja", "j", "waar", "true"}:
        return True
    if woord in {"nee", "n", "onwaar", "false"}:
        return False
    raise Onleesbaar(ONLEESBAAR, f"'{getypt(waarde)}' is geen ja of nee", "vul 'ja' of 'nee' in")


def lees_tekst(waarde: Waarde) -> str:
    """Text; a whole number in a cell is the text of that number."""
    if isinstance(waarde.waarde, str | int) and not isinstance(waarde.waarde, bool):
        return str(waarde.waarde).strip()
    raise Onleesbaar(
        ONLEESBAAR, f"'{getypt(waarde)}' is geen tekst", "maak van de cel tekst en typ opnieuw wat er hoort te staan"
    )


def lees_kleur(waarde: Waarde) -> str:
    """A colour as six hexadecimal digits, with or without `#`; gives them in capitals, without."""
    kleur = str(waarde.waarde).strip().removeprefix("#")
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", kleur):
        raise Onleesbaar(
            ONLEESBAAR,
            f"'{getypt(waarde)}' is geen kleur",
            "schrijf zes tekens, zoals '0B5563' (tussen aanhalingstekens)",
        )
    return kleur.upper()


def lees_link(waarde: Waarde) -> str:
    """A web address."""
    link = str(waarde.waarde).strip()
    if not re.fullmatch(r"https?://[^\s<>\"]+\.[^\s<>\"]+", link):
        advies = "vul het volledige webadres in, of verwijder de link"
        raise Onleesbaar(GEEN_LINK, f"'{link}' is geen webadres", advies)
    return link


def lees_mailadres(waarde: Waarde) -> str:
    """A mail address."""
    adres = str(waarde.waarde).strip()
    if not re.fullmatch(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+", adres):
        raise Onleesbaar(ONLEESBAAR, f"'{adres}' is geen mailadres", "vul een adres in zoals netwerk@voorbeeld.nl")
    return adres


def lees_bestandsnaam(waarde: Waarde) -> str:
    """The name of a file in the same folder."""
    naam = str(waarde.waarde).strip()
    if not naam or re.search(r"[\\/:*?\"<>|]", naam) or naam.startswith("."):
        advies = "zet het bestand in dezelfde map en schrijf hier alleen de naam"
        raise Onleesbaar(LEIDT_UIT_MAP, f"'{naam}' is geen bestandsnaam in deze map", advies)
    return naam


def getypt(waarde: Waarde) -> str:
    """What somebody typed, short enough for a melding."""
    inhoud = waarde.waarde
    if isinstance(inhoud, bool):
        return "WAAR" if inhoud else "ONWAAR"  # as Excel shows it
    if isinstance(inhoud, datetime.date):
        return f"{inhoud:%d-%m-%Y}"
    tekst = str(inhoud).replace(".", ",") if isinstance(inhoud, Decimal) else str(inhoud)
    return tekst if len(tekst) <= 60 else tekst[:57] + "..."


def leest(lezer: Callable[[Waarde], T]) -> Any:
    """A pydantic validator that reads one `Waarde`; what was typed already is left alone."""

    def lees(invoer: object) -> object:
        if isinstance(invoer, Lijst | Kaart | tuple):
            raise Onleesbaar(
                VERKEERDE_VORM, "hier hoort één waarde, geen lijst of groep", "vul één waarde in"
            ).voor_pydantic()
        if not isinstance(invoer, Waarde):
            return invoer
        if invoer.waarde is None or str(invoer.waarde).strip() == "":
            raise Onleesbaar(
                VERKEERDE_VORM, "een deel van deze lijst is leeg", "haal de lege regel weg"
            ).voor_pydantic()
        try:
            return lezer(invoer)
        except Onleesbaar as fout:
            raise fout.voor_pydantic() from fout

    return BeforeValidator(lees)


def _leest_tijd(lezer: Callable[[Waarde, Opbouw], Periode]) -> Callable[[object, ValidationInfo], object]:
    def lees(invoer: object, info: ValidationInfo) -> object:
        if isinstance(invoer, Waarde) and isinstance(info.context, Opbouw):
            try:
                return lezer(invoer, info.context)
            except Onleesbaar as fout:
                raise fout.voor_pydantic() from fout
        return _leest_los(invoer)

    return lees


_leest_periode = _leest_tijd(lees_periode)


def _leest_dag(invoer: object, info: ValidationInfo) -> object:
    periode = _leest_periode(invoer, info)
    if isinstance(invoer, Waarde) and isinstance(periode, Periode) and not periode.is_dag:
        tekst, advies = f"'{getypt(invoer)}' is geen dag", "schrijf een dag met maand en jaar, zoals '12 juni 2024'"
        raise Onleesbaar(GEEN_DATUM, tekst, advies).voor_pydantic()
    return periode


def _leest_los(invoer: object) -> object:
    if isinstance(invoer, Lijst | Kaart | tuple):
        raise Onleesbaar(VERKEERDE_VORM, "hier hoort één datum of periode", "vul één datum in").voor_pydantic()
    return invoer


def keuze(soort: type[StrEnum]) -> Any:
    """A validator for a word out of a closed list; capitals and accents do not matter."""

    def lees(waarde: Waarde) -> StrEnum:
        for lid in soort:
            if vereenvoudigd(str(waarde.waarde)) == vereenvoudigd(lid.value):
                return lid
        namen = [lid.value for lid in soort]
        advies = bedoelde_u(str(waarde.waarde), namen)
        if "bekend zijn" not in advies:
            advies += " (bekend zijn: " + ", ".join(namen) + ")"
        raise Onleesbaar(KEUZE, f"'{getypt(waarde)}' is hier niet bekend", advies)

    return leest(lees)


class Opmaak(str):
    """Long text in Markdown (CommonMark). A type of its own, so that a rule and a filter know it."""

    __slots__ = ()


# Marks a field that says something of a person: it does not stand in a document for the public.
PERSOONLIJK = "persoonlijk"
# Marks the name of a person: a document for the public is searched for it.
PERSOONSNAAM = "persoonsnaam"
# Marks an address or a number that is not of a person but of the network: that may stand there.
FUNCTIONEEL = "functioneel"

Tekst = Annotated[str, leest(lees_tekst)]
Markdown = Annotated[Opmaak, leest(lambda waarde: Opmaak(lees_tekst(waarde)))]
Geheel = Annotated[int, leest(lees_geheel), Field(ge=0)]
Jaartal = Annotated[int, leest(lees_jaartal), Field(ge=1900, le=2100)]
JaNee = Annotated[bool, leest(lees_janee)]
Kleur = Annotated[str, leest(lees_kleur)]
Link = Annotated[str, leest(lees_link)]
Mailadres = Annotated[str, leest(lees_mailadres)]
Bestandsnaam = Annotated[str, leest(lees_bestandsnaam)]
Tijdvak = Annotated[Periode, BeforeValidator(_leest_periode)]
# Of which the first and the last day are known: money is booked in it.
VastTijdvak = Annotated[Periode, BeforeValidator(_leest_tijd(lees_vast_tijdvak))]
OpenTijdvak = Annotated[Periode, BeforeValidator(_leest_tijd(lees_termijn))]
Einde = Annotated[Periode, BeforeValidator(_leest_tijd(lees_einde))]
Dag = Annotated[Periode, BeforeValidator(_leest_dag)]


def _vrij(invoer: object) -> object:
    if isinstance(invoer, Kaart):
        return kaal(invoer)
    if isinstance(invoer, dict):
        return invoer
    tekst = "onder 'eigen' horen velden te staan (naam: waarde)"
    raise Onleesbaar(VERKEERDE_VORM, tekst, "geef elk feit een naam").voor_pydantic()


EigenFeiten = Annotated[dict[str, Any], BeforeValidator(_vrij)]
