"""What a class has under a column's name goes before the column; synonyms that map one, and mistakes of properties."""
import warnings
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, case, create_engine, select
from sqlalchemy.orm import Session, clear_mappers, column_property, reconstructor, registry, synonym

reg = registry()
metadata = reg.metadata
users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", String(30)), Column("kind", String(10)), Column("note", String(10)))
staff = Table("staff", metadata, Column("id", ForeignKey("users.id"), primary_key=True), Column("note", String(10)))
engine = create_engine("sqlite://")
metadata.create_all(engine)


class User:
    note = "fixed"

    @property
    def kind(self):
        return "computed"

    def _get(self):
        return self._name.title()

    def _set(self, value):
        self._name = value.lower()

    name = property(_get, _set)

    @reconstructor
    def loaded(self):
        print("loaded", type(self).__name__)


class Staff(User):
    @reconstructor
    def loaded(self):
        print("loaded staff")


mapper = reg.map_imperatively(User, users, properties={"name": synonym("_name", map_column=True)}, polymorphic_on=case((users.c.name == "boss", "staff"), else_="user"), polymorphic_identity="user")
print(sorted(mapper.attrs.keys()), sorted(c.key for c in mapper.column_attrs))
print([(p.key, p.instrument) for p in mapper.column_attrs])
with Session(engine) as session:
    user = User()
    user.name = "ANN"
    session.add(user)
    session.commit()
    session.expunge_all()
    found = session.scalars(select(User).where(User.name == "ann")).one()
    print(found.name, found._name, found.kind, found.note)
    print(select(User))
clear_mappers()
print(hasattr(User, "__mapper__"), hasattr(User, "__table__"), hasattr(User, "_name"))


def attempt(what, make):
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            made = make()
        print(what, "->", made, [str(w.message) for w in caught])
    except Exception as error:
        print(what, "->", type(error).__name__, error)
    clear_mappers()


class Plain:
    pass


class Derived(Plain):
    pass


def twice():
    reg.map_imperatively(Plain, users, properties={"label": users.c.name}, polymorphic_on="kind", polymorphic_identity="p")
    return reg.map_imperatively(Derived, staff, inherits=Plain, polymorphic_identity="d")


attempt("foreign column", lambda: reg.map_imperatively(Plain, users, properties={"note": staff.c.note}))
attempt("no such column", lambda: reg.map_imperatively(Plain, users, properties={"label": synonym("_label", map_column=True)}))
attempt("conflict", lambda: reg.map_imperatively(Plain, users, properties={"_id": users.c.id, "id": synonym("_id", map_column=True)}))
attempt("discriminator of a synonym", lambda: reg.map_imperatively(Plain, users, properties={"other": synonym("kind")}, polymorphic_on="other"))
attempt("discriminator of nothing", lambda: reg.map_imperatively(Plain, users, polymorphic_on=5))
attempt("discriminator of another table", lambda: reg.map_imperatively(Plain, users, polymorphic_on=staff.c.note))
attempt("abstract without discriminator", lambda: reg.map_imperatively(Plain, users, polymorphic_abstract=True))
attempt("no table", lambda: reg.map_imperatively(Plain, None))
attempt("same names", twice)
