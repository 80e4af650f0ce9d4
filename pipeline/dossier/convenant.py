"""The covenant: what the members agree, for how long, and on what conditions an organisation may join."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pydantic import Field

from pipeline.afleiding import afleiding
from pipeline.dossier.basis import Gat, Gegeven
from pipeline.dossier.bedragen import Percentage
from pipeline.dossier.contributie import Contributieregeling
from pipeline.dossier.ondertekening import Tekenafspraak
from pipeline.dossier.perioden import Periode, dag, jaren_vanaf
from pipeline.dossier.vingerafdruk import vingerafdruk
from pipeline.dossier.waarden import Dag, EigenFeiten, Geheel, Markdown, Opmaak, Tekst, Tijdvak

# What stands in the covenant besides what is agreed: comments, free facts, and how and when it is signed.
_NIET_AFGESPROKEN = ("toelichting_gegevens", "ondertekening", "eigen")


class Artikel(Gegeven):
    """An article: one text, or numbered paragraphs, or both."""

    titel: Tekst = Field(description="titel van het artikel")
    tekst: Markdown | None = Field(None, description="tekst van het artikel, of de zin voor de leden ervan")
    leden: tuple[Markdown, ...] = Field((), description="genummerde leden van het artikel")


@dataclass(frozen=True, slots=True)
class Artikellid:
    """A numbered paragraph of an article.

    Args:
        nummer: its number with that of the article, such as `6.1`.
        tekst: its text.
    """

    nummer: str
    tekst: Opmaak


@dataclass(frozen=True, slots=True)
class Genummerd:
    """An article with its number.

    Args:
        nummer: its number, from 1.
        titel: its title.
        tekst: its text, None where it has paragraphs only.
        leden: its paragraphs.
    """

    nummer: int
    titel: str
    tekst: Opmaak | None
    leden: tuple[Artikellid, ...]


class Paragraaf(Gegeven):
    """A part of an annex."""

    titel: Tekst = Field(description="kop van de paragraaf")
    tekst: Markdown = Field(description="tekst van de paragraaf")


class Doelthema(Gegeven):
    """A theme with its goals."""

    naam: Tekst = Field(description="naam van het thema")
    doelen: tuple[Tekst, ...] = Field(description="de doelen, elk in één zin", min_length=1)


class Meerjarendoelen(Gegeven):
    """What the network wants to have reached after some years."""

    periode: Tijdvak = Field(description="voor welke jaren de doelen gelden, zoals '2022 – 2025'")
    themas: tuple[Doelthema, ...] = Field(description="de thema's met hun doelen", min_length=1)

    @property
    @afleiding("de doelen van alle thema's geteld")
    def aantal(self) -> int:
        """How many goals there are in all themes."""
        if isinstance(self.themas, Gat):
            return self.themas
        for thema in self.themas:
            if isinstance(thema.doelen, Gat):
                return thema.doelen
        return sum(len(thema.doelen) for thema in self.themas)


class Definitie(Gegeven):
    """A term and what it means."""

    begrip: Tekst = Field(description="het begrip")
    tekst: Markdown = Field(description="wat het betekent")
    bron: Tekst | None = Field(None, description="waar de definitie vandaan komt")


class Convenant(Gegeven):
    """The agreement between the members, with its annexes."""

    titel: Tekst = Field(description="titel, zoals 'Samenwerkingsconvenant'")
    periode_in_titel: Tijdvak | None = Field(
        None, description="de jaren die achter de titel staan, zoals '2022 – 2026'"
    )
    ingangsdatum: Dag = Field(description="eerste dag waarop het convenant geldt")
    looptijd: Geheel = Field(description="hoeveel jaren het convenant geldt", ge=1, le=99)
    toelichting_gegevens: Tekst | None = Field(
        None, description="wat de lezer van de gegevens moet weten, bijvoorbeeld dat zij fictief zijn"
    )
    aanhef: Markdown | None = Field(None, description="tekst voor de artikelen: wie het zijn en wat zij willen")
    overwegingen: tuple[Tekst, ...] = Field((), description="overwegingen voor de artikelen")
    artikelen: tuple[Artikel, ...] = Field(description="de artikelen, in hun volgorde", min_length=1)
    structuur: tuple[Paragraaf, ...] = Field((), description="bijlage: structuur en organisatie")
    voorwaarden: tuple[Markdown, ...] = Field((), description="voorwaarden om lid te worden")
    toetreding: Markdown | None = Field(None, description="hoe een organisatie lid wordt")
    contributie: Contributieregeling | None = Field(None, description="wat leden betalen")
    penvoerdersvergoeding: Percentage | None = Field(
        None, description="welk deel van de subsidie de penvoerder krijgt, in procenten"
    )
    beleid: tuple[Paragraaf, ...] = Field((), description="bijlage: identiteit, ambitie en achtergrond")
    meerjarendoelen: Meerjarendoelen | None = Field(None, description="bijlage: de doelen voor meer jaren")
    definities: tuple[Definitie, ...] = Field((), description="begrippen en wat zij betekenen")
    essenties: tuple[Tekst, ...] = Field((), description="de essenties van palliatieve zorg, in hun volgorde")
    ondertekening: Tekenafspraak = Field(default_factory=Tekenafspraak, description="hoe er wordt getekend")
    eigen: EigenFeiten = Field(default_factory=dict, description="eigen feiten voor eigen sjablonen")

    @property
    @afleiding("de ingangsdatum plus de looptijd in jaren")
    def geldig(self) -> Periode:
        """From when to when it holds: whole years from its first day."""
        for feit in (self.ingangsdatum, self.looptijd):
            if isinstance(feit, Gat):
                return feit
        return jaren_vanaf(self.ingangsdatum.start, self.looptijd)

    @property
    @afleiding("de laatste dag van de looptijd")
    def einddatum(self) -> Periode:
        """The last day on which it holds."""
        return self.geldig if isinstance(self.geldig, Gat) else dag(self.geldig.einde)

    @cached_property
    def tekst(self) -> str | None:
        """The fingerprint of what is agreed, None where a part of it is not known.

        It tells which text somebody signed. Comments, white space and the member list do not change it.
        """
        return vingerafdruk(self, _NIET_AFGESPROKEN)

    @property
    @afleiding("de artikelen in hun volgorde")
    def genummerde_artikelen(self) -> tuple[Genummerd, ...]:
        """The articles with the numbers by which people refer to them."""
        if isinstance(self.artikelen, Gat):
            return self.artikelen
        return tuple(_genummerd(nummer, artikel) for nummer, artikel in enumerate(self.artikelen, 1))


@afleiding("het artikel met zijn nummer")
def _genummerd(nummer: int, artikel: Artikel) -> Genummerd:
    if isinstance(artikel.leden, Gat):
        return Genummerd(nummer, artikel.titel, artikel.tekst, artikel.leden)
    leden = tuple(Artikellid(f"{nummer}.{lid}", tekst) for lid, tekst in enumerate(artikel.leden, 1))
    return Genummerd(nummer, artikel.titel, artikel.tekst, leden)
