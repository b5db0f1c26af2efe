import Runtime
import SQL

/// Criteria evaluated in Python, on the objects of a session, to find those that a bulk statement changes
/// (sqlalchemy.orm.evaluator).
struct CriteriaEvaluator {
    /// What cannot be evaluated, in SQLAlchemy's words.
    struct Unevaluatable: Error {
        let message: String
        var refusal: PythonException {
            ORMError.invalidRequest("Could not evaluate current criteria in Python: \"\(message)\". Specify 'fetch' or False for the synchronize_session execution option.")
        }
    }

    enum Answer {
        case value(Value)
        case null
        /// An attribute that would have to be loaded.
        case expired
        var isTrue: Bool { get throws { if case .value(let value) = self { try value.isTrue() } else { false } } }
    }

    typealias Evaluation = (MappedInstance) throws -> Answer
    private let mapper: Mapper

    init(_ mapper: Mapper) { self.mapper = mapper }

    /// - Throws: Unevaluatable
    func condition(_ criteria: [ColumnElement]) throws -> Evaluation {
        guard !criteria.isEmpty else { return { _ in .value(.bool(true)) } }
        return try evaluation(Conjunction.make(.and, criteria))
    }

    func evaluation(_ element: ColumnElement) throws -> Evaluation {
        switch element.node {
        case .column(let column): return try attribute(column)
        case .bind(let bind):
            let value = try bind.effectiveValue()
            return { _ in value.isNone || value.isUndefined ? .null : .value(value) }
        case .null: return { _ in .null }
        case .true: return { _ in .value(.bool(true)) }
        case .false: return { _ in .value(.bool(false)) }
        case .grouping(let grouping): return try evaluation(grouping.inner)
        case .conjunction(let conjunction): return try conjunction.connective == .and ? all(conjunction.parts) : any(conjunction.parts)
        case .unary(let unary):
            let inner = try evaluation(unary.operand)
            guard unary.unaryOperator == .not else { throw Unevaluatable(message: "Cannot evaluate UnaryExpression with operator \(Self.described(unary.unaryOperator))") }
            return { object in
                switch try inner(object) {
                case .value(let value): .value(.bool(try !value.isTrue()))
                case let other: other
                }
            }
        case .binary(let binary): return try comparison(binary)
        case .scalarSelect: throw Unevaluatable(message: "Cannot evaluate Select")
        case .asBoolean(let test):
            let inner = try evaluation(test.element)
            guard test.truth == .isFalse else { return inner }
            return { object in
                guard case .value(let value) = try inner(object) else { return try inner(object) }
                return .value(.bool(try !value.isTrue()))
            }
        case .tuple(let tuple): return try self.tuple(tuple.elements)
        case .list(let list) where list.separator == .comma: return try self.tuple(list.elements)
        case .text(let text): throw Unevaluatable(message: text.isLiteral ? "Cannot evaluate column: \(text.text)" : "Cannot evaluate TextClause")
        case .function(let function) where Self.namedFunctions.contains(function.name.lowercased()): throw Unevaluatable(message: "Cannot evaluate \(function.name.lowercased())")
        default: throw Unevaluatable(message: "Cannot evaluate \(element.type.name)")
        }
    }

    // MARK: columns

    private func attribute(_ column: Column) throws -> Evaluation {
        guard let attribute = mapper.attribute(for: column) else {
            if let other = Self.mapper(of: column) {
                throw Unevaluatable(message: "Can't evaluate criteria against alternate class \(try Value.object(other.mappedClass).reprText())")
            }
            if column.table?.subject is Entity { throw Unevaluatable(message: "Cannot evaluate expression: No column \(try column.str()) is configured on mapper \(mapper.label)...") }
            throw Unevaluatable(message: "Cannot evaluate column: \(try column.str())")
        }
        return { object in
            let value = try object.state.own(attribute).get(object.state, .noFetch)
            if value.isNoResult { return .expired }
            return value.isNone || value.isUndefined ? .null : .value(value)
        }
    }

