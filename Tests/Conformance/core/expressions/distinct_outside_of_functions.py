"""distinct() of an expression belongs within a function; elsewhere SQLAlchemy warns when the statement is written."""
import warnings

from sqlalchemy import case, column, distinct, func, select

city, country = column("city"), column("country")
statements = [
    select(distinct(city)),
    select(city.distinct().label("towns")),
    select(func.count(distinct(city))),
    select(func.count(city.distinct()).filter(country == "no").over(partition_by=country)),
    select(func.sum(func.length(distinct(city)))),
    select(city).order_by(distinct(country)),
    select(case((city == "x", distinct(country)))),
    select(func.coalesce(select(distinct(city)).scalar_subquery(), "none")),
]
for statement in statements:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        text = " ".join(str(statement).split())
    print(text, [f"{warning.category.__name__}: {warning.message}" for warning in caught])
