"""An extension class of one's own, and what an application factory does with it."""
from flask import Blueprint, Flask, current_app
from flask_sqlalchemy import SQLAlchemy as Base


class SQLAlchemy(Base):
    def apply_driver_hacks(self, app, info, options):
        return super().apply_driver_hacks(app, info, options)

    def names(self):
        return sorted(self.metadata.tables)

    def seed(self, *objects):
        self.session.add_all(objects)
        self.session.commit()
        return len(objects)


db = SQLAlchemy()
shop = Blueprint("shop", __name__, url_prefix="/shop")


class Product(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(40), nullable=False)
    price = db.Column(db.Integer, nullable=False, default=0, server_default="0")

    @classmethod
    def cheap(cls, limit):
        return db.session.scalars(db.select(cls).where(cls.price <= limit).order_by(cls.price)).all()


@shop.route("/")
def index():
    return {p.name: p.price for p in Product.cheap(10)}


@shop.route("/<int:id>")
def detail(id):
    return db.get_or_404(Product, id).name


def create_app(**config):
    app = Flask(__name__)
    app.config.from_mapping(SQLALCHEMY_DATABASE_URI="sqlite://", SECRET_KEY="dev")
    app.config.update(config)
    db.init_app(app)
    app.register_blueprint(shop)

    @app.cli.command("init-db")
    def init_db():
        db.create_all()

    return app


app = create_app(TESTING=True)
print(app.testing, app.config["SQLALCHEMY_DATABASE_URI"], sorted(app.blueprints), isinstance(db, Base), db.names())
with app.app_context():
    db.create_all()
    print(db.seed(Product(name="tea", price=3), Product(name="gold", price=3000), Product(name="air")))
    print(index(), detail(2))
    try:
        detail(99)
    except Exception as error:
        print(type(error).__name__, error.code)
    print(current_app.extensions["sqlalchemy"] is db, repr(db).split()[0])
    with db.engine.connect() as connection:
        print(connection.execute(db.text("SELECT price FROM product WHERE name = 'air'")).scalar())
    db.session.execute(db.update(Product).where(Product.price > 100).values(price=Product.price / 2))
    db.session.commit()
    print(db.session.scalars(db.select(Product.price).order_by(Product.id)).all())
other = create_app()
with other.app_context():
    db.create_all()
    print(Product.query.count())
