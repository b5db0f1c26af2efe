# Aliases of a class over subqueries and CTEs that leave columns out: what they lack is loaded when it is read.
from sqlalchemy import *
from sqlalchemy.orm import *
from typing import *
from _noted import T, log, mk, show
class Base(DeclarativeBase): pass
class Node(Base):
    __tablename__="node"
    id=mapped_column(Integer,primary_key=True)
    name=mapped_column(String(20))
    path=mapped_column(String(20))
    parent_id=mapped_column(ForeignKey("node.id"))
    kids=relationship("Node")
e=mk(Base); s=Session(e); s.add_all([Node(id=1,name="a",path="p"),Node(id=2,name="b",path="q",parent_id=1)]); s.commit(); log.clear()
for i,sel in enumerate([select(Node.id,Node.name,Node.name.label("full")), select(Node.id,Node.name.label("full"),Node.name), select(Node.id,Node.name.label("full")), select(Node.id,func.upper(Node.name).label("name")), select(Node.id,(Node.name+"x").label("path"),Node.path), select(Node.name), union_all(select(Node.id,Node.name,Node.name.label("z")),select(Node.id,Node.name,Node.path)), select(Node.id, literal("k").label("name"))]):
    for q in (sel.subquery("t"), sel.cte("c")):
        a=aliased(Node,q)
        print(i, select(a)); print(select(a.id,a.name)); T(lambda: select(a.path))
        T(lambda: [(x.__dict__.keys()-{"_sa_instance_state"}).__len__() for x in s.scalars(select(a)).all()]); show(i)
        T(lambda: [(x.id,x.name,x.path) for x in s.scalars(select(a)).all()]); show(i); s.expunge_all()
        T(lambda: len(s.scalars(select(Node).from_statement(sel)).all()))
        T(lambda: len(s.query(Node).from_statement(sel).all())); show("fs"); s.expunge_all()
        T(lambda: [x.id for x in s.query(a).filter(a.id==2)]); show("q"); s.expunge_all()
        T(lambda: [x.id for x in s.query(Node).join(a,a.id==Node.parent_id)]); show("j"); s.expunge_all()
