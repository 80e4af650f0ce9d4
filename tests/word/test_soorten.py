"""What the types of the dossier are to a template."""

import datetime
from collections.abc import Mapping
from typing import Annotated, Any

import pytest
from pydantic import Field

from pipeline.documentsoort import Documentkop
from pipeline.dossier.aantallen import Aantal
from pipeline.dossier.basis import Gegeven
from pipeline.dossier.jaarverslag import Jaarverslag, Kerncijfer, Overleg, Project
from pipeline.dossier.leden import Ledengroep, Ledenlijst, Lid
from pipeline.dossier.netwerk import Consortium, Netwerk
from pipeline.dossier.perioden import Periode
from pipeline.dossier.waarden import EigenFeiten, Link, Markdown, Tekst, Tijdvak
from pipeline.word.soorten import Groep, Lijst, Soort, Vrij, Waarde, alle_namen, soort_van


@pytest.mark.parametrize(
    "annotatie, soort",
    [
        (str, Waarde()),
        (int | None, Waarde()),
        (datetime.date, Waarde()),
        (Tekst, Waarde()),
        (Markdown | None, Waarde()),
        (Link, Waarde()),
        (Tijdvak, Waarde()),
        (Aantal, Waarde()),
        (Periode | None, Waarde()),
        (Annotated[str, Field(min_length=1)], Waarde()),
        (Any, Vrij()),
        (EigenFeiten, Vrij()),
        (dict[str, str], Vrij()),
        (Mapping[str, str], Vrij()),
        (Consortium | None, Groep(Consortium)),
        (Documentkop, Groep(Documentkop)),
        (tuple[Tekst, ...], Lijst(Waarde())),
        (tuple[Lid, ...], Lijst(Groep(Lid))),
        (list[list[Lid]], Lijst(Lijst(Groep(Lid)))),
    ],
)
def test_each_type_is_a_fact_a_group_a_list_or_free(annotatie: object, soort: Soort) -> None:
    assert soort_van(annotatie) == soort


@pytest.mark.parametrize(
    "klasse, naam, soort",
    [
        (Netwerk, "naam", Waarde()),
        (Netwerk, "consortium", Groep(Consortium)),
        (Netwerk, "aliassen", Lijst(Waarde())),
        (Netwerk, "eigen", Vrij()),
        (Jaarverslag, "overleg", Lijst(Groep(Overleg))),
        (Jaarverslag, "kerncijfers", Lijst(Groep(Kerncijfer))),
        (Jaarverslag, "vervolgen_toegelicht", Waarde()),
        (Ledenlijst, "aantal", Waarde()),
        (Ledenlijst, "per_categorie", Lijst(Groep(Ledengroep))),
        (Ledengroep, "leden", Lijst(Groep(Lid))),
        (Ledengroep, "aantal", Waarde()),
        (Kerncijfer, "cijfer", Waarde()),
        (Documentkop, "concept", Waarde()),
    ],
)
def test_a_fact_of_a_group_is_what_its_type_says_also_when_it_is_derived(klasse: type, naam: str, soort: Soort) -> None:
    assert naam in Groep(klasse).namen()
    assert Groep(klasse).lid(naam) == soort


@pytest.mark.parametrize("klasse", [Netwerk, Jaarverslag, Ledenlijst, Project])
def test_what_a_group_can_do_besides_is_no_fact(klasse: type[Gegeven]) -> None:
    namen = set(Groep(klasse).namen())

    assert namen >= set(klasse.model_fields)
    assert not namen & (set(dir(Gegeven)) - set(klasse.model_fields))
    assert [naam for naam in namen if naam.startswith(("_", "model_"))] == []


def test_every_name_is_told_with_its_description_and_lists_with_brackets() -> None:
    namen = {pad: (uitleg, soort) for pad, uitleg, soort in alle_namen({"leden": Groep(Ledenlijst), "jaar": Waarde()})}

    assert namen["jaar"] == ("", Waarde())
    assert namen["leden.leden[]"] == ("de leden", Lijst(Groep(Lid)))
    assert namen["leden.leden[].naam"] == ("naam van de organisatie", Waarde())
    assert namen["leden.aantal"] == ("de leden geteld", Waarde())
    assert namen["leden.per_categorie[].leden[].naam"] == ("naam van de organisatie", Waarde())
    assert "leden" not in namen


def test_no_deeper_than_asked_for() -> None:
    assert [pad for pad, _, _ in alle_namen({"leden": Groep(Ledenlijst)}, diepte=1) if pad.count(".") > 1] == []
