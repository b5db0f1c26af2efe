import Runtime

/// `types.MappingProxyType(mapping)`: a mapping that can be read, not changed.
final class MappingProxyObject: Object {
    let mapping: Value

    init(_ mapping: Value) {
        self.mapping = mapping
        super.init(type: .mappingProxy)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) { mapping.visitHeld(visit) }
    convenience init(_ dict: DictObject) { self.init(dict.value) }

    override func length() throws -> Int? { try mapping.length() }
    override func item(_ key: Value) throws -> Value? { try mapping.item(key) }
    override func contains(_ element: Value) throws -> Bool? { try mapping.contains(element) }
    override func iterator() throws -> IteratorObject? { try mapping.makeIterator() }
    override func repr() throws -> String { "mappingproxy(\(try mapping.reprText()))" }
    override func str() throws -> String { try mapping.strText() }
    override func hash() throws -> Int { throw PythonException.unhashable(type) }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        try mapping.compare(operation, (other.object as? MappingProxyObject)?.mapping ?? other)
    }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard operation == .or else { return nil }
        let other = (other.object as? MappingProxyObject)?.mapping ?? other
        return reflected ? try other.binary(.or, mapping) : try mapping.binary(.or, other)
    }
}
