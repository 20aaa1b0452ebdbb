"""Pages that list and search a whole store: the index says which nodes, `views` read them, each file here makes one page."""
