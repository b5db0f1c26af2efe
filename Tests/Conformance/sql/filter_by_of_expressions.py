"""filter_by() of SELECTs of expressions: it looks into every table that they need; ANY and ALL compare alone; rows among values()."""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, all_, any_, case, cast, func, insert, null, select, tuple_, update
from sqlalchemy.exc import ArgumentError, InvalidRequestError

metadata = MetaData()
users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", String), Column("age", Integer))
posts = Table("posts", metadata, Column("post_id", Integer, primary_key=True), Column("name", String), Column("user_id", ForeignKey("users.id")))


def attempt(make):
    try:
        print(make())
    except (ArgumentError, InvalidRequestError) as error:
        print(type(error).__name__, str(error).split("(")[0], str(error).partition(")")[2])


for expression in (
    users.c.age + posts.c.post_id, func.f(users.c.id, posts.c.post_id), case((users.c.age == 1, posts.c.name)), cast(posts.c.name, Integer), func.count(users.c.id).filter(posts.c.post_id == 1), func.count(users.c.id).over(partition_by=posts.c.user_id),
    (users.c.age + posts.c.post_id).label("sum"), users.c.age.label("years"),
):
    attempt(lambda: select(expression).filter_by(name="x"))
    attempt(lambda: select(expression).filter_by(user_id=5))
attempt(lambda: select(users.c.id, func.count(posts.c.post_id)).join(posts).filter_by(user_id=5))

for condition in (
    lambda: any_(users.c.age) == 5, lambda: any_(users.c.age).like(users.c.name), lambda: all_(users.c.age).is_(None), lambda: any_(users.c.age) & (users.c.id == 1), lambda: ~any_(users.c.age), lambda: -any_(users.c.age), lambda: any_(users.c.age) + 1,
    lambda: users.c.name.match(null()), lambda: users.c.name.match("x"),
):
    attempt(condition)
print(func.rank().over(order_by=tuple_(users.c.age, users.c.name), partition_by=tuple_(users.c.id, users.c.age)))
print(func.rank().over(order_by=[tuple_(users.c.age, users.c.name), users.c.id]))
statement = update(users).values(name="a").values([1, "b"])
print(statement, statement.compile().params)
attempt(lambda: insert(users).values([{"name": "a"}, {"name": "b"}]).from_select(["name"], select(posts.c.name)))
