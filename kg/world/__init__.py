"""What is known of the world, whatever the article: countries, places, bodies, people with their offices.

In: the tables of `gazetteer`, and a newsroom's own. Out: rows by name (`lookup`).
It must not know the language: it compares characters, and reads no parse.
"""
