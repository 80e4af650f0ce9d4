"""Why the system refused a file, in Dutch."""

from __future__ import annotations

import errno

from pipeline.bestand.lezen import Ongewoon

_REDENEN = {
    errno.EACCES: "geen toegang: het staat open in een ander programma, of u hebt geen rechten",
    errno.EPERM: "geen toegang: het staat open in een ander programma, of u hebt geen rechten",
    errno.ENOSPC: "de schijf is vol",
    errno.EROFS: "de schijf is alleen-lezen",
    errno.ENOENT: "het bestaat niet",
    errno.EEXIST: "er staat al iets anders met die naam",
    errno.ENOTDIR: "er staat een bestand waar een map hoort",
    errno.EISDIR: "er staat een map waar een bestand hoort",
    errno.EDQUOT: "de schijf is vol",
    errno.EFBIG: "het bestand is te groot voor deze schijf",
    errno.EIO: "de schijf of het netwerk hapert",
    errno.ELOOP: "het is een snelkoppeling die naar zichzelf wijst",
    errno.EMFILE: "er staan te veel bestanden tegelijk open",
    errno.ENAMETOOLONG: "de naam is te lang",
}


def waarom(fout: OSError) -> str:
    """The reason of a failed read or write, for between brackets in a melding."""
    if isinstance(fout, Ongewoon):
        return fout.reden
    return _REDENEN.get(fout.errno or 0, "het systeem weigert het")


def wat_te_doen(fout: OSError, anders: str) -> str:
    """What to do about a write that the system refused.

    Args:
        fout: why.
        anders: what to do where the file is open in another program, or may not be written.
    """
    if fout.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "maak ruimte op de schijf, en geef de opdracht opnieuw"
    if fout.errno == errno.EROFS:
        return "zet de werkmap op een schijf waarop u mag schrijven"
    if isinstance(fout, FileExistsError | NotADirectoryError | IsADirectoryError):
        return "geef dat bestand een andere naam, of haal het weg"
    return anders
