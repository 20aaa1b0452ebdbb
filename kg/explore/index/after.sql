-- Made when all rows are there, which is quicker.
CREATE UNIQUE INDEX item_iri ON item (iri);
CREATE INDEX item_key ON item (key);
CREATE INDEX item_listed ON item (kind, first IS NULL, first, article, begin, id);
CREATE INDEX item_typed ON item (kind, type, first IS NULL, first, article, begin, id);
CREATE INDEX item_weighed ON item (kind, articles DESC, label);
CREATE INDEX item_article ON item (article, kind);
CREATE INDEX item_root ON item (root) WHERE root IS NOT NULL;
CREATE INDEX link_out ON link (source, role, target);
CREATE INDEX link_in ON link (target, role, source);
CREATE INDEX unused_reason ON unused (stage, reason);
CREATE INDEX passage_reason ON passage (file, stage, reason, begin);

-- A figure is said by whoever makes a claim of it, or of its event; it is about whoever takes part in that.
INSERT INTO link
  SELECT told.target, 'source', who.target FROM link AS told
    JOIN item AS figure ON figure.id = told.target AND figure.kind = 'figure'
    JOIN link AS who ON who.source = told.source AND who.role = 'speaker'
    WHERE told.role = 'states'
  UNION
  SELECT has.target, 'source', who.target FROM link AS has
    JOIN link AS told ON told.source = has.source AND told.role = 'reported'
    JOIN link AS who ON who.source = told.target AND who.role = 'speaker'
    WHERE has.role = 'figure';
INSERT INTO link
  SELECT DISTINCT has.target, 'part', part.target FROM link AS has
    JOIN link AS part ON part.source = has.source AND part.role IN ('actor', 'target', 'place')
    WHERE has.role = 'figure';

-- What has no date of its own is of the day of its event, or of its article. Events stay without one: they may be long ago.
UPDATE item SET (first, last) = (
    SELECT event.first, event.last FROM link AS has JOIN item AS event ON event.id = has.source
      WHERE has.role = 'figure' AND has.target = item.id AND event.first IS NOT NULL ORDER BY event.id LIMIT 1)
  WHERE kind = 'figure' AND first IS NULL;
UPDATE item SET (first, last) = (SELECT whole.first, whole.last FROM item AS whole WHERE whole.id = item.article)
  WHERE kind IN ('claim', 'proposal', 'figure') AND first IS NULL AND article IS NOT NULL;

ANALYZE;
