"""text() through a session: parameters, columns of types, entities, and mixed with expressions."""
import datetime

from sqlalchemy import Date, Integer, String, bindparam, column, literal_column, select, text
from sqlalchemy.orm import Session

from _shop import Customer, Item, Order, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    print(session.execute(text("SELECT id, name FROM item WHERE price > :low ORDER BY id"), {"low": 40}).all())
    print(session.execute(text("SELECT id FROM item WHERE name IN :names ORDER BY id").bindparams(bindparam("names", expanding=True)), {"names": ["lamp", "desk"]}).scalars().all())
    print(session.execute(text("SELECT '2024-01-02' AS day").columns(day=Date)).scalar())
    print(session.execute(text("SELECT name AS n, price FROM item").columns(column("n", String), column("price", Integer)).subquery().select()).all())
    print(session.scalars(select(Item).where(text("price > :low")).params(low=40)).all(), session.scalars(select(Item).where(text("id = 1"))).all())
    print(session.execute(select(literal_column("name || '!'")).select_from(Item).order_by(text("1"))).all())
    print(session.execute(text("INSERT INTO tag (name) VALUES (:n)"), [{"n": "a"}, {"n": "b"}]).rowcount, session.execute(text("SELECT count(*) FROM tag")).scalar())
    row = session.execute(text("SELECT id, name AS label FROM item WHERE id = 1")).one()
    print(row.label, row._mapping, row._fields)
    print(session.execute(text("UPDATE item SET price = price + 1")).rowcount, session.get(Item, 1).price)
    refused(lambda: session.execute(text("SELECT :a + :b"), {"a": 1}))
    refused(lambda: session.execute(text("SELECT * FROM item WHERE id = :id").bindparams(other=1)))
