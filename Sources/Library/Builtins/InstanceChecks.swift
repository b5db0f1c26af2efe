import Runtime

/// `isinstance(value, type)`
public func isInstance(_ value: Value, _ type: Value) throws -> Bool {
    if let wanted = type.object?.asClass {
        if value.type === wanted { return true }
        if let refusal = wanted.checkRefusal?(false) { throw PythonException.typeError(refusal) }
        if let method = wanted.metaclassMethod(.instanceCheck) { return try method.call(type, value).isTrue() }
        if value.type.isSubclass(of: wanted) { return true }
        if wanted.acceptsInstance?(value) ?? false { return true }
        return try claimedClass(of: value).map { $0.isSubclass(of: wanted) || wanted.acceptsSubclass?($0) ?? false } ?? false
    }
    if let tuple = type.object as? TupleObject {
        for candidate in tuple.elements {
            if try candidate.object is TupleObject ? StackGuard.guarding(" in __instancecheck__", { try isInstance(value, candidate) }) : isInstance(value, candidate) { return true }
        }
        return false
    }
    if let union = type.object as? UnionType {
        for candidate in union.members where try candidate.isNone ? value.isNone : isInstance(value, candidate) { return true }
        return false
    }
    if type.object is GenericAlias { throw PythonException.typeError("isinstance() argument 2 cannot be a parameterized generic") }
    if let test = type.object as? TypeTest { return try test.accepts(value) }
    if let method = type.object?.type.overriding(.instanceCheck) { return try method.call(type, value).isTrue() }
    guard try bases(of: type) != nil else { throw PythonException.typeError("isinstance() arg 2 must be a type, a tuple of types, or a union") }
    guard let own = try value.attributeIfPresent(.class) else { return false }
    return try reaches(type, from: own)
}

/// `issubclass(derived, type)`
func isSubclass(_ derived: Value, _ type: Value) throws -> Bool {
    if let tuple = type.object as? TupleObject {
        return try StackGuard.guarding(" in __subclasscheck__") { try tuple.elements.contains { try isSubclass(derived, $0) } }
    }
    if let plain = derived.object as? Class, type.object is Class || type.object is UnionType || type.object is GenericAlias { return try isSubclass(plain, type) }
    if let test = type.object as? TypeTest { return try test.acceptsSubclass(derived) }
    if let method = type.object?.type.overriding(.subclassCheck) { return try method.call(type, derived).isTrue() }
    if type.object is UnionType || type.object is GenericAlias, derived.object is Class == false { throw PythonException.typeError("issubclass() arg 1 must be a class") }
    guard try bases(of: derived) != nil else { throw PythonException.typeError("issubclass() arg 1 must be a class") }
    guard try bases(of: type) != nil else { throw PythonException.typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union") }
    return try reaches(type, from: derived)
}

private func isSubclass(_ derived: Class, _ type: Value) throws -> Bool {
    if let base = type.object as? Class {
        if let refusal = base.checkRefusal?(true) { throw PythonException.typeError(refusal) }
        if let method = base.metaclassMethod(.subclassCheck) { return try method.call(type, .object(derived)).isTrue() }
        return derived.isSubclass(of: base) || (base.acceptsSubclass?(derived) ?? false)
    }
    if let union = type.object as? UnionType {
        for candidate in union.members where try candidate.isNone ? derived === Class.noneType : isSubclass(.object(derived), candidate) { return true }
        return false
    }
    throw PythonException.typeError("issubclass() argument 2 cannot be a parameterized generic")
}

/// The class that an object claims with an attribute `__plain_` of its own: a proxy, a stand-in of a test.
private func claimedClass(of value: Value) throws -> Class? {
    guard let object = value.object, object.asClass == nil else { return nil }
    guard object is WeakProxy || !object.type.isNative && (object.type.lookup(.class) != nil || object.type.overriding(.getAttribute) != nil) else { return nil }
    return try value.attributeIfPresent(.class)?.object as? Class
}

/// `__bases__` of anything, where that is a tuple (`abstract_get_bases`).
private func bases(of value: Value) throws -> [Value]? {
    do { return (try value.attributeIfPresent("__bases__")?.object as? TupleObject).map { Array($0.elements) } } catch let error as PythonException where error.isInstance(of: .attributeError) { return nil }
}

/// Whether the bases lead to a class, which need be none (`abstract_issubclass`).
private func reaches(_ type: Value, from derived: Value) throws -> Bool {
    if derived.isIdentical(to: type) { return true }
    for base in try bases(of: derived) ?? [] {
        try Pulse.check()
        if try StackGuard.guarding(" in __subclasscheck__", { try reaches(type, from: base) }) { return true }
    }
    return false
}
