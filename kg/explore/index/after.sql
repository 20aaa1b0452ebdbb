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
ANALYZE;
