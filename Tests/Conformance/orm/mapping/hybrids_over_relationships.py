"""Hybrids that go over a relationship: sums in Python and in SQL, joins, and correlated subqueries."""
from sqlalchemy import ForeignKey, func, select
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from _statements import connected


class Base(DeclarativeBase):
    pass


class Account(Base):
    __tablename__ = "account"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("owner.id"))
    balance: Mapped[int]


class Owner(Base):
    __tablename__ = "owner"
    id: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[str]
    last: Mapped[str]
    accounts: Mapped[list[Account]] = relationship(order_by=Account.id)

    @hybrid_property
    def name(self):
        return self.first + " " + self.last

    @name.inplace.setter
    def _set_name(self, value):
        self.first, self.last = value.split(" ")

    @hybrid_property
    def balance(self):
        return sum(account.balance for account in self.accounts)

    @balance.inplace.expression
    @classmethod
    def _balance(cls):
        return select(func.coalesce(func.sum(Account.balance), 0)).where(Account.owner_id == cls.id).label("total_balance")

    @hybrid_property
    def is_rich(self):
        return self.balance > 100


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Owner(name="Ann Lee", accounts=[Account(balance=70), Account(balance=50)]), Owner(name="Bo Ek", accounts=[Account(balance=5)]), Owner(first="Cy", last="Fu")])
    session.commit()
    print([(owner.name, owner.balance, owner.is_rich) for owner in session.scalars(select(Owner).order_by(Owner.id))])
    print(session.execute(select(Owner.name, Owner.balance).order_by(Owner.id)).all())
    print(session.scalars(select(Owner.first).where(Owner.balance > 10)).all(), session.scalars(select(Owner.first).where(Owner.is_rich)).all())
    print(session.scalars(select(Owner.first).where(Owner.name == "Bo Ek")).all(), session.scalars(select(Owner.first).filter_by(name="Cy Fu")).all())
    print(session.scalars(select(Owner.first).order_by(Owner.balance.desc())).all())
    owner = session.get(Owner, 3)
    owner.name = "Di Go"
    session.commit()
    print(owner.first, owner.last)
