"""Bases of SQLAlchemy 2: DeclarativeBase, without metaclass, and as dataclasses."""
from typing import List, Optional

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import DeclarativeBase, DeclarativeBaseNoMeta, Mapped, MappedAsDataclass, mapped_column, relationship


def run(base, label, positional):
    app = Flask(label)
    app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
    db = SQLAlchemy(app, model_class=base)

    if positional:
        class Author(db.Model):
            id: Mapped[int] = mapped_column(init=False, primary_key=True)
            name: Mapped[str] = mapped_column(String(30))
            nick: Mapped[Optional[str]] = mapped_column(default=None)
            posts: Mapped[List["BlogPost"]] = relationship(back_populates="author", default_factory=list, repr=False)

        class BlogPost(db.Model):
            id: Mapped[int] = mapped_column(init=False, primary_key=True)
            title: Mapped[str]
            author_id: Mapped[Optional[int]] = mapped_column(ForeignKey("author.id"), init=False)
            author: Mapped[Optional[Author]] = relationship(back_populates="posts", default=None, repr=False)
    else:
        class Author(db.Model):
            id: Mapped[int] = mapped_column(primary_key=True)
            name: Mapped[str] = mapped_column(String(30))
            nick: Mapped[Optional[str]]
            posts: Mapped[List["BlogPost"]] = relationship(back_populates="author")

        class BlogPost(db.Model):
            id: Mapped[int] = mapped_column(primary_key=True)
            title: Mapped[str]
            author_id: Mapped[Optional[int]] = mapped_column(ForeignKey("author.id"))
            author: Mapped[Optional[Author]] = relationship(back_populates="posts")

    print(label, db.Model.__mro__[1].__name__, Author.__tablename__, BlogPost.__tablename__, sorted(db.metadata.tables), Author.metadata is db.metadata, issubclass(Author, base) if base is not None else None)
    with app.app_context():
        db.create_all()
        ann = Author(name="ann")
        BlogPost(title="hello world", author=ann)
        db.session.add(ann)
        db.session.commit()
        found = db.session.execute(select(Author).join(Author.posts).where(BlogPost.title.contains("world"))).scalar_one()
        print(repr(found), found.posts, Author.query.filter_by(name="ann").count())
        print(db.first_or_404(select(BlogPost)).author is found, db.one_or_404(select(Author.name)))


class Plain(DeclarativeBase):
    pass


class NoMeta(DeclarativeBaseNoMeta):
    pass


class Data(MappedAsDataclass, DeclarativeBase):
    pass


class DataNoMeta(MappedAsDataclass, DeclarativeBaseNoMeta):
    pass


run(Plain, "plain", False)
run(NoMeta, "nometa", False)
for base in (Data, DataNoMeta):
    try:
        run(base, base.__name__.lower(), True)
    except Exception as error:
        print(type(error).__name__, str(error).split(";")[0])
