"""What a survey gives, worked out by hand."""

import shutil
import statistics
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.bron import Rooster
from pipeline.dossier.enquete import Antwoorden, als_dag, als_keuzes
from pipeline.dossier.netwerkevaluatie import (
    Blok,
    Doelgroep,
    Netwerkevaluatie,
    Rapportcijfer,
    Vraag,
    Vraagsoort,
)  # fmt: skip
from pipeline.dossier.perioden import Periode, heel_jaar
from pipeline.dossier.tellen import uitslag_van
from pipeline.dossier.uitslag import Cijfer, Cijfervraag, Meetpunt, Respons, Uitslag
from pipeline.dossier.waarden import Opmaak
from pipeline.lijn import lees_netwerk
from pipeline.melding import Plaats
from pipeline.werkmap import Werkmap
from tests.conftest import PROJECT, Proef
from tests.hulp_enquete import EVALUATIE, VERHAAL, antwoord, groep, schrijf

CIJFER = Vraag(vraag="cijfer", kolom="Cijfer", soort=Vraagsoort.CIJFER)
KEUZE = Vraag(vraag="keuze", kolom="Keuze", soort=Vraagsoort.KEUZE, opties=("oneens", "eens"))
GROEP = Vraag(vraag="groep", kolom="Groep", soort=Vraagsoort.GROEP)


def van(*rijen: tuple[str | None, object, str | None], periode: Periode | None = None) -> Antwoorden:
    """Answers of group, mark and choice."""
    evaluatie = Netwerkevaluatie(
        periode=periode or heel_jaar(2024),
        inleiding=Opmaak("x"),
        conclusie=Opmaak("x"),
        ontwikkelpunten=Opmaak("x"),
        gaat_goed=Blok(punten=("x",)),
        uitdagingen=Blok(punten=("x",)),
        doelgroepen=tuple(Doelgroep(naam=naam, uitgenodigd=20) for naam in "abc"),
        vragen=(GROEP, CIJFER, KEUZE),
        rapportcijfer=Rapportcijfer(vraag="cijfer", doelgroep="a"),
    )
    rooster = Rooster(("Groep", "Cijfer", "Keuze"), rijen, range(2, len(rijen) + 2), Plaats("x"), 1)  # type: ignore[arg-type]
    return Antwoorden(rooster, evaluatie)


def uitslag(proef: Proef, jaar: int = 2024) -> Uitslag:
    werkmap = Werkmap(proef.pad)
    gevonden = lees_netwerk(werkmap, proef.netwerk).dossier.uitslag(jaar)
    assert gevonden is not None
    return gevonden


def test_marks_are_averaged_exactly_and_rounded_half_up() -> None:
    gevonden = uitslag_van(van(*[("a", 7, None)] * 19, ("a", 8, None)))  # 7,05
    totaal = gevonden.cijfers[0].totaal
    assert (totaal.gemiddelde, totaal.spreiding) == (Decimal("7.1"), Decimal("0.2"))
    assert (totaal.laagste, totaal.hoogste, totaal.aantal) == (Decimal(7), Decimal(8), 20)
    assert gevonden.rapportcijfer == gevonden.cijfers[0].groepen[0]


@settings(deadline=None)
@given(st.lists(st.integers(1, 10), min_size=5, max_size=40))
def test_mean_and_spread_are_those_of_the_standard_library(cijfers: list[int]) -> None:
    totaal = uitslag_van(van(*(("a", cijfer, None) for cijfer in cijfers))).cijfers[0].totaal
    exact = [Decimal(c) for c in cijfers]
    tiende = Decimal("0.1")
    assert totaal.gemiddelde == statistics.mean(exact).quantize(tiende, ROUND_HALF_UP)
    assert totaal.spreiding == statistics.stdev(exact).quantize(tiende, ROUND_HALF_UP)


def test_choices_are_counted_in_the_order_of_the_options_with_their_share() -> None:
    gevonden = uitslag_van(van(*[("a", 7, "eens")] * 6, ("a", 7, None)))
    verdeling = gevonden.keuzes[0].totaal
    assert verdeling.aantal == 6
    assert [(g.antwoord, g.aantal, g.deel) for g in verdeling.antwoorden] == [
        ("oneens", 0, Decimal(0)),
        ("eens", 6, Decimal(1)),
    ]


