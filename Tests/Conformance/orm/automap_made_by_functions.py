"""A shop that is there already: what the functions of automap are called with, and what they make of its tables."""
import warnings
from sqlalchemy import create_engine, text
from sqlalchemy.ext.automap import automap_base, generate_relationship
from sqlalchemy.orm import Session, interfaces

engine = create_engine("sqlite://")
with engine.begin() as connection:
    for statement in (
        "CREATE TABLE customer (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR NOT NULL, referrer_id INTEGER REFERENCES customer(id))",
        "CREATE TABLE purchase (id INTEGER NOT NULL PRIMARY KEY, total INTEGER, customer_id INTEGER NOT NULL REFERENCES customer(id) ON DELETE CASCADE)",
        "CREATE TABLE line (id INTEGER NOT NULL PRIMARY KEY, purchase_id INTEGER REFERENCES purchase(id) ON DELETE SET NULL, amount INTEGER)",
    ):
        connection.execute(text(statement))

calls = []


def generate(base, direction, return_fn, attrname, local_cls, referred_cls, **kw):
    calls.append((direction.name, return_fn.__name__, attrname, local_cls.__name__, referred_cls.__name__, sorted(kw)))
    if direction is interfaces.ONETOMANY:
        kw["order_by"] = list(local_cls.__table__.primary_key if return_fn.__name__ == "relationship" else referred_cls.__table__.primary_key)
        kw.setdefault("passive_deletes", True)
    if attrname == "line_collection":
        return None
    return generate_relationship(base, direction, return_fn, attrname, local_cls, referred_cls, **kw)


Base = automap_base()
Base.prepare(autoload_with=engine, generate_relationship=generate)
for call in sorted(calls):
    print(call)
Base.registry.configure()
for name in sorted(Base.classes.keys()):
    for each in sorted(Base.classes[name].__mapper__.relationships, key=lambda each: each.key):
        print(name, each.key, each.direction.name, each.mapper.class_.__name__, sorted(each.cascade), each.passive_deletes, type(each.backref).__name__)
Customer, Purchase = Base.classes.customer, Base.classes.purchase
with Session(engine) as session:
    ada = Customer(name="ada", purchase_collection=[Purchase(total=3), Purchase(total=4)])
    bob = Customer(name="bob", customer=ada)
    session.add(bob)
    session.flush()
    print([each.total for each in ada.purchase_collection], ada.customer_collection[0].name, session.execute(text("SELECT * FROM purchase")).all())

other = create_engine("sqlite://")
with other.begin() as connection:
    connection.execute(text("CREATE TABLE owner (id INTEGER NOT NULL PRIMARY KEY)"))
    connection.execute(text("CREATE TABLE pet (id INTEGER NOT NULL PRIMARY KEY, owner INTEGER REFERENCES owner(id))"))
try:
    automap_base().prepare(autoload_with=other)
except Exception as error:
    print(type(error).__name__, str(error).split(" at 0x")[0])
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    automap_base().prepare(autoload_with=engine, reflect=True)
    print([str(each.message) for each in told])
