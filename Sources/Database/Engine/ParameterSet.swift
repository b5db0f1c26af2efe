import Runtime
import SQL

/// The values of a statement's parameters.
enum ParameterSet {
    /// The values by name, as Python has them: those given, those that come with the statement, and those of defaults.
    /// - Parameter group: the number of the set, where there are several.
    static func named(_ compiled: Compiled, _ given: DictObject, group: Int, context: ExecutionContext) throws -> DictObject {
        // Of many sets, and of those of texts, nobody but a listener gets to see more than their values.
        if context.statement is TextClause, !context.connection.hasListeners, isWhole(given, compiled) { return given }
        let values = DictObject()
        var hasDefaults = false
        var waiting: Set<String> = []
        for parameter in compiled.parameters where values.get(parameter.key) == nil {
            let bind = parameter.bind
            if parameter.defaultOf != nil {
                hasDefaults = true
                waiting.insert(parameter.name)
                values.set(parameter.key, .none)
            } else if let own = given.get(parameter.key) {
                values.set(parameter.key, own)
            } else {
                if bind.isRequired { throw missing(parameter.name, group) }
                let value = try bind.effectiveValue()
                values.set(parameter.key, value.isUndefined ? .none : value)
            }
        }
        guard hasDefaults else { return values }
        let insert = context.statement as? Insert
        let isOfRows = insert?.rows.isEmpty == false
        for parameter in compiled.parameters {
            guard let column = parameter.defaultOf, waiting.contains(parameter.name) else { continue }
            context.current = isOfRows ? current(values, parameter.name, column, insert) : values
            values.set(parameter.key, try fallback(of: column, context, row: group))
        }
        context.current = values
        return values
    }

    /// The values in their places, unprocessed, of a set that gives every parameter its value, and nothing else; nil where it does not.
    static func whole(_ compiled: Compiled, _ given: DictObject) -> [Value]? {
        guard given.count == compiled.parameters.count else { return nil }
        var values: [Value] = []
        values.reserveCapacity(given.count)
        for at in compiled.parameters.indices {
            guard compiled.parameters[at].defaultOf == nil, let value = given.get(compiled.parameters[at].key) else { return nil }
            values.append(value)
        }
        return values
    }

    /// Rows of values as the types of their columns send them.
    static func processed(_ rows: [[Value]], _ compiled: Compiled) throws -> [[Value]] {
        let processors = compiled.parameters.map(\.processor)
        guard processors.contains(where: { $0 != nil }) else { return rows }
        return try rows.map { row in
            try Pulse.check()
            var sent = row
            for (at, process) in processors.enumerated() { if let process { sent[at] = try process(row[at]) } }
            return sent
        }
    }

    /// Whether a set gives every parameter its value, and nothing else.
    private static func isWhole(_ given: DictObject, _ compiled: Compiled) -> Bool {
        given.count == compiled.parameters.count && compiled.parameters.allSatisfy { $0.defaultOf == nil && given.get($0.key) != nil }
    }

    /// The values of the row of an INSERT of several that a parameter stands in, by column: `name_m1`.
    private static func current(_ values: DictObject, _ parameter: String, _ column: Column, _ insert: Insert?) -> DictObject {
        let found = DictObject([(column.key, .none)])
        let suffix = parameter == column.key ? "_m0" : parameter.lastIndex(of: "_").map { String(parameter[$0...]) } ?? ""
        for (key, _) in insert?.rows.first ?? [] { if let value = values.get(key + suffix) { found.set(key, value) } }
        return found
    }

    private static func fallback(of column: Column, _ context: ExecutionContext, row: Int) throws -> Value {
        let given = context.isUpdate ? column.onUpdate : column.defaultValue
        if given?.object is SentinelDefault { return .int(row) }
        if let asked = try asked(given, column, context) { return asked }
        return try ColumnDefault.value(given ?? .none, context: .object(context))
    }

    /// The value of a default that is an expression, which the database is asked for before the row is written.
    private static func asked(_ given: Value?, _ column: Column, _ context: ExecutionContext) throws -> Value? {
        guard let given, !(given.object is NumberSequence), let element = try Coercion.element(given) else { return nil }
        let expression = (element as? SelectBase).map { ScalarSelect($0) } ?? (element as? TextClause).map { TextColumn($0) } ?? element as? ColumnElement
        guard let expression else { return nil }
        // No statement of the program's: listeners hear of it as the driver does.
        let dialect = context.connection.engine.dialect
        let compiled = try Compiler.compile(Select([TypeCoercion(expression, column.sqlType)]), dialect)
        let values = DictObject()
        for parameter in compiled.parameters { values.set(parameter.key.text, try parameter.bind.effectiveValue()) }
        let (text, sent) = try expanded(compiled, placed(compiled, values))
        let found = try context.connection.executeDriver(text, sent).fetch()?.first ?? .none
        return try column.sqlType.resolved(dialect).valueReader(dialect)?(found) ?? found
    }

