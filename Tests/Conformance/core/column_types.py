"""Types that convert: DateTime, Date, Time, Boolean, Numeric, LargeBinary, Text, JSON, Enum, Interval, Uuid."""
import enum
import uuid
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from sqlalchemy import (JSON, BigInteger, Boolean, Column, Date, DateTime, Enum, Float, Integer, Interval, LargeBinary, MetaData, Numeric, SmallInteger, String, Table, Text, Time,
                        Unicode, Uuid, create_engine, insert, null, select, text)
from sqlalchemy.schema import CreateTable


class Mood(enum.Enum):
    happy = 1
    sad = 2


t = Table(
    "t", MetaData(), Column("id", Integer, primary_key=True), Column("dt", DateTime), Column("d", Date), Column("tm", Time), Column("b", Boolean), Column("n", Numeric(10, 2)),
    Column("f", Float), Column("bin", LargeBinary), Column("txt", Text), Column("j", JSON), Column("e", Enum(Mood)), Column("es", Enum("a", "b", name="letters")), Column("iv", Interval),
    Column("u", Uuid), Column("s", String(3)), Column("uni", Unicode(10)), Column("big", BigInteger), Column("small", SmallInteger), Column("nf", Numeric(asdecimal=False)))
print(str(CreateTable(t)).strip())
engine = create_engine("sqlite://")
t.create(engine)
values = dict(dt=datetime(2024, 2, 29, 23, 59, 59, 123456), d=date(1999, 12, 31), tm=time(7, 30), b=True, n=Decimal("1234.50"), f=2.5, bin=b"\x00\xffz", txt="Zeile\n" * 2, j={"k": [1, None, True, "ü"]},
              e=Mood.sad, es="b", iv=timedelta(days=2, seconds=5), u=uuid.UUID(int=2**100 + 5), s="longer than three", uni="日本", big=2**60, small=-5, nf=Decimal("0.5"))
with engine.begin() as conn:
    conn.execute(insert(t).values(**values))
    conn.execute(insert(t), [{"j": None}, {"j": [], "b": False}])
    conn.execute(insert(t).values(j=null(), n=3, f=1, dt=datetime(2024, 1, 1)))
    first, *others = conn.execute(select(t).order_by(t.c.id)).all()
    for name in values:
        got = first._mapping[name]
        print(f"{name:<6} {got == values[name]!s:<6} {got!r}")
    for other in others:
        print(other)
    for row in conn.execute(text("SELECT dt, d, tm, typeof(b), b, n, typeof(n), f, j, e, es, iv, u, typeof(bin) FROM t ORDER BY id")):
        print(tuple(row))
    print(conn.execute(select(t.c.id).where(t.c.dt > datetime(2024, 2, 1))).all(), conn.execute(select(t.c.id).where(t.c.e == Mood.sad)).all(), conn.execute(select(t.c.id).where(t.c.b.is_(False))).all(),
          conn.execute(select(t.c.j["k"][3]).where(t.c.id == 1)).scalar(), conn.execute(select(t.c.n * 2).where(t.c.n > 5)).scalar(), conn.execute(select(t.c.id).where(t.c.u == values["u"])).scalar())
    for column, wrong in [("dt", "2024-01-01"), ("d", "today"), ("tm", 7), ("b", "yes"), ("b", 2), ("n", "abc"), ("e", "angry"), ("e", 1), ("es", "zzz"), ("j", object()), ("u", "not-a-uuid"), ("iv", 5), ("bin", "text"), ("id", "one"), ("dt", date(2024, 1, 1)), ("f", "1.5")]:
        try:
            with conn.begin_nested():
                conn.execute(insert(t).values({column: wrong}))
            print(column, repr(wrong)[:12], "->", "accepted")
        except Exception as e:
            print(column, repr(wrong)[:12], "->", type(e).__name__, "|", str(e).splitlines()[0].split(" at 0x")[0])
    for kind, bad in (("DateTime", "not a date"), ("Date", "31.12.1999"), ("Boolean", 5), ("Enum", "wrong")):
        try:
            conn.execute(text("UPDATE t SET dt = :v, d = :v, e = :v WHERE id = 2"), {"v": bad})
            print(kind, conn.execute(select({"DateTime": t.c.dt, "Date": t.c.d, "Boolean": t.c.b, "Enum": t.c.e}[kind]).where(t.c.id == 2)).all())
        except Exception as e:
            print(kind, type(e).__name__, str(e).splitlines()[0])
for c in t.columns:
    print(c.name, repr(c.type), c.type.python_type.__name__, end="; ")
print()
