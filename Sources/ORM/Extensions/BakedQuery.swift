import Runtime

/// A legacy query made by functions, one after the other (sqlalchemy.ext.baked).
public final class BakedQuery: Object {
    public private(set) var steps: [Value]

    public init(_ steps: [Value]) {
        self.steps = steps
        super.init()
    }

    public func with(_ step: Value) -> BakedQuery { BakedQuery(steps + [step]) }
    public func add(_ step: Value) { steps.append(step) }

    public override var isCallable: Bool { true }
    public override func call(_ arguments: Arguments) throws -> Value? {
        guard arguments.positionalCount == 1 else { throw PythonException.typeError("BakedQuery.__call__() missing 1 required positional argument: 'session'") }
        return .object(BakedResult(self, arguments[0]))
    }

    /// The query in a session.
    public func query(_ session: Value) throws -> Value { try steps.reduce(session) { try $1.call($0) } }

    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard operation == .add, !reflected else { return nil }
        return .object(with(BakedQuery.step(other)))
    }
    public override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        guard operation == .add else { return nil }
        add(BakedQuery.step(other))
        return .object(self)
    }
    /// `baked += fn`, `baked += fn, argument`: arguments tell functions apart where they are kept, and are not passed.
    private static func step(_ given: Value) -> Value {
        guard case .tuple(let parts) = given, let function = parts.elements.first else { return given }
        return function
    }
}

/// A baked query in a session: it is executed when it is asked for rows.
public final class BakedResult: Object {
    public let baked: BakedQuery
    public let session: Value
    public var parameters: [(name: Name, value: Value)] = []
    public private(set) var criteria: [Value] = []

    public init(_ baked: BakedQuery, _ session: Value) {
        self.baked = baked
        self.session = session
        super.init()
    }

    /// The result with further functions that are given the query each time.
    public func with(criteria more: [Value]) -> BakedResult {
        let made = BakedResult(baked, session)
        (made.parameters, made.criteria) = (parameters, criteria + more)
        return made
    }

    public func query() throws -> Value {
        let made = try baked.query(session)
        let bound = parameters.isEmpty ? made : try made.attribute("params").call([], keywords: parameters)
        return try criteria.reduce(bound) { try $1.call($0) }
    }

    public override func str() throws -> String { try query().strText() }
    public override func iterator() throws -> IteratorObject? { try query().iterate() }
}