    private static func missing(_ name: String, _ group: Int) -> PythonException {
        SQLError.invalidRequest("A value is required for bind parameter \(name.pythonRepr)" + (group > 0 ? ", in parameter group \(group)" : ""), code: "cd3x")
    }

    /// The value of a parameter that no row gives: a constant, or what a default's callable answers.
    static func ownValue(_ parameter: Compiled.Parameter, isUpdate: Bool, row: Int, context: () throws -> Value) throws -> Value {
        if parameter.defaultOf?.defaultValue?.object is SentinelDefault { return .int(row) }
        if let column = parameter.defaultOf, let given = isUpdate ? column.onUpdate : column.defaultValue, given.object is ClauseElement, let context = try context().object as? ExecutionContext, let asked = try asked(given, column, context) { return asked }
        if let column = parameter.defaultOf { return try ColumnDefault.value((isUpdate ? column.onUpdate : column.defaultValue) ?? .none, context: context()) }
        let value = try parameter.bind.effectiveValue()
        return value.isUndefined ? .none : value
    }

    /// The values in their places, as the driver takes them.
    static func placed(_ compiled: Compiled, _ values: DictObject) throws -> [Value] {
        guard compiled.isExpanding else {
            // By index: to take a parameter out of the array costs as much as all the rest.
            return try compiled.parameters.indices.map { at in
                let value = values.get(compiled.parameters[at].key) ?? .none
                return try compiled.parameters[at].processor?(value) ?? value
            }
        }
        return try compiled.parameters.map { parameter in
            let value = values.get(parameter.key) ?? .none
            if parameter.bind.isLiteral, !parameter.bind.isExpanding { return value }
            guard parameter.bind.isExpanding else { return try parameter.processor?(value) ?? value }
            return .list(try processed(members: value, parameter, compiled.dialect))
        }
    }

    private static func processed(members value: Value, _ parameter: Compiled.Parameter, _ dialect: Dialect) throws -> [Value] {
        if parameter.bind.sqlType is NullType, value.object == nil, try value.isTrue() { _ = try value.item(.int(0)) }
        let members = try value.elements()
        guard ExpandingText.isTuple(parameter.bind, members) else { return try members.map { try parameter.processor?($0) ?? $0 } }
        let processors = (parameter.bind.sqlType.elementTypes ?? []).map { $0.resolved(dialect).valueBinder(dialect) }
        return try members.map { member in
            .tuple(try member.elements().enumerated().map { at, part in at < processors.count ? try processors[at]?(part) ?? part : part })
        }
    }

    /// Writes what is only known at execution into the text: the placeholders of IN, literal values.
    static func expanded(_ compiled: Compiled, _ values: [Value]) throws -> (text: String, values: [Value]) {
        guard compiled.isExpanding else { return (compiled.text, values) }
        var text = ""
        var rest = Substring(compiled.text)
        var flat: [Value] = []
        for (parameter, value) in zip(compiled.parameters, values) {
            let bind = parameter.bind
            guard bind.isExpanding || bind.isLiteral else {
                flat.append(value)
                continue
            }
            guard let range = rest.firstRange(of: parameter.mark) else { continue }
            text += rest[..<range.lowerBound]
            rest = rest[range.upperBound...]
            if bind.isLiteral, !bind.isExpanding { text += try ExpandingText.literal(bind, value, compiled.dialect) } else { text += try list(parameter, value.elements(), compiled.dialect, &flat) }
        }
        return (text + rest, flat)
    }

    private static func list(_ parameter: Compiled.Parameter, _ members: [Value], _ dialect: Dialect, _ flat: inout [Value]) throws -> String {
        if members.isEmpty { return ExpandingText.empty(parameter.bind, dialect) }
        if parameter.bind.isLiteral { return try members.map { try ExpandingText.literal(parameter.bind, $0, dialect) }.joined(separator: ", ") }
        if ExpandingText.isTuple(parameter.bind, members) {
            let rows = try members.map { member in
                let parts = try member.elements()
                flat += parts
                return "(" + [String](repeating: "?", count: parts.count).joined(separator: ", ") + ")"
            }
            return "VALUES " + rows.joined(separator: ", ")
        }
        flat += members
        let one = parameter.wrapping.map { "\($0.before)?\($0.after)" } ?? "?"
        return [String](repeating: one, count: members.count).joined(separator: ", ")
    }
}
