"""Criteria of options where a statement's columns were replaced: a join that the former columns began brings none of their class."""
from sqlalchemy import ForeignKey, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, join, mapped_column, relationship, with_loader_criteria

from _statements import shown


class Base(DeclarativeBase):
    pass


class Tenant(Base):
    __tablename__ = "tenant"
    id: Mapped[int] = mapped_column(primary_key=True)
    is_gone: Mapped[bool] = mapped_column(default=False)
    invoices: Mapped[list["Invoice"]] = relationship(back_populates="tenant")


class Invoice(Base):
    __tablename__ = "invoice"
    id: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenant.id"))
    amount: Mapped[int]
    tenant: Mapped["Tenant"] = relationship(back_populates="invoices")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Tenant(id=1, invoices=[Invoice(amount=5), Invoice(amount=7)]), Tenant(id=2, is_gone=True, invoices=[Invoice(amount=9)])])
    session.commit()
shown(engine)
present = with_loader_criteria(Tenant, Tenant.is_gone.is_(False))
large = with_loader_criteria(Invoice, Invoice.amount > 5)
count = func.count()

with Session(engine) as session:
    for option in (present, large):
        for statement in (
            select(Tenant).with_only_columns(count),
            select(Tenant).where(Tenant.id > 0).with_only_columns(count),
            select(Tenant).join(Tenant.invoices).with_only_columns(count),
            select(Tenant).join(Tenant.invoices).where(Tenant.id > 0).with_only_columns(count),
            select(Tenant).join(Tenant.invoices).with_only_columns(Invoice.id),
            select(Tenant).join(Tenant.invoices).with_only_columns(Tenant.id),
            select(Tenant, Invoice).join(Tenant.invoices).with_only_columns(count),
            select(Tenant).outerjoin(Tenant.invoices).order_by(Tenant.id).with_only_columns(count).order_by(None),
            select(count).select_from(Tenant).join(Tenant.invoices),
            select(count).join_from(Tenant, Invoice),
            select(count).join(Tenant.invoices),
            select(count).select_from(join(Tenant, Invoice, Tenant.invoices)),
        ):
            print(session.scalars(statement.options(option)).all())
        print(session.query(Tenant).join(Tenant.invoices).options(option).with_entities(count).all())
        print(session.query(Tenant).join(Tenant.invoices).options(option).with_entities(Invoice.amount).all())
        print(session.query(Tenant).join(Tenant.invoices).options(option).count())
