# Query.get() is told to be legacy where the program calls it, not where get_or_404() does.
import warnings
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.exc import LegacyAPIWarning

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app)


class Page(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String)


with app.app_context():
    db.create_all()
    db.session.add(Page(title="start"))
    db.session.commit()
    warnings.filterwarnings("error", category=LegacyAPIWarning, module="__main__")
    print(Page.query.get_or_404(1).title)
    try:
        Page.query.get_or_404(2, description="no such page")
    except Exception as error:
        print(error.code, error.description)
    try:
        Page.query.get(1)
    except LegacyAPIWarning as warning:
        print(warning)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        Page.query.get_or_404(1)
        print([(w.category.__name__, w.filename.endswith("flask_sqlalchemy/query.py")) for w in caught])
