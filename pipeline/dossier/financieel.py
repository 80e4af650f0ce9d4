"""The money of a project in one view: plan, budget and funder together, as a reader and an accountant see them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.afleiding import afleiding
from pipeline.dossier.basis import Gat
from pipeline.dossier.bedragen import som
from pipeline.dossier.begroting import Begroting, Dekkingsbron, Dekkingsregel
from pipeline.dossier.financier import Arrangement, Financier
from pipeline.dossier.regelsommen import alle, kosten, opgeteld, subsidie, van_fase, van_soort
from pipeline.dossier.verloop import Verschil, verloop, verschil
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.dossier.begroting import Begrotingsregel
    from pipeline.dossier.perioden import Periode
    from pipeline.dossier.project import Fase, Projectplan

# The three legal classes, in the order in which they are printed, and their heading.
_KLASSEN = (
    (Dekkingsbron.SUBSIDIE, "Subsidie"),
    (Dekkingsbron.EIGEN, "Eigen bijdrage"),
    (Dekkingsbron.DERDEN, "Bijdragen van derden"),
)


@dataclass(frozen=True, slots=True)
class Faserij:
    """A row of the table of costs: a phase, its amount for each kind of cost, and their sum in euro."""

    nummer: int
    titel: str
    bedragen: tuple[Decimal, ...]
    totaal: Decimal


@dataclass(frozen=True, slots=True)
class Soortsom:
    """What a kind of cost comes to, in euro: in all, from the grant, and from elsewhere."""

    naam: str
    totaal: Decimal
    subsidie: Decimal

    @property
    @afleiding("het totaal min de gevraagde subsidie")
    def elders(self) -> Decimal:
        """What is paid from elsewhere."""
        return som([self.totaal, self.subsidie if isinstance(self.subsidie, Gat) else -self.subsidie])


@dataclass(frozen=True, slots=True)
class Dekkingsklasse:
    """A legal class of income with its sources and their sum in euro."""

    naam: str
    posten: tuple[Dekkingsregel, ...]
    totaal: Decimal


@dataclass(frozen=True, slots=True)
class Financieel:
    """The money of a project.

    Args:
        aangevraagd: the grant that is asked for, in euro.
        kostensoorten: the kinds of cost, in the order of the plan.
        fasen: costs for each phase and kind of cost.
        per_soort: costs for each kind of cost.
        totaal: all costs.
        dekking: income in its three legal classes.
        dekking_totaal: all income that is money.
        in_natura: work in kind, which is no money.
        verschillen: budget beside what was spent, for each kind of cost.
        regelverschillen: the same for each line.
        verschil_totaal: the same for the whole.
        arrangement: what the funder asks for a grant of this size, None where its profile does not say it.
    """

    aangevraagd: Decimal
    kostensoorten: tuple[str, ...]
    fasen: tuple[Faserij, ...]
    per_soort: tuple[Soortsom, ...]
    totaal: Decimal
    dekking: tuple[Dekkingsklasse, ...]
    dekking_totaal: Decimal
    in_natura: tuple[Dekkingsregel, ...]
    verschillen: tuple[Verschil, ...]
    regelverschillen: tuple[Verschil, ...]
    verschil_totaal: Verschil
    arrangement: Arrangement | None

    @property
    @afleiding("de kosten per kostensoort")
    def soorttotalen(self) -> tuple[Decimal, ...]:
        """The sum of each kind of cost, in the order of `kostensoorten`."""
        return tuple(soort.totaal for soort in self.per_soort)

    @property
    @afleiding("de bedragen uit de subsidie van alle kostensoorten opgeteld")
    def subsidie(self) -> Decimal:
        """What the lines take from the grant."""
        return som(soort.subsidie for soort in self.per_soort)

    @property
    @afleiding("wat elders vandaan komt, van alle kostensoorten opgeteld")
    def elders(self) -> Decimal:
        """What the lines take from elsewhere."""
        return som(soort.elders for soort in self.per_soort)

    @property
    @afleiding("de waarde van de inbreng in natura opgeteld")
    def in_natura_totaal(self) -> Decimal:
        """What the work in kind is worth; it is no money."""
        return som(post.bedrag for post in self.in_natura)

    @property
    @afleiding("of er iets is besteed")
    def is_gerealiseerd(self) -> bool:
        """Whether anything was spent yet."""
        return bool(self.verschil_totaal.gerealiseerd)


def financieel(
    plan: Projectplan, begroting: Begroting, financier: Financier | None, tot: Periode | None = None
) -> Financieel:
    """Bring plan, budget and funder together.

    Args:
        plan: the project.
        begroting: its budget.
        financier: the funder, None where there is no profile of it.
        tot: the last period of which spending counts, None for all.
    """
    regels = begroting.regels
    verlopen = {id(regel): verloop(regel, begroting.realisatie, tot) for regel in regels}
    op_naam = {vereenvoudigd(str(soort.naam)): soort.naam for soort in reversed(plan.financien.kostensoorten)}
    soorten = tuple(reversed(op_naam.values()))
    fasen = tuple(_faserij(fase, regels, soorten) for fase in plan.genummerde_fasen)
    verschillen = tuple(verschil(soort, regels, van_soort(soort), verlopen) for soort in soorten)
    aangevraagd = plan.financien.beschikt or plan.financien.aangevraagd
    heel = isinstance(aangevraagd, Decimal)
    return Financieel(
        aangevraagd=plan.financien.aangevraagd,
        kostensoorten=soorten,
        fasen=fasen,
        per_soort=tuple(_soortsom(soort, regels) for soort in soorten),
        totaal=begroting.totaal,
        dekking=tuple(_klasse(bron, naam, begroting) for bron, naam in _KLASSEN),
        dekking_totaal=begroting.dekking_totaal,
        in_natura=begroting.in_natura,
        verschillen=verschillen,
        regelverschillen=tuple(
            verschil(regel.omschrijving or regel.regel_id, (regel,), alle, verlopen) for regel in regels
        ),
        verschil_totaal=verschil("Totaal", regels, alle, verlopen),
        arrangement=financier.arrangement(aangevraagd) if financier is not None and heel else None,
    )


def _faserij(fase: Fase, regels: Sequence[Begrotingsregel], soorten: Iterable[str]) -> Faserij:
    return Faserij(
        fase.nummer,
        fase.titel,
        tuple(opgeteld(regels, van_soort(soort, fase.nummer), kosten) for soort in soorten),
        opgeteld(regels, van_fase(fase.nummer), kosten),
    )


def _soortsom(soort: str, regels: Sequence[Begrotingsregel]) -> Soortsom:
    hoort = van_soort(soort)
    return Soortsom(soort, opgeteld(regels, hoort, kosten), opgeteld(regels, hoort, subsidie))


@afleiding("de dekking in geld van één soort opgeteld", kiest=True)
def _klasse(bron: Dekkingsbron, naam: str, begroting: Begroting) -> Dekkingsklasse:
    posten = tuple(regel for regel in begroting.geldelijk if regel.bron == bron)
    onbekend = begroting.dekking_totaal if isinstance(begroting.dekking_totaal, Gat) else None
    return Dekkingsklasse(naam, posten, onbekend or som(post.bedrag for post in posten))
