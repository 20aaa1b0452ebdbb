"""Pages to look at, made of graphs: an article with its marks, who said what, what happened, what was offered.

In comes a store; out come pages. `views` reads the graph into the values of `values` and `pages`, `templates` lays them out,
`draw` makes maps, `static` has the look; `links` says where a page may lead, which a single file, a folder and a server have
each their own. The same pages are put into one file (`single`), written to a folder (`site`), and served (`server`), which also
searches and lists a whole store (`index`, `lists`). This package knows nothing of how a graph is found, and shows what somebody said
as said, never as fact.
"""
