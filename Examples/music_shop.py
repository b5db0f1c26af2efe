"""Make music_shop.db, the existing database of the tour: artists, albums, tracks, playlists, in plain SQL."""
from sqlalchemy import create_engine, text

engine = create_engine("sqlite:///music_shop.db")
STATEMENTS = """
    DROP TABLE IF EXISTS playlist_tracks; DROP TABLE IF EXISTS playlists; DROP TABLE IF EXISTS tracks; DROP TABLE IF EXISTS albums; DROP TABLE IF EXISTS artists;
    CREATE TABLE artists (id INTEGER PRIMARY KEY NOT NULL, name VARCHAR(60) NOT NULL UNIQUE);
    CREATE TABLE albums (id INTEGER PRIMARY KEY NOT NULL, title VARCHAR(80) NOT NULL, year INTEGER, artist_id INTEGER NOT NULL REFERENCES artists (id) ON DELETE CASCADE);
    CREATE TABLE tracks (id INTEGER PRIMARY KEY NOT NULL, title VARCHAR(80) NOT NULL, seconds INTEGER, album_id INTEGER NOT NULL REFERENCES albums (id) ON DELETE CASCADE);
    CREATE TABLE playlists (id INTEGER PRIMARY KEY NOT NULL, name VARCHAR(40) NOT NULL);
    CREATE TABLE playlist_tracks (playlist_id INTEGER NOT NULL REFERENCES playlists (id), track_id INTEGER NOT NULL REFERENCES tracks (id), PRIMARY KEY (playlist_id, track_id));
    INSERT INTO artists VALUES (1, 'Nina Simone'), (2, 'Kraftwerk'), (3, 'Bach');
    INSERT INTO albums VALUES (1, 'Pastel Blues', 1965, 1), (2, 'Wild Is the Wind', 1966, 1), (3, 'Autobahn', 1974, 2);
    INSERT INTO tracks VALUES (1, 'Be My Husband', 202, 1), (2, 'Sinnerman', 622, 1), (3, 'Four Women', 264, 2), (4, 'Autobahn', 1362, 3), (5, 'Morgenspaziergang', 244, 3);
    INSERT INTO playlists VALUES (1, 'Long ones'), (2, 'Monday');
    INSERT INTO playlist_tracks VALUES (1, 2), (1, 4), (2, 3)
"""

with engine.begin() as connection:
    for statement in STATEMENTS.split(";"):
        connection.execute(text(statement))
    counts = {table: connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() for table in ("artists", "albums", "tracks", "playlists")}
print(", ".join(f"{count} {table}" for table, count in counts.items()))
