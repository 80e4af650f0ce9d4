"""Figures in the bars can be read, whatever the colours of the network."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pipeline.dossier.grafiek import Grafiek, Reeks, Vorm
from pipeline.grafiek.opmaak import TEKSTKLEUR, delen_van
from pipeline.kleur import TEKST_MINSTENS, contrast, leesbaarste

KLEUR = st.integers(0, 0xFFFFFF).map(lambda getal: f"{getal:06X}")


@given(hoofd=KLEUR, accent=KLEUR, aantal=st.integers(1, 7))
def test_a_figure_in_a_stacked_bar_can_be_read_on_it(hoofd: str, accent: str, aantal: int) -> None:
    reeksen = tuple(Reeks(str(nummer), (Decimal(1),)) for nummer in range(aantal))
    grafiek = Grafiek(Vorm.GESTAPELD, "Proef", ("een",), reeksen)

    delen = delen_van(grafiek, (hoofd, accent))

    assert len(delen) == aantal
    for [deel] in delen:
        assert contrast(leesbaarste(deel.vlak, (TEKSTKLEUR, "FFFFFF")), deel.vlak) >= TEKST_MINSTENS


@given(hoofd=KLEUR, accent=KLEUR)
def test_groups_with_a_colour_of_their_own_keep_it(hoofd: str, accent: str) -> None:
    grafiek = Grafiek(Vorm.STAVEN, "Proef", ("a",), (Reeks("n", (Decimal(1),)),), kleuren=(("C8E6C9", "1B5E20"),))

    [[deel]] = delen_van(grafiek, (hoofd, accent))

    assert (deel.vlak, deel.rand) == ("C8E6C9", "1B5E20")
