"""How the shipped weights and tables are made from open corpora; nothing of it is needed to build graphs.

recipe ── reader/ ── events    corpora -> the language pipeline, its card, and the tables that are learnt beside it
gazetteer/                     lists of countries, bodies, places and people -> what the program knows of the world
"""
