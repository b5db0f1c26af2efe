import Runtime

/// Where the members of a proxied collection come from: a relationship of an object, seen through an attribute of the related objects.
public struct AssociationSource {
    let object: Value
    let name: Name
    let creator: Value
    let get: Value
    let set: Value

    /// The collection of related objects.
    public func collectionValue() throws -> Value { try collection() }
    func collection() throws -> Value { try object.attribute(name) }
    func members() throws -> [Value] { try collection().elements() }
    func value(of member: Value) throws -> Value { try get.call(member) }
}

/// A list, set or dict of values that stand for related objects (`_AssociationCollection`).
open class AssociationCollection: Object {
    public let source: AssociationSource
    init(_ source: AssociationSource) {
        self.source = source
        super.init()
    }
    public override func length() throws -> Int? { try source.collection().length() }
    public override func isTrue() throws -> Bool { try source.collection().isTrue() }
    public override func hash() throws -> Int { throw PythonException.typeError("\(type.name) objects are unhashable") }
    /// A plain collection of the values.
    public func plain() throws -> Value { .none }
    public override func repr() throws -> String { try plain().reprText() }
    public override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? {
        let other = try (other.object as? AssociationCollection)?.plain() ?? other
        return try plain().compare(comparison, other)
    }
}

public final class AssociationList: AssociationCollection {
    public func values() throws -> [Value] { try source.members().map { try source.value(of: $0) } }
    public override func plain() throws -> Value { .list(try values()) }

    public override func item(_ key: Value) throws -> Value? {
        let found = try source.collection().item(key)
        return key.object is SliceObject ? .list(try found.elements().map { try source.value(of: $0) }) : try source.value(of: found)
    }
    /// Members are looked at one by one: those behind the one that is found are not loaded.
    public override func contains(_ element: Value) throws -> Bool? { try source.members().contains { try source.value(of: $0).equals(element) } }
    public override func iterator() throws -> IteratorObject? {
        let members = try source.collection().iterate()
        return ClosureIterator { [source] in try members.next().map { try source.value(of: $0) } }
    }

    public func append(_ value: Value) throws { _ = try source.collection().callMethod("append", source.creator.call(value)) }
    public func insert(_ value: Value, at index: Int) throws {
        try source.collection().setItem(.object(SliceObject(start: .int(index), stop: .int(index), step: .none)), .list([source.creator.call(value)]))
    }
    public func remove(_ value: Value) throws {
        for (at, member) in try source.members().enumerated() where try source.value(of: member).equals(value) { return try source.collection().deleteItem(.int(at)) }
        throw PythonException.valueError("value not in list")
    }
    public func pop(at index: Int) throws -> Value { try source.value(of: source.collection().callMethod("pop", .int(index))) }
    public func clear() throws {
        try source.collection().deleteItem(.object(SliceObject(start: .int(0), stop: .int(source.collection().length()), step: .none)))
    }
    func replace(_ values: Value) throws {
        try clear()
        for value in try values.elements() { try append(value) }
    }

    public override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        guard let slice = key.object as? SliceObject else {
            _ = try source.set.call(source.collection().item(key), value)
            return true
        }
        let count = try source.collection().length()
        let stop = try slice.stop.isNone ? count : Int.from(slice.stop) < 0 ? count + Int.from(slice.stop) : Int.from(slice.stop)
        let start = try slice.start.isNone ? 0 : Int.from(slice.start), step = try slice.step.isNone ? 1 : Int.from(slice.step)
        let positions = Array(stride(from: start, to: stop, by: step == 0 ? 1 : step)), given = try value.elements()
        if step == 1 {
            for _ in positions { try source.collection().deleteItem(.int(start)) }
            for (offset, item) in given.enumerated() { try insert(item, at: start + offset) }
        } else {
            guard given.count == positions.count else { throw PythonException.valueError("attempt to assign sequence of size \(given.count) to extended slice of size \(positions.count)") }
            for (at, item) in zip(positions, given) { _ = try source.set.call(source.collection().item(.int(at)), item) }
        }
        return true
    }
    public override func deleteItem(_ key: Value) throws -> Bool {
        try source.collection().deleteItem(key)
        return true
    }

    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        switch operation {
        case .add:
            guard let others = try? other.elements() else { return nil }
            return .list(reflected ? others + (try values()) : try values() + others)
        case .multiply:
            guard case .int = other else { return nil }
            return try plain().binary(.multiply, other)
        default: return nil
        }
    }
    public override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        switch operation {
        case .add: for value in try other.elements() { try append(value) }
        case .multiply:
            guard case .int(let times) = other else { throw PythonException(type: .notImplementedError, arguments: []) }
            if times == 0 { try clear() } else if times > 1 { for _ in 1..<times.clamped(1_000_000) { for value in try values() { try append(value) } } }
        default: return nil
        }
        return .object(self)
    }
}

