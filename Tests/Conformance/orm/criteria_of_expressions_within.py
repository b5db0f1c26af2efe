"""Tenants: the criteria of a statement in the SELECTs of expressions that stand within it, and in what names no class."""
from sqlalchemy import ForeignKey, String, case, cast, create_engine, exists, func, literal, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, with_loader_criteria


class Base(DeclarativeBase):
    pass


class Customer(Base):
    __tablename__ = "customers"
    id: Mapped[int] = mapped_column(primary_key=True)
    tenant: Mapped[str]
    score: Mapped[int]
    orders: Mapped[list["Order"]] = relationship(back_populates="customer")


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    total: Mapped[int]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    customer: Mapped[Customer] = relationship(back_populates="orders")


class Plan(Base):
    __tablename__ = "plans"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    price: Mapped[int]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "plan"}


class Trial(Plan):
    __mapper_args__ = {"polymorphic_identity": "trial"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Customer(id=1, tenant="a", score=3, orders=[Order(total=10), Order(total=20)]), Customer(id=2, tenant="b", score=5, orders=[Order(total=30)])])
    session.add_all([Plan(price=5), Trial(price=0), Trial(price=1)])
    session.commit()

options = (with_loader_criteria(Customer, Customer.tenant == "a"), with_loader_criteria(Order, Order.total > 15), with_loader_criteria(Plan, Plan.price < 3))
expressions = {
    "sum": Customer.score + 1, "cast": cast(Customer.score, String), "label": (Customer.score * 2).label("twice"), "negative": -Customer.score, "count": func.count(Customer.id), "two": Customer.score + Order.total,
    "nested": func.coalesce(func.max(Order.total), 0), "case": case((Customer.score > 4, Order.total), else_=0), "trial": func.count(Trial.id), "comparison": Customer.score > 4,
}
with Session(engine) as session:
    def show(title, statement):
        print(title, "|", " ".join(str(statement).split()))
        print("   ", sorted(session.execute(statement).all()))

    for name, expression in expressions.items():
        show(f"{name} alone", select(expression).options(*options))
        show(f"{name} in a subquery", select(select(expression.label("x")).subquery()).options(*options))
        show(f"{name} in a CTE", select(select(expression.label("x")).cte("named")).options(*options))
        show(f"{name} in a union", select(expression.label("x")).union_all(select(expression.label("x"))).options(*options))
        show(f"{name} as a value", select(literal(1), select(expression).scalar_subquery()).options(*options))
        show(f"{name} in WHERE", select(Customer.id).where(Customer.id.in_(select(expression))).options(*options))
    show("arguments of functions in WHERE", select(Customer.id).where(func.coalesce(Order.total, 0) > 5).options(*options))
    show("a case in WHERE", select(Customer.id).where(case((Order.total > 5, True), else_=False)).options(*options))
    show("a function alone in WHERE", select(literal(1)).where(func.abs(Trial.price) == 0).options(*options))
    show("exists", select(exists().where(Order.customer_id == 1)).options(*options))
    show("a subclass in WHERE", select(literal(1)).where(Trial.price >= 0).options(*options))
    show("windows", select(func.row_number().over(order_by=Customer.id)).options(*options))
    show("filters", select(func.count().filter(Customer.score > 1)).options(*options))
