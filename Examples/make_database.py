"""Make the database that delete_users.py and delete_short.py work on.

Flask-SQLAlchemy keeps `sqlite:///database.db` in the folder `instance` beside the script.
"""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config['SQLALCHEMY_DATABASE_URI'] = 'sqlite:///database.db'
db = SQLAlchemy(app)


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(50))
    age = db.Column(db.Integer)


PEOPLE = [("Ada", 36), ("Ben", 28), ("Cleo", 41), ("Dan", 19), ("Eve", 30), ("Finn", 67)]

with app.app_context():
    db.drop_all()
    db.create_all()
    for name, age in PEOPLE:
        db.session.add(User(name=name, age=age))
    db.session.commit()
    for user in User.query.order_by(User.id):
        print(f"{user.id}  {user.name:<5} {user.age}")
    print(User.query.filter(User.age > 30).count(), "of", User.query.count(), "are older than 30")
