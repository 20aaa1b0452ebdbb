"""The index of the world: people, bodies and places of many open lists, and what the links of Wikinews say of their names.

`things` ── one thing out of several rows      `titles` ── Wikipedia titles -> Wikidata ids
`listed` ── the lists      `linked` ── the links of Wikinews      `write` ── the two sorted tables that `kg.world.index` reads
"""
