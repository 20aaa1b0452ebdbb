"""Many articles, many graphs: `build` maps the flow of one article over a corpus, `merge` decides which nodes of many graphs are one.

In: paths. Out: files, each written whole or not at all (`atomic`), and a record of what is up to date (`records`).
It must not know the language: an article is one call of the pipeline.
"""