    private static func mapper(of column: Column) -> Mapper? { column.table.flatMap { table in Registry.mapper(where: { $0.localTable === table }) } }

    /// Functions that have classes of their own.
    private static let namedFunctions: Set<String> = [
        "aggregate_strings", "array_agg", "char_length", "coalesce", "concat", "count", "cube", "cume_dist", "current_date", "current_time", "current_timestamp", "current_user", "dense_rank", "grouping_sets", "localtime", "localtimestamp", "max", "min",
        "mode", "next_value", "now", "percent_rank", "percentile_cont", "percentile_disc", "pow", "random", "range", "rank", "rollup", "session_user", "sum", "sysdate", "user",
    ]

    private func tuple(_ parts: [ColumnElement]) throws -> Evaluation {
        let parts = try parts.map { try evaluation($0) }
        return { object in
            var values: [Value] = []
            for part in parts {
                switch try part(object) {
                case .expired: return .expired
                case .null: return .null
                case .value(let value): values.append(value)
                }
            }
            return .value(.tuple(values))
        }
    }

    // MARK: connectives

    private func all(_ parts: [ColumnElement]) throws -> Evaluation {
        let parts = try parts.map { try evaluation($0) }
        return { object in
            for part in parts {
                switch try part(object) {
                case .expired: return .expired
                case .null: return .null
                case .value(let value): if try !value.isTrue() { return .value(.bool(false)) }
                }
            }
            return .value(.bool(true))
        }
    }

    private func any(_ parts: [ColumnElement]) throws -> Evaluation {
        let parts = try parts.map { try evaluation($0) }
        return { object in
            var hasNull = false
            for part in parts {
                switch try part(object) {
                case .expired: return .expired
                case .null: hasNull = true
                case .value(let value): if try value.isTrue() { return .value(.bool(true)) }
                }
            }
            return hasNull ? .null : .value(.bool(false))
        }
    }

    // MARK: comparisons and arithmetic

    private func comparison(_ binary: BinaryExpression) throws -> Evaluation {
        if case .between = binary.binaryOperator { throw Self.unknown(binary.binaryOperator) }
        let left = try evaluation(binary.left), right = try evaluation(binary.right)
        switch binary.binaryOperator {
        case .is: return try identity(left, right, isNegated: false)
        case .isNot: return try identity(left, right, isNegated: true)
        default: break
        }
        guard let apply = try operation(binary) else { throw Self.unknown(binary.binaryOperator) }
        return { object in
            let (a, b) = (try left(object), try right(object))
            switch (a, b) {
            case (.expired, _), (_, .expired): return .expired
            case (.value(let x), .value(let y)): return .value(try apply(x, y))
            default: return .null
            }
        }
    }

    private func identity(_ left: @escaping Evaluation, _ right: @escaping Evaluation, isNegated: Bool) throws -> Evaluation {
        { object in
            switch (try left(object), try right(object)) {
            case (.expired, _), (_, .expired): return .expired
            case (.null, .null): return .value(.bool(!isNegated))
            case (.value(let x), .value(let y)): return .value(.bool(try x.equals(y) != isNegated))
            default: return .value(.bool(isNegated))
            }
        }
    }

