"""The environment in which a template is filled: it can read the facts that it is given, and nothing else.

Templates place and repeat; they do not compute. So there are no calls, no arithmetic and no filters but those
listed here. The base is Jinja's sandbox; what it still allows (methods of the objects that it is given) is
closed too, because a typed object of pydantic has methods that read files.
"""

from __future__ import annotations

import dataclasses
import datetime
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeGuard

from jinja2 import StrictUndefined, Undefined, nodes, pass_context
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from pipeline.afleiding import noteer
from pipeline.dossier.basis import Gat, Gegeven
from pipeline.dossier.grafiek import Grafiek
from pipeline.dossier.perioden import Periode
from pipeline.dossier.waarden import Aantal
from pipeline.spoor.gevolgd import spoor_van
from pipeline.word import formaten
from pipeline.word.opmaak import GAT_BEGIN, GAT_EINDE, Volgnummer

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.compiler import Frame
    from jinja2.runtime import Context

TEKENS_HOOGSTENS = 100_000_000
BEURTEN_HOOGSTENS = 1_000_000
_STUKKEN_TEGELIJK = 256

_VAN_JINJA = {
    "length": "hoeveel delen een lijst heeft",
    "first": "het eerste deel van een lijst",
    "last": "het laatste deel van een lijst",
}
_VAN_OPMAKER = {
    "markdown": "lange tekst met opmaak, in een eigen alinea: `{{p veld|markdown }}`",
    "opgemaakt": "tekst met vet, cursief en links midden in een zin: `{{r veld|opgemaakt }}`",
    "link": "link waarop te klikken is: `{{r veld|link }}` of `{{r veld|link(titel) }}`",
    "afbeelding": "beeld (PNG of JPEG) uit de map `bijlagen` van het netwerk, met breedte in cm en wat erop te zien "
    'is: `{{r veld|afbeelding(8, "de open dag") }}`',
    "grafiek": "grafiek die in Word te bewerken is, met breedte en hoogte in cm: "
    "`{{r evaluatie.grafiek_statussen|grafiek(16, 6) }}`",
    "in_kleur": "tekst in de kleur die een feit noemt: `{{ status.label|in_kleur(status.tekstkleur) }}`",
    "document": "de tekst van een Word-bestand uit de map `bijlagen` van het netwerk, in een eigen alinea: "
    "`{{p veld|document }}`",
}
# What these write is XML: they have no place in plain text.
OPMAAKFILTERS = frozenset(_VAN_OPMAKER)
# Characters that XML cannot hold (XML 1.0, 2.2). The dossier is refused for them (T01); a concept shows where.
# A form feed and a bell are docxtpl's signs for a new page and a new paragraph.
_NIET_IN_XML = re.compile("[^\a\t\n\f\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IS_XML = re.compile("[&<>'\"]")
# No name in a template: these hold a space.
_BEGRENS = "begrens lus"
_TELLER = "teller van lussen"
_OPEN, _SLUIT, _LEES, _TAG = "begin van een tag", "einde van een tag", "lees een naam", "een tag"
# Under this name a template gets who follows its values, or nothing.
SPOREN = "sporen van waarden"
_REKENEN = frozenset({"+", "-", "*", "/", "//", "%", "**"})


class NietTePlaatsen(Exception):
    """A tag names a group or a list, which has no place on paper as such."""


class TeGroot(Exception):
    """What a template gives is larger than any document."""


class _Schrijver(CodeGenerator):
    """Writes the code of a template; the end of a tag that is followed gives what is printed, whole."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not _is_einde(node):
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not _is_einde(node):
            super()._output_child_post(node, frame, finalize)


class Omgeving(ImmutableSandboxedEnvironment):
    """Jinja, closed off: facts can be read, compared and repeated.

    Args:
        xml: whether it fills XML; in plain text `&` stays `&`, and a line that holds a block tag alone goes.
    """

    code_generator_class = _Schrijver
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
        self._toegestaan: set[tuple[type, str]] = set()
        self.globals.clear()
        self.filters = {naam: self.filters[naam] for naam in _VAN_JINJA}
        self.filters |= {naam: _laat_gat_door(functie) for naam, (functie, _) in formaten.FORMATEN.items()}
        self.filters |= {naam: functie for naam, (functie, _) in formaten.NAAST_GETAL.items()}
        self.filters |= {naam: _met_opmaker(naam) for naam in _VAN_OPMAKER}
        self.filters[_BEGRENS] = pass_context(_begrens)
        self.filters |= {
            naam: pass_context(functie)
            for naam, functie in ((_OPEN, _open), (_SLUIT, _sluit), (_LEES, _lees), (_TAG, _tag))
        }

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        """Count the turns of every loop, for a template cannot run for ever; and follow every value that is printed."""
        _volg_uitvoer(source)
        for lus in source.find_all(nodes.For):
            lus.iter = nodes.Filter(lus.iter, _BEGRENS, [], [], None, None, lineno=lus.iter.lineno)
        return super()._generate(source, name, filename, defer_init)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A fact by its name; of free facts the keys alone."""
        soort = type(obj)  # `isinstance` would ask a twin for its class
        sleutel = (soort, attribute)
        if sleutel in self._toegestaan:  # what may be read depends on the type alone
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass
        if issubclass(soort, dict):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        waarde = super().getattr(obj, attribute)
        if soort is LoopContext:
            _noteer_lijst(obj)
        elif not isinstance(waarde, Undefined):
            self._toegestaan.add(sleutel)
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


def _volg_uitvoer(sjabloon: nodes.Template) -> None:
    """Put what follows a value around each tag that prints one as text; what goes into an attribute is no text."""
    in_kenmerk = False
    for uitvoer in sjabloon.find_all(nodes.Output):
        for plek, knoop in enumerate(uitvoer.nodes):
            if isinstance(knoop, nodes.TemplateData):
                opening, sluiting = knoop.data.rfind("<"), knoop.data.rfind(">")
                in_kenmerk = in_kenmerk if opening == sluiting else opening > sluiting
            elif not in_kenmerk and not isinstance(knoop, nodes.Const):
                uitvoer.nodes[plek] = _gevolgd(knoop)


def _gevolgd(knoop: nodes.Expr) -> nodes.Expr:
    """A tag with a filter before it and one behind it, and one around each of its names."""
    regel = knoop.lineno
    begin = nodes.Filter(nodes.Const(None, lineno=regel), _OPEN, [], [], None, None, lineno=regel)
    heel = _met_einde(_met_namen(knoop))
    if not _is_einde(heel):
        return nodes.Filter(begin, _TAG, [heel], [], None, None, lineno=regel)
    heel.node = begin
    return heel


def _met_einde(knoop: nodes.Expr) -> nodes.Expr:
    """A tag with a filter behind it, within the colour of a text: that is not printed itself."""
    if _is_kleur(knoop) and knoop.node is not None:
        knoop.node = nodes.MarkSafe(_met_einde(knoop.node), lineno=knoop.lineno)
        return knoop
    if isinstance(knoop, nodes.CondExpr) and any(map(_is_kleur, knoop.find_all(nodes.Filter))):
        knoop.expr1 = nodes.MarkSafe(_met_einde(knoop.expr1), lineno=knoop.lineno)
        if knoop.expr2 is not None:
            knoop.expr2 = nodes.MarkSafe(_met_einde(knoop.expr2), lineno=knoop.lineno)
        return knoop
    return nodes.Filter(nodes.Const(None, lineno=knoop.lineno), _SLUIT, [knoop], [], None, None, lineno=knoop.lineno)


def _is_einde(knoop: nodes.Expr) -> TypeGuard[nodes.Filter]:
    return isinstance(knoop, nodes.Filter) and knoop.name == _SLUIT


def _is_kleur(knoop: nodes.Expr) -> TypeGuard[nodes.Filter]:
    return isinstance(knoop, nodes.Filter) and knoop.name == "in_kleur"


def _met_namen(knoop: nodes.Expr) -> nodes.Expr:
    if isinstance(knoop, nodes.Getattr) and isinstance(knoop.node, nodes.Name):
        return knoop  # a group, which tells itself what is read of it
    if isinstance(knoop, nodes.Name):
        return nodes.Filter(knoop, _LEES, [], [], None, None, lineno=knoop.lineno)
    for veld, waarde in knoop.iter_fields():
        if isinstance(waarde, nodes.Expr):
            setattr(knoop, veld, _met_namen(waarde))
        elif isinstance(waarde, list):
            setattr(knoop, veld, [_met_namen(deel) if isinstance(deel, nodes.Expr) else deel for deel in waarde])
    return knoop


def _open(context: Context, begin: None) -> None:  # noqa: ARG001 - a filter has a value
    if (sporen := context.parent.get(SPOREN)) is not None:
        sporen.open()


def _sluit(context: Context, begin: None, waarde: Any) -> str:  # noqa: ARG001 - it makes that `_open` comes first
    tekst = te_zien = zichtbaar(waarde)
    # Most values hold none of these; to look costs less than to escape.
    if not isinstance(te_zien, str) or _IS_XML.search(te_zien) is not None:
        tekst = escape(te_zien) if context.eval_ctx.autoescape else te_zien
    sporen = context.parent.get(SPOREN)
    uit: str = str(tekst) if sporen is None else sporen.sluit(waarde, str(tekst))
    return uit


def _tag(context: Context, begin: None, tekst: str) -> str:  # noqa: ARG001 - it makes that `_open` comes first
    return tekst


def _lees(context: Context, waarde: Any) -> Any:
    if (sporen := context.parent.get(SPOREN)) is not None:
        sporen.lees(waarde)
    return waarde


def render(sjabloon: Template, feiten: Mapping[str, Any]) -> str:
    """Fill a compiled template.

    Raises:
        TeGroot: the result is larger than any document.
        Exception: whatever an expression of the template runs into.
    """
    stukken: list[str] = []
    lengte = 0
    stroom = sjabloon.generate({**feiten, _TELLER: Teller()})
    while stuk := "".join(itertools.islice(stroom, _STUKKEN_TEGELIJK)):
        lengte += len(stuk)
        if lengte > TEKENS_HOOGSTENS:
            raise TeGroot
        stukken.append(stuk)
    return "".join(stukken)


def filters() -> dict[str, str]:
    """The filters of a template, each with what it does, in Dutch."""
    eigen = {naam: uitleg for naam, (_, uitleg) in (*formaten.FORMATEN.items(), *formaten.NAAST_GETAL.items())}
    return {**eigen, **_VAN_OPMAKER, **_VAN_JINJA}


def _laat_gat_door(functie: Callable[..., Any]) -> Callable[..., Any]:
    """A gap goes through every filter as itself: a concept shows it instead of failing on it."""

    def filter_(waarde: Any, *argumenten: Any, **opties: Any) -> Any:
        return waarde if isinstance(waarde, Gat) else functie(waarde, *argumenten, **opties)

    filter_.__doc__ = functie.__doc__
    return filter_


def _met_opmaker(naam: str) -> Callable[..., Any]:
    """A filter that writes XML of its own, with the `Opmaker` of the document that is being filled."""

    def filter_(context: Context, waarde: Any, *argumenten: Any) -> Markup:
        opmaker = context["_opmaker"]
        eigen = waarde if isinstance(waarde, Grafiek) and naam == "grafiek" else zichtbaar(waarde)
        uit = Markup(getattr(opmaker, naam)(eigen, *argumenten))  # noqa: S704
        if isinstance(eigen, Grafiek) and (sporen := context.get(SPOREN)) is not None:
            sporen.zet_grafiek(opmaker.laatste_grafiek, eigen)
        return uit

    return pass_context(filter_)


def zichtbaar(waarde: object) -> object:
    """How a value shows in a document. Nothing is a gap too: it never leaves a blank.

    Raises:
        NietTePlaatsen: the value is a group, a list or something that is no fact at all.
    """
    match waarde:
        case Markup():
            return waarde
        case str():
            return waarde if waarde.isprintable() else _NIET_IN_XML.sub("\ufffd", waarde)
        case Gat():
            return Markup(f"{GAT_BEGIN}{escape(str(waarde))}{GAT_EINDE}")  # noqa: S704
        case None:
            return Markup(f"{GAT_BEGIN}[nog in te vullen]{GAT_EINDE}")  # noqa: S704
        case bool():
            return "ja" if waarde else "nee"
        case int() | Undefined():
            return waarde
        case Aantal():
            return formaten.aantal(waarde)
        case Periode():
            return formaten.periode(waarde)
        case datetime.date():
            return formaten.datum(waarde)
        case Decimal():
            return formaten.getal(waarde)
        case Volgnummer():
            return waarde.volgende()
        case _:
            raise NietTePlaatsen
