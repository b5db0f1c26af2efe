import Runtime

/// What `keys()`, `items()` and `values()` of a mapping that is not a dict give: `KeysView(mapping)`.
final class MappingView: Object {
    enum Kind: String { case keys = "KeysView", items = "ItemsView", values = "ValuesView" }
    let mapping: Value
    let kind: Kind

    init(_ mapping: Value, _ kind: Kind) {
        self.mapping = mapping
        self.kind = kind
        super.init(type: CollectionsABC.named(kind.rawValue) ?? .object)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        if let object = mapping.object { visit(object) }
    }

    /// `KeysView(mapping)`
    static func declareMaking(_ type: Class, _ kind: Kind) {
        type.abstractMethods = []
        type.construct = { made, arguments in
            guard made === type else { return .object(try made.newInstance(arguments)) }
            guard arguments.positionalCount == 1 else {
                throw PythonException.typeError(arguments.positionalCount == 0 ? "MappingView.__init__() missing 1 required positional argument: 'mapping'" : "MappingView.__init__() takes 2 positional arguments but \(arguments.positionalCount + 1) were given")
            }
            return MappingView(arguments[0], kind).value
        }
    }

    override func length() throws -> Int? { try mapping.length() }
    override func repr() throws -> String { "\(kind.rawValue)(\(try mapping.reprText()))" }
    override func iterator() throws -> IteratorObject? {
        let keys = Held(try mapping.iterate()), mapping = Held(mapping)
        return ClosureIterator(type: .generator, holding: [keys, mapping]) { [kind] in
            guard let key = try keys.content.next() else { return nil }
            let mapping = mapping.content
            switch kind {
            case .keys: return key
            case .values: return try mapping.item(key)
            case .items: return .tuple([key, try mapping.item(key)])
            }
        }
    }
    override func contains(_ element: Value) throws -> Bool? {
        switch kind {
        case .keys: return try mapping.contains(element)
        case .values: return try value.elements().contains { try $0.isIdentical(to: element) || $0.equals(element) }
        case .items:
            guard let pair = element.object as? TupleObject, pair.elements.count == 2 else { return false }
            do { return try mapping.item(pair.elements[0]).equals(pair.elements[1]) } catch let error as PythonException where error.isInstance(of: .keyError) { return false }
        }
    }
    private func set() throws -> SetObject {
        let set = SetObject(type: .set, ())
        try value.forEach { try set.insert($0) }
        return set
    }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        if kind == .values { return nil }
        if let view = other.object as? MappingView { return try set().value.compare(operation, view.set().value) }
        guard other.object is SetObject || other.object is DictView else { return nil }
        let theirs = SetObject(type: .set, ())
        try other.forEach { try theirs.insert($0) }
        return try set().value.compare(operation, theirs.value)
    }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        if kind == .values { return nil }
        let theirs = SetObject(type: .set, ())
        try other.forEach { try theirs.insert($0) }
        return reflected ? try theirs.value.binary(operation, set().value) : try set().value.binary(operation, theirs.value)
    }
}
