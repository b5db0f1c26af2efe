"""A self-referential table: rows go in from the root down and come out from the leaves up."""
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, event, select
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Node(Base):
    __tablename__ = "node"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    parent_id = Column(ForeignKey("node.id"))
    children = relationship("Node", back_populates="parent", cascade="all, delete-orphan", order_by="Node.id")
    parent = relationship("Node", back_populates="children", remote_side=[id])

    def __init__(self, name, *children):
        self.name = name
        self.children.extend(children)

    def __repr__(self):
        return f"{self.name}({', '.join(map(repr, self.children))})" if self.children else self.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    if not statement.startswith("SELECT"):
        print("   ", " ".join(statement.split()), parameters)


with Session(engine) as session:
    tree = Node("root", Node("a", Node("a1"), Node("a2", Node("a2x"))), Node("b"))
    session.add(tree)
    print("insert")
    session.commit()
    print(tree)
    print("move a subtree")
    a, b = tree.children
    moved = a.children[1]
    b.children.append(moved)
    session.commit()
    print(tree, moved.parent is b)
    print("take a leaf away")
    moved.children.clear()
    session.commit()
    print("a new parent over an old child")
    top = Node("top")
    top.children.append(tree)
    session.add(top)
    session.commit()
    print(top)
    print("delete a branch")
    session.delete(b)
    session.commit()
    print(top)
    print("delete everything")
    session.delete(top)
    session.commit()
    print(session.scalars(select(Node.name)).all())
