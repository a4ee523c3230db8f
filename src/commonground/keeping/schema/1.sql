-- The library, first version: pages, articles, what they say, the stories they make, and what the user decided.
-- Instants are UTC, ISO 8601. Days are ISO dates. Records are msgpack of the records in commonground.records, zlib.

CREATE TABLE contents (  -- bytes received and snapshots, each once
    hash TEXT PRIMARY KEY,      -- SHA-256 of what `data` unpacks to, in hexadecimal
    size INTEGER NOT NULL,      -- bytes unpacked
    data BLOB NOT NULL          -- zlib
) STRICT;

CREATE TABLE pages (  -- a place that articles were taken from: versions of one page share it
    number INTEGER PRIMARY KEY,
    address TEXT                -- the URL, or the path of a file
) STRICT;
CREATE INDEX pages_by_address ON pages (address);

CREATE TABLE articles (
    number INTEGER PRIMARY KEY,  -- in order of adding
    id TEXT NOT NULL UNIQUE,
    page INTEGER NOT NULL REFERENCES pages (number),
    received TEXT NOT NULL REFERENCES contents (hash),
    snapshot TEXT NOT NULL REFERENCES contents (hash),  -- UTF-8
    is_html INTEGER NOT NULL,
    charset TEXT,                -- as its sender declared it
    source TEXT NOT NULL,
    outlet TEXT,
    title TEXT,
    published TEXT,              -- EDTF; `first` and `last` are the days it covers
    first TEXT,
    last TEXT,
    added TEXT NOT NULL,
    current INTEGER NOT NULL DEFAULT 1,  -- 0: a later version of the page is held
    pending INTEGER NOT NULL DEFAULT 1,  -- 1: its story is still to be found
    record BLOB NOT NULL,        -- Article without its text
    annotations BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX one_current_version ON articles (page) WHERE current;
CREATE INDEX pending_articles ON articles (number) WHERE pending;
CREATE INDEX articles_by_first ON articles (first);
CREATE INDEX articles_by_outlet ON articles (outlet);
CREATE INDEX articles_by_received ON articles (received);

CREATE TABLE statements (
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,   -- index in the article's annotations
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
) STRICT;
CREATE INDEX statements_by_article ON statements (article);

CREATE TABLE places (
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    name TEXT NOT NULL,          -- in lower case, without accents
    PRIMARY KEY (name, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX places_by_article ON places (article);

-- The body is the snapshot with furniture blanked, so that offsets hold; the title is there where the snapshot lacks it.
CREATE VIRTUAL TABLE texts USING fts5 (title, body, tokenize = "porter unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE said USING fts5 (speaker, words, tokenize = "porter unicode61 remove_diacritics 2");

CREATE TABLE words (  -- in how many articles each stem stands
    stem TEXT PRIMARY KEY,
    articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sketches (  -- what grouping looks at first
    article INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
    record BLOB NOT NULL
) STRICT;

CREATE TABLE keys (  -- the weightiest words of an article, by the shards of time it falls into; -1: no date known
    key TEXT NOT NULL,
    shard INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    PRIMARY KEY (key, shard, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX keys_by_article ON keys (article);

CREATE TABLE stories (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,     -- kept while most of its reports stay
    went_into INTEGER REFERENCES stories (number),  -- the story that took its reports; the rest is NULL then
    title TEXT,
    reports INTEGER,
    origins INTEGER,
    outlets TEXT,                -- JSON list of names
    first TEXT,                  -- EDTF, of the earliest report
    last TEXT,
    last_day TEXT,
    changed TEXT,
    record BLOB
) STRICT;
CREATE INDEX stories_by_change ON stories (changed) WHERE went_into IS NULL;
CREATE INDEX stories_by_day ON stories (last_day) WHERE went_into IS NULL;

CREATE TABLE members (
    article INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
    story INTEGER NOT NULL REFERENCES stories (number)
) STRICT;
CREATE INDEX members_by_story ON members (story);

CREATE TABLE people (  -- one row for a person of a story; `key` is the name in lower case, without accents
    story INTEGER NOT NULL REFERENCES stories (number) ON DELETE CASCADE,
    entity TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,       -- JSON list
    statements INTEGER NOT NULL,
    PRIMARY KEY (story, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX people_by_key ON people (key);

CREATE TABLE decisions (
    number INTEGER PRIMARY KEY,
    together INTEGER NOT NULL,
    "left" TEXT NOT NULL,        -- JSON lists of article ids
    "right" TEXT NOT NULL,
    decided TEXT NOT NULL,
    undone TEXT
) STRICT;

CREATE TABLE notes (
    number INTEGER PRIMARY KEY,
    target TEXT NOT NULL,        -- the id of a story or an article
    text TEXT NOT NULL,
    written TEXT NOT NULL
) STRICT;
CREATE INDEX notes_by_target ON notes (target);

CREATE TABLE visits (
    story INTEGER REFERENCES stories (number),  -- NULL: the whole library
    at TEXT NOT NULL
) STRICT;
CREATE INDEX visits_by_story ON visits (story, at);
