"""Expressions and their text: case, cast, between, functions, windows, labels, literal binds."""
from sqlalchemy import (Boolean, Column, Date, DateTime, Float, Integer, MetaData, Numeric, String, Table, all_, and_, any_, between, bindparam, case, cast, collate, column, create_engine, desc, distinct, extract, false, func, literal,
                        literal_column, not_, null, nulls_first, nulls_last, or_, select, text, true, tuple_, type_coerce)

t = Table("t", MetaData(), Column("a", Integer), Column("b", Integer), Column("s", String(20)), Column("d", DateTime), Column("f", Float), Column("n", Numeric(8, 2)), Column("flag", Boolean), Column("order", Integer))
a, b, s, d, f, n, flag = t.c.a, t.c.b, t.c.s, t.c.d, t.c.f, t.c.n, t.c.flag
for expression in (
    case((a > 5, "big"), (a > 2, "middle"), else_="small"), case({1: "one", 2: "two"}, value=a, else_=null()), cast(a, String(10)) + "x", cast("5", Integer) * 2, type_coerce(s, Integer) + 1,
    a.between(1, b), not_(a.between(1, 2)), between(a, b, 9, symmetric=True), and_(a == 1, or_(b == 2, b == 3), not_(flag)), ~and_(a == 1, b == 2), or_(), and_(true(), a == 1), and_(false(), a == 1), a.in_([1, 2, None]), a.not_in([]),
    tuple_(a, b).in_([(1, 2), (3, 4)]), s.like("x%", escape="/"), s.ilike("X%"), s.startswith("a_b", autoescape=True), s.contains("50%", autoescape=True), s.endswith(t.c.s), s.icontains("q"), s.regexp_match("^a"), s.collate("NOCASE") == "x",
    s + "a" + "b", "p" + s, s.concat(a), a + b * 2, (a + b) * 2, a - (b - 1), -(a + b), a / b, a // 2, a % 3, a ** 2, a.bitwise_and(3) | a.bitwise_or(4) if False else a.bitwise_and(3), a.op("<<")(2), a.bool_op("&&")(b), a == None, a != None, a.is_(None), a.is_not(None),
    a.is_distinct_from(b), a == any_(select(b).scalar_subquery()), a > all_(select(b).scalar_subquery()), extract("year", d), func.count(distinct(a)), func.count().filter(a > 1), func.sum(f).over(partition_by=a, order_by=desc(b)),
    func.row_number().over(order_by=[a, b.desc()], rows=(None, 0)), func.rank().over(order_by=a, range_=(-1, 1)), func.coalesce(n, 0), func.now(), func.current_date(), func.lower(s) == "x", func.my.pkg.fn(a, 1), func.max(a) + 1,
    nulls_first(a.desc()), nulls_last(a), a.desc().nulls_last(), literal(5) + a, literal("x"), literal_column("a + 1") * 2, column("q") > 5, text("a = 1"), a.label("z"), a.label("z") + 1, flag == True, flag.is_(true()), ~flag, not_(~flag),
    bindparam("p", type_=Integer) + 1, (a == b) == (b == a), (a > 1) & (b < 2) | (s == "x"), a.distinct(), func.cast(a) if False else func.length(s), exists_ := select(a).exists(), t.c.order + 1,
):
    compiled = expression.compile()
    print(expression, "|", dict(sorted(compiled.params.items())))
print(select(a, b.label("x"), (a + 1), func.count(), s).where(a == 5, s == "it's").group_by(a).having(func.count() > 1).order_by(desc("x"), a).limit(5).offset(10).compile(compile_kwargs={"literal_binds": True}))
engine = create_engine("sqlite://")
print(select(t).where(t.c.d > "2020", a.in_([1, 2]), flag).compile(engine, compile_kwargs={"render_postcompile": True}))
print(select(n).where(n.in_([1.5, 2])).compile(engine, compile_kwargs={"literal_binds": True}))
for bad in (lambda: bool(a == 1 and b), lambda: a.in_(5), lambda: select(5 + object()), lambda: case(), lambda: and_("a = 1"), lambda: select("a").order_by(object()), lambda: a.foo, lambda: func.count(a)[1]):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, "|", str(e).split(" at 0x")[0])
