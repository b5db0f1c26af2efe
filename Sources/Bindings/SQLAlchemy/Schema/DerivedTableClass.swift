import Runtime
import SQL

/// `class Mine(Table)` with an `__init__` of its own: a new table is in its metadata before that is called. It is called twice, as `Table.__new__()` and
/// Python itself do: the second time `Table.__init__()` does nothing.
final class DerivedTableClass: Class {
    override func call(_ arguments: Arguments) throws -> Value? {
        guard let initializer = overriding(.`init`), !resolutionOrder.contains(where: { !$0.isNative && $0.attributes["__new__"] != nil }), let made = try table(arguments) else { return nil }
        func initialize(_ keywords: [(name: Name, value: Value)]) throws {
            let outcome = try initializer.call([.object(made.table)] + Array(arguments.positional), keywords: arguments.keywordPairs + keywords)
            guard outcome.isNone else { throw PythonException.typeError("__init__() should return None, not '\(outcome.typeName)'") }
        }
        if made.isNew {
            do { try initialize([("_no_init", .bool(false))]) } catch {
                made.table.metadata?.remove(made.table)
                throw error
            }
        }
        try initialize([])
        return .object(made.table)
    }

    /// The table of the name, which may be there already; nil where the arguments are not those of `Table()`.
    private func table(_ arguments: Arguments) throws -> (table: Table, isNew: Bool)? {
        func argument(_ place: Int, _ name: Name) -> Value? { place < arguments.positionalCount ? arguments[place] : arguments.keyword(name) }
        guard let name = argument(0, "name"), name.object is StringObject, let metadata = argument(1, "metadata")?.object as? MetaData else { return nil }
        let given = arguments.keyword("schema") ?? .none
        let schema = given.object is BlankSchema ? "" : given.isNone ? nil : try String.from(given)
        let text = try String.from(name)
        let key = (schema ?? metadata.schema).flatMap { $0.isEmpty ? nil : "\($0).\(text)" } ?? text
        guard metadata.table(named: key) == nil, try arguments.keyword("must_exist")?.isTrue() != true else {
            return try (construct?(self, arguments).object as? Table).map { ($0, false) }
        }
        let made = try Table(text, metadata, items: [], schema: schema)
        made.changeShape(to: rootShape)
        return (made, true)
    }
}