def test_response_is_told_for_each_group_and_for_all() -> None:
    gevonden = uitslag_van(van(*[("a", 7, None)] * 5, *[("b", 7, None)] * 10))
    assert [(r.naam, r.uitgenodigd, r.respons, r.deel) for r in (*gevonden.respons, gevonden.totaal)] == [
        ("a", 20, 5, Decimal("0.25")), ("b", 20, 10, Decimal("0.5")), ("c", 20, 0, 0), (None, 60, 15, Decimal("0.25")),
    ]  # fmt: skip


def test_a_small_group_shows_neither_its_number_nor_its_answers() -> None:
    gevonden = uitslag_van(van(*[("a", 9, "eens")] * 30, *[("b", 5, "oneens")] * 8, *[("c", 1, "oneens")] * 3))
    assert gevonden.verborgen == ("b", "c")
    for nummer in (1, 2):
        assert gevonden.respons[nummer].respons is None
        assert gevonden.respons[nummer].deel is None
        cijfer, keuze = gevonden.cijfers[0].groepen[nummer], gevonden.keuzes[0].groepen[nummer]
        assert cijfer.is_verborgen
        assert (cijfer.aantal, cijfer.gemiddelde, cijfer.laagste, cijfer.trend) == (None, None, None, ())
        assert (keuze.aantal, keuze.antwoorden) == (None, ())


def test_a_question_that_few_of_a_group_answered_is_hidden_for_that_group_alone() -> None:
    vol, half = [*[("a", 9, "eens")] * 30, *[("b", 5, "eens")] * 8, *[("c", 6, "eens")] * 2], [("c", None, "eens")] * 10
    gevonden = uitslag_van(van(*vol, *half))
    assert gevonden.verborgen == ()
    assert [c.is_verborgen for c in gevonden.cijfers[0].groepen] == [False, True, True]
    assert [v.is_verborgen for v in gevonden.keuzes[0].groepen] == [False, False, False]


def test_a_group_that_is_hidden_stays_hidden_where_the_small_one_did_not_answer() -> None:
    rijen = [*[("a", 9, "eens")] * 30, *[("b", 5, "eens")] * 8, *[("c", None, "eens")] * 3]
    gevonden = uitslag_van(van(*rijen))
    assert gevonden.verborgen == ("b", "c")
    assert [c.is_verborgen for c in gevonden.cijfers[0].groepen] == [False, True, True]


def test_one_small_group_beside_one_large_one_hides_neither_that_one_nor_the_mark_of_everybody() -> None:
    gevonden = uitslag_van(van(*[("a", 9, "eens")] * 30, *[("c", 1, "oneens")] * 3))

    assert gevonden.verborgen == ("c",)
    assert gevonden.zonder_kleine
    assert (gevonden.totaal.respons, gevonden.totaal.uitgenodigd) == (30, 40)
    assert gevonden.rapportcijfer is not None
    assert (gevonden.rapportcijfer.aantal, gevonden.rapportcijfer.gemiddelde) == (30, Decimal("9.0"))
    assert (gevonden.cijfers[0].totaal.aantal, gevonden.cijfers[0].totaal.laagste) == (30, Decimal(9))
    assert [g.aantal for g in gevonden.keuzes[0].totaal.antwoorden] == [0, 30]


def test_small_groups_of_which_the_sum_gives_each_are_not_counted_at_all() -> None:
    gevonden = uitslag_van(van(*[("a", 9, "eens")] * 4, *[("b", 1, "oneens")] * 4))

    assert gevonden.totaal.is_verborgen
    assert gevonden.cijfers[0].totaal.gemiddelde is None


def test_fewer_than_five_answers_give_no_figures_at_all() -> None:
    gevonden = uitslag_van(van(*[("a", 9, "eens")] * 4))
    assert gevonden.totaal.is_verborgen
    assert gevonden.totaal.respons is None
    assert all(r.is_verborgen for r in gevonden.respons)
    assert gevonden.cijfers[0].totaal.gemiddelde is None
    assert gevonden.keuzes[0].totaal.antwoorden == ()


ANTWOORDEN = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", None]), st.sampled_from([None, 1, 7, 10]), st.sampled_from(["eens", None])
    ),
    max_size=40,
)