    private func operation(_ binary: BinaryExpression) throws -> ((Value, Value) throws -> Value)? {
        switch binary.binaryOperator {
        case .equal: return { try $0.compare(.equal, $1) }
        case .notEqual: return { try $0.compare(.notEqual, $1) }
        case .less: return { try $0.compare(.less, $1) }
        case .lessOrEqual: return { try $0.compare(.lessOrEqual, $1) }
        case .greater: return { try $0.compare(.greater, $1) }
        case .greaterOrEqual: return { try $0.compare(.greaterOrEqual, $1) }
        case .in: return { .bool(try $1.contains($0)) }
        case .notIn: return { .bool(try !$1.contains($0)) }
        case .add: return try numeric(binary, "add", .add)
        case .subtract: return try numeric(binary, "sub", .subtract)
        case .multiply: return try numeric(binary, "mul", .multiply)
        case .modulo: return try numeric(binary, "mod", .modulo)
        case .trueDivide: return try numeric(binary, "truediv", .trueDivide)
        case .concatenate:
            func isConcatenable(_ type: SQLType) -> Bool { type.affinity == .string || type.affinity == .array || type.affinity == .binary }
            guard isConcatenable(binary.left.sqlType), isConcatenable(binary.right.sqlType) else {
                throw Unevaluatable(message: "Cannot evaluate concatenate operator \"concat_op\" for datatypes \(try binary.left.sqlType.str()), \(try binary.right.sqlType.str())")
            }
            return { try $0.binary(.add, $1) }
        case .custom(let custom):
            guard let implementation = custom.implementation else {
                throw Unevaluatable(message: "Custom operator \(custom.text.pythonRepr) can't be evaluated in Python unless it specifies a callable using `.python_impl`.")
            }
            return { try implementation.function.call($0, $1) }
        case .startsWith: return { try $0.attribute("startswith").call($1) }
        case .endsWith: return { try $0.attribute("endswith").call($1) }
        default: return nil
        }
    }

    private func numeric(_ binary: BinaryExpression, _ name: String, _ operation: BinaryOperation) throws -> (Value, Value) throws -> Value {
        func isNumber(_ type: SQLType) -> Bool { type.affinity == .integer || type.affinity == .numeric || type.affinity == .float }
        guard isNumber(binary.left.sqlType), isNumber(binary.right.sqlType) else {
            throw Unevaluatable(message: "Cannot evaluate math operator \"\(name)\" for datatypes \(try binary.left.sqlType.str()), \(try binary.right.sqlType.str())")
        }
        return { try $0.binary(operation, $1) }
    }

    private static func unknown(_ operation: SQLOperator) -> Unevaluatable { Unevaluatable(message: "Cannot evaluate BinaryExpression with operator \(described(operation))") }

    /// `<function like_op at 0x...>`, as SQLAlchemy names an operator.
    private static func described(_ operation: SQLOperator) -> String {
        switch operation {
        case .floorDivide: return "<built-in function floordiv>"
        case .negative: return "<built-in function neg>"
        case .descending, .ascending, .nullsFirst, .nullsLast: return "None"
        default: break
        }
        let name = switch operation {
        case .like: "like_op"
        case .notLike: "not_like_op"
        case .ilike: "ilike_op"
        case .notIlike: "not_ilike_op"
        case .contains: "contains_op"
        case .notContains: "not_contains_op"
        case .icontains: "icontains_op"
        case .istartsWith: "istartswith_op"
        case .iendsWith: "iendswith_op"
        case .notStartsWith: "not_startswith_op"
        case .notEndsWith: "not_endswith_op"
        case .between: "between_op"
        case .notBetween: "not_between_op"
        case .isDistinctFrom: "is_distinct_from"
        case .isNotDistinctFrom: "is_not_distinct_from"
        case .match: "match_op"
        case .notMatch: "not_match_op"
        case .regexpMatch: "regexp_match_op"
        case .notRegexpMatch: "not_regexp_match_op"
        case .bitwiseAnd: "bitwise_and_op"
        case .bitwiseOr: "bitwise_or_op"
        case .bitwiseXor: "bitwise_xor_op"
        case .bitwiseNot: "bitwise_not_op"
        case .leftShift: "bitwise_lshift_op"
        case .rightShift: "bitwise_rshift_op"
        case .notIcontains: "not_icontains_op"
        case .notIstartsWith: "not_istartswith_op"
        case .notIendsWith: "not_iendswith_op"
        case .collate: "collate"
        case .exists: "exists"
        case .distinct: "distinct_op"
        default: operation.text
        }
        return "<function \(name) at 0x\(String(UInt(bitPattern: name.hashValue) & 0x7fff_ffff_ffff, radix: 16))>"
    }
}
