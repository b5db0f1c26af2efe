"""Events of mappers in the making: instrument_class, after_mapper_constructed, before_mapper_configured, mapper_configured."""
from sqlalchemy import ForeignKey, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Mapper, configure_mappers, mapped_column, relationship
from sqlalchemy.orm.interfaces import EXT_SKIP

from _statements import refused


class Base(DeclarativeBase):
    pass


for name in ("instrument_class", "before_mapper_configured", "after_mapper_constructed", "mapper_configured", "before_configured", "after_configured"):
    def told(*arguments, name=name):
        print(" ", name, [getattr(argument, "__name__", str(argument)) for argument in arguments])

    event.listen(Mapper, name, told)


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    posts: Mapped[list["Post"]] = relationship(back_populates="user")


class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    user: Mapped[User | None] = relationship(back_populates="posts")


print("classes")
configure_mappers()
print("configured")
configure_mappers()


class Admin(User):
    level: Mapped[int | None]


print("subclass")
configure_mappers()


@event.listens_for(Base, "before_mapper_configured", propagate=True, retval=True)
def skip(mapper, cls):
    if cls.__name__ == "Waiting":
        print("  skipped", cls.__name__)
        return EXT_SKIP


class Waiting(Base):
    __tablename__ = "waiting"
    id: Mapped[int] = mapped_column(primary_key=True)
    other = relationship("Nowhere")


refused(configure_mappers)
event.remove(Base, "before_mapper_configured", skip)
refused(configure_mappers)
