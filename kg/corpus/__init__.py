"""Many articles, many graphs: `build` maps the flow of one article over a corpus, `merge` decides what is one, `tables` writes rows.

    articles ──names──▶ build (Plan, workers) ──▶ Outcome ──summary──▶ what a person is told

In: paths. Out: files, each written whole or not at all (`atomic`), and `records` of what is up to date and ours, with a
`manifest` of which article each graph is of. `repeats` knows which articles are the same, and which are gone; `single` is
for the graph of one article; `folders` finds graphs. It must not know the language: an article is one call of the pipeline.
"""
