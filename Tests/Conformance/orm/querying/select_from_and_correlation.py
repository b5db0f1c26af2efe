"""select_from(), correlate(), correlate_except(), with_only_columns(), add_columns(), reduce and exists."""
from sqlalchemy import func, select, table, column
from sqlalchemy.orm import Session, aliased

from _shop import Address, Customer, Order, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    base = select(Customer).where(Customer.city.is_not(None))
    print(session.scalars(base.with_only_columns(Customer.name)).all(), session.scalars(base.with_only_columns(func.count(), maintain_column_froms=True)).all())
    print(session.execute(base.add_columns(Customer.name)).all(), session.execute(base.add_columns(Order.id).join(Customer.orders).order_by(Order.id)).all())
    print(session.scalars(select(func.count()).select_from(Customer).join(Customer.orders)).one(), session.scalar(select(func.count()).select_from(base.subquery())))
    inner = select(Order.id).where(Order.customer_id == Customer.id)
    print(session.scalars(select(Customer.name).where(inner.exists())).all(), session.scalars(select(Customer.name).where(inner.correlate(Customer).exists())).all())
    print(session.scalars(select(Customer.name).where(inner.correlate(None).exists())).all(), session.scalars(select(Customer.name).where(inner.correlate_except(Order).exists())).all())
    refused(lambda: session.execute(select(select(Customer.name).where(Customer.id == 1).correlate(Customer).scalar_subquery(), Customer.id)).all())
    other = aliased(Customer)
    newest = select(func.max(Order.id)).where(Order.customer_id == other.id).scalar_subquery()
    print(session.execute(select(other.name, newest).order_by(other.id)).all())
    print(base.get_final_froms(), base.froms if False else "", base.columns_clause_froms, [c.key for c in base.selected_columns], base.exported_columns.keys())
    print(str(base.whereclause), str(select(Customer.id)), str(select(Customer.id).where(Customer.id == 1).subquery()), sep="\n")
    print(session.scalars(select(Customer.name).filter(Customer.id == 1).filter_by(city="Rome")).all(), session.scalars(select(Customer.name).join(Customer.orders).filter_by(total=30)).all())
    print(session.execute(select(Customer.name).prefix_with("DISTINCT").suffix_with("/* end */")).all(), session.scalars(select(Customer.name)).all())
    print(session.execute(select(Customer.name).with_for_update()).all(), session.execute(select(column("name")).select_from(table("customer"))).all())
    print(select(Customer.name).is_select, base.compare(base.where(True)) if False else "", base.compare(select(Customer).where(Customer.city.is_not(None))), base.compare(select(Customer)))
    print(session.execute(select(Customer.__table__).where(Customer.__table__.c.id == 1)).all(), session.scalars(select(Customer).from_statement(select(Customer.__table__).order_by(Customer.id))).all())
