"""What the clauses of a statement take, and how they refuse anything else."""
import warnings

from sqlalchemy import Column, Integer, MetaData, String, Table, and_, case, cast, desc, exists, extract, func, label, literal, not_, nulls_first, or_, select, text, true, tuple_, type_coerce, union, update, insert

warnings.simplefilter("ignore")
item = Table("item", MetaData(), Column("id", Integer), Column("name", String))
other = item.alias("other")
PLACES = {
    "order_by": lambda v: select(item.c.id).order_by(v), "group_by": lambda v: select(item.c.id).group_by(v), "desc": desc, "nulls_first": nulls_first, "over": lambda v: func.rank().over(order_by=v),
    "within_group": lambda v: func.mode().within_group(v), "where": lambda v: select(item.c.id).where(v), "having": lambda v: select(item.c.id).having(v), "limit": lambda v: select(item.c.id).limit(v),
    "select_from": lambda v: select(item.c.id).select_from(v), "select": select, "and": lambda v: and_(v, item.c.id == 1), "or": lambda v: or_(item.c.id == 1, v), "not": not_, "label": lambda v: label("x", v), "cast": lambda v: cast(v, String),
    "case": lambda v: case((item.c.id == 1, v)), "func": lambda v: func.lower(v), "equal": lambda v: item.c.id == v, "in": lambda v: item.c.id.in_(v), "union": lambda v: union(select(item.c.id), v), "exists": exists, "extract": lambda v: extract("year", v),
    "tuple": lambda v: tuple_(item.c.id, v), "values": lambda v: update(item).values(id=v), "returning": lambda v: insert(item).returning(v), "filter": lambda v: func.count().filter(v), "only": lambda v: select(item.c.id).with_only_columns(v), "coerce": lambda v: type_coerce(v, Integer),
}
VALUES = {"table": item, "alias": other, "int": 5, "tuple": (1, 2), "dict": {"a": 1}, "select": select(item.c.id), "None": None, "True": True, "name": "id", "method": item.c.id.desc, "type": Integer}
for value_name, value in VALUES.items():
    print("--", value_name)
    for place, use in PLACES.items():
        if (value_name, place) in (("dict", "only"), ("select", "group_by"), ("method", "limit")):
            continue
        try:
            print(f"{place:12}", str(use(value)).replace("\n", " "))
        except Exception as error:
            print(f"{place:12}", type(error).__name__, "|", str(error).split(" at 0x")[0].split("<bound")[0][:150])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    item.c.id == select(item.c.id)
    item.c.id.in_(other)
    select(item).distinct(item.c.id)
for warning in caught:
    print(warning.category.__name__, "|", warning.message)
