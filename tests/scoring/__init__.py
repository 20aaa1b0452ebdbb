"""Score graphs against marks made by hand: how many of the marked things were found, and how many of the found are marked.

    STEM.toml ──gold.read──▶ Gold ┐
    STEM.ttl ───reader.read──▶ Reader ┴──layers.*──▶ Count | Miss ──counting.rows──▶ Row

`words` says when two names or passages are the same, `counting` pairs what was found with what was marked. `tests/gold/README.md`
is the format of the marks. What the program believes does not enter: of `kg` only the names of the vocabulary are used.
"""
