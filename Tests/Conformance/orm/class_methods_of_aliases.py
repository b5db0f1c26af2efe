# Methods of a class by way of its alias: class methods speak of the alias, plain ones have no self.
from sqlalchemy import Column, Integer, String, desc, inspect, select
from sqlalchemy.ext.hybrid import hybrid_method
from sqlalchemy.orm import aliased, declarative_base, declared_attr

Base = declarative_base()


class column_of(declared_attr):
    def __init__(self, function):
        super().__init__(function)


class Named:
    @classmethod
    def called(cls, name):
        return cls.name == name

    @column_of
    def name(cls):
        return Column(String)


class User(Named, Base):
    __tablename__ = "user_account"
    id = Column(Integer, primary_key=True)
    limit = 5

    @classmethod
    def newest(cls):
        return desc(cls.id)

    @staticmethod
    def twice(x):
        return 2 * x

    def plain(self):
        return self.name

    @hybrid_method
    def suffixed(self, text):
        return self.name + text


other = aliased(User, name="other")
print(select(other).where(other.called("x")).order_by(other.newest()))
print(select(other, User).where(other.called("x"), User.called("y")))
print(other.twice(4), other.limit, other.suffixed("!"), inspect(other).name)
for wrong in (lambda: other.plain(), lambda: other.missing):
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print(repr(inspect(other)).split(" at ")[0], repr(inspect(other)).split("; ")[1], User.__table__.c.keys())
