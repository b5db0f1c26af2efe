# What programs find in clauses and how they adapt them: sqlalchemy.sql.util and visitors.
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, and_, bindparam, func, insert, literal_column, select
from sqlalchemy.sql import operators, visitors
from sqlalchemy.sql.util import ClauseAdapter, ColumnAdapter, adapt_criterion_to_null, bind_values, clause_is_present, criterion_as_pairs, expand_column_list_from_order_by, find_tables, join_condition, reduce_columns, selectables_overlap, surface_selectables, tables_from_leftmost, unwrap_order_by, visit_binary_product

metadata = MetaData()
users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", String))
posts = Table("posts", metadata, Column("id", Integer, primary_key=True), Column("user_id", ForeignKey("users.id")), Column("title", String))
tags = Table("tags", metadata, Column("id", Integer, primary_key=True))


def show(name, make):
    try:
        made = make()
        print(name, "->", [str(each) for each in made] if isinstance(made, list) else str(made))
    except Exception as error:
        print(name, "!!", type(error).__name__, error)


joined = users.join(posts)
some = users.alias("some")
renamed = select(users.c.id.label("number"), users.c.name).subquery("renamed")
show("tables", lambda: find_tables(joined))
show("with joins", lambda: [type(each).__name__ for each in find_tables(joined, include_joins=True)])
show("with aliases", lambda: [each.name for each in find_tables(some, include_aliases=True)])
show("of columns", lambda: find_tables(users.c.id == posts.c.user_id, check_columns=True))
show("of an insert", lambda: find_tables(insert(users), include_crud=True))
show("adapted", lambda: ClauseAdapter(some).traverse(users.c.id == posts.c.user_id))
show("adapted select", lambda: ClauseAdapter(some).traverse(select(users.c.id, posts.c.title).where(users.c.name == "x")))
show("adapted to a subquery", lambda: ColumnAdapter(renamed).traverse(and_(users.c.id == 1, users.c.name == posts.c.title)))
show("not all", lambda: ClauseAdapter(some, exclude_fn=lambda part: part is users.c.name).traverse(users.c.name + func.max(users.c.id)))
show("condition", lambda: join_condition(users, posts))
show("no condition", lambda: join_condition(users, tags))
show("order", lambda: expand_column_list_from_order_by([users.c.id], [users.c.name.desc(), func.lower(posts.c.title), users.c.id]))
show("unwrapped", lambda: unwrap_order_by(users.c.name.desc().nulls_last()))
show("surface", lambda: list(surface_selectables(joined)))
show("leftmost", lambda: list(tables_from_leftmost(joined.join(tags, tags.c.id == posts.c.id))))
show("present", lambda: (clause_is_present(posts, joined), clause_is_present(tags, joined), selectables_overlap(joined, posts)))
show("values", lambda: bind_values(and_(users.c.name == "x", users.c.id.between(bindparam("q", 7), 9))))
show("pairs", lambda: [f"{a} {b}" for a, b in criterion_as_pairs(and_(users.c.id == posts.c.user_id, users.c.name == posts.c.title))])
show("reduced", lambda: reduce_columns([users.c.id, posts.c.user_id, posts.c.title]))
show("nulls", lambda: adapt_criterion_to_null(and_(users.c.id == bindparam("pk"), users.c.name == "x"), ["pk"]))
visit_binary_product(lambda binary, left, right: print("product", binary.operator.__name__, left, right), and_(users.c.id == posts.c.user_id, users.c.id + posts.c.id > tags.c.id))


def opposite(binary):
    if binary.operator is operators.eq:
        binary.operator = operators.ne


condition = and_(users.c.id == posts.c.user_id, users.c.name == "x")
show("changed", lambda: visitors.cloned_traverse(condition, {}, {"binary": opposite}))
show("the original", lambda: condition)


def swap(binary):
    binary.left, binary.right = binary.right, binary.left


show("swapped", lambda: visitors.cloned_traverse(users.c.id < posts.c.user_id, {}, {"binary": swap}))
show("replaced", lambda: visitors.replacement_traverse(select(users.c.id).where(users.c.id == 5), {}, lambda part, **kw: literal_column("Z") if part is users.c.id else None))
