from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config['SQLALCHEMY_DATABASE_URI'] = 'sqlite:///database.db'
db = SQLAlchemy(app)

class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(50))
    age = db.Column(db.Integer)

# Python wants the context; Retort has one always
app.app_context().push()
db.create_all()
for name, age in [('Ada', 36), ('Ben', 28), ('Cleo', 41), ('Dan', 30)]:
    db.session.add(User(name=name, age=age))
db.session.commit()
print([(u.id, u.name, u.age) for u in User.query.order_by(User.id)])

# Delete a single record
user = User.query.filter_by(id=1).first()
db.session.delete(user)
db.session.commit()
print([(u.id, u.name, u.age) for u in User.query.order_by(User.id)])

# Delete multiple records based on a condition
User.query.filter(User.age > 30).delete()
db.session.commit()
print([(u.id, u.name, u.age) for u in User.query.order_by(User.id)])

# Once more: nothing is left to delete
user = User.query.filter_by(id=1).first()
try:
    db.session.delete(user)
except Exception as e:
    print(type(e).__module__, type(e).__name__, e)
print(User.query.filter(User.age > 30).delete())
db.session.remove()
print(User.query.count(), user)
