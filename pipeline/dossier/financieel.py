"""The money of a project in one view: plan, budget and funder together, as a reader and an accountant see them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.afleiding import afleiding
from pipeline.dossier.basis import Gat
from pipeline.dossier.bedragen import NUL, som
from pipeline.dossier.begroting import Begroting, Dekkingsbron, Dekkingsregel
from pipeline.dossier.financier import Arrangement, Financier
from pipeline.nabij import vereenvoudigd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

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
    @afleiding("besteed en verwacht min begroot")
    def verschil(self) -> Decimal:
        """What was spent and is expected, less the budget: more than budgeted is positive."""
        return som([self.gerealiseerd, self.prognose, self.begroot if isinstance(self.begroot, Gat) else -self.begroot])

    @property
    @afleiding("het verschil gedeeld door wat begroot is")
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
    besteed = tuple(deel for deel in begroting.realisatie if tot is None or _is_voor(deel, tot))
    verlopen = {id(regel): _verloop(regel, besteed, tot) for regel in regels}
    op_naam = {vereenvoudigd(str(soort.naam)): soort.naam for soort in reversed(plan.financien.kostensoorten)}
    soorten = tuple(reversed(op_naam.values()))
    fasen = tuple(
        Faserij(
            fase.nummer,
            fase.titel,
            tuple(_opgeteld(regels, _van_soort(soort, fase.nummer), _kosten) for soort in soorten),
            _opgeteld(regels, _van_fase(fase.nummer), _kosten),
        )
        for fase in plan.genummerde_fasen
    )
    verschillen = tuple(_verschil(soort, regels, _van_soort(soort), verlopen) for soort in soorten)
    aangevraagd = plan.financien.beschikt or plan.financien.aangevraagd
    heel = isinstance(aangevraagd, Decimal)
    return Financieel(
        aangevraagd=plan.financien.aangevraagd,
        kostensoorten=soorten,
        fasen=fasen,
        per_soort=tuple(
            Soortsom(
                soort, _opgeteld(regels, _van_soort(soort), _kosten), _opgeteld(regels, _van_soort(soort), _subsidie)
            )
            for soort in soorten
        ),
        totaal=begroting.totaal,
        dekking=tuple(_klasse(bron, naam, begroting) for bron, naam in _KLASSEN),
        dekking_totaal=begroting.dekking_totaal,
        in_natura=begroting.in_natura,
        verschillen=verschillen,
        regelverschillen=tuple(
            _verschil(regel.omschrijving or regel.regel_id, (regel,), _alle, verlopen) for regel in regels
        ),
        verschil_totaal=_verschil("Totaal", regels, _alle, verlopen),
        arrangement=financier.arrangement(aangevraagd) if financier is not None and heel else None,
    )


def _in_fase(regel: Begrotingsregel, nummer: int) -> bool:
    return isinstance(regel, Gat) or regel.fasenummer == nummer


def _zelfde(een: str | None, ander: str) -> bool:
    return vereenvoudigd(str(een or "")) == vereenvoudigd(ander)


@afleiding("de dekking in geld van één soort opgeteld", kiest=True)
def _klasse(bron: Dekkingsbron, naam: str, begroting: Begroting) -> Dekkingsklasse:
    posten = tuple(regel for regel in begroting.geldelijk if regel.bron == bron)
    onbekend = begroting.dekking_totaal if isinstance(begroting.dekking_totaal, Gat) else None
    return Dekkingsklasse(naam, posten, onbekend or som(post.bedrag for post in posten))


def _is_voor(deel: Realisatieregel, tot: Periode) -> bool:
    """Whether spending falls in the period or before it; a gap stays, to show."""
    return isinstance(deel, Gat) or isinstance(deel.kwartaal, Gat) or deel.kwartaal.einde <= tot.einde


@afleiding("opgeteld over de regels die hierbij horen")
def _opgeteld(
    regels: Iterable[Begrotingsregel],
    hoort: Callable[[Begrotingsregel], bool],
    wat: Callable[[Begrotingsregel], Decimal],
) -> Decimal:
    return som(wat(regel) for regel in regels if hoort(regel))


def _kosten(regel: Begrotingsregel) -> Decimal:
    return regel.kosten


def _subsidie(regel: Begrotingsregel) -> Decimal:
    return regel.subsidie


def _alle(regel: Begrotingsregel) -> bool:  # noqa: ARG001 - every line belongs to the whole
    return True


def _van_fase(nummer: int) -> Callable[[Begrotingsregel], bool]:
    """Whether a line is of a phase."""
    return lambda regel: _in_fase(regel, nummer)


def _van_soort(soort: str, fase: int | None = None) -> Callable[[Begrotingsregel], bool]:
    """Whether a line is of a kind of cost, and of a phase where one is asked for.

    A list that could not be read is in every kind, so that each sum is a gap.
    """

    def hoort(regel: Begrotingsregel) -> bool:
        van_soort = isinstance(regel, Gat) or _zelfde(regel.kostensoort, soort)
        return van_soort and (fase is None or _in_fase(regel, fase))

    return hoort


@dataclass(frozen=True, slots=True)
class _Verloop:
    """What became of a line: spent, still expected, and why."""

    besteed: Decimal
    nog: Decimal
    uitleg: tuple[str, ...]
    is_gemeld: bool
    met_prognose: bool


@afleiding("wat er van de regel is geworden")
def _verloop(regel: Begrotingsregel, realisatie: Iterable[Realisatieregel], tot: Periode | None) -> _Verloop:
    """What became of a line."""
    eigen = [deel for deel in realisatie if deel.sleutel == regel.sleutel]
    met_prognose = any(deel.prognose_rest is not None and not isinstance(deel.kwartaal, Gat) for deel in eigen)
    return _Verloop(
        _besteed(regel, realisatie),
        _nog_verwacht(regel, realisatie, tot),
        tuple(str(deel.toelichting) for deel in eigen if deel.toelichting is not None),
        met_prognose or any(deel.realisatie is not None for deel in eigen),
        met_prognose,
    )


@afleiding("wat onder het kenmerk van de regel is uitgegeven, opgeteld")
def _besteed(regel: Begrotingsregel, realisatie: Iterable[Realisatieregel]) -> Decimal:
    return som(deel.realisatie for deel in realisatie if deel.sleutel == regel.sleutel)


@afleiding("wat onder het kenmerk van de regel nog wordt verwacht")
def _nog_verwacht(regel: Begrotingsregel, realisatie: Iterable[Realisatieregel], tot: Periode | None) -> Decimal:
    """What is still expected of a line.

    That is the forecast of its last quarter that has one. In an interim edition a line without any is expected to cost
    what was budgeted; in the whole nothing more is expected of it.
    """
    eigen = [deel for deel in realisatie if deel.sleutel == regel.sleutel]
    vooruit = [deel for deel in eigen if deel.prognose_rest is not None and not isinstance(deel.kwartaal, Gat)]
    laatste = max(vooruit, key=lambda deel: deel.kwartaal.start, default=None)
    if laatste is not None:
        return som([laatste.prognose_rest])
    return som([_rest(regel.kosten, _besteed(regel, realisatie)) if tot is not None else None])


@afleiding("begroot naast besteed en nog verwacht, van dezelfde regels")
def _verschil(
    naam: str,
    regels: Iterable[Begrotingsregel],
    hoort: Callable[[Begrotingsregel], bool],
    verlopen: Mapping[int, _Verloop],
) -> Verschil:
    """Budget and spending of some lines."""
    eigen = [verlopen[id(regel)] for regel in regels if hoort(regel)]
    uitleg = [tekst for verloop in eigen for tekst in verloop.uitleg]
    return Verschil(
        naam,
        _opgeteld(regels, hoort, _kosten),
        _opgeteld(regels, hoort, lambda regel: verlopen[id(regel)].besteed),
        _opgeteld(regels, hoort, lambda regel: verlopen[id(regel)].nog),
        " ".join(dict.fromkeys(uitleg)) or None,
        any(verloop.is_gemeld for verloop in eigen),
        any(verloop.met_prognose for verloop in eigen),
    )


def _rest(begroot: Decimal, besteed: Decimal) -> Decimal:
    """What is left of a budget, and never less than nothing."""
    over = som([begroot, besteed if isinstance(besteed, Gat) else -besteed])
    return over if isinstance(over, Gat) else max(over, NUL)
