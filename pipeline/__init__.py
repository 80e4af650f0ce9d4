"""genereer: checked Word documents from the dossier of a care network."""

__versie__ = "0.1.0"
