"""Makes kg/language/language_model/ from open corpora: read, convert, train, assemble, score."""
