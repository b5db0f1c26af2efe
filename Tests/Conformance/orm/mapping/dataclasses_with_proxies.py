# Association proxies as fields of mapped dataclasses; annotations that name None as text.
from __future__ import annotations
import dataclasses
from typing import List, Optional, Union
from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.ext.associationproxy import AssociationProxy, association_proxy
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, Session, mapped_column, relationship


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    name: Mapped[str]
    posts: Mapped[List[Post]] = relationship(default_factory=list, back_populates="user", repr=False)
    titles: AssociationProxy[List[str]] = association_proxy("posts", "title", creator=lambda title: Post(title=title), init=False)


class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    title: Mapped[str]
    user_id: Mapped[Optional[int]] = mapped_column(ForeignKey("user.id"), init=False)
    user: Mapped['Optional[User]'] = relationship(back_populates="posts", default=None, repr=False)


class Draft(Base):
    __tablename__ = "draft"
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), init=False)
    post: Mapped[Post] = relationship()
    title: AssociationProxy[str] = association_proxy("post", "title", init=False, repr=False)
    note: Mapped['Union[str, None]'] = mapped_column(default=None)


user = User("ed", posts=[Post("one")])
print(user, user.titles)
user.titles.append("two")
print(user, user.posts)
print([field.name for field in dataclasses.fields(User) if field.init], [field.name for field in dataclasses.fields(User) if field.repr])
for make in lambda: User("ed", [], ["x"]), lambda: User("ed", titles=["x"]):
    try:
        make()
    except TypeError as error:
        print(error)
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([user, draft := Draft(Post("three"))])
    session.flush()
    print(draft, draft.title, Draft.__table__.c.note.nullable, Post.user.property.uselist)
    draft.title = "four"
    print(draft.post, user == User("ed"), Draft.title == "x", sep="\n")
