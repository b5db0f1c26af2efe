import Runtime
import SQL

/// What `sqlalchemy.dialects.mysql` has beside types: ON DUPLICATE KEY UPDATE, MATCH, LIMIT of UPDATE and DELETE.
enum MySQLConstructs {
    static func declare(in module: ModuleObject) {
        Dialects.declareInsert(insertClassOfMySQL, in: module)
        module["match"] = .object(matchClass)
        module.function("limit", .required("limit", as: Value.self), doc: "LIMIT of UPDATE and DELETE, for their ext().") { (count: Value) -> Value in .object(StatementExtension(.limit(count))) }
    }

    private static let insertClassOfMySQL: Class = {
        let made = Class("Insert", module: "sqlalchemy.dialects.mysql.dml", bases: [insertClass()], doc: "An INSERT statement with ON DUPLICATE KEY UPDATE.")
        ClauseConstruction.open(made, as: "insert")
        made.extend(for: Insert.self) { type in
            type.property("inserted", doc: "The row that could not be inserted.") { (insert: Insert) -> Value in .object(ColumnCollection(insert.excluded.columns)) }
            type.property("inserted_alias", doc: "The row that could not be inserted, as a table.") { (insert: Insert) -> Value in .object(insert.excluded) }
            type.method("on_duplicate_key_update", .rest("args", of: Value.self), .keywords("kw"), doc: "ON DUPLICATE KEY UPDATE") { (insert: Insert, arguments: [Value], keywords: [(name: Name, value: Value)]) throws -> Value in
                if !insert.conflicts.isEmpty { throw SQLError.invalidRequest("This Insert construct already has an ON DUPLICATE KEY clause present") }
                return .object(insert.on(OnConflict(duplicateKey: try settings(arguments, keywords), isOrdered: arguments.first.map { ($0.object as? ListObject) != nil } ?? false)))
            }
        }
        return made
    }()

    private static func settings(_ arguments: [Value], _ keywords: [(name: Name, value: Value)]) throws -> [(key: Value, value: Value)] {
        if !arguments.isEmpty, !keywords.isEmpty { throw SQLError.argument("Can't pass kwargs and positional arguments simultaneously") }
        if arguments.count > 1 { throw SQLError.argument("Only a single dictionary or list of tuples is accepted positionally.") }
        guard let given = arguments.first else {
            if keywords.isEmpty { throw PythonException.valueError("update parameter dictionary must not be empty") }
            return keywords.map { (.string($0.name.text), $0.value) }
        }
        if let collection = given.object as? ColumnCollection { return collection.entries.map { (.string($0.key), .object($0.column)) } }
        if let list = given.object as? ListObject {
            return try list.elements.map { pair in
                let parts = try pair.elements()
                guard parts.count == 2 else { throw PythonException.valueError("update parameter must be a non-empty dictionary, a list of 2-tuples, or a ColumnCollection such as the `.c.` collection of a Table object") }
                return (parts[0], parts[1])
            }
        }
        guard let dict = given.dictionary else { throw PythonException.valueError("update parameter must be a non-empty dictionary or a ColumnCollection such as the `.c.` collection of a Table object") }
        if dict.count == 0 { throw PythonException.valueError("update parameter dictionary must not be empty") }
        return dict.pairs.map { ($0.key, $0.value) }
    }

    /// `match(a, b, against="words").in_boolean_mode()`
    private static let matchClass: Class = {
        let made = Class("match", module: "sqlalchemy.dialects.mysql.expression", bases: [functionElementClass()], doc: "MATCH (...) AGAINST (...)")
        made.construct = { made, arguments in
            if arguments.positionalCount == 0 { throw SQLError.argument("columns are required") }
            guard let against = arguments.keyword("against"), !against.isNone else { throw SQLError.argument("against is required") }
            let function = FunctionElement(.match(modifiers: []), "match", try arguments.positional.map { try Coercion.expression($0) } + [try Coercion.expression(against)], type: BooleanType.shared)
            function.changeShape(to: made.rootShape)
            return .object(function)
        }
        made.extend(for: FunctionElement.self) { type in
            for (name, words) in [("in_boolean_mode", "IN BOOLEAN MODE"), ("in_natural_language_mode", "IN NATURAL LANGUAGE MODE"), ("with_query_expansion", "WITH QUERY EXPANSION")] {
                type.method(name, doc: words) { (function: FunctionElement) -> Value in .object(function.matching(words)) }
            }
        }
        return made
    }()
}
