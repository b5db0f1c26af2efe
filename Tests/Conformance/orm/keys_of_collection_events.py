"""Listeners with include_key=True: where in a playlist, and under which name in an index, songs come and go."""
from sqlalchemy import ForeignKey, event
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm import DeclarativeBase, Mapped, NO_KEY, attribute_keyed_dict, mapped_column, relationship
import operator


class Base(DeclarativeBase):
    pass


class Playlist(Base):
    __tablename__ = "playlist"
    id: Mapped[int] = mapped_column(primary_key=True)
    songs: Mapped[list["Song"]] = relationship(back_populates="playlist", foreign_keys="Song.playlist_id")
    index: Mapped[dict[str, "Song"]] = relationship(collection_class=attribute_keyed_dict("title"), foreign_keys="Song.index_id")
    guests: Mapped[set["Song"]] = relationship(foreign_keys="Song.guest_id")
    titles = association_proxy("songs", "title", creator=lambda title: Song(title=title))
    names = association_proxy("guests", "title", creator=lambda title: Song(title=title))


class Song(Base):
    __tablename__ = "song"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    playlist_id: Mapped[int | None] = mapped_column(ForeignKey("playlist.id"))
    index_id: Mapped[int | None] = mapped_column(ForeignKey("playlist.id"))
    guest_id: Mapped[int | None] = mapped_column(ForeignKey("playlist.id"))
    playlist: Mapped[Playlist | None] = relationship(back_populates="songs", foreign_keys=[playlist_id])

    def __repr__(self):
        return self.title


def watch(attribute):
    for name in ("append", "remove", "append_wo_mutation"):

        def told(target, value, initiator, key, name=name):
            print("  ", attribute.key, name, value, "no key" if key is NO_KEY else repr(key))

        event.listen(attribute, name, told, include_key=True)

    @event.listens_for(attribute, "bulk_replace", include_key=True)
    def replaced(target, values, initiator, keys):
        print("  ", attribute.key, "bulk_replace", values, keys)


for attribute in (Playlist.songs, Playlist.index, Playlist.guests):
    watch(attribute)


@event.listens_for(Playlist.songs, "append", named=True, include_key=True)
def named(**given):
    print("   named", sorted(given))


def step(name, body):
    print(name)
    body()


one, two, three, four, five = [Song(title=title) for title in ("One", "Two", "Three", "Four", "Five")]
playlist = Playlist()
songs = playlist.songs
step("append", lambda: songs.append(one))
step("extend", lambda: songs.extend([two, three]))
step("insert", lambda: songs.insert(-1, four))
step("backref", lambda: setattr(five, "playlist", playlist))
step("item", lambda: songs.__setitem__(-1, Song(title="Six")))
step("slice", lambda: songs.__setitem__(slice(1, 3), [Song(title="Seven")]))
step("steps", lambda: songs.__setitem__(slice(0, 3, 2), [Song(title="Eight"), Song(title="Nine")]))
step("del", lambda: songs.__delitem__(1))
step("del slice", lambda: songs.__delitem__(slice(0, 1)))
step("remove", lambda: songs.remove(songs[0]))
step("pop", songs.pop)
songs.extend([one, one, two])
step("replace", lambda: setattr(playlist, "songs", [one, three]))
step("clear", playlist.songs.clear)

index = playlist.index
step("set", lambda: index.__setitem__("One", one))
step("again", lambda: index.__setitem__("One", Song(title="One")))
step("update", lambda: index.update({"Two": two, "Three": three}))
step("setdefault", lambda: (index.setdefault("Two", two), index.setdefault("Four", four)))
step("pop", lambda: index.pop("Three"))
step("del", lambda: index.__delitem__("Two"))
step("replace", lambda: setattr(playlist, "index", {"Four": four, "Five": five}))
step("clear", playlist.index.clear)

step("add", lambda: (playlist.guests.add(one), playlist.guests.add(one)))
step("discard", lambda: playlist.guests.discard(one))

print("in place, by operators' names")
playlist.titles = ["a", "b"]
print(operator.iadd(playlist.titles, ["c"]), operator.imul(playlist.titles, 2), playlist.titles.__iadd__(["d"]))
playlist.names = {"x"}
print(sorted(playlist.names.__ior__({"z"})), sorted(playlist.names.__iand__({"z"})), sorted(playlist.names.__isub__({"q"})), sorted(playlist.names.__ixor__({"q"})), playlist.names.__ior__(["n"]))