@settings(deadline=None, max_examples=300)
@given(ANTWOORDEN)
def test_nothing_shown_lets_you_work_out_fewer_than_five(
    rijen: list[tuple[str | None, int | None, str | None]],
) -> None:
    gevonden = uitslag_van(van(*rijen))
    per_vraag = [
        (len(rijen), gevonden.totaal.respons, [r.respons for r in gevonden.respons]),
        (sum(r[1] is not None for r in rijen), gevonden.cijfers[0].totaal.aantal,
         [c.aantal for c in gevonden.cijfers[0].groepen]),
        (sum(r[2] is not None for r in rijen), gevonden.keuzes[0].totaal.aantal,
         [v.aantal for v in gevonden.keuzes[0].groepen]),
    ]  # fmt: skip
    for werkelijk, totaal, groepen in per_vraag:
        getoond = [aantal for aantal in groepen if aantal]
        assert all(aantal >= 5 for aantal in getoond)
        if totaal is None:
            assert not any(groepen)
            continue
        assert 5 <= totaal <= werkelijk  # the small ones may not count
        rest = totaal - sum(getoond)
        assert rest == 0 or rest >= 5 or not getoond


def test_the_mark_is_put_beside_those_of_earlier_years_and_of_the_survey_before(proef: Proef) -> None:
    vorige = "vorige_meting: {periode: 2021-2022, cijfers: [{vraag: cijfer, gemiddelde: '6,9', aantal: 30}]}\n"
    schrijf(proef, groep(9, cijfer=7) + groep(1, cijfer=8, vanaf=10), VERHAAL + vorige)
    nieuw = proef.netwerk / "2026"
    nieuw.mkdir()
    for naam in ("netwerkevaluatie.yaml", "enquete.xlsx"):
        shutil.copy(proef.jaar / naam, nieuw / naam)
    (nieuw / "netwerkevaluatie.yaml").write_text(VERHAAL.replace("periode: 2024", "periode: 2026"), encoding="utf-8")
    toen, nu = uitslag(proef).cijfers[0].totaal, uitslag(proef, 2026).cijfers[0].totaal
    assert [(p.label, p.gemiddelde, p.aantal) for p in toen.trend] == [
        ("2021-2022", Decimal("6.9"), 30), ("2024", Decimal("7.1"), 10),
    ]  # fmt: skip
    assert (toen.vorige, toen.verschil) == (Decimal("6.9"), Decimal("0.2"))
    assert [p.label for p in nu.trend] == ["2024", "2026"]
    assert nu.verschil == 0
    assert toen.vorig_punt == toen.trend[0]
    assert (nu.vorig_punt, nu.afstand) == (nu.trend[0], Decimal(0))


def test_a_mark_that_went_down_is_as_far_from_the_one_before_as_it_went() -> None:
    assert Cijfer(None, verschil=Decimal("-0.3")).afstand == Decimal("0.3")
    assert (Cijfer(None).afstand, Cijfer(None).vorig_punt) == (None, None)


def test_the_mark_that_stands_large_knows_its_question_and_names_its_group_in_its_chart() -> None:
    nu, toen = Meetpunt("2026", Decimal(8), 9), Meetpunt("2024", Decimal(7), None)
    groot = Cijfer("artsen", 9, Decimal(8), trend=(toen, nu))
    ander = Cijfervraag("a", "Ander cijfer", 1, 5, Cijfer(None), (Cijfer("artsen", 9, Decimal(8), trend=(toen, nu)),))
    eigen = Cijfervraag("b", "Rapportcijfer", 1, 10, Cijfer(None), (groot,))
    samen = Respons(None, None, 9, None, is_verborgen=False)
    gevonden = Uitslag((), samen, (ander, eigen), (), (), groot)
    assert gevonden.rapportvraag is eigen
    assert gevonden.grafiek_rapportcijfer is not None
    assert gevonden.grafiek_rapportcijfer.titel == "Rapportcijfer (artsen): 7 in 2024, 8 in 2026"
    zonder = Uitslag((), samen, (ander, eigen), (), (), None)
    assert (zonder.rapportvraag, zonder.grafiek_rapportcijfer) == (None, None)