extension Int {
    fileprivate func clamped(_ most: Int) -> Int { Swift.min(self, most) }
}

public final class AssociationDict: AssociationCollection {
    private func dict() throws -> Value { try source.collection() }
    public func keys() throws -> [Value] { try dict().elements() }
    public override func plain() throws -> Value {
        let made = DictObject()
        for key in try keys() { try made.set(key, source.value(of: dict().item(key))) }
        return made.value
    }
    public override func item(_ key: Value) throws -> Value? { try source.value(of: dict().item(key)) }
    public override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        let dict = try dict()
        if try dict.contains(key) { _ = try source.set.call(dict.item(key), key, value) } else { try dict.setItem(key, source.creator.call(key, value)) }
        return true
    }
    public override func deleteItem(_ key: Value) throws -> Bool {
        try dict().deleteItem(key)
        return true
    }
    public override func contains(_ element: Value) throws -> Bool? { try dict().contains(element) }
    public override func iterator() throws -> IteratorObject? { try Value.list(keys()).makeIterator() }
    public func value(of member: Value) throws -> Value { try source.value(of: member) }
    public func setDefault(_ key: Value, _ value: Value) throws -> Value {
        let dict = try dict()
        if try dict.contains(key) { return try source.value(of: dict.item(key)) }
        try dict.setItem(key, source.creator.call(key, value))
        return value
    }
    func replace(_ values: Value) throws {
        let existing = try keys()
        for pair in try values.callMethod("items").elements() {
            let parts = try pair.elements()
            _ = try setItem(parts[0], parts[1])
        }
        for key in existing where try !values.contains(key) { _ = try deleteItem(key) }
    }
}

public final class AssociationSet: AssociationCollection {
    public func values() throws -> SetObject { try SetObject(.list(try source.members().map { try source.value(of: $0) })) }
    public override func plain() throws -> Value { .object(try values()) }
    public override func contains(_ element: Value) throws -> Bool? { try source.members().contains { try source.value(of: $0).equals(element) } }
    public override func iterator() throws -> IteratorObject? {
        let members = try source.collection().iterate()
        return ClosureIterator { [source] in try members.next().map { try source.value(of: $0) } }
    }

    private func member(_ value: Value) throws -> Value? { try source.members().first { try source.value(of: $0).equals(value) } }
    public func add(_ value: Value) throws {
        if try member(value) == nil { _ = try source.collection().callMethod("add", source.creator.call(value)) }
    }
    public func discard(_ value: Value) throws { if let found = try member(value) { _ = try source.collection().callMethod("discard", found) } }
    public func remove(_ value: Value) throws {
        guard let found = try member(value) else { throw PythonException.keyError(value) }
        _ = try source.collection().callMethod("discard", found)
    }
    public func pop() throws -> Value {
        if try !source.collection().isTrue() { throw PythonException.keyError(.string("pop from an empty set")) }
        return try source.value(of: source.collection().callMethod("pop"))
    }
    public func clear() throws { _ = try source.collection().callMethod("clear") }
    func replace(_ values: Value) throws {
        let existing = try self.values()
        let given = values.isNone ? [] : try values.elements()
        let wanted = try SetObject(.list(given))
        for value in given { try add(value) }
        for value in existing.members where try !wanted.has(value) { try remove(value) }
    }
    /// Makes the set equal to another.
    public func become(_ wanted: SetObject) throws {
        let have = try values()
        for value in have.members where try !wanted.has(value) { try remove(value) }
        for value in wanted.members where try !have.has(value) { try add(value) }
    }

    /// What operators take: sets alone, as Python's do.
    private func other(_ value: Value) throws -> SetObject? { try (value.object as? AssociationSet)?.values() ?? value.object as? SetObject }
    public override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? { try plain().compare(comparison, (other.object as? AssociationCollection)?.plain() ?? other) }
    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard let other = try self.other(other), !reflected else { return nil }
        let own = try values()
        switch operation {
        case .or: return .object(try own.union(other))
        case .subtract: return .object(try own.difference(other))
        case .and: return .object(try own.intersection(other))
        case .xor: return .object(try own.symmetricDifference(other))
        default: return nil
        }
    }
    public override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        guard let other = try self.other(other) else { return nil }
        switch operation {
        case .or: for value in other.members { try add(value) }
        case .subtract: for value in other.members { try discard(value) }
        case .and: try become(values().intersection(other))
        case .xor: try become(values().symmetricDifference(other))
        default: return nil
        }
        return .object(self)
    }
}
