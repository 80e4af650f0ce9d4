"""Expressions of a template as a person wrote them."""

from __future__ import annotations

from jinja2 import nodes


def naam_van(knoop: nodes.Node) -> str:
    """An expression as it was written, as far as it is a name."""
    match knoop:
        case nodes.Name():
            return str(knoop.name)
        case nodes.Getattr():
            return f"{naam_van(knoop.node)}.{knoop.attr}"
        case nodes.Getitem():
            return f"{naam_van(knoop.node)}[]"
        case nodes.Filter() if knoop.node is not None:
            return f"{naam_van(knoop.node)}|{knoop.name}"
        case _:
            return "dit"
