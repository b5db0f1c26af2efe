"""with_loader_criteria where only expressions name the class: counts, cases, unions, EXISTS, and classes that share a table."""
from sqlalchemy import *
from sqlalchemy.orm import *
class Base(DeclarativeBase): pass
class Note(Base):
    __tablename__='note'; id=mapped_column(Integer, primary_key=True); deleted=mapped_column(Integer); kind=mapped_column(String)
    __mapper_args__={"polymorphic_on":"kind","polymorphic_identity":"n"}
class Memo(Note):
    __mapper_args__={"polymorphic_identity":"m"}
e=create_engine("sqlite://"); Base.metadata.create_all(e)
s=Session(e); crit=with_loader_criteria(Note, Note.deleted.is_(None)); cm=with_loader_criteria(Memo, Memo.deleted.is_(None))
def sql(st):
    out=[]
    @event.listens_for(e,"before_cursor_execute")
    def f(c,cur,t,*a): out.append(" ".join(t.split()))
    s.execute(st); event.remove(e,"before_cursor_execute",f)
    print(out[-1])
sql(select(func.count(Note.id)).options(crit))
sql(select(func.count()).where(Note.id>0).options(crit))
sql(select(func.count(Memo.id)))
sql(select(func.count(Memo.id)).options(cm))
sql(select(func.count()).where(Memo.id>0))
sql(select(func.count()).where(Memo.id>0).options(cm))
sql(select(func.count(Note.id)+1, literal(3)).options(crit))
sql(select(func.count(Note.id)).select_from(Note).options(crit))
sql(select(Note.id+1).options(crit))
sql(select(literal(1)).where(exists().where(Note.id==1)).options(crit))
sql(select(case((Note.id>1,2))).options(crit))
sql(select(select(func.count(Note.id)).scalar_subquery()).options(crit))
sql(select(func.max(Memo.id)).select_from(Note).options(crit))
sql(union(select(Note.id).options(crit), select(Note.id)))
sql(select(exists(select(Note))).options(crit))
sql(select(exists().where(Note.id==1)).options(crit))
