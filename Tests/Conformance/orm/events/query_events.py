"""before_compile, before_compile_update and before_compile_delete of Query; after_bulk_update and after_bulk_delete of sessions."""
from sqlalchemy import event, select
from sqlalchemy.orm import Query, Session

from _shop import Address, Customer, Item, shop

engine = shop()


@event.listens_for(Query, "before_compile", retval=True)
def hide(query):
    for description in query.column_descriptions:
        if description["entity"] is Item and description["type"] is Item:
            query = query.filter(Item.price > 40)
    return query


@event.listens_for(Query, "before_compile_update", retval=True)
def narrow(query, context):
    print("  update of", [description["name"] for description in query.column_descriptions], sorted(context.values), type(context).__name__)
    return query.filter(Item.id < 3)


@event.listens_for(Query, "before_compile_delete")
def note(query, context):
    print("  delete of", [description["name"] for description in query.column_descriptions], type(context).__name__)


with Session(engine) as session:
    @event.listens_for(session, "after_bulk_update")
    def updated(context):
        print("  updated", context.result.rowcount, sorted(context.values), context.mapper.class_.__name__, context.session is session)

    @event.listens_for(session, "after_bulk_delete")
    def deleted(context):
        print("  deleted", context.result.rowcount, context.query.__class__.__name__)

    print(session.query(Item).order_by(Item.id).all(), session.query(Item).count())
    print(session.query(Item.name).order_by(Item.id).all(), session.scalars(select(Item).order_by(Item.id)).all())
    print(session.query(Customer).filter(Customer.id.in_(session.query(Item.id).subquery().select())).count())
    print(str(session.query(Item)).replace("\n", ""))
    print(session.query(Item).update({"price": Item.price + 1}))
    print(session.query(Address).filter(Address.customer_id == 1).delete())
    print(session.execute(select(Item.id, Item.price).order_by(Item.id)).all())
    event.remove(Query, "before_compile", hide)
    print(session.query(Item).count(), event.contains(Query, "before_compile", hide))
event.remove(Query, "before_compile_update", narrow)
event.remove(Query, "before_compile_delete", note)
