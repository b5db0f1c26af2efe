"""A whole application file as tutorials print it: routes are declared, the shell part runs."""
from flask import Flask, Blueprint, abort, flash, g, jsonify, make_response, redirect, render_template, request, session, url_for
from flask_sqlalchemy import SQLAlchemy
from werkzeug.security import check_password_hash, generate_password_hash

app = Flask(__name__)
app.config["SECRET_KEY"] = "dev"
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///:memory:"
db = SQLAlchemy(app)
bp = Blueprint("blog", __name__, url_prefix="/blog")


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    username = db.Column(db.String(80), unique=True, nullable=False)
    password_hash = db.Column(db.String(200))

    def set_password(self, password):
        self.password_hash = generate_password_hash(password, method="scrypt:1024:8:1")

    def check_password(self, password):
        return check_password_hash(self.password_hash, password)

    def to_dict(self):
        return {"id": self.id, "username": self.username}


@app.route("/")
def index():
    return render_template("index.html", users=User.query.all())


@app.route("/users/<int:id>", methods=["GET", "POST"])
def user(id):
    user = db.get_or_404(User, id)
    if request.method == "POST":
        flash("saved")
        return redirect(url_for("index"))
    return jsonify(user.to_dict())


@bp.route("/posts")
def posts():
    return make_response("posts", 200)


@app.errorhandler(404)
def missing(e):
    return "missing", 404


@app.before_request
def load():
    g.user = session.get("user")


@app.teardown_appcontext
def close(error):
    print("teardown", error)


@app.cli.command("init-db")
def init_db():
    """Create the tables."""
    db.create_all()


app.register_blueprint(bp)

if __name__ == "__main__":
    with app.app_context():
        db.create_all()
        user = User(username="admin")
        user.set_password("secret")
        db.session.add(user)
        db.session.commit()
        print(user.check_password("secret"), user.check_password("Secret"), user.password_hash.split("$")[0])
        print(user.to_dict(), index.__name__, posts.__name__)
        print(app.name, bp.name, bp.url_prefix, sorted(app.blueprints))
