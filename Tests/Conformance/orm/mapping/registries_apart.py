# Each registry is configured for itself: what is wrong with one base does not trouble the classes of another, unless they lead there.
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, configure_mappers, mapped_column, relationship


class Broken(DeclarativeBase):
    pass


class Widget(Broken):
    __tablename__ = "widget"
    id: Mapped[int] = mapped_column(primary_key=True)
    part: Mapped["Missing"] = relationship()


class Sound(DeclarativeBase):
    pass


class Gadget(Sound):
    __tablename__ = "gadget"
    id: Mapped[int] = mapped_column(primary_key=True)


class Other(DeclarativeBase):
    pass


class Link(Other):
    __tablename__ = "link"
    id: Mapped[int] = mapped_column(primary_key=True)
    gadget_id = mapped_column(ForeignKey(Gadget.id))
    gadget: Mapped[Gadget] = relationship(Gadget)


def attempt(title, call):
    try:
        print(title, call())
    except Exception as error:
        print(title, type(error).__name__, str(error).split(".")[0][:110])


attempt("broken", lambda: Widget())
attempt("sound", lambda: Gadget(id=1).id)
attempt("link", lambda: Link(gadget=Gadget(id=2)).gadget.id)
attempt("again", lambda: Widget())
attempt("registry", lambda: Sound.registry.configure())
attempt("all", configure_mappers)


class Leading(Sound):
    __tablename__ = "leading"
    id: Mapped[int] = mapped_column(primary_key=True)
    widget_id = mapped_column(ForeignKey(Widget.id))
    widget: Mapped[Widget] = relationship(Widget)


attempt("leading", lambda: Leading())
attempt("gadget", lambda: Gadget(id=3).id)
