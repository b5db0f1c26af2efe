# One column that several keys of values() mean: the statement sends the first, objects are told what names their attribute.
from sqlalchemy import column, create_engine, event, insert, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Account(Base):
    __tablename__ = "account"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str]
    balance: Mapped[int] = mapped_column("amount", default=0)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def show(connection, cursor, statement, parameters, context, many):
    print("  ", statement, parameters)


table = Account.__table__
cases = {
    "bare column first": {column("owner"): "bare", Account.owner: "attribute"},
    "attribute first": {Account.owner: "attribute", column("owner"): "bare"},
    "name, then attribute": {"owner": "name", Account.owner: "attribute"},
    "column of the table first": {table.c.owner: "table", Account.owner: "attribute"},
    "other key": {column("amount"): 5, Account.balance: 6},
    "name of the column": {"amount": 5, "balance": 6},
    "name of the column last": {"balance": 6, "amount": 5},
    "unknown column": {column("balance"): 5, Account.balance: 6},
}
with Session(engine) as session:
    session.add(Account(id=1, owner="nobody"))
    session.commit()
    for title, values in cases.items():
        for how in "evaluate", "fetch", False:
            account = session.get_one(Account, 1)
            session.refresh(account)
            print(title, how)
            try:
                session.execute(update(Account).values(values).execution_options(synchronize_session=how))
            except Exception as error:
                print("  ", type(error).__name__, error)
            print("  ", account.owner, account.balance)
            session.rollback()
    print(session.query(Account).update({column("owner"): "bare", Account.owner: "attribute"}))
    session.execute(update(Account).ordered_values((Account.balance, 3), (Account.owner, "a"), (column("owner"), "b")))
    session.execute(insert(Account).values({column("owner"): "bare", Account.owner: "attribute"}))
    print(session.scalars(select(Account.owner).order_by(Account.id)).all())
