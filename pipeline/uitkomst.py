"""How a run ends."""

from enum import IntEnum


class Uitkomst(IntEnum):
    """The exit codes. They are part of the public interface."""

    GOED = 0
    INTERNE_FOUT = 1
    VERKEERD_GEBRUIK = 2
    INVOER = 3
    SJABLOON = 4
    KEURING = 5
    HULPPROGRAMMA = 6
    UITVOER = 7
