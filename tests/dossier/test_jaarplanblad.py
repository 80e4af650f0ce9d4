"""A random plan of a year is the same as a sheet and as a text file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.controleer import controleer
from pipeline.dossier.jaarplan import Jaarplan
from pipeline.lees import lees
from pipeline.werkmap import Werkmap
from tests.hulp import werkbladen

WOORDEN = st.sampled_from(["Scholing", "een plan", "regel één\nregel twee", "**vet** & <meer>", "2025 in beeld"])
STATUS = st.none() | st.sampled_from(["behaald", "niet behaald"])
VOORTGANG = st.none() | st.sampled_from(["op schema", "vraagt aandacht"])
GETAL = st.none() | st.integers(0, 10**6) | st.decimals(0, 999, places=2).map(float)
VAN_DOEL = ("status", "voortgang", "prognose", "loopt_door_in", "toelichting")


def gevuld(**velden: Any) -> dict[str, Any]:
    return {naam: waarde for naam, waarde in velden.items() if waarde is not None}


def stand() -> st.SearchStrategy[dict[str, Any]]:
    return st.builds(
        gevuld,
        status=STATUS,
        voortgang=VOORTGANG,
        prognose=st.none() | WOORDEN,
        loopt_door_in=st.none() | st.integers(2024, 2030),
        toelichting=st.none() | WOORDEN,
    )


RESULTAAT = st.builds(
    lambda tekst, doelwaarde, realisatie, eenheid, rest: (
        {"tekst": tekst} | gevuld(doelwaarde=doelwaarde, realisatie=realisatie, eenheid=eenheid) | rest
    ),
    WOORDEN,
    GETAL,
    GETAL,
    st.none() | WOORDEN,
    stand(),
)
BETROKKENE = st.builds(
    lambda wie, niveau: {"wie": wie} | gevuld(niveau=niveau),
    st.sampled_from(["bestuur", "Palliatieve Zorg Nederland (PZNL)", "kernteam, soms met een adviseur"]),
    st.none() | st.sampled_from(["strategisch", "tactisch", "operationeel"]),
)
DEELNAME = st.fixed_dictionaries({"organisatie": WOORDEN, "aantal": st.integers(0, 300)})
DOEL = st.builds(
    lambda thema, aanpak, wie, resultaten, deelnemers, rest: (
        {"thema": thema, "aanpak": aanpak, "resultaten": resultaten}
        | rest
        | ({"betrokkenen": wie} if wie else {})
        | ({"deelnemers": deelnemers} if deelnemers else {})
    ),
    WOORDEN,
    WOORDEN,
    st.lists(BETROKKENE, max_size=3, unique_by=lambda b: (b["wie"], b.get("niveau"))),
    st.lists(RESULTAAT, min_size=1, max_size=4),
    st.lists(DEELNAME, max_size=3),
    stand(),
)
POSTEN = st.lists(st.fixed_dictionaries({"post": WOORDEN, "bedrag": st.integers(0, 10**6)}), max_size=3)
PLAN = st.builds(
    lambda doelen, los, kosten, kerntaken: (
        {"doelen": doelen}
        | los
        | ({"kosten": kosten} if kosten else {})
        | ({"kerntaken": kerntaken} if kerntaken else {})
    ),
    st.lists(DOEL, min_size=1, max_size=4),
    st.builds(gevuld, ondertitel=st.none() | WOORDEN, inleiding=st.none() | WOORDEN),
    POSTEN,
    st.lists(st.sampled_from(["informeren", "signaleren"]), max_size=2, unique=True),
)


def als_bladen(plan: dict[str, Any], *, herhaald: bool, genummerd: bool) -> dict[str, list[list[object]]]:
    """The sheets that a person would make of a plan: goal facts on its first row, or on each."""
    kop = ["Doel", "Thema", "Aanpak", "Wie", "Resultaat", "Doelwaarde", "Eenheid", "Realisatie"]
    kop += [veld.capitalize() for veld in VAN_DOEL] + [f"Doel_{veld}" for veld in VAN_DOEL]
    rijen: list[list[object]] = [
        [veld.capitalize(), plan[veld]] for veld in ("ondertitel", "inleiding") if veld in plan
    ]
    if "kerntaken" in plan:
        rijen.append(["Kerntaken:", "; ".join(plan["kerntaken"])])
    rijen += [[], [woord.replace("_", " ") for woord in kop]]
    deelnemers: list[list[object]] = [["Doel", "Organisatie", "Aantal"]]
    for nummer, doel in enumerate(plan["doelen"], 1):
        wie = "; ".join(
            f"{b['wie']} ({b['niveau']})" if "niveau" in b else b["wie"] for b in doel.get("betrokkenen", [])
        )
        for plek, resultaat in enumerate(doel["resultaten"]):
            eigen = herhaald or plek == 0
            rij: list[object] = [nummer if eigen or genummerd else None]
            rij += [doel["thema"], doel["aanpak"], wie or None] if eigen else [None] * 3
            rij += [resultaat.get(v) for v in ("tekst", "doelwaarde", "eenheid", "realisatie", *VAN_DOEL)]
            rijen.append(rij + [doel.get(v) if eigen else None for v in VAN_DOEL])
        deelnemers += [[nummer, deel["organisatie"], deel["aantal"]] for deel in doel.get("deelnemers", [])]
    kosten = [["Post", "Bedrag"], *([post["post"], post["bedrag"]] for post in plan.get("kosten", []))]
    return {"Jaarplan": rijen, "Deelnemers": deelnemers, "Kosten": kosten}


def als_tekst(plan: dict[str, Any]) -> bytes:
    """The text file that a person would make of a plan, with a comma in numbers."""

    def nederlands(deel: Any) -> Any:
        if isinstance(deel, dict):
            return {naam: nederlands(waarde) for naam, waarde in deel.items()}
        if isinstance(deel, list):
            return [nederlands(waarde) for waarde in deel]
        return str(deel).replace(".", ",") if isinstance(deel, float) else deel

    return yaml.safe_dump(nederlands(plan), allow_unicode=True, width=10**6).encode()


def gelezen(map_: Path, naam: str, inhoud: bytes) -> tuple[Jaarplan, list[str]]:
    jaar = map_ / "inputs" / "netwerken" / "proef" / "2024"
    jaar.mkdir(parents=True, exist_ok=True)
    for pad in jaar.iterdir():
        pad.unlink()
    (jaar.parent / "netwerk.yaml").write_text("naam: Proef\nkorte_naam: Proef\n", encoding="utf-8")
    (jaar / naam).write_bytes(inhoud)
    bron, leesmeldingen = lees(Werkmap(map_), jaar.parent)
    dossier, meldingen = controleer(bron)
    plan = dossier.delen["jaarplan", 2024]
    assert isinstance(plan, Jaarplan)
    return plan, [f"{m.code} {m.tekst}" for m in (*leesmeldingen, *meldingen)]


@pytest.fixture(scope="module")
def map_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("werkmap")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PLAN, st.booleans(), st.booleans())
def test_a_plan_is_the_same_as_a_sheet_and_as_text(
    map_: Path, plan: dict[str, Any], herhaald: bool, genummerd: bool
) -> None:
    tekst, gemeld = gelezen(map_, "jaarplan.yaml", als_tekst(plan))
    blad, ook_gemeld = gelezen(
        map_, "jaarplan.xlsx", werkbladen(als_bladen(plan, herhaald=herhaald, genummerd=genummerd))
    )
    assert blad.model_dump() == tekst.model_dump()
    assert sorted(ook_gemeld) == sorted(gemeld)
