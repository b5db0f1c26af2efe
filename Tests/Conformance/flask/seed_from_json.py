"""Fill the database from JSON, report, clean up: an admin script."""
import json
from collections import Counter
from datetime import date, datetime, timedelta

from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///library.sqlite"
db = SQLAlchemy(app)

DATA = json.loads("""
{"members": [{"name": "Ida", "joined": "2021-03-04"}, {"name": "Jon", "joined": "2023-11-30"}, {"name": "Kay", "joined": "2019-01-15"}],
 "loans": [["Ida", "Dune", 3], ["Ida", "Emma", 40], ["Jon", "Dune", 31], ["Kay", "Ulysses", 365]]}
""")
TODAY = date(2024, 2, 1)


class Member(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(40), unique=True, nullable=False)
    joined = db.Column(db.Date, nullable=False)
    loans = db.relationship("Loan", backref="member", cascade="all, delete-orphan", order_by="Loan.due")

    @property
    def years(self):
        return (TODAY - self.joined).days // 365

    def to_dict(self):
        return {c.name: getattr(self, c.name) for c in self.__table__.columns}


class Loan(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String(80), nullable=False)
    due = db.Column(db.Date)
    created = db.Column(db.DateTime, default=lambda: datetime(2024, 1, 1, 12, 30))
    member_id = db.Column(db.Integer, db.ForeignKey("member.id"), nullable=False)


def seed():
    members = {}
    for row in DATA["members"]:
        member = members[row["name"]] = Member(name=row["name"], joined=date.fromisoformat(row["joined"]))
        db.session.add(member)
    for name, title, age in DATA["loans"]:
        members[name].loans.append(Loan(title=title, due=TODAY - timedelta(days=age) + timedelta(days=28)))
    db.session.commit()
    return len(members)


with app.app_context():
    db.create_all()
    print(seed(), Counter(loan.title for loan in Loan.query).most_common(1))
    for member in Member.query.order_by(Member.joined):
        print(f"{member.name:<5}{member.joined:%d %b %Y}{member.years:>3}  {', '.join(l.title for l in member.loans)}")
    overdue = Loan.query.filter(Loan.due < TODAY).order_by(Loan.due).all()
    print([(l.member.name, l.title, (TODAY - l.due).days) for l in overdue])
    print(Member.query.join(Loan).filter(Loan.due < TODAY).distinct().count(), Member.query.filter(~Member.loans.any()).count())
    print(db.session.query(Member.name, db.func.count(Loan.id)).outerjoin(Loan).group_by(Member.id).order_by(db.desc(db.func.count(Loan.id)), Member.name).all())
    print(Member.query.first().to_dict())
    print(overdue[0].created, repr(overdue[0].created), overdue[0].due.isoformat())
    cutoff = TODAY - timedelta(days=30)
    print(Loan.query.filter(Loan.due <= cutoff).delete(synchronize_session="fetch"), Loan.query.count())
    db.session.commit()
    db.session.delete(Member.query.filter_by(name="Ida").one())
    db.session.commit()
    print([m.name for m in Member.query.order_by(Member.name)], Loan.query.count())
    print(json.dumps([m.to_dict() for m in Member.query], default=str))
