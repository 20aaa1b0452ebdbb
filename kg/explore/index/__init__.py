"""What lists and searches need to know of a store, kept in a file beside it: made once for each state of the store.

A store of triples answers what one node is at once, but not "the next fifty claims by date of whoever is called Ruiz" in the
time that a page may take. The index has rows, links and words for that; all else a page shows is read from the store.
"""
