import Runtime

/// `weakref.WeakSet`: its operations are those of a set, its elements go with the objects that are referred to.
final class WeakSet: Object {
    private let members = WeakReferenceTable()
    static let pythonClass: Class = {
        let made = Class.declare("WeakSet", for: WeakSet.self, module: "_weakrefset", derivable: true, doc: "A set that references its elements weakly.") { declare($0) }
        made.takesAttributes = true
        made.allocate = { WeakSet(type: $0) }
        made.initialize = { object, arguments in
            guard let set = object as? WeakSet else { return }
            set.members.removeAll()
            let data = try NativeSignature("WeakSet.__init__", ["data"], required: 0).bind(arguments)[0] ?? .none
            if !data.isNone { try set.insert(data) }
        }
        made.construct = { type, arguments in
            let set = WeakSet(type: type)
            try made.initialize?(set, arguments)
            return set.value
        }
        return made
    }()

    override init(type: Class) {
        super.init(type: type)
        Heap.track(self)
    }

    override func visitReferences(_ visit: (Object) -> Void) { members.visitReferences(visit) }

    override func length() throws -> Int? { members.alive.count }
    override func contains(_ element: Value) throws -> Bool? { try members.contains(element) }
    /// The elements that are still there when their turn comes.
    override func iterator() throws -> IteratorObject? {
        var rest = members.references[...]
        return ClosureIterator {
            while let reference = rest.popFirst() { if let target = reference.target { return target.value } }
            return nil
        }
    }
    override func hash() throws -> Int { throw PythonException.unhashable(type) }
    /// `{<weakref at 0x7f...; to 'User' at 0x7f...>}`
    override func repr() throws -> String {
        let parts = try members.references.filter { $0.target != nil }.map { try $0.repr() }
        return parts.isEmpty ? "set()" : "{\(parts.joined(separator: ", "))}"
    }

    // MARK: operations

    private func insert(_ others: Value) throws { try others.forEach { try members.insert($0) } }

    /// A set of the same class.
    private func make(_ elements: [Value]) throws -> Value { try Value.object(type).call(.list(elements)) }
    private func copy() throws -> Value { try make(members.alive.map(\.value)) }
    private func union(_ other: Value) throws -> Value { try make(members.alive.map(\.value) + other.elements()) }
    private func intersection(_ other: Value) throws -> Value { try make(other.elements().filter { try members.contains($0) }) }
    private func difference(_ other: Value) throws -> Value {
        let made = try copy()
        try (made.object as? WeakSet)?.remove(other)
        return made
    }
    private func symmetricDifference(_ other: Value) throws -> Value {
        let made = try copy()
        try (made.object as? WeakSet)?.exchange(other)
        return made
    }

    private func remove(_ other: Value) throws {
        if other.object === self { return members.removeAll() }
        for element in try other.elements() { _ = try members.remove(element) }
    }
    private func keep(_ other: Value) throws {
        let kept = try WeakSet.referables(other)
        for element in members.alive where try !kept.has(element.value) { _ = try members.remove(element.value) }
    }
    private func exchange(_ other: Value) throws {
        if other.object === self { return members.removeAll() }
        for element in try other.elements() { if try !members.remove(element) { try members.insert(element) } }
    }

