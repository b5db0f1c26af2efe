"""flush(), flush(objects), nested flushes, and changes made while a flush runs."""
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from _shop import Customer, Item, Tag, shop
from _statements import refused, warned

engine = shop()
with Session(engine) as session:
    one, two = Item(name="one", price=1), Item(name="two", price=2)
    session.add_all([one, two])
    warned(lambda: session.flush([two]))
    print(one.id, two.id, list(session.new))
    session.flush()
    print(one.id)
    session.flush()

    @event.listens_for(session, "before_flush")
    def before(session, context, instances):
        for item in list(session.new):
            if isinstance(item, Item) and not item.tags:
                item.tags.append(Tag(name="auto"))

    @event.listens_for(session, "after_flush")
    def after(session, context):
        print("after flush", sorted(thing.name for thing in session.new), sorted(thing.name for thing in session.dirty))

    @event.listens_for(session, "after_flush_postexec")
    def post(session, context):
        print("post", len(session.new), len(session.dirty))

    session.add(Item(name="three", price=3))
    session.commit()
    one.price = 5
    session.commit()

    @event.listens_for(Item, "before_insert")
    def flush_inside(mapper, connection, target):
        refused(session.flush)

    session.add(Item(name="four", price=4))
    session.commit()

    @event.listens_for(Item, "before_update")
    def add_inside(mapper, connection, target):
        session.add(Tag(name="during flush"))

    one.price = 6
    warned(session.flush)
    print(list(session.new))
    session.rollback()
