import ORM
import Runtime

/// `session.new`: objects by identity, in order (sqlalchemy.util.IdentitySet).
final class IdentitySet: Object {
    private var members: [Value] = []
    /// The identities of the members.
    private var known: Set<Int> = []

    convenience init(_ objects: [MappedInstance]) { self.init(adding: objects.map { .object($0) }) }
    private init(adding values: [Value], type: Class = IdentitySet.pythonClass) {
        super.init(type: type)
        Heap.track(self)
        for value in values { add(value) }
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        for member in members { member.visitHeld(visit) }
    }
    override func clearReferences() {
        clearSlots()
        become([])
    }

    private static func identity(_ value: Value) -> Int { value.object.map { Int(bitPattern: ObjectIdentifier($0)) } ?? (try? value.hash()) ?? 0 }
    private func has(_ value: Value) -> Bool { known.contains(IdentitySet.identity(value)) }
    private func add(_ value: Value) { if known.insert(IdentitySet.identity(value)).inserted { members.append(value) } }
    private func remove(_ value: Value) -> Bool {
        guard known.remove(IdentitySet.identity(value)) != nil else { return false }
        members.removeAll { $0.isIdentical(to: value) }
        return true
    }
    private func become(_ values: [Value]) {
        members = values
        known = Set(values.map(IdentitySet.identity))
    }
    private static func of(_ value: Value) throws -> IdentitySet { try value.object as? IdentitySet ?? IdentitySet(adding: value.elements()) }

    // MARK: algebra

    private func united(with other: Value) throws -> [Value] {
        let made = IdentitySet(adding: members)
        for value in try other.elements() { made.add(value) }
        return made.members
    }
    private func common(with other: Value) throws -> [Value] {
        let known = try IdentitySet.of(other)
        return members.filter { known.has($0) }
    }
    private func without(_ other: Value) throws -> [Value] {
        let known = try IdentitySet.of(other)
        return members.filter { !known.has($0) }
    }
    private func differing(from other: Value) throws -> [Value] {
        let known = try IdentitySet.of(other)
        return members.filter { !known.has($0) } + known.members.filter { !has($0) }
    }
    private func isSubset(of other: Value) throws -> Bool {
        let known = try IdentitySet.of(other)
        return members.allSatisfy { known.has($0) }
    }
    private func isSuperset(of other: Value) throws -> Bool { try IdentitySet.of(other).members.allSatisfy { has($0) } }

