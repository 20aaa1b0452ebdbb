"""Findings -> graph, and questions to graphs: `build`, `check`, `law`, `formats`, `query`, `explain`, `tables`, `diff`, `page`.

In: entities and statements, or files of RDF. Out: RDF in a standard format, reports on violated shapes, answers, rows, pages.
It must not know where findings come from: it reads neither articles nor parses.
"""
