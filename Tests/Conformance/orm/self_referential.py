"""A category tree: adjacency list, recursion, subtree deletion."""
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import Session, backref, declarative_base, relationship

Base = declarative_base()


class Category(Base):
    __tablename__ = "category"

    id = Column(Integer, primary_key=True)
    parent_id = Column(Integer, ForeignKey("category.id"))
    name = Column(String(50), nullable=False)
    children = relationship("Category", cascade="all, delete-orphan", order_by="Category.name",
                            backref=backref("parent", remote_side=id))

    def __init__(self, name, *children, **kw):
        super().__init__(name=name, **kw)
        self.children.extend(children)

    def dump(self, level=0):
        print("  " * level + self.name)
        for child in self.children:
            child.dump(level + 1)

    @property
    def path(self):
        return (self.parent.path + "/" if self.parent else "") + self.name

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    root = Category("all",
                    Category("food", Category("fruit", Category("apples"), Category("pears")), Category("bread")),
                    Category("tools", Category("hammers")))
    session.add(root)
    session.commit()
    root.dump()
    print(session.query(Category).count(), [c.path for c in root.walk()][-1])

    pears = session.query(Category).filter_by(name="pears").one()
    print(pears.path, pears.parent.parent.name, root.parent, root.parent_id)
    print([c.name for c in session.scalars(select(Category).where(Category.parent == root).order_by(Category.name))])
    print([c.name for c in session.scalars(select(Category).where(~Category.children.any()).order_by(Category.name))])

    bread = session.query(Category).filter_by(name="bread").one()
    bread.parent = root
    session.commit()
    root.dump()

    food = session.query(Category).filter(Category.name == "food").one()
    session.delete(food)
    session.commit()
    root.dump()
    print(session.query(Category.name).order_by(Category.name).all())

    root.children.remove(bread)
    session.commit()
    print(session.query(Category).count())

    tools = root.children[0]
    root.children.append(Category("misc"))
    tools.name = "instruments"
    session.flush()
    print([c.name for c in root.children])
    session.refresh(root)
    print([c.name for c in root.children])
    session.rollback()
    print([c.name for c in root.children])
    try:
        session.add(Category())
    except TypeError as e:
        print(e)
    session.delete(root)
    session.commit()
    print(session.query(Category).count(), root.name)