    override func length() throws -> Int? { members.count }
    override func isTrue() throws -> Bool { !members.isEmpty }
    override func contains(_ element: Value) throws -> Bool? { has(element) }
    override func iterator() throws -> IteratorObject? { try Value.list(members).iterate() }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard let set = other.object as? IdentitySet else { return operation == .equal ? .bool(false) : operation == .notEqual ? .bool(true) : nil }
        let (isSmaller, isLarger) = (set.members.count > members.count, set.members.count < members.count)
        switch operation {
        case .equal: return .bool(try !isSmaller && isSubset(of: other))
        case .notEqual: return .bool(try isSmaller || !isSubset(of: other))
        case .less: return .bool(try isSmaller && isSubset(of: other))
        case .lessOrEqual: return .bool(try isSubset(of: other))
        case .greater: return .bool(try isLarger && isSuperset(of: other))
        case .greaterOrEqual: return .bool(try isSuperset(of: other))
        }
    }
    private func combined(_ operation: BinaryOperation, _ other: Value) throws -> [Value]? {
        guard other.object is IdentitySet else { return nil }
        switch operation {
        case .or: return try united(with: other)
        case .subtract: return try without(other)
        case .and: return try common(with: other)
        case .xor: return try differing(from: other)
        default: return nil
        }
    }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        if reflected { return nil }
        return try combined(operation, other).map { .object(IdentitySet(adding: $0)) }
    }
    override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        guard let result = try combined(operation, other) else { return nil }
        become(result)
        return .object(self)
    }
    override func hash() throws -> Int { throw PythonException.typeError("set objects are unhashable") }
    override func repr() throws -> String { try Recursion.guarding(self, else: "...") { "\(type.name)(\(try Value.list(members).reprText()))" } }

    static let pythonClass: Class = {
        let made = Class.declare("IdentitySet", for: IdentitySet.self, module: "sqlalchemy.util._collections_cy", derivable: true, doc: "Objects by identity.") { declareMembers($0) }
        made.messageName = "sqlalchemy.util._collections_cy.IdentitySet"
        return made
    }()

    private static func declareMembers(_ type: Declaration<IdentitySet>) {
        type.special([.length, .contains, .iterator])
        type.constructor(.optional("iterable", default: Value.none)) { (made: Class, values: Value) throws -> IdentitySet in IdentitySet(adding: try values.isNone ? [] : values.elements(), type: made) }
        declareChanges(type)
        type.method("copy", doc: "A copy.") { (set: IdentitySet) -> IdentitySet in IdentitySet(adding: set.members) }
        type.method("union", .required("iterable", as: Value.self), doc: "The objects of both.") { (set: IdentitySet, other: Value) throws -> IdentitySet in IdentitySet(adding: try set.united(with: other)) }
        type.method("difference", .required("iterable", as: Value.self), doc: "The objects that are not in the other.") { (set: IdentitySet, other: Value) throws -> IdentitySet in IdentitySet(adding: try set.without(other)) }
        type.method("intersection", .required("iterable", as: Value.self), doc: "The objects that are in both.") { (set: IdentitySet, other: Value) throws -> IdentitySet in IdentitySet(adding: try set.common(with: other)) }
        type.method("symmetric_difference", .required("iterable", as: Value.self), doc: "The objects that are in exactly one.") { (set: IdentitySet, other: Value) throws -> IdentitySet in IdentitySet(adding: try set.differing(from: other)) }
        type.method("issubset", .required("iterable", as: Value.self), doc: "Whether all are in the other.") { (set: IdentitySet, other: Value) throws -> Bool in try set.isSubset(of: other) }
        type.method("issuperset", .required("iterable", as: Value.self), doc: "Whether all of the other are here.") { (set: IdentitySet, other: Value) throws -> Bool in try set.isSuperset(of: other) }
    }

    private static func declareChanges(_ type: Declaration<IdentitySet>) {
        type.method("add", .required("value", as: Value.self), doc: "Add an object.") { (set: IdentitySet, value: Value) in set.add(value) }
        type.method("remove", .required("value", as: Value.self), doc: "Remove an object, which must be there.") { (set: IdentitySet, value: Value) throws in
            if !set.remove(value) { throw PythonException.keyError(.int(IdentitySet.identity(value))) }
        }
        type.method("discard", .required("value", as: Value.self), doc: "Remove an object if it is there.") { (set: IdentitySet, value: Value) in _ = set.remove(value) }
        type.method("pop", doc: "Remove and return the last object.") { (set: IdentitySet) throws -> Value in
            guard let last = set.members.last, set.remove(last) else { throw PythonException.keyError(.string("pop from an empty set")) }
            return last
        }
        type.method("clear", doc: "Remove all objects.") { (set: IdentitySet) in set.become([]) }
        type.method("update", .required("iterable", as: Value.self), doc: "Add the objects of another.") { (set: IdentitySet, other: Value) throws in set.become(try set.united(with: other)) }
        type.method("intersection_update", .required("iterable", as: Value.self), doc: "Keep only what the other has.") { (set: IdentitySet, other: Value) throws in set.become(try set.common(with: other)) }
        type.method("difference_update", .required("iterable", as: Value.self), doc: "Remove the objects of another.") { (set: IdentitySet, other: Value) throws in set.become(try set.without(other)) }
        type.method("symmetric_difference_update", .required("iterable", as: Value.self), doc: "Keep the objects that are in exactly one.") { (set: IdentitySet, other: Value) throws in set.become(try set.differing(from: other)) }
    }
}
