"""What every part of the dossier is made of: frozen, typed, and aware of its place.

A part is built from the tree that was read. Building never stops at the first mistake: each mistake becomes
a melding in the `Opbouw`, and the fact that is missing or unreadable becomes a `Gat`, so that everything
else is still checked and a concept can still be made.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Self, get_args, get_origin

from pydantic import BaseModel, ConfigDict, PrivateAttr, ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError

from pipeline.bron import Kaart, Lijst, Rooster, Waarde
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.nabij import bedoelde_u

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import ModelWrapValidatorHandler, ValidationInfo, ValidatorFunctionWrapHandler
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

    from pipeline.bron import Knoop

ONBEKEND_VELD = Meldingsoort(
    "D01",
    Ernst.FOUT,
    "onbekend veld",
    "De naam van dit veld is niet bekend; wat erachter staat wordt niet gelezen. Eigen feiten horen onder `eigen:`.",
)
ONTBREEKT = Meldingsoort(
    "D02",
    Ernst.FOUT,
    "feit ontbreekt",
    "Een feit dat het document nodig heeft is niet ingevuld. In een concept staat er `[nog in te vullen: …]`.",
)
VERKEERDE_VORM = Meldingsoort(
    "D03",
    Ernst.FOUT,
    "verkeerde vorm",
    "Er staat een lijst waar één waarde hoort, één waarde waar een lijst hoort, of een getal buiten zijn grenzen.",
)
ONLEESBAAR = Meldingsoort(
    "D04",
    Ernst.FOUT,
    "waarde niet te lezen",
    "De waarde is niet wat hier hoort te staan: geen getal, geen ja of nee, geen kleur. Zij wordt nooit als 0 gelezen.",
)
LEEG_VELD = Meldingsoort(
    "D10",
    Ernst.WAARSCHUWING,
    "veld is leeg",
    "De naam van een veld staat er, maar erachter staat niets. Let op bij kleuren: een # zonder aanhalingstekens is "
    "het begin van uitleg, en wat erachter staat wordt niet gelezen.",
)
KEUZE = Meldingsoort(
    "D07",
    Ernst.FOUT,
    "keuze niet bekend",
    "Hier hoort een woord uit een vaste lijst te staan. De melding noemt de lijst.",
)


class Onleesbaar(Exception):
    """A typed value that cannot be read. Raised by the readers in `waarden`."""

    def __init__(self, soort: Meldingsoort, tekst: str, advies: str) -> None:
        super().__init__(tekst)
        self.soort, self.tekst, self.advies = soort, tekst, advies

    def voor_pydantic(self) -> PydanticCustomError:
        """The same, in the form in which pydantic carries it to the field."""
        return PydanticCustomError("dossier", "{tekst}", {"tekst": self.tekst, "fout": self})


class Gat:
    """A fact that is missing or unreadable. It shows as itself and has no other value.

    In a template a `Gat` is true, is a list of itself, and every field of it is a `Gat`: a concept
    shows where something has to be filled in, and never hides a section because of it.
    """

    # A leading underscore keeps these out of the way of facts that are called `naam` or `plaats`.
    __slots__ = ("_naam", "_plaats")

    def __init__(self, naam: str, plaats: Plaats) -> None:
        self._naam = naam
        self._plaats = plaats

    def __str__(self) -> str:
        return f"[nog in te vullen: {self._naam}]"

    __repr__ = __str__

    def __iter__(self) -> Iterator[Gat]:
        yield self

    def __len__(self) -> int:
        return 1

    def __getattr__(self, naam: str) -> Gat:
        if naam.startswith("_"):
            raise AttributeError(naam)
        return Gat(naam.replace("_", " "), self._plaats)

    def __eq__(self, ander: object) -> bool:
        return isinstance(ander, Gat) and (self._naam, self._plaats) == (ander._naam, ander._plaats)

    def __hash__(self) -> int:
        return hash((self._naam, self._plaats))


@dataclass(slots=True)
class Opbouw:
    """Collects the meldingen while a part is being built; travels as pydantic's context.

    Args:
        meldingen: what was found so far.
    """

    meldingen: list[Melding] = field(default_factory=list)


class Gegeven(BaseModel):
    """A group of facts. Fields are read-only, unknown fields are a fout, and each fact knows its place.

    A required field may hold a `Gat` where the dossier has a fout. Rules use `alle` (in `wandeling`),
    which passes over groups with a `Gat`; templates print it.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid", arbitrary_types_allowed=True)

    _bron: Kaart | None = PrivateAttr(default=None)

    @cached_property
    def groepen(self) -> tuple[Gegeven, ...]:
        """The group itself and every group below it, in the order of the dossier."""
        onder: list[Gegeven] = [self]
        for naam in veldnamen(type(self)):
            waarde = getattr(self, naam)
            for deel in waarde if isinstance(waarde, tuple) else (waarde,):
                if isinstance(deel, Gegeven):
                    onder.extend(deel.groepen)
        return tuple(onder)

    @cached_property
    def is_heel(self) -> bool:
        """Whether no field of the group itself is a `Gat`."""
        return not any(isinstance(getattr(self, naam), Gat) for naam in veldnamen(type(self)))

    @cached_property
    def is_overal_heel(self) -> bool:
        """Whether no field of the group is a `Gat`, nor one of any group below it."""
        return all(groep.is_heel for groep in self.groepen)

    @property
    def is_publiek(self) -> bool:
        """Whether the group may stand in a document for the public at all."""
        return True

    def voor_publiek(self) -> Self:
        """The group as it stands in a document for the public; what is personal is out of it already."""
        return self

    def vindplaats(self, veld: str | None = None) -> Plaats:
        """Where this group stands, or where one of its fields stands."""
        bron = bron_van(self)
        if bron is None:
            return Plaats("")
        if veld is None:
            return bron.plaats
        knoop = bron.velden.get(veld)
        if isinstance(knoop, Waarde):
            return knoop.plaats
        return bron.sleutelplaatsen.get(veld, knoop.plaats if knoop is not None else bron.plaats)

    def formule(self, veld: str) -> str | None:
        """The formula of the cell that gave a field, None where it was typed or stands in a text file."""
        bron = bron_van(self)
        knoop = bron.velden.get(veld) if bron is not None else None
        return knoop.formule if isinstance(knoop, Waarde) else None

    def vindplaats_in(self, veld: str, nummer: int) -> Plaats:
        """Where item `nummer` (from 0) of a list field stands."""
        bron = bron_van(self)
        lijst = bron.velden.get(veld) if bron is not None else None
        if isinstance(lijst, Lijst) and nummer < len(lijst.delen):
            return lijst.delen[nummer].plaats
        return self.vindplaats(veld)

    @model_validator(mode="wrap")
    @classmethod
    def _uit_bron(cls, invoer: Any, bouw: ModelWrapValidatorHandler[Gegeven], info: ValidationInfo) -> Gegeven:
        if not isinstance(invoer, Kaart):
            if isinstance(invoer, Waarde | Lijst | tuple):
                tekst = "hier horen velden te staan (naam: waarde), geen losse waarde of lijst"
                velden = ", ".join(cls.model_fields)
                advies = f"vul in: {velden}"
                eerste = next(iter(_verplicht(cls)), None)
                if eerste is not None and isinstance(invoer, Waarde):
                    advies = f"schrijf bijvoorbeeld '{eerste}: {str(invoer.waarde)[:40]}'; de velden zijn {velden}"
                raise Onleesbaar(VERKEERDE_VORM, tekst, advies).voor_pydantic()
            return bouw(invoer)
        opbouw = info.context if isinstance(info.context, Opbouw) else Opbouw()
        gegeven = bouw(_bekende_velden(cls, invoer, opbouw))
        gegeven._bron = invoer
        return gegeven

    @field_validator("*", mode="wrap")
    @classmethod
    def _per_veld(cls, invoer: Any, lees: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
        if isinstance(invoer, Gat) or not isinstance(info.context, Opbouw):
            return invoer if isinstance(invoer, Gat) else lees(invoer)
        # pydantic wants a real list where a list is declared; its items stay nodes with their places.
        try:
            return lees(invoer.delen if isinstance(invoer, Lijst) else invoer)
        except ValidationError as gevonden:
            naam = (info.field_name or "").replace("_", " ")
            fouten = gevonden.errors()
            # A list of which no part can be read is not too short: that of its parts is told.
            eigen = [fout for fout in fouten if fout["type"] != "too_short"] or fouten
            info.context.meldingen.extend(_vertaald(fout, invoer, naam) for fout in eigen)
            return Gat(naam, _plaats_van(invoer))


@cache
def veldnamen(soort: type[Gegeven]) -> tuple[str, ...]:
    """The names of the fields of a type of group; a large dossier asks for them more often than pydantic can tell."""
    return tuple(soort.model_fields)


@cache
def _verplicht(soort: type[Gegeven]) -> Mapping[str, FieldInfo]:
    return {naam: veld for naam, veld in soort.model_fields.items() if veld.is_required()}


def bron_van(groep: Gegeven) -> Kaart | None:
    """What a group was built from, None where nobody typed it."""
    # Asked by its name pydantic looks for a private fact in several places before it finds it.
    bron: Kaart | None = (groep.__pydantic_private__ or {}).get("_bron")
    return bron


def _plaats_van(knoop: object) -> Plaats:
    return knoop.plaats if isinstance(knoop, Waarde | Lijst | Kaart | Rooster) else Plaats("")


def _bekende_velden(soort: type[Gegeven], kaart: Kaart, opbouw: Opbouw) -> dict[str, object]:
    """The fields that the type knows; unknown ones are told, empty required ones become a gap."""
    bekend = soort.model_fields
    velden: dict[str, object] = {}
    for naam, knoop in kaart.velden.items():
        if naam not in bekend:
            plaats = kaart.sleutelplaatsen.get(naam, knoop.plaats)
            opbouw.meldingen.append(ONBEKEND_VELD.op(plaats, f"'{naam}' is geen bekend veld", bedoelde_u(naam, bekend)))
        elif not _is_leeg(knoop) or _is_misplaatst(knoop, bekend[naam]):
            velden[naam] = knoop
        elif isinstance(knoop, Waarde) and knoop.formule is not None:  # told where it was read
            velden[naam] = Gat(naam.replace("_", " "), knoop.plaats)
        elif not bekend[naam].is_required() and isinstance(knoop, Waarde) and knoop.plaats.cel is None:
            plaats = kaart.sleutelplaatsen.get(naam, knoop.plaats)
            opbouw.meldingen.append(LEEG_VELD.op(plaats, f"'{naam}' is leeg", "vul het in, of haal de regel weg"))
    for naam, veld in _verplicht(soort).items():
        if naam not in velden:
            leesbaar = naam.replace("_", " ")
            knoop_leeg = kaart.velden.get(naam)
            eigen = knoop_leeg.plaats if knoop_leeg is not None else kaart.sleutelplaatsen.get(naam)
            plaats = eigen or kaart.plaats
            uitleg = f" ({veld.description})" if veld.description else ""
            advies = "vul deze cel in" if eigen is not None and eigen.cel is not None else f"vul hier '{naam}' in"
            opbouw.meldingen.append(ONTBREEKT.op(plaats, f"'{naam}' ontbreekt{uitleg}", advies))
            velden[naam] = Gat(leesbaar, plaats)
    return velden


def _is_misplaatst(knoop: Knoop, veld: FieldInfo) -> bool:
    """Whether names without values stand where one value belongs, such as `{naam}`, which is a group to YAML."""
    return isinstance(knoop, Kaart) and bool(knoop.velden) and _is_enkel(veld.annotation)


def _is_enkel(annotatie: object) -> bool:
    """Whether a type is that of a single value: no group, no list, no free facts."""
    delen = get_args(annotatie)
    soort = get_origin(annotatie) or annotatie
    return all(map(_is_enkel, delen)) and not (isinstance(soort, type) and issubclass(soort, Gegeven | tuple | dict))


def _is_leeg(knoop: Knoop) -> bool:
    """Whether nothing was filled in: an empty value, an empty list, or a group of such."""
    if isinstance(knoop, Waarde):
        return knoop.waarde is None or (isinstance(knoop.waarde, str) and not knoop.waarde.strip())
    if isinstance(knoop, Lijst):
        return not knoop.delen
    if isinstance(knoop, Rooster):
        return not knoop.rijen
    return all(_is_leeg(deel) for deel in knoop.velden.values())


def _vertaald(fout: ErrorDetails, knoop: object, naam: str) -> Melding:
    """A pydantic error as a melding at its place, in Dutch."""
    plek = knoop
    for stap in fout["loc"]:
        if isinstance(plek, Lijst) and isinstance(stap, int) and stap < len(plek.delen):
            plek = plek.delen[stap]
    plaats = _plaats_van(plek)
    context: Mapping[str, Any] = fout.get("ctx", {})
    if isinstance(eigen := context.get("fout"), Onleesbaar):
        return eigen.soort.op(plaats, eigen.tekst, eigen.advies)
    getypt = plek.waarde if isinstance(plek, Waarde) else None
    match fout["type"]:
        case "tuple_type" | "list_type":
            return VERKEERDE_VORM.op(
                plaats, f"bij '{naam}' hoort een lijst", "zet elk deel op een eigen regel met '- '"
            )
        case "greater_than_equal" | "less_than_equal" | "greater_than" | "less_than":
            grens = context.get("ge", context.get("le", context.get("gt", context.get("lt"))))
            woord = "minstens" if fout["type"].startswith("greater") else "hoogstens"
            return VERKEERDE_VORM.op(
                plaats, f"'{naam}' is {getypt}, maar moet {woord} {grens} zijn", "controleer het getal"
            )
        case "dict_type" | "model_type" | "model_attributes_type":
            return VERKEERDE_VORM.op(
                plaats, f"bij '{naam}' horen velden (naam: waarde)", "geef elk feit een eigen regel"
            )
        case "too_short":
            return VERKEERDE_VORM.op(plaats, f"bij '{naam}' staan te weinig delen", "vul de lijst aan")
        case _:
            return VERKEERDE_VORM.op(plaats, f"de waarde van '{naam}' heeft niet de goede vorm", "zie de handleiding")
