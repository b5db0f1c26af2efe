"""do_orm_execute, after_bulk_update and after_bulk_delete; before_compile of Query."""
from sqlalchemy import delete, event, insert, select, text, update
from sqlalchemy.orm import Query, Session

from _shop import Address, Customer, Item, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    @event.listens_for(session, "do_orm_execute")
    def executed(state):
        kinds = [name for name in ("is_select", "is_insert", "is_update", "is_delete", "is_orm_statement", "is_column_load", "is_relationship_load", "is_executemany", "is_from_statement") if getattr(state, name)]
        print("  execute", kinds, state.bind_mapper, [str(m) for m in state.all_mappers] if state.is_orm_statement else "", "" if state.is_relationship_load else state.parameters)

    @event.listens_for(session, "after_bulk_update")
    def updated(context):
        print("  bulk update", context.result.rowcount, context.session is session, context.mapper if hasattr(context, "mapper") else "")

    @event.listens_for(session, "after_bulk_delete")
    def deleted(context):
        print("  bulk delete", context.result.rowcount)

    lamp = session.scalars(select(Item).where(Item.id == 1)).one()
    session.execute(select(Item.name, Customer.name).where(Item.id == Customer.id)).all()
    session.execute(select(Item.__table__.c.id)).all()
    session.execute(text("SELECT 1"))
    session.expire(lamp)
    lamp.name
    lamp.tags
    session.execute(update(Item).where(Item.id == 1).values(price=1))
    session.execute(insert(Item), [{"name": "a", "price": 1}, {"name": "b", "price": 2}])
    session.execute(delete(Item).where(Item.price == 2))
    session.query(Item).filter(Item.id == 1).update({"price": 3})
    session.query(Address).delete()
    session.get(Customer, 2)
    session.query(Item).first()

    @event.listens_for(session, "do_orm_execute")
    def rewritten(state):
        if state.is_select and state.bind_mapper is Customer.__mapper__:
            state.statement = state.statement.where(Customer.city == "Rome")
            return state.invoke_statement()

    print(session.scalars(select(Customer)).all())


@event.listens_for(Query, "before_compile", retval=True)
def only_cheap(query):
    for description in query.column_descriptions:
        if description["type"] is Item:
            query = query.filter(Item.price < 40)
    return query


with Session(engine) as session:
    print(session.query(Item).all(), session.scalars(select(Item)).all(), session.query(Item).count())
