"""Documents of many networks, made by several processes."""

import shutil

from tests.conftest import Proef
from tests.hulp import delen_van

AANTAL = 6


def _netwerken(proef: Proef) -> None:
    for nummer in range(1, AANTAL):
        map_ = proef.netwerk.parent / f"proef{nummer}"
        shutil.copytree(proef.netwerk, map_)
        (map_ / "netwerk.yaml").write_text(f"naam: Netwerk {nummer}\nkorte_naam: N{nummer}\n", encoding="utf-8")


def test_many_networks_give_what_each_would_give_alone(proef: Proef) -> None:
    _netwerken(proef)
    alleen = {}
    for map_ in sorted(proef.netwerk.parent.iterdir()):
        assert proef.genereer("jaarverslag", "-n", map_.name).code == 0
        pad = proef.pad / "outputs" / map_.name / "2024" / f"jaarverslag-2024-{map_.name}.docx"
        alleen[map_.name] = pad.read_bytes()
    shutil.rmtree(proef.pad / "outputs")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 0
    assert [d["netwerk"] for d in gedaan.json["documenten"]] == sorted(alleen)
    for naam, inhoud in alleen.items():
        pad = proef.pad / "outputs" / naam / "2024" / f"jaarverslag-2024-{naam}.docx"
        assert delen_van(pad.read_bytes()) == delen_van(inhoud)


def test_one_network_that_cannot_be_read_does_not_hold_up_the_others(proef: Proef) -> None:
    _netwerken(proef)
    (proef.netwerk / "netwerk.yaml").write_text("naam: [", encoding="utf-8")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    standen = {d["netwerk"]: d["stand"] for d in gedaan.json["documenten"]}
    assert standen.pop("proef") == "niet gemaakt"
    assert set(standen.values()) == {"gemaakt"}
    assert len(standen) == AANTAL - 1


def test_a_second_run_writes_nothing_again(proef: Proef) -> None:
    _netwerken(proef)
    proef.genereer("jaarverslag")
    tijden = {pad: pad.stat().st_mtime_ns for pad in (proef.pad / "outputs").rglob("*.docx")}

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert {d["stand"] for d in gedaan.json["documenten"]} == {"ongewijzigd"}
    assert {pad: pad.stat().st_mtime_ns for pad in tijden} == tijden
