"""The index of the world: people, bodies and places of many open lists, and what the links of Wikinews say of their names.

`things` ── one thing out of several rows      `titles` ── Wikipedia titles -> Wikidata ids
`listed` ── the lists      `linked` ── the links of Wikinews      `classes` ── what they tell of things that no list has
`write` ── the two sorted tables that `kg.world.index` reads
"""
