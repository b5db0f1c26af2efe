# str() of statements and expressions
from sqlalchemy import (Boolean, Column, Date, ForeignKey, Integer, MetaData, Numeric, String, Table, and_, between, case, cast, column, delete, desc, distinct,
                        exists, extract, false, func, insert, literal, literal_column, not_, null, or_, select, table, text, true, tuple_, type_coerce, union, union_all, update)
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable, DropTable, Index

m = MetaData()
a = Table("account", m, Column("id", Integer, primary_key=True), Column("name", String(20), nullable=False, unique=True), Column("amount", Numeric(10, 2), server_default="0"),
          Column("opened", Date), Column("Mixed Case", String), Column("order", Integer))
b = Table("book", m, Column("id", Integer, primary_key=True), Column("account_id", ForeignKey("account.id", ondelete="CASCADE")), Column("ok", Boolean, index=True))
statements = [
    select(a.c.id), select(a.c.id, a.c["Mixed Case"], a.c.order), select(b).where(b.c.ok), select(b).where(~b.c.ok), select(b).where(b.c.ok == True).where(b.c.id != 3),
    select(a.c.name.label("n")).order_by(desc("n")).limit(3).offset(2), select(a.c.id).distinct(), select(func.count()).select_from(a), select(func.count(distinct(a.c.name)), func.now(), func.my_own(1, "x")),
    select(a.c.id).where(or_(a.c.id == 1, and_(a.c.id > 2, a.c.name == "x"), not_(a.c.name.in_(["p", "q"])))), select(a.c.id).where(a.c.name == None, a.c.opened.is_not(None)),
    select(a.c.id).where(a.c.id.between(1, 2), between(a.c.amount, 3, 4), a.c.name.like("a%"), a.c.name.ilike("B%"), a.c.name.startswith("c"), a.c.name.contains("d", autoescape=True)),
    select(a.c.name, func.sum(a.c.amount).label("total")).group_by(a.c.name).having(func.sum(a.c.amount) > 5), select(a.c.name, b.c.ok).join(b), select(a.c.name).join_from(a, b, isouter=True),
    select(a.c.name).select_from(a.join(b, a.c.id == b.c.account_id)), select(a.alias("x").c.id), select(case((a.c.id > 1, "big"), else_="small")), select(case({1: "one"}, value=a.c.id)),
    select(a.c.id).where(a.c.id.in_(select(b.c.account_id))), select(a.c.id).where(exists().where(b.c.account_id == a.c.id)), select(a.c.id).where(select(b.c.id).where(b.c.account_id == a.c.id).exists()),
    select(select(func.max(b.c.id)).scalar_subquery().label("m")), union(select(a.c.id), select(b.c.id)).order_by("id"), union_all(select(a.c.id).where(a.c.id < 3), select(b.c.id)),
    select(cast(a.c.id, String), type_coerce(a.c.id, String), literal("v"), literal_column("1 + 1"), null(), true(), false()), select(extract("year", a.c.opened)),
    select(text("a, b")).select_from(text("t")).where(text("x = :y")), select(column("q")).select_from(table("free", column("q"))), select(tuple_(a.c.id, a.c.name).in_([(1, "x")])),
    select(func.row_number().over(partition_by=a.c.name, order_by=a.c.id.desc())), select(a).with_only_columns(a.c.id), select(a.c.id).order_by(a.c.name.desc().nulls_last()),
    insert(a), insert(a).values(name="x", amount=3), insert(a).values([{"name": "p"}, {"name": "q"}]), insert(b).from_select(["account_id"], select(a.c.id)), insert(a).returning(a.c.id),
    update(a).values(name="y"), update(a).where(a.c.id == 1).values({a.c.amount: a.c.amount * 2, "name": func.upper(a.c.name)}), delete(a), delete(b).where(b.c.account_id == a.c.id),
    CreateTable(a), CreateTable(b), DropTable(a), CreateIndex(list(b.indexes)[0]), CreateIndex(Index("two", a.c.name, a.c.amount.desc(), unique=True)),
]
for number, statement in enumerate(statements, 1):
    print(number, str(statement).strip())
c = a.c
for e in (c.id + 1 > 3, (c.id + 1) * 2, c.id + 1 * 2, -c.id, c.id % 2, c.name + "x", "x" + c.name, c.name.concat("!"), c.id / 2, c.id // 2, c.id == c.order, ~(c.id == 1), ~c.name.like("x"), c.name.op("REGEXP")("^a"),
          (c.id == 1) | (c.id == 2) & (c.name == "z"), ((c.id == 1) | (c.id == 2)) & (c.name == "z"), c.id.in_([]), c.name.is_distinct_from("x"), c.id.desc(), c.name.collate("NOCASE"), func.coalesce(c.name, "none"),
          c.id.label("z"), and_(True, c.id == 1), or_(False), c.amount.cast(Integer), c.name.regexp_match("a"), c.id.bool_op("&")(4), c.name == func.lower("X")):
    print(e, "|", dict(e.compile().params))
print(select(a.c.id).where(a.c.name == "it's").compile(compile_kwargs={"literal_binds": True}), "|", select(a.c.id).limit(2).compile(dialect=sqlite.dialect()), "|", select(a.c.id).where(a.c.id.in_([1, 2])).compile(compile_kwargs={"literal_binds": True}))
