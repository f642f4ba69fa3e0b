-- The store, version 2: the message that a document came in is known of every
-- place it was seen at, because a document may come in several.

ALTER TABLE places ADD COLUMN message TEXT
  CHECK (message IS NULL OR json_valid(message));
