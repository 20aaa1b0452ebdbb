"""Titles: which words are an office or an occupation, how far they extend, and whose they are. All other modules ask here.

words ── what is a title      labels ── its words      before, after ── those beside a name, by word order
parsed ── by the parse        texts ── as text, for looking people up

This room sees tokens and where names stand; it knows no entities.
"""

from kg.find.titles.names import Names

__all__ = ["Names"]
