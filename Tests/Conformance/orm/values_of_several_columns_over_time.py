"""Composite values through the life of an object: loading, refreshing, histories, None."""
import dataclasses

from sqlalchemy import inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, composite, mapped_column
from sqlalchemy.orm.attributes import get_history

from _traced import traced


@dataclasses.dataclass
class Money:
    amount: int
    currency: str


class Base(DeclarativeBase):
    pass


class Invoice(Base):
    __tablename__ = "invoice"
    id: Mapped[int] = mapped_column(primary_key=True)
    total: Mapped[Money] = composite(mapped_column("total_amount"), mapped_column("total_currency"))
    number: Mapped[str]


session = Session(traced(Base))
invoice = Invoice(number="n1", total=Money(5, "EUR"))
print(invoice.__dict__["total_amount"], invoice.total)
session.add(invoice)
session.commit()
print(sorted(k for k in invoice.__dict__ if k[0] != "_"))
print(invoice.number, sorted(k for k in invoice.__dict__ if k[0] != "_"))
print(get_history(invoice, "total"))
invoice.total = Money(6, "EUR")
print(get_history(invoice, "total"), inspect(invoice).attrs.total.history.added)
session.commit()
session.expunge_all()
again = session.scalars(select(Invoice).where(Invoice.total == Money(6, "EUR"))).one()
print(again.total is again.total, again.total)
again.total_amount = 9
print(again.total, again.total_amount)
session.flush()
session.refresh(again)
print(again.total)
session.expire(again, ["total_amount"])
print("total" in again.__dict__, again.total)
print(session.execute(select(Invoice.total, Invoice.number)).all())
print(session.execute(select(Invoice.total_amount).order_by(Invoice.total)).scalars().all())
