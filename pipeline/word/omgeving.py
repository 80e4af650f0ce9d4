"""The environment in which a template is filled: it can read the facts that it is given, and nothing else.

Templates place and repeat; they do not compute. So there are no calls, no arithmetic and no filters but those
listed here. The base is Jinja's sandbox; what it still allows (methods of the objects that it is given) is
closed too, because a typed object of pydantic has methods that read files.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, Undefined, nodes, pass_context
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from pipeline.afleiding import noteer
from pipeline.dossier.basis import Gat, Gegeven
from pipeline.dossier.grafiek import Grafiek
from pipeline.dossier.status import Statuscode
from pipeline.spoor.gevolgd import spoor_van
from pipeline.word import formaten
from pipeline.word.tagvolger import Tagschrijver, tagvolging
from pipeline.word.zichtbaar import zichtbaar

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.runtime import Context

TEKENS_HOOGSTENS = 100_000_000
BEURTEN_HOOGSTENS = 1_000_000
# About a megabyte of a document: of memory that a processor has at hand, and that is used again for the next.
_STUKKEN_TEGELIJK = 16_384

_VAN_JINJA = {
    "length": "hoeveel delen een lijst heeft",
    "first": "het eerste deel van een lijst",
    "last": "het laatste deel van een lijst",
}
# What the `Opmaker` writes: the letter of the tag that makes room for it (a paragraph, a run), and what it does.
_VAN_OPMAKER = {
    "markdown": ("p", "lange tekst met opmaak, in een eigen alinea: `{{p veld|markdown }}`"),
    "opgemaakt": ("r", "tekst met vet, cursief en links midden in een zin: `{{r veld|opgemaakt }}`"),
    "link": ("r", "link waarop te klikken is: `{{r veld|link }}` of `{{r veld|link(titel) }}`"),
    "afbeelding": (
        "r",
        "beeld (PNG of JPEG) uit de map `bijlagen` van het netwerk, met breedte in cm en wat erop te zien "
        'is: `{{r veld|afbeelding(8, "de open dag") }}`',
    ),
    "grafiek": (
        "r",
        "grafiek die in Word te bewerken is, met breedte en hoogte in cm: "
        "`{{r evaluatie.grafiek_statussen|grafiek(16, 6) }}`",
    ),
    "statusmerk": ("r", "teken en woord van een status, in haar kleur: `{{r u.status|statusmerk }}`"),
    "document": (
        "p",
        "de tekst van een Word-bestand uit de map `bijlagen` van het netwerk, in een eigen alinea: "
        "`{{p veld|document }}`",
    ),
}
BEREIK_VAN_FILTER = {naam: bereik for naam, (bereik, _) in _VAN_OPMAKER.items()}
# The filters that take a group of facts, each with what it has to be.
VOOR_GROEP: Mapping[str, type] = {"grafiek": Grafiek, "statusmerk": Statuscode}
# What these write is XML: they have no place in plain text.
OPMAAKFILTERS = frozenset(_VAN_OPMAKER)
# No name in a template: these hold a space.
_BEGRENS = "begrens lus"
_TELLER = "teller van lussen"
# Under this name a template gets who follows its values, or nothing.
SPOREN = "sporen van waarden"
_REKENEN = frozenset({"+", "-", "*", "/", "//", "%", "**"})


class TeGroot(Exception):
    """What a template gives is larger than any document."""


class NietInDossier(UndefinedError):
    """A template names a free fact (`eigen`) that the dossier of this network does not have."""


class Omgeving(ImmutableSandboxedEnvironment):
    """Jinja, closed off: facts can be read, compared and repeated.

    Args:
        xml: whether it fills XML; in plain text `&` stays `&`, and a line that holds a block tag alone goes.
    """

    code_generator_class = Tagschrijver
    intercepted_binops = _REKENEN
    intercepted_unops = frozenset({"+", "-"})

    def __init__(self, *, xml: bool = True) -> None:
        super().__init__(
            autoescape=xml,
            undefined=StrictUndefined,
            finalize=zichtbaar,
            keep_trailing_newline=True,
            trim_blocks=not xml,
            lstrip_blocks=not xml,
        )
        self._toegestaan: defaultdict[type, set[str]] = defaultdict(set)
        self.globals.clear()
        self.filters = {naam: self.filters[naam] for naam in _VAN_JINJA}
        self.filters |= {naam: _laat_gat_door(functie) for naam, (functie, _) in formaten.FORMATEN.items()}
        self.filters |= {naam: functie for naam, (functie, _) in formaten.NAAST_GETAL.items()}
        self.filters |= {naam: _met_opmaker(naam) for naam in _VAN_OPMAKER}
        self.filters[_BEGRENS] = pass_context(_begrens)

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        """Count the turns of every loop, for a template cannot run for ever."""
        for lus in source.find_all(nodes.For):
            lus.iter = nodes.Filter(lus.iter, _BEGRENS, [], [], None, None, lineno=lus.iter.lineno)
        return super()._generate(source, name, filename, defer_init)

    def tags(self, context: Context) -> tuple[Callable[..., Any], ...]:
        """What the code of a template does for each tag (`tagvolger.HULPEN`)."""
        return *tagvolging(context.parent.get(SPOREN), xml=bool(self.autoescape)), self.getattr

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A fact by its name; of free facts the keys alone."""
        soort = type(obj)  # `isinstance` would ask a twin for its class
        if attribute in self._toegestaan[soort]:  # what may be read depends on the type alone
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass
        if issubclass(soort, dict):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute, exc=NietInDossier)
        waarde = super().getattr(obj, attribute)
        if soort is LoopContext:
            _noteer_lijst(obj)
        elif not isinstance(waarde, Undefined):
            self._toegestaan[soort].add(attribute)
        return waarde

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002
        """Fields and derived figures of the dossier, and the counters of a loop."""
        if attr.startswith("_"):
            return False
        if isinstance(obj, Gat | LoopContext):
            return True
        soort = type(obj)
        if isinstance(obj, Gegeven):
            afgeleid = isinstance(getattr(soort, attr, None), property | cached_property)
            return attr in soort.model_fields or (afgeleid and not hasattr(Gegeven, attr))
        if dataclasses.is_dataclass(obj):
            velden = {veld.name for veld in dataclasses.fields(obj)}
            return attr in velden or isinstance(getattr(soort, attr, None), property)
        return False

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ARG002
        """Nothing can be called."""
        return False

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        """Refuse arithmetic; `hm` alone multiplies, the columns that a cell spans with the turns of its loop."""
        if operator == "*" and type(left) is type(right) is int and 0 <= left * right <= BEURTEN_HOOGSTENS:
            return left * right
        raise SecurityError(f"rekenen met {operator} kan niet in een sjabloon")

    def call_unop(self, context: Context, operator: str, arg: Any) -> Any:  # noqa: ARG002
        """Refuse arithmetic."""
        raise SecurityError(f"rekenen met {operator} kan niet in een sjabloon")


