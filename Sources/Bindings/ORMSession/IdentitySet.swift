import ORM
import Runtime

/// `session.new`: objects by identity, in order (sqlalchemy.util.IdentitySet).
final class IdentitySet: Object {
    private let objects: [MappedInstance]
    init(_ objects: [MappedInstance]) {
        self.objects = objects
        super.init(type: IdentitySet.pythonClass)
    }
    static let pythonClass = Class.declare("IdentitySet", for: IdentitySet.self, module: "sqlalchemy.util._collections_cy", doc: "Objects by identity.") { type in
            type.special([.length, .contains, .iterator])
        func others(_ value: Value) throws -> Set<ObjectIdentifier> { Set(try value.elements().compactMap { $0.object.map { ObjectIdentifier($0) } }) }
        type.method("union", .required("iterable", as: Value.self), doc: "The objects of both.") { (set: IdentitySet, other: Value) throws -> Value in
            let known = Set(set.objects.map { ObjectIdentifier($0) })
            return .object(IdentitySet(set.objects + (try other.elements().compactMap(\.mappedInstance).filter { !known.contains(ObjectIdentifier($0)) })))
        }
        type.method("difference", .required("iterable", as: Value.self), doc: "The objects that are not in the other.") { (set: IdentitySet, other: Value) throws -> Value in
            let known = try others(other)
            return .object(IdentitySet(set.objects.filter { !known.contains(ObjectIdentifier($0)) }))
        }
        type.method("intersection", .required("iterable", as: Value.self), doc: "The objects that are in both.") { (set: IdentitySet, other: Value) throws -> Value in
            let known = try others(other)
            return .object(IdentitySet(set.objects.filter { known.contains(ObjectIdentifier($0)) }))
        }
        type.method("issubset", .required("iterable", as: Value.self), doc: "Whether all are in the other.") { (set: IdentitySet, other: Value) throws -> Bool in
            let known = try others(other)
            return set.objects.allSatisfy { known.contains(ObjectIdentifier($0)) }
        }
        type.method("copy", doc: "A copy.") { (set: IdentitySet) -> Value in .object(IdentitySet(set.objects)) }
    }
    override func length() throws -> Int? { objects.count }
    override func isTrue() throws -> Bool { !objects.isEmpty }
    override func contains(_ element: Value) throws -> Bool? { objects.contains { $0 === element.object } }
    override func iterator() throws -> IteratorObject? {
        var rest = objects[...]
        return ClosureIterator { rest.popFirst().map { .object($0) } }
    }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual else { return nil }
        let isSame = (other.object as? IdentitySet).map { Set($0.objects.map { ObjectIdentifier($0) }) == Set(objects.map { ObjectIdentifier($0) }) } ?? false
        return .bool(isSame == (operation == .equal))
    }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard other.object is IdentitySet, !reflected else { return nil }
        switch operation {
        case .or: return try Value.object(self).callMethod("union", other)
        case .subtract: return try Value.object(self).callMethod("difference", other)
        case .and: return try Value.object(self).callMethod("intersection", other)
        default: return nil
        }
    }
    override func hash() throws -> Int { throw PythonException.typeError("unhashable type: 'IdentitySet'") }
    override func repr() throws -> String { "IdentitySet([\(try objects.map { try Value.object($0).reprText() }.joined(separator: ", "))])" }
}
