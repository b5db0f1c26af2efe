import Database
import Runtime
import SQL

/// The legacy query of entities and columns (sqlalchemy.orm.Query).  Every method gives a changed copy.
public final class Query: Object {
    public let session: Session
    public let select: Select

    public init(_ session: Session, _ select: Select) {
        self.session = session
        self.select = select.labelled(.tableNamePlusColumn)
        super.init()
    }

    public convenience init(_ session: Session, entities: [Value]) throws {
        let (columns, parts) = try EntitySelect.parts(entities)
        self.init(session, Select(columns, parts: parts))
    }

    public func with(_ select: Select) -> Query { Query(session, select) }

    /// The SQL, as the session's database takes it.
    public override func str() throws -> String { try Compiler.compile(select, .sqlite).text }
    public override func iterator() throws -> IteratorObject? {
        let next = try items(select)
        return ClosureIterator { try next() }
    }

    /// Whether items are single objects, not rows.
    private var isSingleEntity: Bool {
        guard select.parts.count == 1, case .entity = select.parts[0] else { return false }
        return true
    }

    /// The items: objects, or rows.
    public func items(_ query: Select) throws -> () throws -> Value? {
        let (names, next) = try session.rows(query)
        if isSingleEntity { return { try next()?.first } }
        let keys = ResultKeys(names)
        return { try next().map { .object(Row(values: $0, keys: keys)) } }
    }

    public func all() throws -> [Value] {
        let next = try items(select)
        var found: [Value] = []
        while let item = try next() { found.append(item) }
        return found
    }

    public func first() throws -> Value {
        let one = BindParameter("param", .int(1), type: IntegerType.shared, isUnique: true)
        return try items(select.limit == nil ? select.limited(one) : select)() ?? .none
    }

    public func oneOrNone() throws -> Value? {
        let next = try items(select)
        guard let only = try next() else { return nil }
        if try next() != nil { throw PythonException(SQLError.multipleResultsFound, "Multiple rows were found when one or none was required") }
        return only
    }

    public func one() throws -> Value {
        let next = try items(select)
        guard let only = try next() else { throw PythonException(SQLError.noResultFound, "No row was found when one was required") }
        if try next() != nil { throw PythonException(SQLError.multipleResultsFound, "Multiple rows were found when exactly one was required") }
        return only
    }

    /// `SELECT count(*) FROM (SELECT ...)`
    public func count() throws -> Value {
        let inner = Subquery(select, name: nil)
        let counted = Select([FunctionElement("count", [TextColumn("*")], type: IntegerType.shared)]).from([inner])
        return try session.rows(counted).rows()?.first ?? .int(0)
    }

    private func mapper() throws -> Mapper {
        guard let mapper = EntitySelect.namespace(of: select) else { throw ORMError.invalidRequest("This operation requires only one Table or entity be specified as the target.") }
        return mapper
    }

    /// `filter_by(name="x")`
    public func filtered(by values: [(name: Name, value: Value)]) throws -> Query {
        let mapper = try mapper()
        return with(select.filtered(try values.map { name, value in
            guard let column = mapper.attribute(name)?.mappedColumn else {
                throw ORMError.invalidRequest("Entity namespace for \"\(mapper.localTable.name)\" has no property \"\(name.text)\"")
            }
            return try SQL.Operation.compare(.equal, column, value)
        }))
    }

    /// Bulk statements take criteria alone.
    private func checkBulk() throws {
        let refused: [(Bool, String)] = [
            (select.limit != nil, "limit"), (select.offset != nil, "offset"), (!select.ordering.isEmpty, "order_by"), (!select.grouping.isEmpty, "group_by"),
            (select.isDistinct, "distinct"), (!select.joins.isEmpty, "join"), (!select.explicitFroms.isEmpty, "select_from"),
        ]
        if let (_, name) = refused.first(where: { $0.0 }) {
            throw ORMError.invalidRequest("Can't call Query.update() or Query.delete() when \(name)() has been called")
        }
    }

    /// Deletes the rows by one statement; how many there were.
    /// - Parameter synchronizes: whether objects of the session that matched leave it.
    public func delete(synchronizes: Bool) throws -> Int {
        try checkBulk()
        let mapper = try mapper()
        try session.autoflush()
        let matched = synchronizes ? try matching(mapper) : []
        let result = try session.connection().execute(Delete(mapper.localTable, criteria: select.criteria), [])
        for object in matched { try session.noteDeleted(object) }
        return result.rowCount
    }

