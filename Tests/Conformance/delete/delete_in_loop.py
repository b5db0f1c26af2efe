#!/usr/bin/env python
"""Clean-up script: remove expired sessions and the accounts nobody uses."""
from datetime import datetime, timedelta

from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Integer, String, create_engine, event
from sqlalchemy.orm import backref, declarative_base, relationship, sessionmaker

Base = declarative_base()
NOW = datetime(2024, 6, 1, 12, 0, 0)


class Account(Base):
    __tablename__ = "accounts"
    id = Column(Integer, primary_key=True)
    email = Column(String(120), unique=True, nullable=False)
    confirmed = Column(Boolean, default=False, nullable=False)
    created = Column(DateTime, nullable=False)

    def __repr__(self):
        return "<Account %s>" % self.email


class Login(Base):
    __tablename__ = "logins"
    id = Column(Integer, primary_key=True)
    account_id = Column(Integer, ForeignKey("accounts.id"))
    expires = Column(DateTime)
    account = relationship(Account, backref=backref("logins", cascade="all, delete-orphan"))


def make_data(session):
    for n in range(8):
        account = Account(
            email=f"user{n}@example.com",
            confirmed=bool(n % 3),
            created=NOW - timedelta(days=n * 20),
        )
        session.add(account)
        for k in range(n % 4):
            account.logins.append(Login(expires=NOW + timedelta(hours=(k - 1) * 10 - n)))
    session.commit()


def delete_expired(session):
    count = 0
    for login in session.query(Login).filter(Login.expires < NOW).order_by(Login.id):
        print("  expired", login.id, login.expires.isoformat(), login.account.email)
        session.delete(login)
        count += 1
    session.commit()
    return count


def delete_unconfirmed(session, days=30):
    limit = NOW - timedelta(days=days)
    old = session.query(Account).filter(Account.confirmed == False, Account.created < limit).all()
    for account in old:
        print("  unconfirmed", account, (NOW - account.created).days, "days,", len(account.logins), "logins")
        session.delete(account)
        session.flush()
    session.commit()
    return len(old)


if __name__ == "__main__":
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    session = sessionmaker(bind=engine)()
    make_data(session)
    print(session.query(Account).count(), "accounts,", session.query(Login).count(), "logins")

    deletes = []
    event.listen(engine, "before_cursor_execute",
                 lambda c, cur, sql, params, ctx, many: deletes.append((sql, params, many)) if sql.startswith("DELETE") else None)

    print("expired:", delete_expired(session))
    print("unconfirmed:", delete_unconfirmed(session))
    for sql, params, many in deletes:
        print(sql, params, many)

    for account in session.query(Account).order_by(Account.created.desc()):
        print(account.email, account.confirmed, account.created.strftime("%d %b %Y"), len(account.logins))

    # delete while iterating over a copy and stop half way
    for index, account in enumerate(session.query(Account).order_by(Account.id).all()):
        if index == 2:
            break
        session.delete(account)
    else:
        print("never here")
    print("to delete:", sorted(a.email for a in session.deleted))
    session.rollback()
    print("still", session.query(Account).count())
