"""The money of a project in one view: plan, budget and funder together, as a reader and an accountant see them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.dossier.basis import Gat
from pipeline.dossier.bedragen import NUL, som
from pipeline.dossier.begroting import Begroting, Dekkingsbron, Dekkingsregel
from pipeline.dossier.financier import Arrangement, Financier
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.dossier.begroting import Begrotingsregel, Realisatieregel
    from pipeline.dossier.perioden import Periode
    from pipeline.dossier.project import Projectplan

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
class Verschil:
    """Budget beside what was spent, in euro.

    Args:
        naam: the line or the kind of cost.
        begroot: the budget.
        gerealiseerd: what was spent.
        prognose: what is still expected.
        toelichting: why they differ.
        is_gemeld: whether anything was filled in about spending.
        met_prognose: whether it was filled in what is still expected.
    """

    naam: str
    begroot: Decimal
    gerealiseerd: Decimal
    prognose: Decimal
    toelichting: str | None = None
    is_gemeld: bool = False
    met_prognose: bool = False

    @property
    def verschil(self) -> Decimal:
        """What was spent and is expected, less the budget: more than budgeted is positive."""
        return som([self.gerealiseerd, self.prognose, self.begroot if isinstance(self.begroot, Gat) else -self.begroot])

    @property
    def deel(self) -> Decimal | None:
        """The difference as a share of the budget (0.1 is 10%), None where nothing was budgeted."""
        onbekend = isinstance(self.verschil, Gat)
        return self.verschil if onbekend else self.verschil / self.begroot if self.begroot else None


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
    def soorttotalen(self) -> tuple[Decimal, ...]:
        """The sum of each kind of cost, in the order of `kostensoorten`."""
        return tuple(soort.totaal for soort in self.per_soort)

    @property
    def subsidie(self) -> Decimal:
        """What the lines take from the grant."""
        return som(soort.subsidie for soort in self.per_soort)

    @property
    def elders(self) -> Decimal:
        """What the lines take from elsewhere."""
        return som(soort.elders for soort in self.per_soort)

    @property
    def in_natura_totaal(self) -> Decimal:
        """What the work in kind is worth; it is no money."""
        return som(post.bedrag for post in self.in_natura)

    @property
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
    besteed = tuple(deel for deel in begroting.realisatie if tot is None or _is_voor(deel, tot))
    op_naam = {vereenvoudigd(str(soort.naam)): str(soort.naam) for soort in reversed(plan.financien.kostensoorten)}
    soorten = tuple(reversed(op_naam.values()))

    def bij(soort: str) -> tuple[Begrotingsregel, ...]:
        """The lines of a kind of cost; a list that could not be read is in every kind, so that each sum is a gap."""
        return tuple(r for r in regels if isinstance(r, Gat) or _zelfde(r.kostensoort, soort))

    fasen = tuple(
        Faserij(
            fase.nummer,
            fase.titel,
            tuple(som(regel.kosten for regel in bij(soort) if _in_fase(regel, fase.nummer)) for soort in soorten),
            som(regel.kosten for regel in regels if _in_fase(regel, fase.nummer)),
        )
        for fase in plan.genummerde_fasen
    )
    verschillen = tuple(_verschil(soort, bij(soort), besteed, tot) for soort in soorten)
    aangevraagd = plan.financien.beschikt or plan.financien.aangevraagd
    heel = isinstance(aangevraagd, Decimal)
    return Financieel(
        aangevraagd=plan.financien.aangevraagd,
        kostensoorten=soorten,
        fasen=fasen,
        per_soort=tuple(
            Soortsom(soort, som(r.kosten for r in bij(soort)), som(r.subsidie for r in bij(soort))) for soort in soorten
        ),
        totaal=begroting.totaal,
        dekking=tuple(_klasse(bron, naam, begroting) for bron, naam in _KLASSEN),
        dekking_totaal=begroting.dekking_totaal,
        in_natura=begroting.in_natura,
        verschillen=verschillen,
        regelverschillen=tuple(
            _verschil(str(regel.omschrijving or regel.regel_id), (regel,), besteed, tot) for regel in regels
        ),
        verschil_totaal=_verschil("Totaal", tuple(regels), besteed, tot),
        arrangement=financier.arrangement(aangevraagd) if financier is not None and heel else None,
    )


def _in_fase(regel: Begrotingsregel, nummer: int) -> bool:
    return isinstance(regel, Gat) or regel.fasenummer == nummer


def _zelfde(een: str | None, ander: str) -> bool:
    return vereenvoudigd(str(een or "")) == vereenvoudigd(ander)


def _klasse(bron: Dekkingsbron, naam: str, begroting: Begroting) -> Dekkingsklasse:
    posten = tuple(regel for regel in begroting.geldelijk if regel.bron == bron)
    onbekend = begroting.dekking_totaal if isinstance(begroting.dekking_totaal, Gat) else None
    return Dekkingsklasse(naam, posten, onbekend or som(post.bedrag for post in posten))


def _is_voor(deel: Realisatieregel, tot: Periode) -> bool:
    """Whether spending falls in the period or before it; a gap stays, to show."""
    return isinstance(deel, Gat) or isinstance(deel.kwartaal, Gat) or deel.kwartaal.einde <= tot.einde


def _verschil(
    naam: str, regels: Iterable[Begrotingsregel], realisatie: Iterable[Realisatieregel], tot: Periode | None
) -> Verschil:
    """Budget and spending of some lines.

    The forecast of a line is that of its last quarter that has one. In an interim edition a line without any is
    expected to cost what was budgeted; in the whole nothing more is expected of it.
    """
    regels = tuple(regels)
    begroot, besteed, nog, uitleg = som(r.kosten for r in regels), NUL, NUL, []
    gemeld = met_prognose = False
    for regel in regels:
        eigen = [deel for deel in realisatie if deel.sleutel == regel.sleutel]
        van_regel = som(deel.realisatie for deel in eigen)
        besteed = som([besteed, van_regel])
        vooruit = [deel for deel in eigen if deel.prognose_rest is not None and not isinstance(deel.kwartaal, Gat)]
        laatste = max(vooruit, key=lambda deel: deel.kwartaal.start, default=None)
        rest = _rest(regel.kosten, van_regel) if tot is not None else None
        nog = som([nog, laatste.prognose_rest if laatste is not None else rest])
        gemeld = gemeld or bool(vooruit) or any(deel.realisatie is not None for deel in eigen)
        met_prognose = met_prognose or bool(vooruit)
        uitleg += [str(deel.toelichting) for deel in eigen if deel.toelichting is not None]
    return Verschil(naam, begroot, besteed, nog, " ".join(dict.fromkeys(uitleg)) or None, gemeld, met_prognose)


def _rest(begroot: Decimal, besteed: Decimal) -> Decimal:
    """What is left of a budget, and never less than nothing."""
    over = som([begroot, besteed if isinstance(besteed, Gat) else -besteed])
    return over if isinstance(over, Gat) else max(over, NUL)
