-- Collisions, reserved names, composite keys, generated columns, WITHOUT ROWID, self-referential many-to-many, one-to-one.
CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, "full name" TEXT GENERATED ALWAYS AS (name || '!') VIRTUAL,
    up TEXT GENERATED ALWAYS AS (upper(name)) STORED);
CREATE TABLE people (id INTEGER PRIMARY KEY, boss INTEGER REFERENCES person);
CREATE TABLE follows (follower_id INTEGER NOT NULL REFERENCES person(id), followed_id INTEGER NOT NULL REFERENCES person(id), PRIMARY KEY (follower_id, followed_id));
CREATE TABLE "columns" (id INTEGER PRIMARY KEY, "import" TEXT, "2nd" TEXT, metadata TEXT, query TEXT);
CREATE TABLE rooms (building TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (building, number)) WITHOUT ROWID;
CREATE TABLE bookings (id INTEGER PRIMARY KEY, building TEXT, number INTEGER, day DATE, FOREIGN KEY (building, number) REFERENCES rooms (building, number) ON DELETE SET NULL ON UPDATE CASCADE, CONSTRAINT once UNIQUE (building, number, day));
CREATE TABLE passports (id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL UNIQUE REFERENCES person(id) ON DELETE CASCADE);
CREATE TABLE keyless (a, b);
CREATE TABLE "select" (id INTEGER PRIMARY KEY, "group" TEXT DEFAULT 'a:b');
INSERT INTO person (id, name) VALUES (1, 'ann'), (2, 'bob');
INSERT INTO people VALUES (1, 1);
INSERT INTO follows VALUES (1, 2);
INSERT INTO "columns" VALUES (1, 'i', 's', 'm', 'q');
INSERT INTO rooms VALUES ('A', 1);
INSERT INTO bookings VALUES (1, 'A', 1, '2024-02-29');
INSERT INTO passports VALUES (7, 2);
INSERT INTO keyless VALUES (1, 'x'), (NULL, x'01');
INSERT INTO "select" (id) VALUES (1);
