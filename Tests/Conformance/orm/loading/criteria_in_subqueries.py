"""with_loader_criteria in the SELECTs within a statement, and in UPDATE and DELETE."""
from sqlalchemy import ForeignKey, create_engine, delete, event, exists, func, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, with_loader_criteria
class Base(DeclarativeBase): pass
class Blog(Base):
    __tablename__='blog'
    id: Mapped[int]=mapped_column(primary_key=True); hidden: Mapped[bool]
    posts: Mapped[list["Post"]]=relationship(back_populates="blog")
class Post(Base):
    __tablename__='post'
    id: Mapped[int]=mapped_column(primary_key=True); hidden: Mapped[bool]; blog_id: Mapped[int]=mapped_column(ForeignKey("blog.id"))
    blog: Mapped[Blog]=relationship(back_populates="posts")
e=create_engine("sqlite://"); Base.metadata.create_all(e)
@event.listens_for(e,"before_cursor_execute")
def f(c,cu,s,p,*a): print(" ".join(s.split()),p)
w=with_loader_criteria(Blog, Blog.hidden==False); v=with_loader_criteria(Post, Post.hidden==False)
with Session(e) as s:
    s.scalars(select(Post).where(Post.blog_id.in_(select(Blog.id))).options(w)).all()
    s.scalars(select(Post).where(exists().where(Blog.id==Post.blog_id)).options(w)).all()
    s.scalars(select(Post).where(exists(select(Blog.id).where(Blog.id==Post.blog_id))).options(w)).all()
    s.execute(select(Post.id, select(func.count(Blog.id)).where(Blog.id==Post.blog_id).scalar_subquery()).options(w)).all()
    s.scalars(select(Blog).where(Blog.posts.any(Post.id>1)).options(v)).all()
    s.scalars(select(Blog).where(Blog.posts.any(Post.blog.has())).options(v,w)).all()
    s.scalars(select(Blog).where(~Blog.posts.any()).options(v)).all()
    s.execute(update(Post).values(hidden=True).where(Post.blog.has()).options(w).execution_options(synchronize_session=False))
    s.execute(delete(Post).where(Post.id>1).options(v).execution_options(synchronize_session=False))
