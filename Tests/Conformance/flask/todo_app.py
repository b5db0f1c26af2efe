"""A to-do list as the tutorials write it: create, read, update, delete."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///todo.db"
app.config["SECRET_KEY"] = "not so secret"
db = SQLAlchemy(app)


class Todo(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String(100), nullable=False)
    complete = db.Column(db.Boolean, default=False)
    priority = db.Column(db.Integer, default=1, index=True)

    def __repr__(self):
        return f"{'x' if self.complete else ' '} {self.title}"


@app.route("/")
def home():
    return Todo.query.all()


def add(title, **options):
    todo = Todo(title=title, **options)
    db.session.add(todo)
    db.session.commit()
    return todo.id


def toggle(todo_id):
    todo = db.session.get(Todo, todo_id)
    todo.complete = not todo.complete
    db.session.commit()


def delete(todo_id):
    todo = Todo.query.filter_by(id=todo_id).first()
    if todo is None:
        return "nothing to delete"
    db.session.delete(todo)
    db.session.commit()
    return f"deleted {todo_id}"


with app.app_context():
    db.drop_all()
    db.create_all()
    ids = [add("buy milk"), add("write tests", priority=3), add("sleep", priority=2), add("sing")]
    print(ids, home())
    toggle(2)
    toggle(4)
    print(Todo.query.filter_by(complete=True).all(), Todo.query.filter(Todo.complete == False).count())
    print([t.title for t in Todo.query.order_by(Todo.priority.desc(), Todo.title)])
    print(delete(1), delete(99), delete(4))
    print(home(), app.name, app.secret_key, app.config["SQLALCHEMY_DATABASE_URI"])
    first = db.first_or_404(db.select(Todo).order_by(Todo.id))
    first.title = first.title.upper()
    print(first in db.session.dirty, db.session.is_modified(first))
    db.session.rollback()
    print(first.title)
    print(Todo.query.filter(Todo.title.like("%s%"), Todo.priority >= 2).all())
    print(Todo.query.filter(Todo.complete.is_(True)).update({"priority": Todo.priority + 10}), [t.priority for t in Todo.query])
    print(Todo.query.delete(), Todo.query.first())
    db.session.rollback()
    print(Todo.query.count())
