"""What compile() gives: parameters, their order, the members of IN, required ones, schema translation."""
from sqlalchemy import Column, Integer, MetaData, String, Table, bindparam, exc, func, insert, select, text, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

metadata = MetaData()
user = Table("user", metadata, Column("id", Integer, primary_key=True), Column("name", String(20), default="none"), Column("seen", String, onupdate=func.now()))
private = Table("secret", metadata, Column("id", Integer, primary_key=True), schema="vault")

query = select(user.c.name).where(user.c.id.in_([1, 2])).where(user.c.name == bindparam("name")).where(user.c.seen > bindparam("seen", "2020"))
compiled = query.compile(dialect=sqlite.dialect())
print(" ".join(str(compiled).split()), compiled.params, compiled.positiontup)
print(compiled.construct_params({"name": "ann"}))
try:
    compiled.construct_params()
except exc.InvalidRequestError as error:
    print(str(error).split(" (Background")[0])
state = compiled.construct_expanded_state({"name": "ann"})
print(" ".join(state.statement.split()), state.parameters, state.positiontup)
state = query.compile().construct_expanded_state({"name": "bob", "id_1": [7]})
print(" ".join(state.statement.split()), state.parameters)
pairs = select(user.c.id).where(tuple_(user.c.id, user.c.name).in_([(1, "a"), (2, "b")]))
print(" ".join(pairs.compile(dialect=sqlite.dialect()).construct_expanded_state().statement.split()))
print(" ".join(pairs.compile().construct_expanded_state().statement.split()))
print(" ".join(str(select(user.c.name).where(user.c.id.in_([1, 2])).compile(compile_kwargs={"render_postcompile": True})).split()))
print(" ".join(str(query.where(user.c.name == None).compile(dialect=postgresql.dialect())).split()))

for keys in ([], ["name"], ["id", "seen"]):
    print(" ".join(str(insert(user).compile(column_keys=keys)).split()), "|", " ".join(str(update(user).where(user.c.id == 5).compile(column_keys=keys)).split()))
made = insert(user).compile(dialect=sqlite.dialect(), column_keys=["id"])
print([c.name for c in made.prefetch], made.isinsert, made.column_keys, made.for_executemany)
changed = update(user).compile(dialect=sqlite.dialect(), column_keys=["name"])
print([c.name for c in changed.postfetch], changed.isupdate, sorted(changed.binds))
print(select(private).compile(schema_translate_map={"vault": "safe", None: "main"}, render_schema_translate=True))
print(select(user.c.id).compile(schema_translate_map={None: "main"}, render_schema_translate=True))
print(text("select :a, :b").bindparams(a=1).compile().params, select(func.foo(1, "x")).compile().params)
print(str(query.compile().statement is query), query.compile().dialect.name, compiled.string == str(compiled))
