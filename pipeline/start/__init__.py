"""New things to fill in: a werkmap with an example dossier, and a document type."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.bestand.storing import waarom
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.werkmap import slug

if TYPE_CHECKING:
    from collections.abc import Collection

    from pipeline.werkmap import Werkmap

NIET_LEEG = Meldingsoort(
    "W09",
    Ernst.FOUT,
    "map is niet leeg",
    "Een nieuwe werkmap komt in een lege of nog niet bestaande map, zodat er niets wordt overschreven.",
)
NIET_TE_MAKEN = Meldingsoort(
    "U03",
    Ernst.FOUT,
    "map niet te maken",
    "De map kan niet worden gemaakt: geen rechten, of de schijf is vol.",
)

BESTAAT_AL = Meldingsoort(
    "W11",
    Ernst.FOUT,
    "document bestaat al",
    "Er is al een document of een opdracht met deze naam. Er wordt niets overschreven.",
)
GEEN_GOEDE_NAAM = Meldingsoort(
    "W12",
    Ernst.FOUT,
    "naam kan niet",
    "De naam van een document wordt de naam van een map en van een opdracht: kleine letters, cijfers en streepjes.",
)

_UITLEG = {
    "inputs/netwerken/voorbeeld/netwerk.yaml": "wie het netwerk is",
    "inputs/netwerken/voorbeeld/leden.xlsx": "de leden, met peildatum",
    "inputs/netwerken/voorbeeld/2025/jaarverslag.yaml": "wat er in het jaar gebeurde",
    "inputs/statuscodes.yaml": "woorden, tekens en kleuren voor de status van een resultaat",
    "inputs/verzending.yaml": "wie documenten verstuurt, en hoe",
    "inputs/financiers/": "de regels van financiers, elk met hun bron",
    "templates/jaarverslag/sjabloon.docx": "het Word-sjabloon; aan te passen in Word",
    "outputs/": "hier komen de documenten",
}


def start(map_: Path) -> tuple[tuple[tuple[str, str], ...], tuple[Melding, ...]]:
    """Make a new werkmap.

    Args:
        map_: the folder; it does not exist yet, or it is empty.

    Returns:
        What was made, each with what it is for; or why nothing was (W09, U03).
    """
    plaats = Plaats(map_.as_posix())
    try:
        if map_.exists() and (not map_.is_dir() or any(map_.iterdir())):
            advies = "kies een andere naam, of een lege map"
            return (), (NIET_LEEG.op(plaats, "deze map bestaat al en is niet leeg", advies),)
        map_.mkdir(parents=True, exist_ok=True)
        (map_ / "outputs").mkdir()
        _kopieer(_meegeleverd("templates"), map_ / "templates")
        _kopieer(Path(__file__).parent / "inputs", map_ / "inputs")
        _kopieer(_meegeleverd("inputs/financiers"), map_ / "inputs" / "financiers")
        for naam in ("inputs/statuscodes.yaml", "inputs/verzending.yaml"):
            shutil.copyfile(_meegeleverd(naam), map_ / naam)
    except OSError as fout:
        tekst = f"de map kan niet worden gemaakt ({waarom(fout)})"
        return (), (NIET_TE_MAKEN.op(plaats, tekst, "kies een map waar u mag schrijven"),)
    return tuple(_UITLEG.items()), ()


def _kopieer(van: Path, naar: Path) -> None:
    """Copy a folder without the modes that its files have where the program was installed: the umask says them."""
    naar.mkdir()
    for pad in sorted(van.iterdir()):
        if pad.is_dir():
            _kopieer(pad, naar / pad.name)
        else:
            shutil.copyfile(pad, naar / pad.name)


def nieuw(werkmap: Werkmap, naam: str, bezet: Collection[str]) -> tuple[Melding, ...]:
    """Make a new document type: a small Word file that works, and its `document.yaml`.

    Args:
        werkmap: where it comes.
        naam: name of its folder and of its command.
        bezet: the names of the commands that there are.

    Returns:
        Why nothing was made (W11, W12, U03); empty where it was.
    """
    map_ = werkmap.sjablonen / naam
    plaats = Plaats(f"templates/{naam}")
    if slug(naam) != naam:
        tekst = f"'{naam}' kan geen naam van een document zijn"
        return (GEEN_GOEDE_NAAM.op(plaats, tekst, f"gebruik bijvoorbeeld '{slug(naam)}'"),)
    if naam in bezet or map_.exists():
        return (BESTAAT_AL.op(plaats, f"'{naam}' bestaat al", "kies een andere naam"),)
    titel = naam.replace("-", " ")
    regels = (
        f"titel: {titel.capitalize()}                # komt op het document; bij per: jaar met het jaar erachter",
        f"omschrijving: het document {titel}         # op één regel; staat in genereer --help",
        "per: netwerk                                # netwerk of jaar: waarvoor er een document komt",
        "nodig: [netwerk]                            # zonder deze onderdelen is er geen document",
        "ook: []                                     # deze worden gebruikt als zij er zijn: leden, jaarverslag",
    )
    sjabloon = (Path(__file__).parent / "nieuw" / "sjabloon.docx").read_bytes()
    try:
        map_.mkdir(parents=True)
        (map_ / "sjabloon.docx").write_bytes(sjabloon)
        (map_ / "document.yaml").write_text("\n".join(regels) + "\n", encoding="utf-8")
    except OSError as fout:
        shutil.rmtree(map_, ignore_errors=True)  # it was not there before: nothing of anybody's is lost
        tekst = f"het document kan niet worden gemaakt ({waarom(fout)})"
        return (NIET_TE_MAKEN.op(plaats, tekst, "kies een map waar u mag schrijven"),)
    return ()


def _meegeleverd(naam: str) -> Path:
    """What serves every werkmap: inside the package where it was installed, beside it in a checkout."""
    ingepakt = Path(__file__).parent / Path(naam).name
    return ingepakt if ingepakt.exists() else Path(__file__).parents[2] / naam
