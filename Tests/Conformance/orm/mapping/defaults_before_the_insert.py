# Listeners that are given properties of a mapper in place of attributes; defaults that an object has before it is written.
from sqlalchemy import Column, Integer, String, event
from sqlalchemy.orm import DeclarativeBase, Session

from _statements import connected


class Base(DeclarativeBase):
    pass


@event.listens_for(Base, "mapper_configured", propagate=True)
def give_defaults(mapper, cls):
    for property in mapper.column_attrs:
        default = property.columns[0].default
        if default is not None:
            give_default(property, default)


def give_default(property, default):
    @event.listens_for(property, "init_scalar", retval=True, propagate=True)
    def init_scalar(target, value, dict_):
        value = default.arg(None) if default.is_callable else default.arg
        dict_[property.key] = value
        return value


class Widget(Base):
    __tablename__ = "widget"
    id = Column(Integer, primary_key=True)
    radius = Column(Integer, default=30)
    serial = Column(Integer, default=lambda: 7)
    name = Column(String)


widget = Widget()
print(widget.radius, widget.serial, widget.name)
with Session(connected(Base)) as session:
    session.add(widget)
    session.commit()


def changed(target, value, old, initiator):
    print("set", initiator.key, value)


for listened in (Widget.radius, Widget.__mapper__.attrs.name, Widget.__mapper__.column_attrs.serial):
    event.listen(listened, "set", changed)
widget.radius, widget.name, widget.serial = 3, "x", 4
event.remove(Widget.__mapper__.attrs.name, "set", changed)
widget.name = "y"
print(event.contains(Widget.name, "set", changed), event.contains(Widget.__mapper__.attrs.radius, "set", changed))
