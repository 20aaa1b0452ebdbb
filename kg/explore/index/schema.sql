-- What lists and searches need to know of a store: one row for each node that a page shows, its links, and its words.
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE item (
  id INTEGER PRIMARY KEY,
  iri TEXT NOT NULL,
  key TEXT NOT NULL,        -- the last part of the IRI, as addresses have it
  kind TEXT NOT NULL,       -- as kg.explore.values.Kind
  label TEXT NOT NULL,
  article INTEGER,          -- of what belongs to one article
  root INTEGER,             -- of a claim: the one that stands in no other
  type TEXT,                -- the act of a claim, the type of an event, what a figure measures, the status of a proposal
  manner TEXT,              -- the mode of a claim, the factuality of an event, the bound of a figure
  anonymous INTEGER,        -- of a claim: 1 where nobody who speaks has a name
  first TEXT, last TEXT,    -- days, as "2024-02-07"; of an article, that of publication
  begin INTEGER,            -- where it stands in its article
  value REAL, unit TEXT,    -- of a figure
  latitude REAL, longitude REAL,
  articles INTEGER          -- how many articles it stands in
);

CREATE TABLE link (source INTEGER NOT NULL, role TEXT NOT NULL, target INTEGER NOT NULL);

-- What was not used, from the records of the build: a reason, how often it held in an article, and whether a shape broke.
CREATE TABLE unused (article TEXT NOT NULL, file TEXT NOT NULL, stage TEXT NOT NULL, reason TEXT NOT NULL, count INTEGER NOT NULL);

-- Where in its article something stands that was not used.
CREATE TABLE passage (file TEXT NOT NULL, stage TEXT NOT NULL, reason TEXT NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL);

CREATE VIRTUAL TABLE words USING fts5 (name, text, tokenize = 'unicode61 remove_diacritics 2');
