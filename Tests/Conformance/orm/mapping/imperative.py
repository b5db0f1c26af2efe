"""registry.map_imperatively() of plain classes."""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, inspect, select
from sqlalchemy.orm import Session, registry, relationship, synonym, column_property, clear_mappers

from _statements import connected, refused

mapper_registry = registry()
users = Table("users", mapper_registry.metadata, Column("id", Integer, primary_key=True), Column("user_name", String(30)), Column("secret", String))
posts = Table("posts", mapper_registry.metadata, Column("id", Integer, primary_key=True), Column("user_id", ForeignKey("users.id")), Column("text", String))


class User:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<User {self.name}>"


class Post:
    pass


refused(lambda: inspect(User))
mapper_registry.map_imperatively(User, users, properties={
    "name": users.c.user_name,
    "posts": relationship(Post, back_populates="user", order_by=posts.c.id.desc()),
    "alias": synonym("name"),
    "shout": column_property(users.c.user_name + "!"),
}, exclude_properties={"secret"})
mapper_registry.map_imperatively(Post, posts, properties={"user": relationship(User, back_populates="posts")})
print(inspect(User), inspect(User).local_table, [prop.key for prop in inspect(User).attrs])
engine = connected()
mapper_registry.metadata.create_all(engine)
with Session(engine) as session:
    ann = User("Ann")
    ann.posts = [Post(), Post()]
    ann.posts[0].text = "first"
    session.add(ann)
    session.commit()
    print(ann, ann.alias, ann.shout, [post.text for post in ann.posts])
    print(session.scalars(select(User).where(User.alias == "Ann")).all())
    print(hasattr(User, "secret"))
refused(lambda: mapper_registry.map_imperatively(User, users))
refused(lambda: mapper_registry.map_imperatively(type("Bare", (), {}), Table("bare", MetaData(), Column("x", Integer))))
refused(lambda: User())
