import Runtime

/// `sqlalchemy.util.OrderedSet`: a set in the order in which its elements were added, with positions (sqlalchemy.util._collections_cy.OrderedSet).
final class OrderedSet: Object {
    /// The elements are its keys.
    private var members = DictObject()

    init(_ elements: [Value] = [], type: Class = OrderedSet.pythonClass) throws {
        super.init(type: type)
        Heap.track(self)
        for element in elements { try members.set(element, .none) }
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        visit(members)
    }
    private var elements: [Value] { members.pairs.map(\.key) }
    private var plain: Value { get throws { .object(try SetObject(.list(elements))) } }
    private func has(_ element: Value) throws -> Bool { try members.get(element) != nil }

    // MARK: changes

    private func add(_ element: Value) throws { if try !has(element) { try members.set(element, .none) } }
    private func insert(_ element: Value, at position: Int) throws {
        if try has(element) { return }
        var all = elements
        let at = min(max(position < 0 ? position + all.count : position, 0), all.count)
        all.insert(element, at: at)
        try become(all)
    }
    private func become(_ elements: [Value]) throws {
        let made = DictObject()
        for element in elements { try made.set(element, .none) }
        members = made
    }
    private func keep(_ isKept: (Value) throws -> Bool) throws { try become(elements.filter(isKept)) }

    // MARK: algebra

    private func united(with others: [Value]) throws -> [Value] { try elements + others.flatMap { try $0.elements() } }
    private func common(with others: [Value]) throws -> [Value] {
        let sets = try others.map { try SetObject($0) }
        return try elements.filter { element in try sets.allSatisfy { try $0.has(element) } }
    }
    private func without(_ others: [Value]) throws -> [Value] {
        let sets = try others.map { try SetObject($0) }
        return try elements.filter { element in try !sets.contains { try $0.has(element) } }
    }
    private func differing(from other: Value) throws -> [Value] {
        let given = try other.elements()
        return try without([.list(given)]) + given.filter { try !has($0) }
    }

    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        // `{1} | ordered` is a plain set.
        if reflected { return other.object is SetObject ? try other.object?.binary(operation, plain, reflected: false) : nil }
        switch operation {
        case .or, .add: return .object(try OrderedSet(united(with: [other])))
        case .and: return .object(try OrderedSet(common(with: [other])))
        case .subtract: return .object(try OrderedSet(without([other])))
        case .xor: return .object(try OrderedSet(differing(from: other)))
        default: return nil
        }
    }
    override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        switch operation {
        case .or: try become(united(with: [other]))
        case .and: try become(common(with: [other]))
        case .subtract: try become(without([other]))
        case .xor: try become(differing(from: other))
        default: return nil
        }
        return .object(self)
    }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        let compared = try (other.object as? OrderedSet)?.plain ?? other
        return try plain.object?.compare(operation, compared)
    }

    override func length() throws -> Int? { members.count }
    override func isTrue() throws -> Bool { members.count > 0 }
    override func contains(_ element: Value) throws -> Bool? { try has(element) }
    override func iterator() throws -> IteratorObject? { try members.iterator() }
    override func item(_ key: Value) throws -> Value? { try Value.list(elements).item(key) }
    override func hash() throws -> Int { throw PythonException.unhashable(type) }
    override func repr() throws -> String { try Recursion.guarding(self, else: "...") { "\(type.name)(\(try Value.list(elements).reprText()))" } }

    static let pythonClass: Class = {
        let made = Class.declare("OrderedSet", for: OrderedSet.self, module: "sqlalchemy.util._collections_cy", bases: [.set], derivable: true, doc: "A set that keeps the order of its elements.") { declareMembers($0) }
        made.messageName = "sqlalchemy.util._collections_cy.OrderedSet"
        return made
    }()

    private static func declareMembers(_ type: Declaration<OrderedSet>) {
        type.subscriptable(asItself: true)
        type.special([.length, .contains, .iterator, .item])
        type.constructor(.optional("d", default: Value.none)) { (made: Class, elements: Value) throws -> OrderedSet in try OrderedSet(elements.isNone ? [] : elements.elements(), type: made) }
        declareChanges(type)
        type.method("copy", doc: "A copy.") { (set: OrderedSet) throws -> OrderedSet in try OrderedSet(set.elements) }
        type.method("union", .rest("other", of: Value.self), doc: "The elements of all, these first.") { (set: OrderedSet, others: [Value]) throws -> OrderedSet in try OrderedSet(set.united(with: others)) }
        type.method("intersection", .rest("other", of: Value.self), doc: "The elements that all have.") { (set: OrderedSet, others: [Value]) throws -> OrderedSet in try OrderedSet(set.common(with: others)) }
        type.method("difference", .rest("other", of: Value.self), doc: "The elements that no other has.") { (set: OrderedSet, others: [Value]) throws -> OrderedSet in try OrderedSet(set.without(others)) }
        type.method("symmetric_difference", .required("other", as: Value.self), doc: "The elements in exactly one.") { (set: OrderedSet, other: Value) throws -> OrderedSet in try OrderedSet(set.differing(from: other)) }
        for name in ["issubset", "issuperset", "isdisjoint"] {
            type.method(name, .required("other", as: Value.self), doc: "As of a set.") { (set: OrderedSet, other: Value) throws -> Value in try set.plain.callMethod(Name(name), other) }
        }
    }

    private static func declareChanges(_ type: Declaration<OrderedSet>) {
        type.method("add", .required("element", as: Value.self), doc: "Add an element at the end.") { (set: OrderedSet, element: Value) throws in try set.add(element) }
        type.method("insert", .required("pos", as: Int.self), .required("element", as: Value.self), doc: "Add an element at a position.") { (set: OrderedSet, position: Int, element: Value) throws in try set.insert(element, at: position) }
        type.method("remove", .required("element", as: Value.self), doc: "Remove an element, which must be there.") { (set: OrderedSet, element: Value) throws in
            if try set.members.remove(element) == nil { throw PythonException.keyError(element) }
        }
        type.method("discard", .required("element", as: Value.self), doc: "Remove an element if it is there.") { (set: OrderedSet, element: Value) throws in _ = try set.members.remove(element) }
        type.method("pop", doc: "Remove and return the last element.") { (set: OrderedSet) throws -> Value in
            guard let last = set.members.removeLast() else { throw PythonException.keyError(.string("pop from an empty set")) }
            return last.key
        }
        type.method("clear", doc: "Remove all elements.") { (set: OrderedSet) in set.members.removeAll() }
        type.method("update", .rest("iterables", of: Value.self), doc: "Add the elements of others.") { (set: OrderedSet, others: [Value]) throws in try set.become(set.united(with: others)) }
        type.method("intersection_update", .rest("other", of: Value.self), doc: "Keep only the elements that all have.") { (set: OrderedSet, others: [Value]) throws in try set.become(set.common(with: others)) }
        type.method("difference_update", .rest("other", of: Value.self), doc: "Remove the elements of others.") { (set: OrderedSet, others: [Value]) throws in try set.become(set.without(others)) }
        type.method("symmetric_difference_update", .required("other", as: Value.self), doc: "Keep the elements in exactly one.") { (set: OrderedSet, other: Value) throws in try set.become(set.differing(from: other)) }
    }
}
