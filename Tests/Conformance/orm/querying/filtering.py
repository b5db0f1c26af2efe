"""Filters one by one: comparisons, text, lists, NULL, and, or, not, between, casts."""
from sqlalchemy import and_, func, literal, not_, or_, select
from sqlalchemy.orm import Session

from _shop import Customer, Item, shop

engine = shop()
with Session(engine) as session:
    for criterion in (
        Item.price == 30, Item.price != 30, Item.price > 30, Item.price >= 45, Item.price < 45, Item.price <= 30, Item.name == "lamp", Item.name > "d",
        Item.name.like("%a%"), Item.name.not_like("%a%"), Item.name.ilike("%A%"), Item.name.contains("es"), Item.name.startswith("ch"), Item.name.endswith("r"),
        Item.name.contains("%", autoescape=True), Item.name.in_(["lamp", "chair"]), Item.name.not_in(["lamp"]), Item.price.between(30, 45), ~Item.price.between(30, 45),
        and_(Item.price > 30, Item.name != "desk"), or_(Item.price == 30, Item.price == 100), not_(Item.name == "lamp"), (Item.price > 30) & (Item.price < 100), (Item.price < 40) | (Item.name == "desk"),
        ~(Item.price > 40), Item.price + 5 > 40, Item.price % 2 == 1, func.length(Item.name) == 4, func.lower(Item.name) == "lamp", literal(1) == Item.id, Item.id.is_(None), Item.name.regexp_match("^[ld]"),
    ):
        print(session.scalars(select(Item.name).where(criterion).order_by(Item.id)).all())
    for criterion in (Customer.city.is_(None), Customer.city.is_not(None), Customer.city == None, Customer.city != "Rome", func.coalesce(Customer.city, "-") != "Rome", Customer.city.in_(["Rome", None])):
        print(session.scalars(select(Customer.name).where(criterion).order_by(Customer.id)).all())
