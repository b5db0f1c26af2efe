"""WriteOnlyMapped: add, remove, select, insert, update and delete of a large collection."""
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, WriteOnlyMapped, mapped_column, relationship

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Account(Base):
    __tablename__ = "account"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    moves: WriteOnlyMapped["Move"] = relationship(cascade="all, delete-orphan", passive_deletes=True, order_by="Move.id")


class Move(Base):
    __tablename__ = "move"
    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="cascade"))
    amount: Mapped[int]

    def __repr__(self):
        return f"Move({self.amount})"


engine = connected(Base)
with Session(engine) as session:
    account = Account(name="a", moves=[Move(amount=1), Move(amount=2)])
    session.add(account)
    session.commit()
    print(session.scalars(account.moves.select()).all())
    account.moves.add(Move(amount=3))
    account.moves.add_all([Move(amount=4), Move(amount=5)])
    session.commit()
    print(session.scalars(account.moves.select().where(Move.amount > 2).limit(2)).all())
    first = session.scalars(account.moves.select().limit(1)).one()
    account.moves.remove(first)
    session.commit()
    session.execute(account.moves.insert(), [{"amount": 10}, {"amount": 11}])
    session.execute(account.moves.update().where(Move.amount > 4).values(amount=Move.amount * 2))
    session.execute(account.moves.delete().where(Move.amount == 4))
    session.commit()
    print(session.scalars(account.moves.select()).all())
    refused(lambda: list(account.moves))
    refused(lambda: len(account.moves))
    refused(lambda: account.moves[0])
    refused(lambda: setattr(account, "moves", [Move(amount=1)]))
    print(type(account.moves).__name__, session.scalars(select(Account.name).where(Account.moves.any(Move.amount == 20))).all())
    session.rollback()
    session.delete(account)
    session.commit()
