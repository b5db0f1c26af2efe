# What the constructors of types refuse, in the words of the class whose __init__ it is.
import sqlalchemy as sa

for type_, args, kwargs in [
    (sa.Date, (), {"storage_format": "%(day)d"}),
    (sa.Date, (True,), {}),
    (sa.DATE, (), {"timezone": True}),
    (sa.Integer, (), {"display_width": 5}),
    (sa.BIGINT, (10,), {}),
    (sa.SmallInteger, (), {}),
    (sa.DateTime, (), {"regexp": "x"}),
    (sa.TIMESTAMP, (), {"storage_format": "x"}),
    (sa.TIMESTAMP, (), {"timezone": True}),
    (sa.DATETIME, (1, 2), {}),
    (sa.TIME, (), {"fsp": 2}),
    (sa.REAL, (1, 2, 3, 4), {}),
    (sa.DECIMAL, (), {"digits": 2}),
    (sa.Double, (53,), {}),
    (sa.Text, (), {"size": 3}),
    (sa.CHAR, (1, 2, 3, 4), {}),
    (sa.BLOB, (), {"mutable": True}),
    (sa.VARBINARY, (1, 2), {}),
    (sa.LargeBinary, (16,), {}),
    (sa.BOOLEAN, (), {"native": True}),
    (sa.PickleType, (), {"mutable": True}),
]:
    try:
        print(type_.__name__, args, kwargs, "->", repr(type_(*args, **kwargs)))
    except TypeError as error:
        print(type_.__name__, args, kwargs, "->", error)
