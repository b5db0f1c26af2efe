"""with_loader_criteria(): for one statement, for mixins, with lambdas, and for lazy loads."""
from sqlalchemy import ForeignKey, event, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, ORMExecuteState, Session, joinedload, mapped_column, relationship, selectinload, with_loader_criteria

from _statements import connected


class Base(DeclarativeBase):
    pass


class Hidden:
    hidden: Mapped[bool] = mapped_column(default=False)


class Blog(Hidden, Base):
    __tablename__ = "blog"
    id: Mapped[int] = mapped_column(primary_key=True)
    posts: Mapped[list["Post"]] = relationship(back_populates="blog", order_by="Post.id")


class Post(Hidden, Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    blog_id: Mapped[int] = mapped_column(ForeignKey("blog.id"))
    stars: Mapped[int]
    blog: Mapped[Blog] = relationship(back_populates="posts")


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Blog(posts=[Post(stars=1), Post(stars=5, hidden=True), Post(stars=4)]), Blog(hidden=True, posts=[Post(stars=3)])])
    session.commit()
    session.expunge_all()
    shown = with_loader_criteria(Hidden, lambda cls: cls.hidden == False, include_aliases=True)
    print([(blog.id, [post.id for post in blog.posts]) for blog in session.scalars(select(Blog).options(shown))])
    session.expunge_all()
    for strategy in (joinedload, selectinload):
        blogs = session.scalars(select(Blog).options(strategy(Blog.posts), with_loader_criteria(Post, Post.stars > 3))).unique().all()
        print([(blog.id, [post.id for post in blog.posts]) for blog in blogs])
        session.expunge_all()
    blogs = session.scalars(select(Blog).options(with_loader_criteria(Post, Post.stars > 4, propagate_to_loaders=False))).all()
    print([len(blog.posts) for blog in blogs])
    session.expunge_all()
    print(session.execute(select(Blog.id, Post.id).join(Blog.posts).options(with_loader_criteria(Post, Post.stars < 4)).order_by(Post.id)).all())
    print(session.scalars(select(Post.id).where(Post.blog.has()).options(shown)).all())
    session.execute(update(Post).values(stars=Post.stars + 1).options(with_loader_criteria(Post, Post.hidden == True)))

    @event.listens_for(session, "do_orm_execute")
    def hide(state: ORMExecuteState):
        if state.is_select and not state.is_column_load and not state.is_relationship_load and not state.execution_options.get("all", False):
            state.statement = state.statement.options(shown)

    session.commit()
    session.expunge_all()
    print([(blog.id, [post.id for post in blog.posts]) for blog in session.scalars(select(Blog))])
    session.expunge_all()
    print([(blog.id, [post.id for post in blog.posts]) for blog in session.scalars(select(Blog).execution_options(all=True))])
    print(session.get(Post, 2), session.query(Post.id).all())
