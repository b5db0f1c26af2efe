"""select() in full: joins, grouping, ordering, labels, correlation, FOR UPDATE, DISTINCT, errors."""
from sqlalchemy import LABEL_STYLE_TABLENAME_PLUS_COL, Column, ForeignKey, Integer, MetaData, Numeric, String, Table, alias, and_, create_engine, delete, func, insert, join, lateral, literal_column, outerjoin, select, table, text, update, column

metadata = MetaData()
customer = Table("customer", metadata, Column("id", Integer, primary_key=True), Column("name", String), Column("city", String))
product = Table("product", metadata, Column("id", Integer, primary_key=True), Column("title", String), Column("price", Numeric(8, 2)))
sale = Table("sale", metadata, Column("id", Integer, primary_key=True), Column("customer_id", ForeignKey("customer.id")), Column("product_id", ForeignKey("product.id")), Column("amount", Integer))
friend = Table("friend", metadata, Column("a_id", ForeignKey("customer.id")), Column("b_id", ForeignKey("customer.id")))
engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(customer), [{"name": n, "city": c} for n, c in (("Ann", "Oslo"), ("Bob", "Rome"), ("Cid", "Oslo"))])
    conn.execute(insert(product), [{"title": "pen", "price": 1.5}, {"title": "cup", "price": 7}])
    conn.execute(insert(sale), [{"customer_id": c, "product_id": p, "amount": a} for c, p, a in ((1, 1, 10), (1, 2, 1), (2, 2, 3))])


def show(statement):
    print(statement)
    with engine.connect() as conn:
        print("  =", [tuple(r) for r in conn.execute(statement)])


show(select(customer.c.name, product.c.title).join(sale, sale.c.customer_id == customer.c.id).join(product).order_by(customer.c.name, product.c.title))
show(select(customer.c.name, sale.c.amount).join_from(customer, sale, isouter=True).order_by(customer.c.name, sale.c.amount))
show(select(customer.c.name, func.coalesce(func.sum(sale.c.amount * product.c.price), 0).label("spent")).outerjoin_from(customer, sale).outerjoin(product).group_by(customer.c.name).having(func.count() >= 1).order_by(text("spent DESC"), customer.c.name))
show(select(customer.c.city, func.count().label("n")).group_by("city").order_by("n", "city"))
show(select(customer.c.city).distinct().order_by(customer.c.city.desc()).limit(1).offset(1))
show(select(func.count(customer.c.city.distinct())))
other = customer.alias("other")
show(select(customer.c.name, other.c.name).where(customer.c.city == other.c.city, customer.c.id < other.c.id))
show(select(customer.c.name).select_from(join(customer, sale)).where(sale.c.amount > 2))
show(select(literal_column("1"), text("'x' AS y")).select_from(customer).limit(1))
show(select(customer.c.name.label("who"), (customer.c.id * 2).label("double")).order_by("double").filter_by(city="Oslo"))
show(customer.select().with_only_columns(customer.c.id).where(customer.c.name.in_(["Ann", "Bob"])))
show(select(customer, product).where(customer.c.id == product.c.id).order_by(customer.c.id))
show(select(customer.c.id, product.c.id).set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL).limit(1))
print(select(customer.c.id, product.c.id, customer.c.id))
print(select(customer).with_for_update(), "|", select(customer.c.id).prefix_with("SQL_NO_CACHE").suffix_with("END"), "|", select(customer.c.id).with_hint(customer, "X"))
print(select(customer.c.id).join(sale, full=True), "|", select(customer.c.id).fetch(5), "|", select(func.now()), "|", select(table("raw", column("x")).c.x), "|", select(text("*")).select_from(text("raw")))
print(select(customer.c.name).where(sale.c.customer_id == customer.c.id).correlate(customer).scalar_subquery())
print(update(customer).values(name=select(product.c.title).where(product.c.id == customer.c.id).scalar_subquery()).where(customer.c.city.in_(select(other.c.city))))
print(delete(sale).where(sale.c.customer_id == customer.c.id, customer.c.city == "Rome"))
print(update(sale).values(amount=sale.c.amount + 1).where(sale.c.product_id == product.c.id))
print(insert(customer).from_select(["name", "city"], select(customer.c.city, customer.c.name)))
print(select(customer.c.name).where(customer.c.id == 5).compile().params, select(customer).selected_columns.keys(), select(customer.c.id.label("k")).subquery().c.keys(), select(customer).selected_columns.name)
for bad in (lambda: str(select(customer).join(friend)), lambda: str(select(customer).join(product)), lambda: select(customer).subquery().c.zz, lambda: select(customer).join(5), lambda: select(customer).where("name = 1"), lambda: select(customer).order_by(customer), lambda: str(select(customer.c.id).order_by("zz")),
            lambda: str(select()), lambda: select(customer.c.id).limit("x"), lambda: insert(customer).values(zz=1).compile(), lambda: customer.c["zz"], lambda: select(customer.c.name).zz, lambda: str(select(customer.c.id).union(select(customer.c.id, customer.c.name)))):
    try:
        print("ok", bad())
    except Exception as e:
        print(type(e).__name__, "|", str(e).split(" at 0x")[0])
