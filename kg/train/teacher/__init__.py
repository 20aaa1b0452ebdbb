"""Teachers: a large open text encoder, fine-tuned on the gold data, marks raw news for the small pipeline to learn from.

Nothing of a teacher is shipped: it is too large and too slow for newsrooms, but what it knows of words passes on to the
small pipeline through some million words that it has marked. Needs `pip install 'newskg[train]'`.
"""
