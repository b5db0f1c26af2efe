# Classes of a program's own, derived from those that describe schemas and make sessions.
from sqlalchemy import Column, Computed, Index, Integer, MetaData, PickleType, Table, create_engine
from sqlalchemy.orm import registry, scoped_session, sessionmaker


class Catalogue(MetaData):
    def names(self):
        return sorted(self.tables)


class Loud(Index):
    def shout(self):
        return self.name.upper()


class Makers(sessionmaker):
    def reading(self):
        return self(autoflush=False)


class Scoped(scoped_session):
    def twice(self):
        return self() is self()


class Always(Computed):
    pass


class Mapped(registry):
    def count(self):
        return len(list(self.mappers))


class Blob(PickleType):
    cache_ok = True


catalogue = Catalogue()
table = Table("t", catalogue, Column("x", Integer), Column("y", Integer, Always("x + 1")))
print(catalogue.names(), Loud("ix", table.c.x).shout(), table.c.y.computed.sqltext, type(table.c.y.computed).__name__)
engine = create_engine("sqlite://")
makers = Makers(engine)
print(makers.reading().autoflush, type(makers).__name__, Scoped(makers).twice(), Mapped().count(), Blob())
print(isinstance(Catalogue(), MetaData), Catalogue.__mro__[1].__name__)
