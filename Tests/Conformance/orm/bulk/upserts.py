"""insert().on_conflict_do_update and do_nothing with entities and RETURNING."""
from sqlalchemy import UniqueConstraint, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Stock(Base):
    __tablename__ = "stock"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    amount: Mapped[int] = mapped_column("quantity", default=0)

    def __repr__(self):
        return f"{self.code}={self.amount}"


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Stock(code="a", amount=1), Stock(code="b", amount=2)])
    session.commit()
    held = session.scalars(select(Stock).where(Stock.code == "a")).one()
    statement = insert(Stock).values([{"code": "a", "amount": 10}, {"code": "c", "amount": 3}])
    statement = statement.on_conflict_do_update(index_elements=[Stock.code], set_={"quantity": statement.excluded.quantity})
    print(session.scalars(statement.returning(Stock), execution_options={"populate_existing": True}).all(), held.amount)
    nothing = insert(Stock).on_conflict_do_nothing(index_elements=["code"])
    session.execute(nothing, [{"code": "a", "amount": 99}, {"code": "d", "amount": 4}])
    print(session.scalars(insert(Stock).values(code="a", amount=5).on_conflict_do_nothing().returning(Stock.code)).all())
    adding = insert(Stock).values(code="a", amount=5)
    adding = adding.on_conflict_do_update(index_elements=["code"], set_=dict(quantity=Stock.amount + adding.excluded.quantity), where=Stock.amount < 100)
    session.execute(adding)
    session.expire_all()
    print(session.scalars(select(Stock).order_by(Stock.code)).all())
    many = insert(Stock)
    many = many.on_conflict_do_update(index_elements=[Stock.code], set_={Stock.amount: many.excluded.quantity}).returning(Stock)
    print(session.scalars(many, [{"code": "b", "amount": 7}, {"code": "e", "amount": 8}], execution_options={"populate_existing": True}).all())
    print(session.execute(select(Stock.code, Stock.amount).order_by(Stock.code)).all())
    refused(lambda: session.execute(insert(Stock).values(code="a", amount=1)))
    session.rollback()
    refused(lambda: session.execute(insert(Stock).values(code="a", amount=1).on_conflict_do_update(set_={"quantity": 1})))
    refused(lambda: session.execute(insert(Stock).values(code="a").on_conflict_do_update(index_elements=["code"], set_={})))
