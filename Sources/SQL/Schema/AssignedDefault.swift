import Runtime

/// What a program assigned to `column.default` or `column.onupdate` and is no default: only the column's constructor makes one of values, functions and
/// expressions.  It is shown as it is, and refused where a default is asked for.
final class AssignedDefault: Object {
    let given: Value
    init(_ given: Value) {
        self.given = given
        super.init()
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) { given.visitHeld(visit) }

    /// - Throws: AttributeError for what SQLAlchemy asks defaults, where a value is an assigned one
    static func refuse(_ value: Value, lacking attribute: Name) throws {
        guard let assigned = value.object as? AssignedDefault else { return }
        _ = try assigned.given.attribute(attribute)
        throw PythonException.attributeError("'\(assigned.given.typeName)' object has no attribute '\(attribute.text)'")
    }
}

/// What a program assigned to `column.server_default` or `column.server_onupdate` and is no default: DDL passes it over.
final class AssignedServerDefault: FetchedValue {
    let given: Value
    init(_ given: Value) {
        self.given = given
        super.init()
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) { given.visitHeld(visit) }
}

extension Column {
    /// `column.default = value`, `column.onupdate = value`
    public func assign(default value: Value) { if let assigned = assigned(value) { defaultValue = assigned } else { take(default: value) } }
    public func assign(onUpdate value: Value) { if let assigned = assigned(value) { onUpdate = assigned } else { take(onUpdate: value) } }
    /// `column.server_default = value`, `column.server_onupdate = value`
    public func assign(serverDefault value: Value) { if isServerDefault(value) { take(serverDefault: value) } else { serverDefault = .object(AssignedServerDefault(value)) } }
    public func assign(serverOnUpdate value: Value) { if isServerDefault(value) { take(serverOnUpdate: value) } else { serverOnUpdate = .object(AssignedServerDefault(value)) } }

    private func assigned(_ value: Value) -> Value? { value.isNone || value.object is ColumnDefault || value.object is NumberSequence ? nil : .object(AssignedDefault(value)) }
    private func isServerDefault(_ value: Value) -> Bool { value.isNone || value.object is FetchedValue }
}
