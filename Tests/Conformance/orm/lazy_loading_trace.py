"""Which statement runs when: autoflush, lazy loads, expiry."""
from typing import List

from sqlalchemy import ForeignKey, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Blog(Base):
    __tablename__ = "blog"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    posts: Mapped[List["Post"]] = relationship(back_populates="blog", order_by="Post.id")


class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    blog_id: Mapped[int] = mapped_column(ForeignKey("blog.id"))
    blog: Mapped[Blog] = relationship(back_populates="posts")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
depth = 0


@event.listens_for(engine, "before_cursor_execute")
def log(conn, cursor, statement, parameters, context, executemany):
    print("    sql:", " ".join(statement.split()), parameters)


for name in ("begin", "commit", "rollback"):
    event.listen(engine, name, lambda conn, name=name: print("    sql:", name.upper()))

print("1 fill")
with Session(engine) as session:
    session.add_all([Blog(name=f"b{n}", posts=[Post(text=f"p{n}{m}") for m in range(2)]) for n in range(2)])
    session.commit()

print("2 lazy collections, one select each")
with Session(engine) as session:
    for blog in session.scalars(select(Blog).order_by(Blog.id)):
        print(blog.name, [p.text for p in blog.posts])
        print(blog.posts[0].blog is blog)

print("3 many-to-one comes from the identity map")
with Session(engine) as session:
    for post in session.scalars(select(Post).order_by(Post.id)):
        print(post.text, post.blog.name)

print("4 adding to a collection that is not loaded")
with Session(engine) as session:
    blog = session.get(Blog, 1)
    session.add(Post(text="new", blog=blog))
    print("posts" in blog.__dict__)
    print(session.query(Post).filter_by(text="new").count())
    print(len(blog.posts))
    session.rollback()
    print(len(blog.posts))

print("5 a commit expires everything")
with Session(engine) as session:
    blog = session.get(Blog, 2)
    first = blog.posts[0]
    blog.name = "renamed"
    session.commit()
    print(first.text)
    print(blog.name)
    print(first.blog is blog)

print("6 detached")
with Session(engine) as session:
    blog = session.get(Blog, 1)
print(blog.name)
try:
    blog.posts
except Exception as e:
    print(type(e).__name__, str(e).split(" at 0x")[0], str(e).split("> ")[1])
print("7 begin block")
with Session(engine) as session, session.begin():
    session.add(Blog(name="last"))
with engine.connect() as connection:
    print(connection.execute(select(Blog.name)).scalars().all())