    /// The elements of any iterable, each of which must be something that can be referred to weakly.
    private static func referables(_ other: Value) throws -> SetObject {
        let set = SetObject(type: .set, ())
        for element in try other.elements() { try set.insert(WeakReference.referable(element).value) }
        return set
    }
    private var plain: SetObject {
        get throws {
            let set = SetObject(type: .set, ())
            for element in members.alive { try set.insert(element.value) }
            return set
        }
    }

    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        if operation == .equal || operation == .notEqual { guard other.type.isSubclass(of: type) else { return nil } }
        return try plain.value.compare(operation, WeakSet.referables(other).value)
    }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        if reflected { return nil }
        return switch operation {
        case .or: try union(other)
        case .and: try intersection(other)
        case .subtract: try difference(other)
        case .xor: try symmetricDifference(other)
        default: nil
        }
    }
    override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        switch operation {
        case .or: try insert(other)
        case .and: try keep(other)
        case .subtract: try remove(other)
        case .xor: try exchange(other)
        default: return nil
        }
        return value
    }

    private static func declare(_ type: Declaration<WeakSet>) {
        declareArithmeticHooks(type, [.or, .and, .subtract, .xor])
        declareInPlaceHooks(type, [.or, .and, .subtract, .xor])
        type.method("__len__", doc: "The number of elements that are alive.") { (set: WeakSet) -> Int in set.members.alive.count }
        type.method("__contains__", .required("item", as: Value.self), doc: "Return item in self.") { (set: WeakSet, item: Value) throws -> Bool in try set.members.contains(item) }
        type.method("__iter__", doc: "Return iter(self).") { (set: WeakSet) throws -> Value in try set.iterator().map { .object($0) } ?? .none }
        type.subscriptable("WeakSet[int]")
        let item = Parameter.required("item", as: Value.self), other = Parameter.required("other", as: Value.self)
        type.method("add", item, doc: "Add an element.") { (set: WeakSet, item: Value) throws in try set.members.insert(item) }
        type.method("discard", item, doc: "Remove an element, if it is there.") { (set: WeakSet, item: Value) throws in
            _ = try set.members.remove(WeakReference.referable(item).value)
        }
        type.method("remove", item, doc: "Remove an element.") { (set: WeakSet, item: Value) throws in
            let object = try WeakReference.referable(item)
            guard try set.members.remove(item) else { throw PythonException.keyError(WeakReference(object).value) }
        }
        type.method("pop", doc: "Remove and return an element.") { (set: WeakSet) throws -> Value in
            guard let last = set.members.alive.last?.value else { throw PythonException.keyError(.string("pop from empty WeakSet")) }
            _ = try set.members.remove(last)
            return last
        }
        type.method("clear", doc: "Remove all elements.") { (set: WeakSet) in set.members.removeAll() }
        type.method("copy", doc: "Return a copy.") { (set: WeakSet) throws -> Value in try set.copy() }
        type.method("update", other, doc: "Add elements.") { (set: WeakSet, other: Value) throws in try set.insert(other) }
        type.method("union", other, doc: "Return the union with another.") { (set: WeakSet, other: Value) throws -> Value in try set.union(other) }
        type.method("intersection", other, doc: "Return the intersection with another.") { (set: WeakSet, other: Value) throws -> Value in try set.intersection(other) }
        type.method("intersection_update", other, doc: "Keep only the elements of another.") { (set: WeakSet, other: Value) throws in try set.keep(other) }
        type.method("difference", other, doc: "Return the difference from another.") { (set: WeakSet, other: Value) throws -> Value in try set.difference(other) }
        type.method("difference_update", other, doc: "Remove the elements of another.") { (set: WeakSet, other: Value) throws in try set.remove(other) }
        type.method("symmetric_difference", other, doc: "Return the elements in exactly one.") { (set: WeakSet, other: Value) throws -> Value in try set.symmetricDifference(other) }
        type.method("symmetric_difference_update", other, doc: "Keep the elements in exactly one.") { (set: WeakSet, other: Value) throws in try set.exchange(other) }
        type.method("issubset", other, doc: "Whether every element is in the other.") { (set: WeakSet, other: Value) throws -> Bool in try set.plain.isSubset(of: WeakSet.referables(other)) }
        type.method("issuperset", other, doc: "Whether every element of the other is here.") { (set: WeakSet, other: Value) throws -> Bool in try WeakSet.referables(other).isSubset(of: set.plain) }
        type.method("isdisjoint", other, doc: "Whether there is no common element.") { (set: WeakSet, other: Value) throws -> Bool in
            try !other.elements().contains { try set.members.contains($0) }
        }
    }
}

/// References in order of insertion, without those whose object is gone.
private final class WeakReferenceTable {
    private let table = DictObject()

    var references: [WeakReference] { table.pairs.compactMap { $0.key.object as? WeakReference } }
    var alive: [Object] { references.compactMap(\.target) }
    func visitReferences(_ visit: (Object) -> Void) { visit(table) }

    func insert(_ value: Value) throws {
        let object = try WeakReference.referable(value)
        let reference = WeakReference(object).value
        _ = try reference.hash()
        if try table.get(reference) != nil { return }
        try table.set(reference, .none)
        object.whenGone(succeeded: { _ in }) { [weak table] in _ = try? table?.remove(reference) }
    }
    func contains(_ value: Value) throws -> Bool {
        guard let object = value.object, let referable = try? WeakReference.referable(object.value) else { return false }
        return try table.get(WeakReference(referable).value) != nil
    }
    func remove(_ value: Value) throws -> Bool {
        guard let object = value.object, let referable = try? WeakReference.referable(object.value) else { return false }
        return try table.remove(WeakReference(referable).value) != nil
    }
    func removeAll() { table.removeAll() }
}
