"""Dates, times and decimals through the database: storage text, comparison, functions, literals."""
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from sqlalchemy import Boolean, Column, Date, DateTime, Float, Integer, Interval, MetaData, Numeric, String, Table, Time, create_engine, extract, func, insert, literal, select, text, type_coerce

t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("d", Date), Column("dt", DateTime), Column("tm", Time), Column("iv", Interval), Column("n", Numeric(10, 3)), Column("f", Float), Column("b", Boolean))
engine = create_engine("sqlite://")
t.create(engine)
rows = [
    dict(d=date(2024, 2, 29), dt=datetime(2024, 2, 29, 12, 30, 15, 250000), tm=time(8, 5, 0, 1), iv=timedelta(days=1, hours=2), n=Decimal("10.125"), f=1 / 3, b=True),
    dict(d=date(1999, 12, 31), dt=datetime(1999, 12, 31, 23, 59, 59), tm=time(0, 0), iv=timedelta(microseconds=5), n=Decimal("-0.5"), f=-2.0, b=False),
    dict(d=None, dt=None, tm=None, iv=None, n=None, f=None, b=None),
]
with engine.begin() as conn:
    conn.execute(insert(t), rows)
    for row, given in zip(conn.execute(select(t).order_by(t.c.id)), rows):
        print([repr(getattr(row, k)) for k in given], all(getattr(row, k) == v for k, v in given.items()))
    print(conn.execute(text("select d, dt, tm, iv, n, f, b from t order by id")).all())
    print(conn.execute(select(t.c.id).where(t.c.d >= date(2000, 1, 1))).scalars().all(), conn.execute(select(t.c.id).where(t.c.dt.between(datetime(1999, 1, 1), datetime(2000, 1, 1)))).scalars().all())
    print(conn.execute(select(extract("year", t.c.d), extract("month", t.c.dt), extract("dow", t.c.d), extract("hour", t.c.dt), extract("doy", t.c.d)).where(t.c.id == 1)).one())
    print(select(extract("year", t.c.d)).compile(engine))
    print(conn.execute(select(func.max(t.c.d), func.min(t.c.dt), func.sum(t.c.n), func.avg(t.c.f), func.count(t.c.b), func.max(t.c.tm))).one())
    print(conn.execute(select(func.date(t.c.dt), func.strftime("%Y/%m", t.c.d), func.date(t.c.d, "+1 day"), func.date(t.c.d, type_=Date)).where(t.c.id == 1)).one())
    print(conn.execute(select(t.c.n + 1, t.c.n * Decimal("2.5"), t.c.n / 2, -t.c.n, t.c.f * 2, func.round(t.c.f, 2), t.c.n == Decimal("10.125")).where(t.c.id == 1)).one())
    print(conn.execute(select(literal(date(2020, 1, 2)), literal(datetime(2020, 1, 2, 3, 4)), literal(Decimal("1.50")), literal(True), literal(timedelta(hours=1)), literal(time(1, 2)))).one())
    print(conn.execute(select(t.c.id).where(t.c.b)).all(), conn.execute(select(t.c.id).where(~t.c.b)).all(), conn.execute(select(t.c.id).where(t.c.b.is_(None))).all(), conn.execute(select(t.c.b, t.c.b == True).order_by(t.c.id)).all())
    print(conn.execute(select(type_coerce(t.c.dt, String), type_coerce(t.c.iv, String)).where(t.c.id == 1)).one())
    print(select(t.c.id).where(t.c.d == date(2020, 1, 2), t.c.dt < datetime(2020, 1, 2, 3), t.c.tm > time(1), t.c.n == Decimal("1.5"), t.c.b == True).compile(engine, compile_kwargs={"literal_binds": True}))
    for column, wrong in (("d", "2024-01-01"), ("d", datetime(2024, 5, 6, 7)), ("dt", date(2024, 5, 6)), ("tm", "08:00"), ("iv", 5), ("b", 3), ("b", "true"), ("n", "1.25"), ("n", 2), ("f", "x"), ("b", 1)):
        try:
            with conn.begin_nested():
                conn.execute(insert(t).values({column: wrong}))
            print(column, repr(wrong), "->", repr(conn.execute(select(t.c[column]).order_by(t.c.id.desc()).limit(1)).scalar()))
        except Exception as e:
            print(column, repr(wrong), "->", type(e).__name__, str(e).splitlines()[0])
    conn.execute(text("update t set d = 'not a date', dt = '2024-13-45' where id = 1"))
    for column in (t.c.d, t.c.dt):
        try:
            print(conn.execute(select(column).where(t.c.id == 1)).scalar())
        except ValueError as e:
            print(type(e).__name__, e)
