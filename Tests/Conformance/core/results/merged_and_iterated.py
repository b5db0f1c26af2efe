"""Results used together: nested loops, zip, itertools, comprehension, several open at once, after changes."""
import itertools
from _shop import attempt, customer, filled, order
from sqlalchemy import func, insert, select, update

engine = filled()
with engine.connect() as connection:
    for person in connection.execute(select(customer).order_by(customer.c.id)):
        orders = connection.execute(select(order.c.id, order.c.total).where(order.c.customer_id == person.id).order_by(order.c.id))
        print(person.name, [tuple(o) for o in orders], orders.rowcount, orders.closed)
    rows = connection.execute(select(customer.c.city, customer.c.name).order_by(customer.c.city, customer.c.name))
    for city, group in itertools.groupby(rows, key=lambda row: row.city):
        print(city, [row.name for row in group])
    print(dict(connection.execute(select(customer.c.id, customer.c.name)).all()), dict(connection.execute(select(customer.c.name, customer.c.city)).tuples().all()))
    print(max(connection.execute(select(order.c.total, order.c.id).where(order.c.total.is_not(None)))), sum(connection.scalars(select(order.c.id))), sorted(connection.scalars(select(order.c.Status).distinct())))
    print(list(map(lambda row: row[0] * 2, connection.execute(select(order.c.id)))), any(row.total is None for row in connection.execute(select(order.c.total))), len(connection.execute(select(order)).all()))
    print(list(itertools.islice(connection.execute(select(order.c.id).order_by(order.c.id)), 2, 4)), list(enumerate(connection.scalars(select(customer.c.name)), start=1)))
    result = connection.execute(select(customer.c.id).order_by(customer.c.id))
    print(result.fetchone())
    connection.execute(update(customer).values(city="Bern"))
    print(result.fetchall())
    print([row for row in connection.execute(select(customer.c.city, func.count()).group_by(customer.c.city))])
    for row in connection.execute(select(customer.c.id).order_by(customer.c.id)).all():
        connection.execute(insert(order).values(customer_id=row.id, total=row.id * 10, Status="made"))
    print(connection.execute(select(func.count()).select_from(order)).scalar_one(), connection.execute(select(order.c.total).where(order.c.Status == "made")).scalars().all())
    print({row for row in connection.execute(select(order.c.Status))} == {("new",), ("paid",), ("void",), ("made",)})
    first = connection.execute(select(customer.c.name).order_by(customer.c.id))
    names = iter(first)
    print(next(names), next(names), next(first), list(names), list(first))
    print([list(row) for row in connection.execute(select(order.c.id, order.c.Status).limit(2))], [*connection.scalars(select(order.c.id).limit(2))])
    rows = connection.execute(select(customer.c.id, customer.c.name)).all()
    match rows[0]:
        case (1, name):
            print("matched", name)
    lookup = {row.name: row for row in rows}
    print(lookup["Bob"].id, rows[0] == rows[0], rows.index((2, "Bob")), rows.count((2, "Bob")), (2, "Bob") in rows, rows[1:2], rows[-1])
    print(", ".join(row.name for row in rows), "%d %s" % tuple(rows[0]), "{0.id}-{0.name}".format(rows[1]), f"{rows[2].name!r:>8}")
    connection.rollback()
    attempt("after rollback", lambda: connection.execute(select(customer.c.city).distinct()).scalars().all())
