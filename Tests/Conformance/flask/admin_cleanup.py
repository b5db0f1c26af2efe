"""An administrator's shell session kept as a script: find, change, delete accounts."""
from datetime import datetime, timedelta

from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config['SQLALCHEMY_DATABASE_URI'] = 'sqlite:///accounts.db'
db = SQLAlchemy(app)
now = datetime(2024, 5, 1)


class Account(db.Model):
    __tablename__ = 'accounts'

    id = db.Column(db.Integer, primary_key=True)
    username = db.Column(db.String(80), unique=True, nullable=False)
    email = db.Column(db.String(120), unique=True, nullable=False)
    active = db.Column(db.Boolean, default=True)
    last_login = db.Column(db.DateTime)
    role = db.Column(db.String(10), default='user')

    def __init__(self, username, email=None, days=0, **kwargs):
        super().__init__(username=username, email=email or f'{username}@example.org', last_login=now - timedelta(days=days), **kwargs)

    @classmethod
    def stale(cls, days=90):
        return cls.query.filter(cls.last_login < now - timedelta(days=days))

    def to_dict(self):
        return {c.name: getattr(self, c.name) for c in self.__table__.columns}


def delete_account(account_id):
    account = db.session.get(Account, account_id)
    if account is None:
        return f'account {account_id} not found', 404
    if account.role == 'admin':
        return f'{account.username} is an admin', 403
    db.session.delete(account)
    db.session.commit()
    return f'{account_id} deleted', 204


with app.app_context():
    db.drop_all()
    db.create_all()
    for n, name in enumerate(['root', 'ann', 'bob', 'cid', 'dee', 'eve', 'fay']):
        db.session.add(Account(name, days=n * 30, role='admin' if n == 0 else 'user', active=n % 2 == 0))
    db.session.commit()

    print(Account.query.filter_by(username='ann').first().to_dict())
    print([a.username for a in Account.stale().order_by(Account.username)], Account.stale(200).count())
    for account_id in (1, 2, 2, 77):
        message, status = delete_account(account_id)
        print(status, message)

    print(Account.query.filter(Account.active.is_(False), Account.role != 'admin').update({'active': True}))
    print(Account.stale(150).delete(synchronize_session='fetch'))
    db.session.commit()
    print(Account.query.with_entities(Account.username, Account.active).order_by(Account.id).all())

    try:
        db.session.add(Account('bob'))
        db.session.commit()
    except Exception as e:
        db.session.rollback()
        print(e.orig)
    bob = Account.query.filter_by(username='bob').one()
    Account.query.filter_by(username='bob').delete()
    print(bob in db.session, db.session.query(Account).filter_by(username='bob').one_or_none())
    db.session.rollback()
    print(bob.username, bob in db.session)
    to_remove = Account.query.filter(Account.username.in_(['cid', 'dee', 'nobody'])).all()
    for account in to_remove:
        db.session.delete(account)
    db.session.commit()
    print(len(to_remove), Account.query.order_by(Account.username.desc()).first().username, [a.id for a in Account.query])
