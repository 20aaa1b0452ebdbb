"""The trained network that reads: words of an article -> tags, trees, marks and what they are related to.

pieces, forms ── windows ── session     words -> what the network sees -> scores
tags, trees, lemmas, relations          scores -> the best reading of them
component                               the spaCy component that writes it all to a Doc
"""
