-- Second version: what is known of an outlet's pages, roles that a user gave lines, and which bytes were read already.

CREATE TABLE outlet_lines (  -- which pages hold a line; a line is known by a hash of its words
    outlet TEXT NOT NULL,
    line INTEGER NOT NULL,
    page INTEGER NOT NULL REFERENCES pages (number),
    PRIMARY KEY (outlet, line, page)
) STRICT, WITHOUT ROWID;

CREATE TABLE outlet_roles (  -- what a user said that a line of an outlet is
    outlet TEXT NOT NULL,
    line TEXT NOT NULL,          -- as commonground.reading.memory.line_key writes it
    role TEXT NOT NULL,
    marked TEXT NOT NULL,
    PRIMARY KEY (outlet, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE outlet_resets (  -- pages up to this one no longer tell what the outlet's own lines are
    outlet TEXT PRIMARY KEY,
    page INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE readings (  -- so that a page given again need not be read again
    fingerprint TEXT PRIMARY KEY,  -- of the bytes and of what their giver said of them
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX readings_by_article ON readings (article);

-- The article before its lines were marked by what is known of its outlet, where that changed it.
ALTER TABLE articles ADD COLUMN as_read BLOB;

-- Versions of a page, and stories that went into another, are asked for by every page of the reading room.
CREATE INDEX articles_by_page ON articles (page);
CREATE INDEX stories_by_successor ON stories (went_into);

-- For "before:" in the search.
CREATE INDEX articles_by_last ON articles (last);
