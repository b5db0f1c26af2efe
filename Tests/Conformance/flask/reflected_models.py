"""Models over tables that are there already."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import text
from sqlalchemy.pool import StaticPool

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
app.config["SQLALCHEMY_BINDS"] = {"old": "sqlite://"}
app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"poolclass": StaticPool}
db = SQLAlchemy(app)
with app.app_context():
    for key in (None, "old"):
        with db.engines[key].begin() as connection:
            connection.execute(text("CREATE TABLE kind (code VARCHAR(4) NOT NULL PRIMARY KEY, label TEXT)"))
            connection.execute(text("CREATE TABLE item (id INTEGER NOT NULL PRIMARY KEY, kind_code VARCHAR(4) REFERENCES kind (code), price NUMERIC(6, 2))"))
            connection.execute(text("INSERT INTO kind VALUES ('a', 'from %s')" % (key or "main")))
            connection.execute(text("INSERT INTO item VALUES (1, 'a', 9.5), (2, NULL, 1)"))
    db.reflect()
    print({k or "-": sorted(m.tables) for k, m in db.metadatas.items()})

    class Kind(db.Model):
        __table__ = db.metadatas[None].tables["kind"]
        items = db.relationship("Item", back_populates="kind")

    class Item(db.Model):
        __table__ = db.metadatas[None].tables["item"]
        kind = db.relationship(Kind, back_populates="items")

    class OldKind(db.Model):
        __bind_key__ = "old"
        __table__ = db.metadatas["old"].tables["kind"]

    print(repr(Kind.query.one()), Kind.query.one().label, [(i.id, str(i.price)) for i in Kind.query.one().items], OldKind.query.one().label)
    print([c.name for c in Item.__table__.primary_key], [(fk.parent.name, fk.target_fullname) for fk in Item.__table__.foreign_keys], repr(Item.__table__.c.price.type))

    class Loaded(db.Model):
        __tablename__ = "item"
        __table_args__ = {"extend_existing": True}
        note = db.column_property(db.literal("noted"))

    print(db.session.execute(db.select(Loaded.id, Loaded.note)).all())
    inspector = db.inspect(db.engine)
    print(inspector.get_table_names(), [c["name"] for c in inspector.get_columns("kind")], inspector.get_pk_constraint("item")["constrained_columns"])
