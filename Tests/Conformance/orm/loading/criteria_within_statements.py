"""with_loader_criteria of a statement holds in every SELECT within it: subqueries in FROM, CTEs, aliases of them, unions, UPDATE and DELETE."""
from sqlalchemy import *
from sqlalchemy.orm import *
class Base(DeclarativeBase): pass
class Note(Base):
    __tablename__='note'; id=mapped_column(Integer, primary_key=True); deleted=mapped_column(Integer)
class Book(Base):
    __tablename__='book'; id=mapped_column(Integer, primary_key=True); note_id=mapped_column(ForeignKey("note.id")); note=relationship(Note, backref="books")
e=create_engine("sqlite://"); Base.metadata.create_all(e)
s=Session(e); crit=with_loader_criteria(Note, Note.deleted.is_(None))
out=[]
@event.listens_for(e,"before_cursor_execute")
def f(c,cur,t,*a): out.append(" ".join(t.split()))
def sql(st):
    out.clear(); s.execute(st); print(out[-1])
sql(update(Book).values(note_id=5).where(Book.note_id.in_(select(Note.id))).options(crit).execution_options(synchronize_session=False))
sql(delete(Book).where(exists(select(Note).where(Note.id==Book.note_id))).options(crit).execution_options(synchronize_session=False))
sql(select(Book).where(Book.note_id.in_(select(Note.id))).options(crit))
sql(select(Book).join(Book.note).options(crit))
sq=select(Note.id).subquery()
sql(select(Book).join(sq, sq.c.id==Book.note_id).options(crit))
c=select(Note).where(Note.id>1).cte("c")
sql(select(c).options(crit))
a=aliased(Note, c)
sql(select(a).options(crit))
sql(select(Book, select(Note.id).where(Note.id==Book.note_id).scalar_subquery()).options(crit))
sql(select(Book).where(Book.note.has()).options(crit))
sql(select(Note).where(Note.books.any()).options(with_loader_criteria(Book, Book.id>3)))
sql(select(union_all(select(Note.id), select(Note.deleted)).subquery()).options(crit))
sql(select(aliased(Note, select(Note).where(Note.id==1).subquery())).options(crit))
print("Query.count")
s.add_all([Note(), Note(deleted=1), Note()]); s.commit()
print(s.query(Note).count(), s.query(Note).options(crit).count(), s.query(Note.id).options(crit).count(), s.query(func.count(Note.id)).options(crit).scalar())
@event.listens_for(s, "do_orm_execute")
def live(state):
    if state.is_select: state.statement=state.statement.options(with_loader_criteria(Note, lambda cls: cls.deleted.is_(None), include_aliases=True))
    print("told", state.is_select, [m.class_.__name__ for m in state.all_mappers])
print(s.query(Note).count(), s.query(Note).filter(Note.id>1).count(), s.scalar(select(func.count()).select_from(select(Note).subquery())))
