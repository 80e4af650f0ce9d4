"""The werkmap: the folder that holds `inputs/` and `templates/`, and the names of what stands in it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from pipeline.vinden import documentsoorten, mappen, werkmap_vanaf

# The folder of a network with photos and Word files that its documents may show.
BIJLAGEN = "bijlagen"
PROJECTEN = "projecten"
_JAARMAP = re.compile(r"(?:19|20)\d{2}")
_SLUG_HOOGSTENS = 60


@dataclass(frozen=True, slots=True)
class Werkmap:
    """A folder that holds `inputs/` and `templates/`.

    Args:
        pad: the folder.
    """

    pad: Path

    @property
    def netwerken(self) -> Path:
        """Where the dossiers stand, one folder a network."""
        return self.pad / "inputs" / "netwerken"

    @property
    def statuscodes(self) -> Path:
        """The status codes that hold for every network without its own."""
        return self.pad / "inputs" / "statuscodes.yaml"

    @property
    def verzending(self) -> Path:
        """How documents are sent; it serves every network."""
        return self.pad / "inputs" / "verzending.yaml"

    @property
    def financiers(self) -> Path:
        """Where the profiles of funders stand, one file each; they serve every network."""
        return self.pad / "inputs" / "financiers"

    @property
    def sjablonen(self) -> Path:
        """Where the document types stand, one folder each."""
        return self.pad / "templates"

    @property
    def uitvoer(self) -> Path:
        """Where generated documents go."""
        return self.pad / "outputs"

    def naam_van(self, pad: Path) -> str:
        """A path as a person sees it from the werkmap, with forward slashes."""
        try:
            naam = pad.relative_to(self.pad).as_posix()
        except ValueError:
            naam = pad.as_posix()
        # A name that is no text for this system would break every message about it.
        return naam.encode("utf-8", "replace").decode()

    def netwerkmappen(self) -> tuple[Path, ...]:
        """The folders of the networks, in the order of their names."""
        return _mappen(self.netwerken)

    def sjabloonmappen(self) -> tuple[Path, ...]:
        """The folders of the document types, in the order of their names."""
        return tuple(self.sjablonen / naam for naam in documentsoorten(str(self.pad)))


def vind_werkmap(vanaf: Path) -> Werkmap | None:
    """The werkmap that a folder is or stands in, or None."""
    gevonden = werkmap_vanaf(str(vanaf))
    return Werkmap(Path(gevonden)) if gevonden is not None else None


def is_jaarmap(pad: Path) -> bool:
    """Whether a folder of a network is that of a year."""
    return _JAARMAP.fullmatch(pad.name) is not None


def jaarmappen(netwerkmap: Path) -> tuple[tuple[int, Path], ...]:
    """The folders of the years of a network, oldest first."""
    return tuple((int(pad.name), pad) for pad in _mappen(netwerkmap) if is_jaarmap(pad))


def projectmappen(netwerkmap: Path) -> tuple[tuple[str, Path], ...]:
    """The folders of the projects of a network, in the order of their names."""
    return tuple((pad.name, pad) for pad in _mappen(netwerkmap / PROJECTEN))


def slug(naam: str) -> str:
    """A name as a safe file name: lower-case ASCII letters, digits and hyphens, at most 60 characters.

    Different names give different slugs only where their letters and digits differ; a name that loses
    everything or is cut gets a piece of its hash.
    """
    kaal = "".join(t for t in unicodedata.normalize("NFKD", naam) if not unicodedata.combining(t))
    schoon = re.sub(r"[^a-z0-9]+", "-", kaal.lower()).strip("-")
    if schoon and len(schoon) <= _SLUG_HOOGSTENS:
        return schoon
    import hashlib  # only names that need it pay for it

    vinger = hashlib.sha256(naam.encode()).hexdigest()[:8]
    return f"{schoon[: _SLUG_HOOGSTENS - 9].rstrip('-')}-{vinger}".strip("-")


def _mappen(pad: Path) -> tuple[Path, ...]:
    return tuple(pad / naam for naam in mappen(str(pad)))
