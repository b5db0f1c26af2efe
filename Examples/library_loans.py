"""A lending library: books, members, loans, reminders for what is overdue."""
from __future__ import annotations

from datetime import date, timedelta
from typing import List, Optional

from sqlalchemy import ForeignKey, String, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

TODAY = date(2024, 6, 30)
PERIOD = timedelta(days=28)


class Base(DeclarativeBase):
    pass


class Book(Base):
    __tablename__ = "books"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(100), unique=True)
    author: Mapped[str]
    loans: Mapped[List[Loan]] = relationship(back_populates="book", cascade="all, delete-orphan", order_by="Loan.lent")

    def __repr__(self) -> str:
        return f"<Book {self.title!r}>"


class Member(Base):
    __tablename__ = "members"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    loans: Mapped[List[Loan]] = relationship(back_populates="member", order_by="Loan.lent")


class Loan(Base):
    __tablename__ = "loans"

    id: Mapped[int] = mapped_column(primary_key=True)
    book_id: Mapped[int] = mapped_column(ForeignKey("books.id"))
    member_id: Mapped[Optional[int]] = mapped_column(ForeignKey("members.id"))
    lent: Mapped[date]
    returned: Mapped[Optional[date]]
    book: Mapped[Book] = relationship(back_populates="loans")
    member: Mapped[Optional[Member]] = relationship(back_populates="loans")

    @property
    def days_late(self) -> int:
        return max(0, ((self.returned or TODAY) - self.lent - PERIOD).days)


def fill(session: Session) -> None:
    books = [Book(title=t, author=a) for t, a in (
        ("Emma", "Austen"), ("Persuasion", "Austen"), ("Dracula", "Stoker"), ("Middlemarch", "Eliot"))]
    ann, bob = Member(name="Ann"), Member(name="Bob")
    session.add_all(books + [ann, bob])
    for book, member, day, back in (
        (books[0], ann, date(2024, 4, 2), date(2024, 4, 20)),
        (books[0], bob, date(2024, 5, 6), None),
        (books[2], bob, date(2024, 6, 14), None),
        (books[3], ann, date(2024, 3, 1), date(2024, 5, 1)),
    ):
        session.add(Loan(book=book, member=member, lent=day, returned=back))
    session.commit()


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    fill(session)

    print("Lent at", TODAY)
    open_loans = select(Loan).join(Loan.book).where(Loan.returned.is_(None)).order_by(Book.title)
    for loan in session.scalars(open_loans):
        late = f"{loan.days_late} days late" if loan.days_late else "in time"
        print(f"  {loan.book.title:<12}{loan.member.name:<5}{late}")

    print("Loans of each author")
    per_author = select(Book.author, func.count(Loan.id)).outerjoin(Book.loans).group_by(Book.author).order_by(Book.author)
    for author, count in session.execute(per_author):
        print(f"  {author:<12}{count}")

    print("Never lent:", session.scalars(select(Book).where(~Book.loans.any())).all())

    bob = session.scalars(select(Member).filter_by(name="Bob")).one()
    for loan in bob.loans:
        loan.returned = TODAY
    session.delete(bob)
    session.delete(session.scalars(select(Book).filter_by(title="Dracula")).one())
    session.commit()
    print("Bob left:", [(loan.book.title, loan.member and loan.member.name) for loan in session.scalars(select(Loan).order_by(Loan.id))])