@dataclass(slots=True)
class Teller:
    """Counts the turns of all loops of one document."""

    beurten: int = 0

    def tel(self) -> None:
        """One turn more.

        Raises:
            TeGroot: no document has that many.
        """
        self.beurten += 1
        if self.beurten > BEURTEN_HOOGSTENS:
            raise TeGroot


@dataclass(slots=True)
class _Begrensd:
    """A list of which the turns are counted."""

    delen: Iterable[Any]
    teller: Teller

    def __iter__(self) -> Iterator[Any]:
        for deel in self.delen:
            self.teller.tel()
            yield deel


def _begrens(context: Context, delen: Iterable[Any]) -> _Begrensd:
    return _Begrensd(delen, context[_TELLER])


def _noteer_lijst(lus: LoopContext) -> None:
    """The number of a turn comes from the list that the loop goes through; Jinja keeps that to itself."""
    begrensd = lus._iterable
    spoor = spoor_van(begrensd.delen) if isinstance(begrensd, _Begrensd) else None
    if spoor is not None:
        noteer(lambda: spoor)


def render(sjabloon: Template, feiten: Mapping[str, Any]) -> Iterator[str]:
    """Fill a compiled template, piece by piece.

    Raises:
        TeGroot: the result is larger than any document.
        Exception: whatever an expression of the template runs into.
    """
    lengte = 0
    stroom = sjabloon.generate({**feiten, _TELLER: Teller()})
    # Values may print nothing, hundreds in a row: the stream ends where it gives nothing more, not where that is empty.
    while delen := list(itertools.islice(stroom, _STUKKEN_TEGELIJK)):
        stuk = "".join(delen)
        lengte += len(stuk)
        if lengte > TEKENS_HOOGSTENS:
            raise TeGroot
        yield stuk


def filters() -> dict[str, str]:
    """The filters of a template, each with what it does, in Dutch."""
    eigen = {naam: uitleg for naam, (_, uitleg) in (*formaten.FORMATEN.items(), *formaten.NAAST_GETAL.items())}
    van_opmaker = {naam: uitleg for naam, (_, uitleg) in _VAN_OPMAKER.items()}
    return {**eigen, **van_opmaker, **_VAN_JINJA}


def _laat_gat_door(functie: Callable[..., Any]) -> Callable[..., Any]:
    """A gap goes through every filter as itself: a concept shows it instead of failing on it."""

    def filter_(waarde: Any, *argumenten: Any, **opties: Any) -> Any:
        return waarde if isinstance(waarde, Gat) else functie(waarde, *argumenten, **opties)

    filter_.__doc__ = functie.__doc__
    return filter_


def _met_opmaker(naam: str) -> Callable[..., Any]:
    """A filter that writes XML of its own, with the `Opmaker` of the document that is being filled."""
    groep = VOOR_GROEP.get(naam)

    def filter_(context: Context, waarde: Any, *argumenten: Any) -> Markup:
        opmaker = context.parent["_opmaker"]
        # Not `isinstance`: that asks a twin for its class, which is a look at what it is the twin of.
        is_groep = groep is not None and issubclass(type(waarde), groep)
        uit: Markup = getattr(opmaker, naam)(waarde if is_groep else zichtbaar(waarde), *argumenten)
        if is_groep and groep is Grafiek and (sporen := context.parent.get(SPOREN)) is not None:
            sporen.zet_grafiek(opmaker.laatste_grafiek, waarde)
        return uit

    return pass_context(filter_)
