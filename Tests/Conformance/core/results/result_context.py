"""result.context and the statement as it was executed: text, parameters, compiled, kinds."""
from _shop import attempt, customer, filled
from sqlalchemy import bindparam, delete, insert, select, text, update

with filled().connect() as connection:
    def show(label, result):
        context = result.context
        print(label, "|", context.statement, "|", context.parameters)
        print("   ", context.isinsert, context.isupdate, context.isdelete, context.isddl, context.is_text, context.is_crud, context.executemany, type(context).__name__)
        if context.compiled:
            print("   ", str(context.compiled) == context.compiled.string, type(context.compiled.statement).__name__, context.invoked_statement is not None)

    show("select", connection.execute(select(customer.c.id).where(customer.c.name == "Ann", customer.c.id.in_([1, 2]))))
    show("insert", connection.execute(insert(customer).values(name="Eve", city="Bern")))
    show("insert dict", connection.execute(insert(customer), {"name": "Fay"}))
    show("insert many", connection.execute(insert(customer), [{"name": "Gus"}, {"name": "Hal"}]))
    show("update", connection.execute(update(customer).where(customer.c.id == bindparam("key")).values(city="x"), {"key": 1}))
    show("delete", connection.execute(delete(customer).where(customer.c.id > 4)))
    show("text", connection.execute(text("select :a"), {"a": 1}))
    show("limit", connection.execute(select(customer.c.id).limit(2).offset(1)))
    result = connection.execute(select(customer.c.id))
    print(result.context.engine is connection.engine, result.context.root_connection is connection, result.context.dialect.name, result.connection is connection, result.dialect.name)
    print(result.context.cursor is not None, type(result.cursor).__name__, result.cursor.description)
    result.close()
    print(result.cursor)