def test_only_quotes_with_consent_are_given(proef: Proef) -> None:
    rijen = [*groep(6), antwoord(7, uitleg="Fijn.", mag="ja"), antwoord(8, uitleg="Niet zeggen.", mag="nee")]
    citaten = "citaten:\n" + "".join(f"  - {{respondent: {n}, vraag: uitleg, rol: arts}}\n" for n in (7, 8, 99))
    citaten += "  - {tekst: Getypt en goed., toestemming: ja}\n  - {tekst: Getypt zonder vragen.}\n"
    schrijf(proef, rijen, VERHAAL + citaten)
    assert [(c.tekst, c.rol) for c in uitslag(proef).citaten] == [("Fijn.", "arts"), ("Getypt en goed.", None)]


@pytest.mark.parametrize(
    "cel, keuzes",
    [
        ("scholing;overleg, ook digitaal;", ("scholing", "overleg, ook digitaal")),
        ("scholing, overleg, ook digitaal", ("scholing", "overleg, ook digitaal")),
        ("Scholing;scholing", ("scholing",)),
        ("scholing;taart", None),
    ],
)
def test_answers_in_one_cell_are_taken_apart(cel: str, keuzes: tuple[str, ...] | None) -> None:
    opties = ("scholing", "overleg, ook digitaal")
    vraag = Vraag(vraag="missen", kolom="x", soort=Vraagsoort.MEERKEUZE, opties=opties)
    assert als_keuzes(cel, vraag) == keuzes


def test_a_moment_as_text_is_a_day() -> None:
    assert [str(als_dag(tekst)) for tekst in ("2025-11-03 14:02", "3-11-2025 14:02:11", "onbekend", None)] == [
        "2025-11-03", "2025-11-03", "None", "None",
    ]  # fmt: skip


def test_no_template_can_name_what_one_respondent_said() -> None:
    from pipeline.documentsoort import Documentgegevens, woorden
    from pipeline.dossier import Per
    from pipeline.word.soorten import alle_namen

    nodig = ("netwerk", "netwerkevaluatie", "enquete")
    gegevens = Documentgegevens(titel="x", omschrijving="x", per=Per.JAAR, nodig=nodig)
    namen = [pad for pad, _, _ in alle_namen(woorden(gegevens))]
    assert [naam for naam in namen if naam.startswith("enquete")] == ["enquete.antwoorden"]
    assert "uitslag.cijfers[].totaal.gemiddelde" in namen


def test_the_sample_gives_the_mark_that_was_published_and_hides_the_small_group() -> None:
    dossier = lees_netwerk(Werkmap(PROJECT), PROJECT / "inputs/netwerken/utrecht").dossier
    gevonden = dossier.uitslag(2026)
    assert gevonden is not None
    assert gevonden.rapportcijfer is not None
    assert (gevonden.rapportcijfer.naam, gevonden.rapportcijfer.gemiddelde) == ("zorgverleners", Decimal("7.5"))
    assert gevonden.verborgen == ("bestuurders", "netwerkcoördinatoren")
    assert gevonden.totaal.respons == 68
    evaluatie = dossier.delen["netwerkevaluatie", 2026]
    assert isinstance(evaluatie, Netwerkevaluatie)
    blokken = [evaluatie.gaat_goed, evaluatie.meerwaarde, evaluatie.uitdagingen, evaluatie.inzichten]
    assert [len(blok.punten) for blok in blokken if blok is not None] == [5, 5, 6, 5]


def test_lees_shows_the_headings_and_the_number_of_rows_but_not_the_rows(proef: Proef) -> None:
    schrijf(proef, groep(300, rol="Zorgverlener"))
    gedaan = proef.genereer("lees")
    regels = [
        regel.split() for regel in gedaan.uit.splitlines() if "antwoorden." in regel and "doelgroepen" not in regel
    ]
    assert regels[0][-2:] == ["antwoorden.rijen", "300"]
    assert len(regels) == 9
    assert ["Antwoorden!D1", "antwoorden.D", "Uw", "cijfer"] in regels


def test_answers_as_text_file_are_refused_with_what_to_do(proef: Proef) -> None:
    (proef.jaar / "enquete.yaml").write_text("antwoorden: []\n", encoding="utf-8")
    assert proef.meldingen() == [
        f"W07 {EVALUATIE.replace('netwerkevaluatie', 'enquete')} -: een bestand van het type .yaml wordt niet gelezen"
        " → sla het op als .xlsx"
    ]
