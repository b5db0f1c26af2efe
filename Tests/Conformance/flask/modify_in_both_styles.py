"""Insert, update, delete by objects and by statements; what the session holds in between."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import Mapped, mapped_column

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app)
statements = []


class Account(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str] = mapped_column(db.String(20), unique=True)
    balance: Mapped[int] = mapped_column(default=0)
    verified: Mapped[bool] = mapped_column(default=False)


def told(label):
    print(label, statements)
    statements.clear()


with app.app_context():
    @db.event.listens_for(db.engine, "before_cursor_execute")
    def note(connection, cursor, statement, parameters, context, executemany):
        if not statement.startswith(("PRAGMA", "\nCREATE")):
            statements.append((" ".join(statement.split()), parameters))

    db.create_all()
    account = Account(owner="ann")
    db.session.add(account)
    print(account in db.session, account.id, len(db.session.new))
    db.session.commit()
    told("add")
    account.verified = True
    print(db.session.dirty == {account} if False else account in db.session.dirty)
    db.session.commit()
    told("change")
    db.session.execute(db.insert(Account), [{"owner": "bob", "balance": 5}, {"owner": "cyd", "balance": 7}])
    told("insert")
    db.session.execute(db.update(Account).where(Account.balance > 5).values(balance=Account.balance + 1))
    told("update")
    print(db.session.execute(db.delete(Account).where(Account.owner == "bob").returning(Account.id, Account.owner)).all())
    told("delete")
    db.session.commit()
    cyd = db.session.execute(db.select(Account).filter_by(owner="cyd")).scalar_one()
    print(cyd.balance, cyd)
    told("select")
    db.session.delete(cyd)
    db.session.flush()
    told("delete an object")
    db.session.rollback()
    print(cyd.balance, cyd in db.session)
    told("rollback")
    db.session.add(Account(owner="ann"))
    try:
        db.session.commit()
    except db.exc.IntegrityError as error:
        db.session.rollback()
        print(type(error).__name__, error.orig)
    print(db.session.scalar(db.select(db.func.count()).select_from(Account)))
