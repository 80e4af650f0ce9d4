"""Files that the dossier names: photos and Word files in one folder, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from pipeline.bestand.lezen import lees_bytes
from pipeline.bestand.storing import waarom

GROOTTE_HOOGSTENS = 20 * 1024 * 1024


class BijlageFout(Exception):
    """The file cannot be used; the text says which and why, in Dutch."""


@dataclass(frozen=True, slots=True)
class Bijlagen:
    """The files that one network put aside for its documents.

    Args:
        map_: their folder; None where there are no files at all.
        gelezen: what was read, by its name.
    """

    map_: Path | None = None
    gelezen: dict[str, bytes] = field(default_factory=dict)

    def lees(self, naam: str) -> bytes:
        """The content of a file.

        Args:
            naam: its path as seen from the folder, with `/`.

        Raises:
            BijlageFout: it stands elsewhere, is not there, or cannot be read.
        """
        if naam in self.gelezen:
            return self.gelezen[naam]
        delen = PurePosixPath(naam.replace("\\", "/"))
        if self.map_ is None or delen.is_absolute() or ".." in delen.parts or ":" in naam:
            raise BijlageFout(f"'{naam}' is geen bestand in de map bijlagen")
        pad = self.map_.joinpath(*delen.parts)
        try:
            if not pad.resolve().is_relative_to(self.map_.resolve()):
                raise BijlageFout(f"'{naam}' wijst naar een bestand buiten de map bijlagen")
            if not pad.is_file():
                raise BijlageFout(f"'{naam}' staat niet in de map bijlagen")
            if pad.stat().st_size > GROOTTE_HOOGSTENS:
                raise BijlageFout(f"'{naam}' is groter dan {GROOTTE_HOOGSTENS // 1024 // 1024} MB")
            inhoud = lees_bytes(pad)
        except OSError as fout:
            raise BijlageFout(f"'{naam}' kan niet worden gelezen ({waarom(fout)})") from fout
        except ValueError as fout:  # a name that no file can have
            raise BijlageFout(f"'{naam}' is geen naam van een bestand") from fout
        return self.gelezen.setdefault(naam, inhoud)
