"""The legacy query interface: Model.query and db.session.query side by side."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app)


class Person(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(80))
    age = db.Column(db.Integer)
    addresses = db.relationship("Address", backref="person", lazy=True, cascade="all, delete-orphan")

    def __repr__(self):
        return f"<{self.name}, {self.age}>"


class Address(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    email = db.Column(db.String(120), nullable=False)
    person_id = db.Column(db.Integer, db.ForeignKey("person.id"), nullable=False)


with app.app_context():
    db.create_all()
    for i, name in enumerate(["amy", "ben", "cat", "dan"]):
        db.session.add(Person(name=name, age=20 + 5 * i, addresses=[Address(email=f"{name}{k}@x.org") for k in range(i)]))
    db.session.commit()
    q = Person.query
    print(q.all(), q.count(), q.get(2), q.get(99))
    print(q.filter_by(name="cat").first(), q.filter(Person.age > 25).order_by(Person.age.desc()).all())
    print(q.filter(Person.name.like("%a%"), Person.age < 35).all(), q.filter((Person.age == 20) | (Person.name == "dan")).all())
    print(q.order_by(Person.name).limit(2).offset(1).all(), q.order_by(Person.id)[1:3], q.order_by(-Person.age).first())
    print(q.join(Address).filter(Address.email.endswith("1@x.org")).all(), q.filter(Person.addresses.any()).count(), q.outerjoin(Address).filter(Address.id.is_(None)).all())
    print(Address.query.filter(Address.person.has(name="dan")).count(), Address.query.with_entities(Address.email).filter_by(person_id=2).all())
    print(db.session.query(Person.name, db.func.count(Address.id)).outerjoin(Address).group_by(Person.id).order_by(Person.id).all())
    print(db.session.query(db.func.avg(Person.age)).scalar(), db.session.query(Person).filter(Person.age.between(20, 25)).all())
    for action in [lambda: q.filter_by(name="nobody").one(), lambda: q.one(), lambda: q.filter_by(nope=1).all(), lambda: q.filter_by(name="amy").one_or_none()]:
        try:
            print(action())
        except Exception as e:
            print(type(e).__name__, str(e).splitlines()[0])
    print(q.filter(Person.age > 30).delete(), q.filter_by(name="amy").update({"age": Person.age + 1}), q.order_by(Person.id).all())
    db.session.commit()
    db.session.delete(q.filter_by(name="cat").one())
    db.session.commit()
    print(q.all(), Address.query.count(), [a.email for a in Address.query.order_by(Address.id)])
