-- The store, version 3: a reviewer can say where a value was read and what
-- stands beside options, and can take a correction back.

ALTER TABLE corrections ADD COLUMN evidence TEXT
  CHECK (evidence IS NULL OR json_valid(evidence));
ALTER TABLE corrections ADD COLUMN details TEXT
  CHECK (details IS NULL OR json_valid(details));

CREATE TABLE withdrawals (
  correction TEXT NOT NULL PRIMARY KEY REFERENCES corrections,
  by TEXT NOT NULL CHECK (by <> ''),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z')
) STRICT, WITHOUT ROWID;

CREATE TRIGGER withdrawals_stay BEFORE DELETE ON withdrawals BEGIN
  SELECT RAISE(ABORT, 'withdrawals are append-only');
END;

CREATE TRIGGER withdrawals_stand BEFORE UPDATE ON withdrawals BEGIN
  SELECT RAISE(ABORT, 'withdrawals are append-only');
END;

DROP VIEW overview;
DROP VIEW answers;

-- What holds now: the latest correction of each field that was not taken back,
-- or what was extracted.
CREATE VIEW answers AS
SELECT f.sha256, f.position, f.field, f.section, f.question, f.label, f.type,
  CASE
    WHEN c.id IS NULL OR json_extract(c.to_value, '$') IS f.value THEN f.status
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
    AND id NOT IN (SELECT correction FROM withdrawals)
  ORDER BY at DESC, id DESC LIMIT 1);

-- One row per response, with the respondent as it answered.
CREATE VIEW overview AS
SELECT d.sha256, d.name, d.state, r.questionnaire, r.pages, r.fields, r.flagged,
  (SELECT value FROM answers AS a
   WHERE a.sha256 = d.sha256 AND a.field = 'respondent.city') AS city,
  (SELECT value FROM answers AS a
   WHERE a.sha256 = d.sha256 AND a.field = 'respondent.country') AS country
FROM documents AS d JOIN responses AS r USING (sha256);
