"""Date, time, interval types in SQLite: storage formats, arithmetic, comparison, extract, functions."""
import datetime as dt
from sqlalchemy import Column, Date, DateTime, Integer, Interval, MetaData, String, Table, Time, cast, create_engine, event, extract, func, insert, literal, select, text, type_coerce
from sqlalchemy.dialects import sqlite

engine = create_engine("sqlite://")
metadata = MetaData()
t = Table(
    "t", metadata, Column("id", Integer, primary_key=True), Column("day", Date), Column("at", DateTime), Column("clock", Time), Column("span", Interval), Column("zone", DateTime(timezone=True)),
    Column("compact", sqlite.DATETIME(storage_format="%(year)04d%(month)02d%(day)02d%(hour)02d%(minute)02d%(second)02d", regexp=r"(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})")), Column("short", sqlite.DATETIME(truncate_microseconds=True)), Column("slashed", sqlite.DATE(storage_format="%(month)02d/%(day)02d/%(year)04d", regexp=r"(?P<month>\d+)/(?P<day>\d+)/(?P<year>\d+)")), Column("minutes", sqlite.TIME(storage_format="%(hour)02d-%(minute)02d-%(second)02d", regexp=r"(\d+)-(\d+)-(\d+)")),
)
metadata.create_all(engine)
log = []
event.listen(engine, "before_cursor_execute", lambda c, cursor, statement, parameters, context, many: log.append((" ".join(statement.split()), parameters)))


def show(label, make):
    try:
        print(label, "->", make())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", str(error).split("\n")[0])
    for entry in log:
        print("    ", *entry)
    log.clear()


moment = dt.datetime(2024, 2, 29, 13, 14, 15, 161718)
with engine.connect() as connection:
    run = connection.execute
    show("insert", lambda: run(insert(t), {"day": moment.date(), "at": moment, "clock": moment.time(), "span": dt.timedelta(days=2, hours=3), "zone": moment, "compact": moment, "short": moment, "slashed": moment.date(), "minutes": moment.time()}).rowcount)
    show("raw", lambda: connection.exec_driver_sql("select * from t").one())
    show("select", lambda: run(select(t)).one())
    show("aware", lambda: (run(insert(t), {"zone": dt.datetime(2024, 1, 1, tzinfo=dt.timezone.utc)}).rowcount, run(select(t.c.zone).where(t.c.id == 2)).scalar()))
    show("compare", lambda: run(select(t.c.id).where(t.c.day == dt.date(2024, 2, 29), t.c.at > dt.datetime(2024, 1, 1), t.c.clock < dt.time(20))).scalars().all())
    show("between", lambda: run(select(t.c.id).where(t.c.at.between(dt.datetime(2024, 2, 1), dt.datetime(2024, 3, 1)))).scalars().all())
    show("in", lambda: run(select(t.c.id).where(t.c.day.in_([dt.date(2024, 2, 29), dt.date(2023, 1, 1)]))).scalars().all())
    show("extract", lambda: run(select(*[extract(field, t.c.at) for field in ("year", "month", "day", "hour", "minute", "second", "doy", "dow", "week", "epoch", "milliseconds")]).where(t.c.id == 1)).one())
    show("bad extract", lambda: run(select(extract("century", t.c.at))))
    show("functions", lambda: run(select(func.date(t.c.at), func.strftime("%Y", t.c.at), func.date(t.c.at, "+1 day", type_=Date), func.julianday(t.c.day)).where(t.c.id == 1)).one())
    show("max", lambda: run(select(func.max(t.c.at), func.min(t.c.day), func.count(t.c.clock))).one())
    show("difference type", lambda: repr((t.c.at - t.c.at).type) + repr((t.c.day - t.c.day).type) + repr((t.c.at + t.c.span).type) + repr((t.c.day + dt.timedelta(1)).type))
    show("cast", lambda: run(select(cast(t.c.at, String), type_coerce(t.c.day, String), cast("2024-05-06", Date)).where(t.c.id == 1)).one())
    show("coerce back", lambda: run(select(type_coerce(func.date("2024-05-06"), Date), type_coerce(text("'2024-05-06 01:02:03'"), DateTime) if False else literal("x"))).one())
    show("literal", lambda: str(select(t.c.id).where(t.c.day == dt.date(2024, 2, 29), t.c.at == moment, t.c.clock == dt.time(1, 2), t.c.span == dt.timedelta(1)).compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})).replace("\n", " "))
    show("default literal", lambda: str(select(t.c.id).where(t.c.day == dt.date(2024, 2, 29), t.c.at == moment).compile(compile_kwargs={"literal_binds": True})).replace("\n", " "))
    show("server default", lambda: (run(text("create table s (id integer, at datetime default current_timestamp)")), run(text("insert into s (id) values (1)")), len(run(text("select at from s")).scalar()))[2])
    show("stored otherwise", lambda: (connection.exec_driver_sql("insert into t (id, day, at, clock) values (9, '2024-03-04', '2024-03-04T05:06:07', '08:09')"), run(select(t.c.day, t.c.at, t.c.clock).where(t.c.id == 9)).one())[1])
    show("stored number", lambda: (connection.exec_driver_sql("update t set at = 5 where id = 9"), run(select(t.c.at).where(t.c.id == 9)).one()))
    show("reprs", lambda: (repr(t.c.compact.type), repr(t.c.zone.type), repr(t.c.slashed.type), str(t.c.minutes.type)))
    show("wrong", lambda: run(insert(t), {"day": "2024-01-01"}))
    show("wrong interval", lambda: run(insert(t), {"span": 5}))
