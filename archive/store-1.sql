-- The store, version 1. docs/store.md explains it to those who query it.

CREATE TABLE documents (
  sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  state TEXT NOT NULL
    CHECK (state IN ('converted', 'failed', 'in_review', 'done')),
  outcome TEXT NOT NULL
    CHECK (outcome IN ('converted', 'crashed', 'timed_out', 'out_of_memory',
                       'unreadable', 'encrypted', 'not_a_questionnaire')),
  message TEXT,
  program TEXT NOT NULL,
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  CHECK ((state = 'failed') = (outcome <> 'converted')),
  CHECK ((message IS NOT NULL) = (outcome <> 'converted'))
) STRICT, WITHOUT ROWID;

CREATE TABLE places (
  sha256 TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
  path TEXT NOT NULL,
  part TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (sha256, path, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE unopened_files (
  path TEXT NOT NULL PRIMARY KEY,
  message TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE responses (
  sha256 TEXT NOT NULL PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
  questionnaire TEXT NOT NULL,
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  media_type TEXT NOT NULL,
  pages INTEGER NOT NULL,
  fields INTEGER NOT NULL,
  flagged INTEGER NOT NULL,
  json TEXT NOT NULL CHECK (json_valid(json))
) STRICT;

CREATE TABLE fields (
  sha256 TEXT NOT NULL REFERENCES responses ON DELETE CASCADE,
  position INTEGER NOT NULL,
  field TEXT NOT NULL,
  section TEXT,
  question TEXT,
  label TEXT NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('answered', 'blank', 'missing')),
  value ANY,
  beside TEXT,
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  needs_review INTEGER NOT NULL CHECK (needs_review IN (0, 1)),
  reasons TEXT NOT NULL CHECK (json_valid(reasons)),
  page INTEGER,
  PRIMARY KEY (sha256, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE corrections (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 64),
  sha256 TEXT NOT NULL REFERENCES documents,
  field TEXT NOT NULL,
  by TEXT NOT NULL CHECK (by <> ''),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
  from_value TEXT NOT NULL CHECK (json_valid(from_value)),
  to_value TEXT NOT NULL CHECK (json_valid(to_value)),
  why TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX corrections_by_field ON corrections (sha256, field, at, id);

CREATE TRIGGER corrections_stay BEFORE DELETE ON corrections BEGIN
  SELECT RAISE(ABORT, 'corrections are append-only');
END;

CREATE TRIGGER corrections_stand BEFORE UPDATE ON corrections BEGIN
  SELECT RAISE(ABORT, 'corrections are append-only');
END;

-- What holds now: the latest correction of each field, or what was extracted.
CREATE VIEW answers AS
SELECT f.sha256, f.position, f.field, f.section, f.question, f.label, f.type,
  CASE
    WHEN c.id IS NULL OR c.to_value = c.from_value THEN f.status
    WHEN c.to_value IN ('null', '[]', '""') THEN 'blank'
    ELSE 'answered'
  END AS status,
  CASE
    WHEN c.id IS NULL THEN f.value
    ELSE json_extract(c.to_value, '$')
  END AS value,
  f.beside, f.confidence,
  CASE WHEN c.id IS NULL THEN f.needs_review ELSE 0 END AS needs_review,
  f.reasons, f.page, c.by AS reviewed_by, c.at AS reviewed_at
FROM fields AS f
LEFT JOIN corrections AS c ON c.id = (
  SELECT id FROM corrections
  WHERE sha256 = f.sha256 AND field = f.field
  ORDER BY at DESC, id DESC LIMIT 1);

-- One row per response, with the respondent as it answered.
CREATE VIEW overview AS
SELECT d.sha256, d.name, d.state, r.questionnaire, r.pages, r.fields, r.flagged,
  (SELECT value FROM answers AS a
   WHERE a.sha256 = d.sha256 AND a.field = 'respondent.city') AS city,
  (SELECT value FROM answers AS a
   WHERE a.sha256 = d.sha256 AND a.field = 'respondent.country') AS country
FROM documents AS d JOIN responses AS r USING (sha256);
