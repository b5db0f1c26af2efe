-- A blog: cascades, checks, partial and expression indexes, a view, full text, odd names.
CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name varchar(50) NOT NULL UNIQUE, age integer DEFAULT 18, "class" text);
CREATE TABLE posts (
    id INTEGER PRIMARY KEY, title TEXT NOT NULL, author_id INTEGER NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    body TEXT CHECK (length(body) > 0), created DATETIME DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE tags (id INTEGER PRIMARY KEY, label VARCHAR(20));
CREATE TABLE post_tags (post_id INTEGER REFERENCES posts(id), tag_id INTEGER REFERENCES tags(id), PRIMARY KEY (post_id, tag_id));
CREATE TABLE profiles (user_id INTEGER PRIMARY KEY REFERENCES users(id), bio TEXT);
CREATE TABLE messages (id INTEGER PRIMARY KEY, sender_id INTEGER REFERENCES users(id), recipient_id INTEGER REFERENCES users(id), text TEXT);
CREATE TABLE categories (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES categories(id), name TEXT);
CREATE TABLE log (line TEXT, at TEXT);
CREATE VIEW adults AS SELECT * FROM users WHERE age >= 18;
CREATE INDEX ix_low ON users (lower(name));
CREATE UNIQUE INDEX ix_t ON posts (title) WHERE title > 'a';
CREATE TABLE sessions (id INTEGER PRIMARY KEY, "unit price" NUMERIC(10, 2), missing_id INTEGER REFERENCES nowhere(id));
CREATE VIRTUAL TABLE docs USING fts5(body);
INSERT INTO users (name, age) VALUES ('ann', 30), ('bob', 10);
INSERT INTO posts (title, author_id, body, created) VALUES ('one', 1, 'b', '2024-05-01 10:00:00'), ('two', 1, 'c', '2024-05-02 11:30:00');
INSERT INTO tags VALUES (1, 'red');
INSERT INTO post_tags VALUES (1, 1), (2, 1);
INSERT INTO categories VALUES (1, NULL, 'all'), (2, 1, 'some');
INSERT INTO messages VALUES (1, 1, 2, 'hi');
INSERT INTO log VALUES ('started', '10:00');
INSERT INTO docs VALUES ('full text');
