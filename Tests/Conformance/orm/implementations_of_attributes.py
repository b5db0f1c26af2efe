"""A library whose members' and loans' attributes are read, watched and checked by way of their implementations."""
from dataclasses import dataclass

from sqlalchemy import ForeignKey, create_engine, event, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, PassiveFlag, Session, attributes, composite, mapped_column, relationship, validates


class Base(DeclarativeBase):
    pass


@dataclass
class Shelf:
    row: int
    place: int


class Member(Base):
    __tablename__ = "member"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(default="member")
    loans: Mapped[list["Loan"]] = relationship(back_populates="member")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "member"}

    @validates("loans", include_removes=True)
    def check_loans(self, key, loan, is_remove):
        print("  member:", key, loan.title if loan else None, "removed" if is_remove else "added")
        return loan


class Librarian(Member):
    __mapper_args__ = {"polymorphic_identity": "librarian"}


class Loan(Base):
    __tablename__ = "loan"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    row: Mapped[int] = mapped_column(default=0)
    place: Mapped[int] = mapped_column(default=0)
    shelf: Mapped[Shelf] = composite("row", "place")
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    member: Mapped[Member | None] = relationship(back_populates="loans")

    @validates("member", include_removes=True)
    def check_member(self, key, member, is_remove):
        print("  loan:", key, member.name if member else None, "removed" if is_remove else "set")
        return member


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

print("-- del of a related object is a removal to validators")
ada, emma = Member(name="Ada"), Loan(title="Emma", shelf=Shelf(1, 2))
ada.loans.append(emma)
del emma.member
print(ada.loans, emma.member)
ada.loans.append(emma)
ada.loans.remove(emma)

print("-- implementations")
ada.loans.append(emma)
state = inspect(ada)
for attribute in (Member.name, Member.loans, Loan.member):
    impl = attribute.impl
    print(type(impl).__name__, impl.key, impl.class_.__name__, impl.collection, impl.uses_objects, impl.accepts_scalar_loader, impl.active_history, str(impl), attribute.impl is impl)
print(Member.name.impl.get(state, ada.__dict__), Member.name.impl.get_history(state, ada.__dict__))
print(Member.loans.hasparent(inspect(emma)), Member.loans.impl.hasparent(inspect(Loan(title="Persuasion"))))
try:
    Loan.member.impl.hasparent(state)
except AssertionError as error:
    print("AssertionError", error)
fresh = Member(name="Bob")
print(Member.loans.impl.get(inspect(fresh), fresh.__dict__, PassiveFlag.PASSIVE_NO_INITIALIZE), Member.loans.get_history(fresh, passive=PassiveFlag.PASSIVE_NO_INITIALIZE) == attributes.HISTORY_BLANK)
print(PassiveFlag.PASSIVE_OFF == attributes.PASSIVE_OFF, int(PassiveFlag.SQL_OK), "NO_RAISE" in PassiveFlag.__members__)

session.add_all([ada, emma])
session.commit()
print("-- what is known of a parent that was not loaded")
other = Loan(title="Emma II", shelf=Shelf(3, 3))
session.add(other)
session.commit()
other.member = ada
print(inspect(other).committed_state["member"] is attributes.PASSIVE_NO_RESULT)
session.rollback()

print("-- composites tell where events come from")


@event.listens_for(Loan.shelf, "set")
def moved(target, value, old, initiator):
    print("  moved", value, old, initiator is Loan.shelf.impl, initiator.key)


emma.shelf = Shelf(4, 5)
Loan.shelf.impl.active_history = True
emma.shelf = Shelf(6, 7)

print("-- tokens")


@event.listens_for(Member.name, "modified")
def modified(target, initiator):
    print("  modified", initiator == attributes.AttributeEventToken(Member.name.impl, attributes.OP_MODIFIED), initiator.op, initiator.impl is Member.name.impl)


session.refresh(ada)
attributes.flag_modified(ada, "name")


print("-- listeners of subclasses go with those of the class")


def renamed(target, value, old, initiator):
    print("  renamed", type(target).__name__, value)


event.listen(Member.name, "set", renamed, propagate=True)
eve = Librarian(name="Eve")
event.remove(Member.name, "set", renamed)
eve.name = "Eva"
print(event.contains(Member.name, "set", renamed))
print(attributes.PASSIVE_OFF, attributes.PASSIVE_NO_INITIALIZE, int(attributes.NO_RAISE), attributes.PASSIVE_OFF.name, attributes.PASSIVE_OFF == 31)
