"""The parsed article and the world -> findings: the things that the article names, and what it says about them.

    mentions ──▶ entities ──▶ roles | claims | events | proposals | figures ──▶ relate

In: a parsed article. Out: frozen statements, each with its passages. It must not know RDF beyond the terms of the vocabulary.
"""
