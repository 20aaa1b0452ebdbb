"""Makes the data files of `kg/world/gazetteer/` and `kg/language/lexicons/titles.tsv` from open sources.

The hand-written tables beside this file say what the sources leave out.
"""
