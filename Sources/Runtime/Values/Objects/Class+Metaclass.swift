/// Metaclasses written in Python (Python reference 3.3.3): their methods and descriptors go before what classes do by themselves.
extension Class {
    /// A special method that a metaclass written in Python gives this class; nil where `type` or a native metaclass answers.
    @inline(__always)
    public final func metaclassMethod(_ name: Name) -> Value? {
        metaclass.isNative ? nil : writtenMetaclassMethod(name)
    }

    @inline(never)
    private final func writtenMetaclassMethod(_ name: Name) -> Value? {
        guard let found = metaclass.lookup(name) else { return nil }
        if found.object?.asNativeFunction != nil { return nil }
        if let wrapper = found.object as? MethodWrapper, wrapper.function.object?.asNativeFunction != nil { return nil }
        return found
    }

    /// `cls.name` where the metaclass is written in Python: `__getattribute__` and `__getattr__` of it.
    @inline(never)
    final func attributeByMetaclass(_ name: Name) throws -> Value? {
        guard let fallback = metaclassMethod(.getAttr) else { return try attributeByMetaclassAlone(name) }
        do {
            if let found = try attributeByMetaclassAlone(name) { return found }
        } catch let error as PythonException where error.isInstance(of: .attributeError) {}
        do { return try fallback.call(.object(self), name.value) } catch let error as PythonException where name.isDunder && error.isInstance(of: .attributeError) {
            // The runtime asks classes for `__mapper_args__` and its kin: there is none, then.
            return nil
        }
    }

    private func attributeByMetaclassAlone(_ name: Name) throws -> Value? {
        if let custom = metaclassMethod(.getAttribute) { return try custom.call(.object(self), name.value) }
        return try classAttribute(name)
    }

    /// A property or another data descriptor of the metaclass, which takes assignments to the class's attribute.
    final func metaclassDescriptor(_ name: Name) -> Object? {
        guard !metaclass.isNative, case .object(let descriptor)? = metaclass.lookup(name), !(descriptor is NativeProperty), descriptor.actsAs == .data else { return nil }
        return descriptor
    }

    /// Of a metaclass: what it or its nearest ancestor that is native does for class statements.
    public final var nativeMaking: (make: (ClassDefinition) throws -> Class, complete: (Class, ClassDefinition) throws -> Void)? {
        classMaking ?? (self === Class.type ? nil : resolutionOrder.lazy.compactMap(\.classMaking).first)
    }

    /// `cls(*arguments)`: `__call__` of a metaclass written in Python, or `type.__call__`.
    public final func instantiate(_ arguments: Arguments) throws -> Value {
        guard let custom = metaclassMethod(.call) else { return try makeInstance(arguments) }
        return try StackGuard.guarding(" while calling a Python object") { try arguments.prepending(.object(self)) { try custom.call($0) } }
    }

    /// The most derived of the metaclasses that a class statement names and inherits (3.3.3.3).
    public static func mostDerivedMetaclass(_ given: Class, _ bases: [Class]) throws -> Class {
        var winner = given
        for base in bases {
            let candidate = base.metaclass
            if winner.isSubclass(of: candidate) { continue }
            guard candidate.isSubclass(of: winner) else {
                throw PythonException.typeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
            }
            winner = candidate
        }
        return winner
    }
}
