"""backref= instead of back_populates: names, options, and what the other side is."""
from sqlalchemy import Column, ForeignKey, Integer, String, Table, inspect, select
from sqlalchemy.orm import Session, backref, configure_mappers, declarative_base, relationship

from _statements import connected

Base = declarative_base()
link = Table("link", Base.metadata, Column("post_id", ForeignKey("post.id"), primary_key=True), Column("tag_id", ForeignKey("tag.id"), primary_key=True))


class User(Base):
    __tablename__ = "user"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    posts = relationship("Post", backref="author")


class Post(Base):
    __tablename__ = "post"
    id = Column(Integer, primary_key=True)
    title = Column(String)
    user_id = Column(ForeignKey("user.id"))
    parent_id = Column(ForeignKey("post.id"))
    tags = relationship("Tag", secondary=link, backref=backref("posts", order_by=title.desc(), lazy="select"))
    replies = relationship("Post", backref=backref("parent", remote_side=[id]), cascade="all")


class Tag(Base):
    __tablename__ = "tag"
    id = Column(Integer, primary_key=True)
    name = Column(String)


configure_mappers()
for cls in (User, Post, Tag):
    print([(prop.key, prop.direction.name, prop.uselist, prop.back_populates) for prop in sorted(inspect(cls).relationships, key=lambda prop: prop.key)])
engine = connected(Base)
with Session(engine) as session:
    ann = User(name="Ann")
    post = Post(title="A", author=ann, tags=[Tag(name="t")])
    reply = Post(title="B", author=ann, parent=post)
    print(ann.posts == [post, reply], post.replies == [reply], post.tags[0].posts == [post])
    session.add(ann)
    session.commit()
    post.tags[0].posts.append(reply)
    session.commit()
    print([p.title for p in post.tags[0].posts], [t.name for t in reply.tags], reply.parent.title)
    post.tags.clear()
    session.commit()
    print([p.title for p in reply.tags[0].posts])
    session.delete(post)
    session.commit()
    print(session.scalars(select(Post.title)).all(), [tag.posts for tag in session.scalars(select(Tag))])
