"""The models of blog.sql: what the sessions of this folder work with."""
from typing import List, Optional

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Column, ForeignKey, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

db = SQLAlchemy()

post_tag = db.Table(
    "post_tag",
    Column("post_id", ForeignKey("post.id"), primary_key=True),
    Column("tag_id", ForeignKey("tag.id"), primary_key=True),
)


class User(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    age: Mapped[Optional[int]]
    posts: Mapped[List["Post"]] = relationship(back_populates="author", cascade="all, delete-orphan")
    profile: Mapped[Optional["Profile"]] = relationship(back_populates="user")


class Profile(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    bio: Mapped[Optional[str]]
    user_id: Mapped[Optional[int]] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    user: Mapped[Optional[User]] = relationship(back_populates="profile")


class Post(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    author_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    author: Mapped[User] = relationship(back_populates="posts")
    comments: Mapped[List["Comment"]] = relationship(back_populates="post", cascade="all", passive_deletes=True)
    tags: Mapped[List["Tag"]] = relationship(secondary=post_tag, back_populates="posts")


class Comment(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str]
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"))
    post: Mapped[Post] = relationship(back_populates="comments")


class Tag(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    posts: Mapped[List[Post]] = relationship(secondary=post_tag, back_populates="tags")
