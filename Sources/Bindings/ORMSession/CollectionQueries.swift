import ORM
import Runtime
import SQL

/// `WriteOnlyCollection` and `AppenderQuery`: relationships that are queried, not loaded.
func declareCollectionQueries() {
    _ = declaredOnce(WriteOnlyCollection.self) {
        Class.declare("WriteOnlyCollection", for: WriteOnlyCollection.self, module: "sqlalchemy.orm.writeonly", doc: "Related rows that are never loaded as a whole.") { type in
            type.subscriptable()
            type.special([.iterator])
            type.property("instance", doc: "The object that has the collection.") { (collection: WriteOnlyCollection) -> Value in .object(collection.owner) }
            type.property("attr", doc: "The attribute.") { (collection: WriteOnlyCollection) -> Value in .object(collection.attribute) }
            type.method("add", .required("item", as: Value.self), doc: "Add an object.") { (collection: WriteOnlyCollection, item: Value) throws in try collection.add(item) }
            type.method("add_all", .required("iterator", as: Value.self), doc: "Add objects.") { (collection: WriteOnlyCollection, items: Value) throws in for item in try items.elements() { try collection.add(item) } }
            type.method("remove", .required("item", as: Value.self), doc: "Remove an object.") { (collection: WriteOnlyCollection, item: Value) throws in try collection.remove(item) }
            type.method("select", doc: "SELECT the related rows.") { (collection: WriteOnlyCollection) throws -> Value in .object(try collection.select()) }
            type.method("insert", doc: "INSERT related rows.") { (collection: WriteOnlyCollection) throws -> Value in
                .object(TableArgument(table: collection.target.mapper.localTable, target: collection.target.mapper.localTable, entity: collection.target).about(Insert(collection.target.mapper.localTable, values: try collection.keyValues())))
            }
            type.method("update", doc: "UPDATE the related rows.") { (collection: WriteOnlyCollection) throws -> Value in
                .object(TableArgument(table: collection.target.mapper.localTable, target: collection.target.mapper.localTable, entity: collection.target).about(Update(collection.target.mapper.localTable, criteria: [try collection.criterion()])))
            }
            type.method("delete", doc: "DELETE the related rows.") { (collection: WriteOnlyCollection) throws -> Value in
                .object(TableArgument(table: collection.target.mapper.localTable, target: collection.target.mapper.localTable, entity: collection.target).about(Delete(collection.target.mapper.localTable, criteria: [try collection.criterion()])))
            }
        }
    }
    _ = declaredOnce(DynamicQuery.self) {
        Class.declare("AppenderQuery", for: DynamicQuery.self, module: "sqlalchemy.orm.dynamic", bases: [queryClass()], derivable: true, doc: "A query of related objects that takes additions and removals.") { type in
            for name in ["append", "add"] { type.mixin("_AppenderMixin").method(name, .required("item", as: Value.self), doc: "Add an object.") { (query: DynamicQuery, item: Value) throws in try query.append(item) } }
            for name in ["extend", "add_all"] { type.mixin("_AppenderMixin").method(name, .required("iterator", as: Value.self), doc: "Add objects.") { (query: DynamicQuery, items: Value) throws in for item in try items.elements() { try query.append(item) } } }
            type.method("remove", .required("item", as: Value.self), doc: "Remove an object.") { (query: DynamicQuery, item: Value) throws in try query.remove(item) }
        }
    }
}
