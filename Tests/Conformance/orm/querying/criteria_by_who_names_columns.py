# Tenants of a shop: with_loader_criteria() is about what a statement names by a class, not about the table's own columns.
from sqlalchemy import ForeignKey, String, cast, create_engine, distinct, func, select, tuple_, union
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, with_loader_criteria


class Base(DeclarativeBase):
    pass


class Customer(Base):
    __tablename__ = "customer"
    id: Mapped[int] = mapped_column(primary_key=True)
    tenant: Mapped[int]
    score: Mapped[int]


class Invoice(Base):
    __tablename__ = "invoice"
    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    total: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
table, other = Customer.__table__, aliased(Customer)
tenant = with_loader_criteria(Customer, Customer.tenant == 1)
with Session(engine) as session:
    session.add_all(Customer(id=n, tenant=n % 2, score=n) for n in range(1, 6))
    session.add_all(Invoice(id=n, customer_id=n % 5 + 1, total=n * 10) for n in range(8))
    session.commit()
    for name, statement in {
        "table, class in WHERE": select(table).where(Customer.score > 0),
        "column, class in WHERE": select(table.c.id).where(Customer.score > 0, table.c.id < 9),
        "class, table in WHERE": select(Customer).where(table.c.score > 0),
        "attribute, table in WHERE": select(Customer.id).where(table.c.score > 0),
        "table alone": select(table.c.id).where(table.c.score > 0),
        "negation": select(table.c.id).where(~(Customer.score > 3)),
        "IN": select(table.c.id).where(Customer.score.in_([1, 2, 3])),
        "tuples": select(table.c.id).where(tuple_(Customer.score, Customer.id).in_([(1, 1), (2, 2)])),
        "function of the table": select(func.count(table.c.id)).where(Customer.score > 0),
        "GROUP BY of the class": select(func.count(table.c.id)).group_by(Customer.tenant),
        "HAVING of the class": select(func.count(table.c.id)).group_by(table.c.tenant).having(func.count(Customer.id) > 0),
        "window of the class": select(table.c.id, func.row_number().over(order_by=Customer.score)),
        "filter of the class": select(func.count(table.c.id).filter(Customer.score > 1)),
        "sum of both": select(table.c.score + Customer.id),
        "cast": select(cast(Customer.score, String)),
        "distinct": select(distinct(Customer.tenant)),
        "join of both": select(table.c.id, Invoice.id).join(Invoice, Invoice.customer_id == table.c.id),
        "join, class in WHERE": select(table.c.id).join(Invoice, Invoice.customer_id == table.c.id).where(Customer.score > 0),
        "subquery": select(select(table.c.id).where(Customer.score > 0).subquery()),
        "CTE of the table": select(select(table.c.id).where(table.c.score > 0).cte("all_of_them")),
        "union": union(select(table.c.id).where(Customer.score > 0), select(table.c.id)),
        "scalar subquery": select(Invoice.id, select(func.max(Customer.score)).scalar_subquery()).where(Invoice.id < 2),
        "alias": select(table.c.id).where(other.score > 4, table.c.id == other.id),
    }.items():
        statement = statement.options(tenant) if name != "union" else statement
        print(name, "|", " ".join(str(statement).split()))
        print("   ", [tuple(getattr(part, "id", part) for part in row) for row in session.execute(statement).all()])
    print(select(Customer.id, (Customer.tenant + Customer.score).label("score"), Customer.score).subquery().select())
    print(bool(Customer.score == Customer.score), bool(Customer.score == table.c.score), Customer.score.compare(table.c.score))
