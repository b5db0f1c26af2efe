# The order in which one flush inserts, updates and deletes
from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine, event
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

post_tags = Table(
    "post_tags", Base.metadata,
    Column("post_id", ForeignKey("posts.id"), primary_key=True),
    Column("tag_id", ForeignKey("tags.id"), primary_key=True),
)


class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    posts = relationship("Post", back_populates="author", cascade="all, delete-orphan", order_by="Post.id")


class Post(Base):
    __tablename__ = "posts"
    id = Column(Integer, primary_key=True)
    title = Column(String)
    user_id = Column(Integer, ForeignKey("users.id"))
    author = relationship("User", back_populates="posts")
    tags = relationship("Tag", secondary=post_tags, back_populates="posts", order_by="Tag.id")


class Tag(Base):
    __tablename__ = "tags"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    posts = relationship("Post", secondary=post_tags, back_populates="tags", order_by="Post.id")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    if statement[:6] in ("INSERT", "UPDATE", "DELETE"):
        if executemany:
            parameters = sorted(parameters)
        print("   ", " ".join(statement.split()), parameters)


with Session(engine) as session:
    print("insert everything")
    red, blue = Tag(name="red"), Tag(name="blue")
    u1 = User(name="u1", posts=[Post(title="a", tags=[red]), Post(title="b", tags=[red, blue])])
    u2 = User(name="u2", posts=[Post(title="c")])
    session.add_all([u1, u2])
    session.commit()

    print("all three at once")
    u1.name = "U1"
    u1.posts[0].title = "A"
    session.delete(u2)
    session.add(User(name="u3"))
    session.commit()

    print("delete in the wrong order: children first anyway")
    a, b = u1.posts
    session.delete(u1)
    session.delete(b)
    session.flush()
    print([t.name for t in session.query(Tag)], session.query(post_tags).count())
    session.rollback()

    print("a tag with posts: only the association goes")
    session.delete(red)
    session.commit()
    print([[t.name for t in p.tags] for p in u1.posts])

    print("remove and clear the association")
    b = u1.posts[1]
    b.tags.remove(blue)
    session.commit()
    print(session.query(post_tags).count(), blue.posts)
