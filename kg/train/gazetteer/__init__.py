"""Makes the data files of `kg/gazetteer/` and `kg/lexicons/titles.tsv` from open sources.

The hand-written tables beside this file say what the sources leave out.
"""
