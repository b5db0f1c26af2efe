import Runtime

func declareSetTypes() {
    Class.set.allocate = { SetObject(type: $0, ()) }
    Class.set.initialize = { object, arguments in
        guard let set = object as? SetObject else { return }
        try checkOneArgument(arguments, "set")
        set.removeAll()
        if arguments.positionalCount == 1 { try set.add(all: arguments[0]) }
    }
    Class.set.construct = { made, arguments in
        let set = SetObject(type: made, ())
        try Class.set.initialize?(set, arguments)
        return set.value
    }
    Class.frozenSet.construct = { made, arguments in
        try checkOneArgument(arguments, "frozenset")
        if arguments.positionalCount == 1, made === Class.frozenSet, arguments[0].type === Class.frozenSet { return arguments[0] }
        return arguments.positionalCount == 0 ? SetObject(type: made, ()).value : try SetObject(arguments[0], type: made).value
    }
    for made in [Class.set, Class.frozenSet] {
        made.extend(for: SetObject.self, doc: made === Class.set ? "Elements in no order, each of them once." : "An immutable set.") { type in
            declareSetQueries(type)
            if made === Class.set {
                declareSetChanges(type)
                made.addMember(.hash, .none)
            }
        }
    }
}

private func operand(_ value: Value) throws -> SetObject { try value.object as? SetObject ?? SetObject(value) }

private func declareSetQueries(_ type: Declaration<SetObject>) {
    type.method("__len__", doc: "Return len(self).") { (set: SetObject) -> Int in set.count }
    type.method("__contains__", .required("value", as: Value.self), doc: "Return value in self.") { set, value in try set.has(value) }
    type.method("__iter__", doc: "Return iter(self).") { (set: SetObject) throws -> Value in try set.iterator().map { .object($0) } ?? .none }
    declareArithmeticHooks(type, [.or, .and, .subtract, .xor])
    type.method("copy", doc: "A copy with the same elements.") { (set: SetObject) throws -> Value in set.type === Class.frozenSet ? set.value : try set.copyInPieces().value }
    type.method("union", .rest("others", of: Value.self), doc: "Return the union with others.") { (set: SetObject, others: [Value]) throws -> Value in
        let made = try set.copyInPieces()
        for other in others { try made.add(all: other) }
        return made.value
    }
    type.method("intersection", .rest("others", of: Value.self), doc: "Return the intersection with others.") { (set: SetObject, others: [Value]) throws -> Value in
        guard let first = others.first else { return try set.copyInPieces().value }
        return try others.dropFirst().reduce(set.intersection(elements: first)) { try $0.intersection(elements: $1) }.value
    }
    type.method("difference", .rest("others", of: Value.self), doc: "Return the difference from others.") { (set: SetObject, others: [Value]) throws -> Value in
        let made: SetObject
        switch others.first?.object {
        case let first as SetObject: made = try set.difference(first)
        case let first as DictObject: made = try set.difference(operand(first.value))
        default:
            made = try set.copyInPieces()
            if let first = others.first { try made.subtract(elements: first) }
        }
        for other in others.dropFirst() { try made.subtract(elements: other) }
        return made.value
    }
    type.method("symmetric_difference", .required("other", as: Value.self), doc: "Return the elements in exactly one.") { (set: SetObject, other: Value) throws -> Value in
        try set.symmetricDifference(elements: other).value
    }
    type.method("issubset", .required("other", as: Value.self), doc: "Whether every element is in the other.") { set, other in try set.isSubset(of: operand(other)) }
    type.method("issuperset", .required("other", as: Value.self), doc: "Whether every element of the other is here.") { set, other in try operand(other).isSubset(of: set) }
    type.method("isdisjoint", .required("other", as: Value.self), doc: "Whether there is no common element.") { set, other in try set.isDisjoint(from: other) }
    type.subscriptable("set[int]")
}

private func declareSetChanges(_ type: Declaration<SetObject>) {
    declareInPlaceHooks(type, [.or, .and, .subtract, .xor])
    type.method("add", .required("elem", as: Value.self), doc: "Add an element.") { (set: SetObject, value: Value) throws in _ = try set.insert(value) }
    type.method("discard", .required("elem", as: Value.self), doc: "Remove an element if it is there.") { (set: SetObject, value: Value) throws in _ = try set.remove(value) }
    type.method("remove", .required("elem", as: Value.self), doc: "Remove an element, which must be there.") { (set: SetObject, value: Value) throws in
        if try !set.remove(value) { throw PythonException.keyError(value) }
    }
    type.method("pop", doc: "Remove and return an element.") { (set: SetObject) throws -> Value in
        guard let found = set.removeFirst() else { throw PythonException.keyError(.string("pop from an empty set")) }
        return found
    }
    type.method("clear", doc: "Remove all elements.") { (set: SetObject) in set.removeAll() }
    type.method("update", .rest("others", of: Value.self), doc: "Add the elements of others.") { (set: SetObject, others: [Value]) throws in
        for other in others { try set.add(all: other) }
    }
    type.method("difference_update", .rest("others", of: Value.self), doc: "Remove the elements of others.") { (set: SetObject, others: [Value]) throws in
        for other in others { try set.subtract(elements: other) }
    }
    type.method("intersection_update", .rest("others", of: Value.self), doc: "Keep only the elements in all others.") { (set: SetObject, others: [Value]) throws in
        guard let first = others.first else { return }
        set.exchange(with: try others.dropFirst().reduce(set.intersection(elements: first)) { try $0.intersection(elements: $1) })
    }
    type.method("symmetric_difference_update", .required("other", as: Value.self), doc: "Keep the elements in exactly one.") { (set: SetObject, other: Value) throws in
        try set.toggle(operand(other))
    }
}
