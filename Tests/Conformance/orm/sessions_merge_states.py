"""merge: transient, detached, persistent states; cascades; load=False."""
from sqlalchemy import ForeignKey, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from _traced import refused, traced


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    posts: Mapped[list["Post"]] = relationship(back_populates="user", order_by="Post.id", cascade="all, delete-orphan")


class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    title: Mapped[str]
    user: Mapped[User] = relationship(back_populates="posts")


def state(o):
    i = inspect(o)
    return [n for n in ("transient", "pending", "persistent", "detached", "deleted") if getattr(i, n)]


engine = traced(Base)
session = Session(engine)
given = User(id=1, name="ann", posts=[Post(id=1, title="a")])
made = session.merge(given)
print(made is given, state(given), state(made), made.posts[0] is given.posts[0])
session.commit()
session.close()
given.name = "anna"
given.posts.append(Post(id=2, title="b"))
made = session.merge(given)
print(session.dirty == {made}, len(session.new), [p.title for p in made.posts])
session.commit()
session.close()
print(state(made), made.name if "name" in made.__dict__ else None)
other = Session(engine)
fresh = other.get(User, 1)
fresh.posts
other.close()
copy = session.merge(fresh, load=False)
print(state(copy), copy.name, session.dirty)
fresh.name = "dirty"
refused(lambda: Session(engine).merge(fresh, load=False))
part = User(id=1, posts=[])
gone = session.merge(part)
print(gone is copy, session.deleted, gone.posts)
session.flush()
print(inspect(gone).attrs.name.history.unchanged)
print(session.merge(gone) is gone)
refused(lambda: session.merge(object()))
both = session.merge_all([User(id=5, name="x"), User(id=6, name="y")]) if hasattr(session, "merge_all") else []
session.commit()
print([u.name for u in both])
