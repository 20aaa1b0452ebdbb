"""`kg serve`: the pages and a SPARQL endpoint on this machine, which only read, and which no other machine can ask."""
