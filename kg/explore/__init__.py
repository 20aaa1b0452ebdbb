"""Pages to look at, made of graphs: an article with its marks, who said what, what happened, what was offered.

`views` reads a graph into the values of `values`, `templates` shows them, `static` has the look. The same pages are served
(`server`), written to a folder (`site`), and put into one file (`single`).
"""
