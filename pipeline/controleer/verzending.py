"""Mail goes out over a connection that others cannot read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.dossier.verzending import Beveiliging, Mailserver
from pipeline.dossier.wandeling import alle
from pipeline.melding import Ernst, Meldingsoort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.dossier import Dossier
    from pipeline.melding import Melding

ZONDER_TLS = Meldingsoort(
    "M11",
    Ernst.FOUT,
    "mailserver zonder beveiliging",
    "Zonder beveiliging kan iedereen onderweg het wachtwoord en de mail lezen. Dat mag alleen bij een server op deze "
    "computer zelf.",
)


def mail_zonder_tls(dossier: Dossier) -> Iterator[Melding]:
    """M11."""
    for deel in dossier.delen.values():
        for server in alle(deel, Mailserver):
            if server.beveiliging is Beveiliging.GEEN and not server.mag_zonder_tls:
                tekst = f"de verbinding met {server.server} heeft geen beveiliging"
                yield ZONDER_TLS.op(server.vindplaats("beveiliging"), tekst, "kies starttls of tls")
