"""A small covenant, and members as they come from a text file."""

from __future__ import annotations

from pipeline.bestand.yamlbestand import lees_yaml
from pipeline.dossier.basis import Opbouw
from pipeline.dossier.convenant import Convenant
from pipeline.dossier.leden import Ledenlijst
from tests.conftest import Proef

CONVENANT = "inputs/netwerken/proef/convenant.yaml"
LEDEN_TEKST = "inputs/netwerken/proef/leden.yaml"

# Holds from 1 January 2022 to 31 December 2026. Nobody pays until a test says so.
TEKST = """\
titel: Convenant
ingangsdatum: 1-1-2022
looptijd: 5
artikelen:
  - titel: Samenwerken
    tekst: Wij werken samen.
"""
CONTRIBUTIE = """\
contributie:
  klein: 100
  groot: 300
  grens: 20
"""
TEKENT = "ondertekenaar: Merel Fictief, mail: merel@voorbeeld.nl"


def ledentekst(*leden: str, peildatum: str = "2022") -> str:
    """A member list as a text file: the date on line 1, the first member on line 3, each on a line of its own."""
    rijen = "".join(f"  - {{categorie: Hospices, {lid}}}\n" for lid in leden)
    return f"peildatum: {peildatum}\nleden:\n{rijen}"


def schrijf_convenant(proef: Proef, tekst: str = TEKST) -> None:
    (proef.netwerk / "convenant.yaml").write_text(tekst, encoding="utf-8")


def meldingen_bij(proef: Proef, *leden: str, convenant: str | None = TEKST, peildatum: str = "2022") -> list[str]:
    """What is said of these members beside this covenant; not that the list is older than the annual report."""
    (proef.netwerk / "leden.yaml").write_text(ledentekst(*leden, peildatum=peildatum), encoding="utf-8")
    if convenant is not None:
        schrijf_convenant(proef, convenant)
    return [melding for melding in proef.meldingen() if not melding.startswith("L03 ")]


def lijst_van(*leden: str, peildatum: str = "2022") -> Ledenlijst:
    """A member list, built from what stands in a text file."""
    kaart, meldingen = lees_yaml(ledentekst(*leden, peildatum=peildatum).encode(), LEDEN_TEKST)
    assert meldingen == ()
    lijst = Ledenlijst.model_validate(kaart, context=Opbouw())
    assert isinstance(lijst, Ledenlijst)
    return lijst


def convenant_van(tekst: str = TEKST) -> Convenant:
    """A covenant, built from what stands in a text file."""
    kaart, meldingen = lees_yaml(tekst.encode(), CONVENANT)
    assert meldingen == ()
    convenant = Convenant.model_validate(kaart, context=Opbouw())
    assert isinstance(convenant, Convenant)
    return convenant
