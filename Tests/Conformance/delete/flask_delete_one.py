"""Deleting a record with Flask-SQLAlchemy, as the usual blog post shows it."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config['SQLALCHEMY_DATABASE_URI'] = 'sqlite:///:memory:'
app.config['SQLALCHEMY_TRACK_MODIFICATIONS'] = False
db = SQLAlchemy(app)


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(50), nullable=False)
    age = db.Column(db.Integer)

    def __repr__(self):
        return f'<User {self.name!r}, {self.age}>'


with app.app_context():
    db.create_all()
    db.session.add_all([
        User(name='Alice', age=25),
        User(name='Bob', age=35),
        User(name='Carol', age=45),
        User(name='Dave', age=28),
        User(name='Eve', age=None),
    ])
    db.session.commit()
    print('before:', User.query.all())

    # Delete a single record
    user = User.query.filter_by(id=1).first()
    print('deleting', user)
    db.session.delete(user)
    print('marked:', list(db.session.deleted))
    db.session.commit()
    print('after one:', User.query.order_by(User.id).all())

    # The id is gone
    print('get(1):', db.session.get(User, 1))
    print('first():', User.query.filter_by(id=1).first())

    # Delete multiple records based on a condition
    count = User.query.filter(User.age > 30).delete()
    print('bulk deleted', count)
    db.session.commit()
    print('after bulk:', User.query.order_by(User.id).all())

    # the row whose age is NULL is neither > 30 nor <= 30
    print(User.query.filter(User.age <= 30).delete())
    print(User.query.count())
    print(User.query.filter(User.age == None).delete())
    db.session.commit()
    print(User.query.count(), User.query.all())

    # Deleting what is not there
    print(User.query.delete())
    missing = User.query.get(99)
    print(missing)
    if missing is None:
        print('nothing to delete')
