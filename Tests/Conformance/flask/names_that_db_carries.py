"""What `db` shows of sqlalchemy and sqlalchemy.orm."""
import sqlalchemy as sa
import sqlalchemy.orm as so
from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app)

for name in ["Column", "Integer", "String", "Text", "Boolean", "DateTime", "Date", "Numeric", "Float", "JSON", "Enum", "LargeBinary", "ForeignKey", "UniqueConstraint", "CheckConstraint", "Index", "func", "select", "insert", "update",
             "delete", "and_", "or_", "not_", "desc", "asc", "case", "cast", "text", "literal", "null", "true", "exists", "event", "inspect", "union", "distinct", "between", "extract", "tuple_", "MetaData", "bindparam", "literal_column", "nulls_last"]:
    print(name, getattr(db, name) is getattr(sa, name), end="; ")
print()
for name in ["backref", "joinedload", "selectinload", "subqueryload", "lazyload", "contains_eager", "aliased", "mapped_column", "Mapped", "validates", "column_property", "synonym", "composite", "deferred", "defer", "undefer", "load_only", "with_polymorphic",
             "declared_attr", "configure_mappers", "object_session", "Session", "registry", "raiseload", "with_loader_criteria", "Load", "foreign", "remote"]:
    print(name, getattr(db, name) is getattr(so, name), end="; ")
print()
print(db.Table is sa.Table, db.relationship is so.relationship, db.dynamic_loader is so.dynamic_loader, db.Query.__name__, db.Model.__name__)
for name in ["no_such_thing", "Mapper2"]:
    try:
        getattr(db, name)
    except AttributeError as error:
        print(error)


class Order(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    state = db.Column(db.Enum("new", "paid", name="state"), default="new")
    total = db.Column(db.Numeric(8, 2))
    data = db.Column(db.JSON)
    parent_id = db.Column(db.ForeignKey("order.id"))
    children = db.relationship("Order", backref=db.backref("parent", remote_side=[id]))

    @db.validates("total")
    def check(self, key, value):
        if value is not None and value < 0:
            raise ValueError(f"{key} must not be negative")
        return value


@db.event.listens_for(Order, "before_insert")
def stamp(mapper, connection, target):
    target.data = {"stamped": True}


with app.app_context():
    db.create_all()
    db.session.add(Order(total=12, children=[Order(total=3), Order(state="paid")]))
    db.session.commit()
    print(db.session.execute(db.select(Order.state, db.func.count(), db.func.sum(Order.total)).group_by(Order.state).order_by(db.desc(Order.state))).all())
    print(db.session.scalars(db.select(Order).options(db.selectinload(Order.children)).where(Order.parent_id.is_(None))).one().children[0].data)
    try:
        Order(total=-1)
    except ValueError as error:
        print(error)
    label = db.case((Order.total > 10, "large"), else_="small").label("size")
    print(db.session.execute(db.select(Order.id, label).order_by(db.nulls_last(Order.total.desc()))).all())
