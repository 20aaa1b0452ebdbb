"""What is known of the world, whatever the article: countries, places, bodies, people with their offices.

In: the tables of `gazetteer`, and a newsroom's own. Out: `World`, a value that answers by name (`lookup` compares names).
It must not know the language: it compares characters, and reads no parse.
"""

from kg.world.world import World

__all__ = ["World"]
