"""The trained network that reads: words of an article -> tags, trees, marks and what they are related to.

pieces, forms ── windows ── graphs      words -> what the network sees -> scores
tags, trees, lemmas ── reading ── found scores -> the best reading of them
component                               the spaCy component that writes it all to a Doc
"""
