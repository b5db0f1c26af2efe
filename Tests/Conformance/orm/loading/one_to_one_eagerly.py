"""One-to-one in both directions, eagerly and lazily, present and absent."""
from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload, subqueryload

from _shop import Customer, Profile, shop

engine = shop()
with Session(engine) as session:
    print([(customer.name, customer.profile and customer.profile.motto) for customer in session.scalars(select(Customer).order_by(Customer.id))])
    session.expunge_all()
    for strategy in (joinedload, selectinload, subqueryload):
        print(strategy.__name__)
        print([(customer.name, customer.profile and customer.profile.motto) for customer in session.scalars(select(Customer).options(strategy(Customer.profile)).order_by(Customer.id))])
        session.expunge_all()
        print([(profile.motto, profile.customer.name) for profile in session.scalars(select(Profile).options(strategy(Profile.customer)))])
        session.expunge_all()
    print([(customer.name, customer.profile.motto) for customer in session.scalars(select(Customer).join(Customer.profile).options(contains_eager(Customer.profile)))])
    print(session.scalars(select(Customer.name).where(Customer.profile.has(Profile.motto.like("carpe%")))).all(), session.scalars(select(Customer.name).where(~Customer.profile.has()).order_by(Customer.id)).all())