    /// Updates the rows by one statement; how many there were.
    public func update(_ values: DictObject, synchronizes: Bool) throws -> Int {
        try checkBulk()
        let mapper = try mapper()
        try session.autoflush()
        let matched = synchronizes ? try matching(mapper) : []
        let pairs = try values.pairs.map { key, value -> (key: String, value: Value) in
            let name = try (key.object as? InstrumentedAttribute)?.key ?? Name(String.from(key))
            guard let column = mapper.attribute(name)?.mappedColumn as? Column else { throw ORMError.invalidRequest("Invalid expression type: \(try key.reprText())") }
            return (column.key, value)
        }
        let result = try session.connection().execute(Update(mapper.localTable, values: pairs, criteria: select.criteria), [])
        for object in matched {
            object.state.expire(pairs.compactMap { pair in mapper.localTable.column(pair.key).flatMap { mapper.attribute(for: $0) } })
        }
        return result.rowCount
    }

    /// The objects of the session whose rows meet the criteria, found in the database before the change.
    private func matching(_ mapper: Mapper) throws -> [MappedInstance] {
        let present = session.persistent.filter { $0.mapper === mapper && !$0.state.isExpired }
        guard !present.isEmpty else { return [] }
        return try CriteriaEvaluator.matching(present, select.criteria)
    }
}

extension Session {
    /// A bulk DELETE removed the object's row.
    func noteDeleted(_ object: MappedInstance) throws { try markDeleted(object.state) }
}

/// Criteria evaluated in Python, on the objects of a session (sqlalchemy.orm.evaluator).
enum CriteriaEvaluator {
    static func matching(_ objects: [MappedInstance], _ criteria: [ColumnElement]) throws -> [MappedInstance] {
        try objects.filter { object in try criteria.allSatisfy { try value(of: $0, object).map { try $0.isTrue() } ?? false } }
    }

    /// The value of an expression for an object; nil for NULL.
    private static func value(of element: ColumnElement, _ object: MappedInstance) throws -> Value? {
        switch element.node {
        case .column(let column):
            guard let attribute = object.mapper.attribute(for: column) else { throw refused(element) }
            let value = try attribute.get(object.state, .noFetch)
            return value.isPresent ? value : nil
        case .bind(let bind): return bind.boundValue.isNone ? nil : bind.boundValue
        case .null: return nil
        case .true: return .bool(true)
        case .false: return .bool(false)
        case .grouping(let grouping): return try value(of: grouping.inner, object)
        case .conjunction(let conjunction):
            let isAnd = conjunction.connective == .and
            var hasNull = false
            for part in conjunction.parts {
                guard let found = try value(of: part, object) else { hasNull = true; continue }
                if try found.isTrue() != isAnd { return .bool(!isAnd) }
            }
            return hasNull ? nil : .bool(isAnd)
        case .unary(let unary):
            guard unary.unaryOperator == .not else { throw refused(element) }
            return try value(of: unary.operand, object).map { .bool(try !$0.isTrue()) }
        case .binary(let binary): return try compare(binary, object)
        default: throw refused(element)
        }
    }

    private static func compare(_ binary: BinaryExpression, _ object: MappedInstance) throws -> Value? {
        let left = try value(of: binary.left, object), right = try value(of: binary.right, object)
        switch binary.binaryOperator {
        case .is: return .bool(left == nil && right == nil)
        case .isNot: return .bool(!(left == nil && right == nil))
        default: break
        }
        guard let left, let right else { return nil }
        switch binary.binaryOperator {
        case .equal: return try left.compare(.equal, right)
        case .notEqual: return try left.compare(.notEqual, right)
        case .less: return try left.compare(.less, right)
        case .lessOrEqual: return try left.compare(.lessOrEqual, right)
        case .greater: return try left.compare(.greater, right)
        case .greaterOrEqual: return try left.compare(.greaterOrEqual, right)
        case .in: return .bool(try right.contains(left))
        case .notIn: return .bool(try !right.contains(left))
        case .add: return try left.binary(.add, right)
        case .subtract: return try left.binary(.subtract, right)
        case .multiply: return try left.binary(.multiply, right)
        default: throw refused(binary)
        }
    }

    private static func refused(_ element: ColumnElement) -> PythonException {
        ORMError.invalidRequest("Could not evaluate current criteria in Python: \"Cannot evaluate \(element.type.name)\". Specify 'fetch' or False for the synchronize_session execution option.")
    }
}
