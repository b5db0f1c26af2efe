import Runtime

extension Mixin {
    /// A set of the kind of `like`: what `_from_iterable` makes.
    private static func make(_ like: Value, _ elements: [Value]) throws -> Value {
        if let maker = try Value.object(like.type).attributeIfPresent("_from_iterable") { return try maker.call(.list(elements)) }
        return try Value.object(like.type).call(.list(elements))
    }

    private static func isSet(_ value: Value) -> Bool {
        value.object is SetObject || CollectionsABC.named("Set").map { value.type.isSubclass(of: $0) || $0.acceptsInstance?(value) ?? false } ?? false
    }

    static func set(_ type: Class) {
        func all(_ elements: Value, in other: Value) throws -> Bool { try elements.elements().allSatisfy { try other.contains($0) } }
        method(type, "__le__", 1, 1) { set, given in
            guard isSet(given[0]) else { return .notImplemented }
            return .bool(try set.length() <= given[0].length() && all(set, in: given[0]))
        }
        method(type, "__lt__", 1, 1) { set, given in
            guard isSet(given[0]) else { return .notImplemented }
            return .bool(try set.length() < given[0].length() && all(set, in: given[0]))
        }
        method(type, "__ge__", 1, 1) { set, given in
            guard isSet(given[0]) else { return .notImplemented }
            return .bool(try set.length() >= given[0].length() && all(given[0], in: set))
        }
        method(type, "__gt__", 1, 1) { set, given in
            guard isSet(given[0]) else { return .notImplemented }
            return .bool(try set.length() > given[0].length() && all(given[0], in: set))
        }
        method(type, "__eq__", 1, 1) { set, given in
            guard isSet(given[0]) else { return .notImplemented }
            return .bool(try set.length() == given[0].length() && all(set, in: given[0]))
        }
        type.addMember(.hash, .none)
        method(type, "_hash", 0, 0) { set, _ in
            let members = SetObject(type: .frozenSet, ())
            try set.forEach { _ = try members.insert($0) }
            return .int(try members.hash())
        }
        func combination(_ names: [String], _ body: @escaping (Value, Value) throws -> [Value]) {
            for name in names {
                method(type, name, 1, 1) { set, given in
                    guard (try? given[0].makeIterator()) ?? nil != nil else { return .notImplemented }
                    return try make(set, try body(set, given[0]))
                }
            }
        }
        combination(["__and__", "__rand__"]) { set, other in try other.elements().filter { try set.contains($0) } }
        combination(["__or__", "__ror__"]) { set, other in try set.elements() + other.elements() }
        combination(["__sub__"]) { set, other in
            let gone = try other.elements()
            return try set.elements().filter { element in try !gone.contains { try $0.equals(element) } }
        }
        combination(["__rsub__"]) { set, other in try other.elements().filter { try !set.contains($0) } }
        combination(["__xor__", "__rxor__"]) { set, other in
            let others = try other.elements()
            return try set.elements().filter { element in try !others.contains { try $0.equals(element) } } + others.filter { try !set.contains($0) }
        }
        method(type, "isdisjoint", 1, 1) { set, given in .bool(try given[0].elements().allSatisfy { try !set.contains($0) }) }
    }

    static func mutableSet(_ type: Class) {
        method(type, "remove", 1, 1) { set, given in
            guard try set.contains(given[0]) else { throw PythonException.keyError(given[0]) }
            return try set.callMethod("discard", given[0])
        }
        method(type, "pop", 0, 0) { set, _ in
            guard let first = try set.iterate().next() else { throw PythonException(type: .keyError) }
            _ = try set.callMethod("discard", first)
            return first
        }
        method(type, "clear", 0, 0) { set, _ in
            for element in try set.elements() { _ = try set.callMethod("discard", element) }
            return .none
        }
        func inPlace(_ name: String, _ body: @escaping (Value, [Value]) throws -> Void) {
            method(type, name, 1, 1) { set, given in
                try body(set, try given[0].elements())
                return set
            }
        }
        inPlace("__ior__") { set, others in for element in others { _ = try set.callMethod("add", element) } }
        inPlace("__isub__") { set, others in for element in others { _ = try set.callMethod("discard", element) } }
        inPlace("__iand__") { set, others in
            for element in try set.elements() where try !others.contains(where: { try $0.equals(element) }) { _ = try set.callMethod("discard", element) }
        }
        inPlace("__ixor__") { set, others in
            for element in others { _ = try set.callMethod(try set.contains(element) ? "discard" : "add", element) }
        }
    }
}
