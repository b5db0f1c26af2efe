"""inspect(Class): what a mapper tells about its attributes and tables."""
from sqlalchemy import ForeignKey, inspect
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, class_mapper, column_property, composite, configure_mappers, mapped_column, object_mapper, relationship, synonym

from _statements import refused


class Base(DeclarativeBase):
    pass


class Parent(Base):
    __tablename__ = "parent"
    id: Mapped[int] = mapped_column("parent_id", primary_key=True)
    name: Mapped[str] = mapped_column()
    other = synonym("name")
    twice: Mapped[str] = column_property(name + name)
    children: Mapped[list["Child"]] = relationship(back_populates="parent")

    @hybrid_property
    def loud(self):
        return self.name + "!"


class Child(Base):
    __tablename__ = "child"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int] = mapped_column(ForeignKey("parent.parent_id"))
    parent: Mapped[Parent] = relationship(back_populates="children")


mapper = inspect(Parent)
print(mapper, mapper.class_, mapper.local_table, mapper.persist_selectable, mapper.primary_key)
print(mapper.attrs.keys(), mapper.column_attrs.keys(), mapper.relationships.keys(), mapper.synonyms.keys(), mapper.composites.keys())
print(mapper.all_orm_descriptors.keys(), mapper.columns.keys(), mapper.c.id)
print(mapper.inherits, mapper.polymorphic_on, mapper.single, mapper.concrete, mapper.is_mapper, mapper.entity)
print(mapper.get_property("name"), mapper.attrs["children"].mapper, mapper.has_property("loud"))
print([str(table) for table in mapper.tables], mapper.selectable, mapper.base_mapper, [str(m) for m in mapper.self_and_descendants])
print(class_mapper(Child), object_mapper(Parent()), mapper.isa(mapper), mapper.common_parent(inspect(Child)))
children = mapper.relationships.children
print(children.direction, children.uselist, children.remote_side, children.local_columns, children.back_populates, str(children.primaryjoin), children.cascade)
print(inspect(Child).relationships.parent.local_remote_pairs, children.key, children.parent, children.target)
print(Parent.name.key, Parent.name.property, str(Parent.name.expression), Parent.name.parent, Parent.id.property.columns, Parent.name.class_)
refused(lambda: mapper.get_property("nothing"))
refused(lambda: mapper.attrs.nothing)
refused(lambda: inspect(5))
refused(lambda: class_mapper(str))
refused(lambda: object_mapper("x"))
refused(lambda: mapper.get_property_by_column(Child.__table__.c.id))
