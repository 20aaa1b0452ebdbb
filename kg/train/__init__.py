"""Makes kg/language_model/ from open corpora: read, convert, train, assemble, score."""
