from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config['SQLALCHEMY_DATABASE_URI'] = 'sqlite:///database.db'
db = SQLAlchemy(app)

class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(50))
    age = db.Column(db.Integer)

# Delete a single record
user = User.query.filter_by(id=1).first()
db.session.delete(user)
db.session.commit()

# Delete multiple records based on a condition
User.query.filter(User.age > 30).delete()
db.session.commit()
