"""Check a template before it is used: every name against the types of the dossier, all findings at once.

The tags are taken from where a person sees them, one on a line of a text that Jinja parses: so the line of a
finding is the number of its tag, and the tag knows its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError, nodes
from jinja2.lexer import string_re

from pipeline.melding import Plaats
from pipeline.nabij import bedoelde_u, dichtstbij
from pipeline.word.bevinding import NIET_GEVULD, ONBEKENDE_NAAM, TAALFOUT, VERBODEN, VERKEERD_GEBRUIK, Bevinding
from pipeline.word.blokken import WOORDEN, fouten_in_blokken, fouten_in_tags, verdwijnende_tekst
from pipeline.word.buitentags import buitentags
from pipeline.word.getypt import vreemd_teken
from pipeline.word.omgeving import BEREIK_VAN_FILTER, VOOR_GROEP
from pipeline.word.ooxml import ontleed
from pipeline.word.pakket import DOCUMENT, EIGENSCHAPPEN
from pipeline.word.plekken import naam_van_deel
from pipeline.word.soorten import Groep, Lijst, Vrij, Waarde
from pipeline.word.tags import vind_tags, vind_verborgen_tags
from pipeline.word.uitdrukking import naam_van

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.melding import Melding, Meldingsoort
    from pipeline.word.omgeving import Omgeving
    from pipeline.word.pakket import Pakket
    from pipeline.word.soorten import Soort
    from pipeline.word.uitdrukking import naam_van
from pipeline.word.tags import LosseHaak, Tag

_LUS = ("first", "last", "index", "index0", "length", "revindex", "revindex0", "depth", "previtem", "nextitem", "cycle")
_RIJEN = {"per_rij"}
_VOOR_LIJST = {"per_rij", "opsomming", "length", "first", "last"}
# What a filter for a group wants, and where it is found.
_GROEPEN = {
    "grafiek": ("grafiek", "noem een grafiek uit het dossier, zoals evaluatie.grafiek_statussen"),
    "statusmerk": ("status", "noem een status uit het dossier, zoals u.status"),
}


def controleer_sjabloon(
    pakket: Pakket, bestand: str, woorden: Mapping[str, Soort], omgeving: Omgeving
) -> tuple[tuple[Bevinding, ...], frozenset[str]]:
    """Check all tags of a template.

    Args:
        pakket: the template.
        bestand: its path as seen from the werkmap, for the places.
        woorden: what its tags may name.
        omgeving: the environment in which it will be filled.

    Returns:
        The findings (S03 to S05, S08, S20), and which of `woorden` its tags name.
    """
    gevonden: list[Bevinding] = []
    genoemd: set[str] = set()
    for deel, (tags, los) in _alle_tags(pakket):
        for haak in los:
            tekst = f"een tag is niet gesloten of geopend bij '{haak.tekst}'"
            melding = TAALFOUT.op(Plaats(bestand, plek=haak.plek), tekst, "controleer de accolades")
            gevonden.append(Bevinding(melding, haak.alinea, deel))
        controle = _Controle(tags, deel, bestand, woorden, omgeving)
        gevonden.extend(controle.voer_uit())
        genoemd |= controle.genoemd
    for tag in buitentags(pakket):
        plaats = Plaats(bestand, plek=naam_van_deel(tag.deel) or "hoofdtekst")
        melding = NIET_GEVULD.op(plaats, f"in {tag.waar} staat '{tag.tag}'; daar wordt niets ingevuld", tag.advies)
        gevonden.append(Bevinding(melding, None, tag.deel))
    return tuple(gevonden), frozenset(genoemd)


def controleer_tags(
    tags: Sequence[Tag], bestand: str, woorden: Mapping[str, Soort], omgeving: Omgeving
) -> tuple[Melding, ...]:
    """Check the tags of a text that is no Word file, in their order (S03 to S05, S08)."""
    return tuple(bevinding.melding for bevinding in _Controle(tags, "", bestand, woorden, omgeving).voer_uit())


def _alle_tags(pakket: Pakket) -> Iterator[tuple[str, tuple[tuple[Tag, ...], tuple[LosseHaak, ...]]]]:
    """The tags of each part, and of each text that stands in no paragraph; those stand on their own."""
    for deel in pakket.tekstdelen():
        wortel = ontleed(pakket.delen[deel])
        yield deel, vind_tags(wortel, deel, pakket.stijlen)
        for gevonden in vind_verborgen_tags(wortel, naam_van_deel(deel) or "hoofdtekst"):
            yield deel, gevonden
    if EIGENSCHAPPEN in pakket.delen:
        for gevonden in vind_verborgen_tags(ontleed(pakket.delen[EIGENSCHAPPEN]), "eigenschappen"):
            yield EIGENSCHAPPEN, gevonden


@dataclass(slots=True)
class _Controle:
    """Checks the tags of one part."""

    tags: Sequence[Tag]
    deel: str
    bestand: str
    woorden: Mapping[str, Soort]
    omgeving: Omgeving
    genoemd: set[str] = field(default_factory=set)
    _gevonden: list[Bevinding] = field(default_factory=list)

    def voer_uit(self) -> list[Bevinding]:
        for tag, tekst, advies in (*fouten_in_tags(self.tags), *fouten_in_blokken(self.tags)):
            self._meld(TAALFOUT, tag, tekst, advies)
        if self._gevonden:  # with a block that does not fit, the rest would give findings that are none
            return self._gevonden
        geheel = self._in_een_keer()
        onleesbaar = self._onleesbare_tags() if geheel is None else []
        for tag, tekst, advies in verdwijnende_tekst(self.tags):
            self._meld(TAALFOUT, tag, tekst, advies)
        if geheel is None and not any(tag.is_blok for tag in onleesbaar):
            regels = ["" if tag in onleesbaar else tag.als_regel for tag in self.tags]
            geheel = self._samen(regels)
        if geheel is not None:
            self._bezoek(geheel.body, dict(self.woorden))
        return self._gevonden

    def _in_een_keer(self) -> nodes.Template | None:
        """All tags parsed at once, in half of the time that each by itself takes; None where one may hide another.

        A quote that is not closed in its own tag takes other tags along, and may be closed in one of those.
        """
        open_ = any(teken in string_re.sub("", tag.inhoud) for tag in self.tags for teken in "\"'\\")
        if open_ or any(tag.is_blok and tag.woord not in WOORDEN for tag in self.tags):
            return None
        try:
            return self.omgeving.parse("\n".join(tag.als_regel for tag in self.tags))
        except (TemplateSyntaxError, RecursionError, ValueError):
            return None

    def _samen(self, regels: Sequence[str]) -> nodes.Template | None:
        """All tags as one, where each by itself can be read; what then does not fit is told at its tag."""
        try:
            return self.omgeving.parse("\n".join(regels))
        except TemplateSyntaxError as fout:
            tag = self.tags[min(fout.lineno, len(self.tags)) - 1]
            self._meld(TAALFOUT, tag, f"'{tag}' past niet bij de tags ervoor", "controleer de tags van dit blok")
        except (RecursionError, ValueError):
            self._meld(TAALFOUT, self.tags[0], "de tags zijn samen niet te lezen", "maak het sjabloon eenvoudiger")
        return None

    def _meld(self, soort: Meldingsoort, tag: Tag, tekst: str, advies: str) -> None:
        melding = soort.op(Plaats(self.bestand, plek=tag.plek), tekst, advies)
        if all(bevinding.melding != melding for bevinding in self._gevonden):
            self._gevonden.append(Bevinding(melding, tag.alinea, self.deel))

    def _meld_bij(self, soort: Meldingsoort, knoop: nodes.Node, tekst: str, advies: str) -> None:
        self._meld(soort, self.tags[min(knoop.lineno, len(self.tags)) - 1], tekst, advies)

    def _onleesbare_tags(self) -> list[Tag]:
        """Parse each tag by itself, so that a quote that is not closed takes no other tag along; tell what is wrong."""
        onleesbaar: list[Tag] = []
        for tag in self.tags:
            if tag.is_blok and tag.woord not in WOORDEN:
                advies = "gebruik alleen for, if en tags die een feit plaatsen"
                self._meld(VERBODEN, tag, "dit soort tag kan in een sjabloon niet", advies)
                onleesbaar.append(tag)
                continue
            try:
                self.omgeving.parse(tag.als_geheel)
            except (TemplateSyntaxError, RecursionError, ValueError):
                tekst, advies = f"'{tag}' is niet goed geschreven", "controleer wat er tussen de accolades staat"
                if teken := vreemd_teken(tag.inhoud):
                    tekst, advies = f"in '{tag}' staat het teken {teken}", "typ dat teken opnieuw, of haal het weg"
                self._meld(TAALFOUT, tag, tekst, advies)
                onleesbaar.append(tag)
        return onleesbaar

    def _bezoek(self, knopen: Sequence[nodes.Node], bekend: dict[str, Soort]) -> None:
        for knoop in knopen:
            match knoop:
                case nodes.Output():
                    for deel in knoop.nodes:
                        self._geplaatst(deel, bekend)
                case nodes.For():
                    self._herhaling(knoop, bekend)
                case nodes.If():
                    self._soort(knoop.test, bekend)
                    self._bezoek(knoop.body, bekend)
                    for tak in knoop.elif_:
                        self._bezoek([tak], bekend)
                    self._bezoek(knoop.else_, bekend)
                case _:
                    tekst = "dit soort tag kan in een sjabloon niet"
                    self._meld_bij(VERBODEN, knoop, tekst, "gebruik alleen for, if en tags die een feit plaatsen")

    def _geplaatst(self, knoop: nodes.Expr | nodes.Node, bekend: dict[str, Soort]) -> None:
        if isinstance(knoop, nodes.TemplateData) or not isinstance(knoop, nodes.Expr):
            return
        soort = self._soort(knoop, bekend)
        tag = self.tags[min(knoop.lineno, len(self.tags)) - 1]
        if isinstance(soort, Lijst):
            tekst = f"'{naam_van(knoop)}' is een lijst en heeft zelf geen plaats op papier"
            self._meld(VERKEERD_GEBRUIK, tag, tekst, "herhaal haar met {%p for … %}")
        elif isinstance(soort, Groep):
            tekst = f"'{naam_van(knoop)}' is een groep feiten en heeft zelf geen plaats op papier"
            self._meld(VERKEERD_GEBRUIK, tag, tekst, bedoelde_u("", [f"{naam_van(knoop)}.{n}" for n in soort.namen()]))
        elif isinstance(knoop, nodes.Const) and not isinstance(knoop.value, str) and not tag.is_blok:
            self._meld(
                VERKEERD_GEBRUIK, tag, f"'{tag}' noemt geen feit", "typ de waarde zonder accolades in het document"
            )
        elif not tag.is_blok:
            self._keur_bereik(knoop, tag)

    def _keur_bereik(self, knoop: nodes.Expr, tag: Tag) -> None:
        """Filters that write whole paragraphs or links need a tag that makes room for them, and no other has it."""
        filter_ = knoop.name if isinstance(knoop, nodes.Filter) else ""
        if filter_ and filter_ not in self.omgeving.filters:
            return  # it is told that nobody knows it
        nodig = BEREIK_VAN_FILTER.get(filter_, "")
        if filter_ == "document" and self.deel != DOCUMENT:
            tekst = "een Word-bestand kan alleen in de hoofdtekst worden gezet"
            self._meld(VERKEERD_GEBRUIK, tag, tekst, "verplaats de tag naar de hoofdtekst")
        if tag.bereik == nodig:
            return
        if nodig:
            tekst = f"bij het filter '{filter_}' hoort {{{{{nodig} … }}}}"
            self._meld(VERKEERD_GEBRUIK, tag, tekst, f"schrijf {{{{{nodig} {tag.inhoud} }}}}")
        else:
            tekst = f"'{tag}' plaatst gewone tekst; de letter {tag.bereik} hoort daar niet bij"
            self._meld(VERKEERD_GEBRUIK, tag, tekst, f"schrijf {{{{ {tag.inhoud} }}}}")

    def _herhaling(self, knoop: nodes.For, bekend: dict[str, Soort]) -> None:
        soort = self._soort(knoop.iter, bekend)
        deel: Soort = Vrij()
        if isinstance(soort, Lijst):
            deel = soort.deel
        elif isinstance(soort, Waarde | Groep):
            tekst = f"'{naam_van(knoop.iter)}' is geen lijst en kan niet worden herhaald"
            self._meld_bij(VERKEERD_GEBRUIK, knoop, tekst, "gebruik {% if … %}, of noem een lijst")
        binnen: dict[str, Soort] = {**bekend, "loop": Vrij()}
        for doel in knoop.target.find_all(nodes.Name) if not isinstance(knoop.target, nodes.Name) else (knoop.target,):
            binnen[doel.name] = deel
        if knoop.test is not None:
            self._soort(knoop.test, binnen)
        self._bezoek(knoop.body, binnen)
        self._bezoek(knoop.else_, bekend)

    def _soort(self, knoop: nodes.Node, bekend: dict[str, Soort]) -> Soort:
        """What an expression gives; tells every name in it that is not known."""
        match knoop:
            case nodes.Const() | nodes.TemplateData():
                return Waarde()
            case nodes.Name():
                return self._woord(knoop, bekend)
            case nodes.Getattr():
                return self._lid(knoop, self._soort(knoop.node, bekend))
            case nodes.Getitem(arg=nodes.Const(value=str(naam))):
                lid = nodes.Getattr(knoop.node, naam, knoop.ctx, lineno=knoop.lineno)
                return self._lid(lid, self._soort(knoop.node, bekend))
            case nodes.Getitem(arg=nodes.Const()):
                soort = self._soort(knoop.node, bekend)
                return soort.deel if isinstance(soort, Lijst) else Vrij()
            case nodes.Filter():
                return self._filter(knoop, bekend)
            case nodes.Test() if knoop.name not in self.omgeving.tests:
                tekst = f"'is {knoop.name}' is niet bekend"
                self._meld_bij(ONBEKENDE_NAAM, knoop, tekst, "gebruik ==, != of de naam van het feit alleen")
                return Waarde()
            case nodes.Concat():
                for stuk in knoop.nodes:
                    if isinstance(self._soort(stuk, bekend), Groep | Lijst):
                        tekst = f"'{naam_van(stuk)}' is een groep of lijst en heeft zelf geen plaats op papier"
                        self._meld_bij(VERKEERD_GEBRUIK, stuk, tekst, "noem een feit daarbinnen")
                return Waarde()
            case nodes.And() | nodes.Or() | nodes.Compare() | nodes.Not() | nodes.Test():
                for deel in knoop.iter_child_nodes():
                    self._soort(deel, bekend)
                return Waarde()
            case nodes.Operand():
                return self._soort(knoop.expr, bekend)
            case nodes.CondExpr():
                self._soort(knoop.test, bekend)
                if knoop.expr2 is not None:
                    self._soort(knoop.expr2, bekend)
                return self._soort(knoop.expr1, bekend)
            case nodes.List() | nodes.Tuple():
                delen = [self._soort(deel, bekend) for deel in knoop.items]
                return Lijst(delen[0] if delen else Vrij())
            case _:
                tekst = "hier wordt gerekend of een functie aangeroepen"
                self._meld_bij(VERBODEN, knoop, tekst, "een sjabloon plaatst feiten; rekenen doet het dossier")
                return Vrij()

    def _woord(self, knoop: nodes.Name, bekend: dict[str, Soort]) -> Soort:
        soort = bekend.get(knoop.name)
        if soort is None:
            self._meld_bij(ONBEKENDE_NAAM, knoop, f"'{knoop.name}' is niet bekend", bedoelde_u(knoop.name, bekend))
            return Vrij()
        self.genoemd.add(knoop.name)
        return soort

    def _lid(self, knoop: nodes.Getattr, soort: Soort) -> Soort:
        pad = naam_van(knoop)
        if knoop.attr.startswith("_"):
            tekst = f"'{pad}' is geen feit"
            self._meld_bij(VERBODEN, knoop, tekst, "een sjabloon kan alleen feiten uit het dossier noemen")
        elif isinstance(soort, Groep):
            namen = soort.namen()
            if knoop.attr in namen:
                return soort.lid(knoop.attr)
            naaste = dichtstbij(knoop.attr, namen)
            boven = pad.rpartition(".")[0]
            advies = f"bedoelde u '{boven}.{naaste}'?" if naaste else f"bekend zijn: {', '.join(namen)}"
            self._meld_bij(ONBEKENDE_NAAM, knoop, f"'{pad}' is niet bekend", advies)
        elif isinstance(soort, Lijst):
            tekst = f"'{pad}' is niet bekend: '{naam_van(knoop.node)}' is een lijst"
            self._meld_bij(VERKEERD_GEBRUIK, knoop, tekst, "herhaal de lijst met {%p for … %}")
        elif isinstance(soort, Waarde):
            tekst = f"'{pad}' is niet bekend: '{naam_van(knoop.node)}' is één feit"
            self._meld_bij(ONBEKENDE_NAAM, knoop, tekst, f"gebruik '{naam_van(knoop.node)}'")
        elif pad.startswith("loop.") and knoop.attr not in _LUS:
            self._meld_bij(ONBEKENDE_NAAM, knoop, f"'{pad}' is niet bekend", bedoelde_u(knoop.attr, _LUS))
        return Vrij()

    def _filter(self, knoop: nodes.Filter, bekend: dict[str, Soort]) -> Soort:
        soort = self._soort(knoop.node, bekend) if knoop.node is not None else Vrij()
        for deel in (*knoop.args, *knoop.kwargs):
            self._soort(deel.value if isinstance(deel, nodes.Keyword) else deel, bekend)
        if knoop.name not in self.omgeving.filters:
            filters = [naam for naam in self.omgeving.filters if " " not in naam]
            self._meld_bij(
                ONBEKENDE_NAAM, knoop, f"filter '{knoop.name}' is niet bekend", bedoelde_u(knoop.name, filters)
            )
            return Vrij()
        if knoop.name in VOOR_GROEP:
            past = isinstance(soort, Vrij) or (isinstance(soort, Groep) and soort.klasse is VOOR_GROEP[knoop.name])
            if not past:
                wat, advies = _GROEPEN[knoop.name]
                tekst = f"'{naam_van(knoop.node) if knoop.node else ''}' is geen {wat}"
                self._meld_bij(VERKEERD_GEBRUIK, knoop, tekst, advies)
            return Waarde()
        te_veel = isinstance(soort, Groep) or (isinstance(soort, Lijst) and knoop.name not in _VOOR_LIJST)
        if te_veel or (knoop.name == "opsomming" and isinstance(soort, Lijst) and isinstance(soort.deel, Groep)):
            tekst = f"het filter '{knoop.name}' past niet bij '{naam_van(knoop.node) if knoop.node else ''}'"
            self._meld_bij(VERKEERD_GEBRUIK, knoop, tekst, "gebruik het op één feit, of op een lijst van feiten")
            return Waarde()
        if knoop.name in _RIJEN:
            return Lijst(soort)
        if knoop.name in {"first", "last"} and isinstance(soort, Lijst):
            return soort.deel
        return Waarde()
