"""Workbooks: reading what a person filled in."""
