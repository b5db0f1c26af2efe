"""lazy="dynamic": a query as a collection."""
from sqlalchemy import ForeignKey, inspect
from sqlalchemy.orm import DeclarativeBase, DynamicMapped, Mapped, Session, mapped_column, relationship

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    posts: DynamicMapped["Post"] = relationship(back_populates="user", order_by="Post.id")


class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    text: Mapped[str]
    user: Mapped[User | None] = relationship(back_populates="posts")

    def __repr__(self):
        return f"Post({self.text})"


engine = connected(Base)
with Session(engine) as session:
    user = User(posts=[Post(text="a"), Post(text="b")])
    print(list(user.posts), user.posts.count() if False else "")
    session.add(user)
    session.commit()
    print(user.posts.all(), user.posts.count(), user.posts.filter(Post.text == "b").all())
    user.posts.append(Post(text="c"))
    print(list(user.posts))
    user.posts.extend([Post(text="d")])
    user.posts.add(Post(text="e"))
    print([post.text for post in user.posts[1:3]], user.posts[0], user.posts.filter_by(text="d").one())
    user.posts.remove(user.posts.first())
    session.commit()
    print(user.posts.order_by(None).order_by(Post.text.desc()).all(), user.posts.limit(1).all())
    print(inspect(user).attrs.posts.history.added)
    user.posts = [Post(text="only")]
    session.commit()
    print(list(user.posts), session.query(Post).filter(Post.user == None).count())
    refused(lambda: user.posts.append("x"))
    session.expunge(user)
    refused(lambda: user.posts.all())
    print(User().posts.all() if False else list(User().posts))
