/// Attribute access (Python reference 3.3.2).
extension Value {
    /// `self.name`
    public func attribute(_ name: Name) throws -> Value {
        do {
            if let found = try attributeIfPresent(name) { return found }
        } catch let error as PythonException where error.isInstance(of: .attributeError) && error.fields.isEmpty {
            error.setField("name", name.value)
            error.setField("obj", self)
            throw error
        }
        throw PythonException.noAttribute(self, name)
    }

    /// `hasattr(self, name)`
    public func hasAttribute(_ name: Name) throws -> Bool {
        do { return try attributeIfPresent(name) != nil } catch let error as PythonException where error.isInstance(of: .attributeError) { return false }
    }

    /// `self.name`; nil where there is none.  Errors that a property or `__getattr__` raises, AttributeError too, go through.
    public func attributeIfPresent(_ name: Name) throws -> Value? {
        guard let object else { return try primitiveAttribute(name) }
        if let type = object.asClass { return type.metaclass.isNative ? try type.classAttribute(name) : try type.attributeByMetaclass(name) }
        if object.typeReference._withUnsafeGuaranteedRef({ $0.readsAttributesPlainly }) { return try object.genericAttribute(name, self) }
        guard let fallback = object.type.overriding(.getAttr) else { return try attributeOf(object, name) }
        do {
            if let found = try attributeOf(object, name) { return found }
        } catch let error as PythonException where error.isInstance(of: .attributeError) {}
        return try fallback.call(self, name.value)
    }

    /// What `__getattribute__` answers.
    private func attributeOf(_ object: Object, _ name: Name) throws -> Value? {
        if !object.type.isNative, let custom = object.type.overriding(.getAttribute) { return try custom.call(self, name.value) }
        if object.type.delegatesAttributes || object is ModuleObject, let found = try object.dynamicAttribute(name) { return found }
        return try object.genericAttribute(name, self)
    }

    /// Attributes of None, bool, int and float.
    private func primitiveAttribute(_ name: Name) throws -> Value? {
        let type = self.type
        guard let found = type.lookup(name) else { return name == .class ? .object(type) : name == .doc ? type.doc.map { .string($0) } ?? Value.none : nil }
        guard case .object(let object) = found else { return found }
        return try object.get(self, owner: type)
    }

    /// The error of assigning to a method or property of None, a bool, int or float.
    private func unwritable(_ name: Name) -> PythonException {
        if type.lookup(name)?.object is NativeProperty { return .attributeError("attribute '\(name.text)' of '\(typeName)' objects is not writable") }
        return .attributeError("'\(typeName)' object attribute '\(name.text)' is read-only")
    }

    /// `self.name = newValue`
    public func setAttribute(_ name: Name, _ newValue: Value) throws {
        guard let object else { throw type.lookup(name) == nil ? PythonException.noAttribute(self, name) : unwritable(name) }
        if let custom = object.type.overriding(.setAttr) {
            _ = try custom.call(self, name.value, newValue)
            return
        }
        try object.setGenericAttribute(name, newValue, self)
    }

    /// `del self.name`
    public func deleteAttribute(_ name: Name) throws {
        guard let object else { throw type.lookup(name) == nil ? PythonException.noAttribute(self, name) : unwritable(name) }
        if let custom = object.type.overriding(.delAttr) {
            _ = try custom.call(self, name.value)
            return
        }
        try object.deleteGenericAttribute(name, self)
    }
}

extension Object {
    /// `object.__getattribute__`: data descriptor, own attribute, class attribute, dynamic attribute.
    public final func genericAttribute(_ name: Name, _ receiver: Value) throws -> Value? {
        let type = self.type
        let inherited = type.lookup(name)
        if case .object(let descriptor)? = inherited, descriptor.actsAs == .data, descriptor.hasGetter { return try descriptor.get(receiver, owner: type) }
        if let slot = shape.slot(of: name), let slots, !slots[slot].isUndefined { return slots[slot] }
        if !shape.isShared {
            let adopted = adoptedAttribute(name)
            if !adopted.isUndefined { return adopted }
        }
        switch inherited {
        case .function(let function)?: return .object(BoundMethod(receiver: receiver, function: .function(function)))
        case .object(let descriptor)?: return try descriptor.get(receiver, owner: type)
        case let found?: return found
        case nil: break
        }
        if let found = try dynamicAttribute(name) { return found }
        switch name {
        case .class: return .object(type)
        case .dict: return givesDictionary ? adoptedDictionary?.value ?? .object(AttributeView(self)) : nil
        case .doc: return type.doc.map { .string($0) } ?? Value.none
        case .module: return type.isWrittenInC ? nil : .string(type.module)
        default: return nil
        }
    }

    /// `object.__setattr__`
    public final func setGenericAttribute(_ name: Name, _ newValue: Value, _ receiver: Value) throws {
        if let type = asClass {
            if let descriptor = type.metaclassDescriptor(name) { return try descriptor.set(receiver, newValue) }
            if try type.setDynamicAttribute(name, newValue) { return }
            if type.isNative, !type.isOpen {
                if let set = type.settableAttributes?[name] { return try set(newValue) }
                guard type.takesAttributeOfProgram(name) else { throw type.immutable(name) }
            }
            if try type.setSpecialAttribute(name, newValue) { return }
            type.setClassAttribute(name, newValue)
            return
        }
        // A class with a `__class__` of its own, such as a mock's, takes the assignment itself.
        if name == .class, type.lookup(.class) == nil { return try setClass(newValue) }
        if case .object(let descriptor)? = type.lookup(name), descriptor.actsAs == .data { return try descriptor.set(receiver, newValue) }
        if try setDynamicAttribute(name, newValue) { return }
        if name == .dict, givesDictionary { return try replaceAttributes(newValue) }
        guard acceptsAttributes else { throw unassignable(name, receiver) }
        setOwnAttribute(name, newValue)
    }

    /// `object.__delattr__`
    public final func deleteGenericAttribute(_ name: Name, _ receiver: Value) throws {
        if let type = asClass {
            if let descriptor = type.metaclassDescriptor(name) { return try descriptor.delete(receiver) }
            if try type.deleteDynamicAttribute(name) { return }
            if type.isNative, !type.isOpen, !type.hasAttributeOfProgram(name) { throw type.immutable(name) }
            try type.checkDeletion(name)
            guard type.removeClassAttribute(name) else { throw PythonException.noAttribute(receiver, name) }
            return
        }
        if case .object(let descriptor)? = type.lookup(name), descriptor.actsAs == .data { return try descriptor.delete(receiver) }
        if try deleteDynamicAttribute(name) { return }
        guard removeOwnAttribute(name) else { throw acceptsAttributes ? PythonException.noAttribute(receiver, name) : unassignable(name, receiver) }
    }

    /// Whether instances of the class take any attribute: those of classes written in Python without `__slots__`, functions, exceptions.
    private final var acceptsAttributes: Bool { givesDictionary || type.takesAttributes }

    /// Whether there is a `__dict__`.
    final var givesDictionary: Bool { (!type.isNative && type.instancesHaveDictionary) || type.takesAttributes || self is FunctionObject || self is PythonException }

    /// `obj.__class__ = other`
    private final func setClass(_ newValue: Value) throws {
        guard let other = newValue.object as? Class else { throw PythonException.typeError("__class__ must be set to a class, not '\(newValue.typeName)' object") }
        guard !type.isNative, !other.isNative else { throw PythonException.typeError("__class__ assignment only supported for mutable types or ModuleType subclasses") }
        guard type.nativeBase === other.nativeBase, type.instancesHaveDictionary == other.instancesHaveDictionary, type.ownSlots.map(\.name) == other.ownSlots.map(\.name) else {
            throw PythonException.typeError("__class__ assignment: '\(other.name)' object layout differs from '\(type.name)'")
        }
        become(other)
    }

    private final func unassignable(_ name: Name, _ receiver: Value) -> PythonException {
        if type.lookup(name) != nil { return .attributeError("'\(type.name)' object attribute '\(name.text)' is read-only") }
        return .noAttribute(receiver, name)
    }

    /// How the object behaves as a class attribute, methods written in Python considered.
    public final var actsAs: DescriptorKind {
        if !type.isNative {
            if type.overriding(.set) != nil || type.overriding(.delete) != nil { return .data }
            if type.overriding(.get) != nil, descriptorKind != .data { return .nonData }
        }
        return descriptorKind
    }

    /// The descriptor's `__get__`; the object itself where it is none.
    public final func get(_ instance: Value, owner: Class) throws -> Value {
        if let method = type.overriding(.get) { return try method.call(value, instance.isUndefined ? .none : instance, .object(owner)) }
        return descriptorKind == .none ? value : try descriptorGet(instance, owner: owner)
    }

    private final func set(_ instance: Value, _ newValue: Value) throws {
        if let method = type.overriding(.set) { _ = try method.call(value, instance, newValue) } else {
            if descriptorKind == .none { throw PythonException.attributeError("__set__") }
            try descriptorSet(instance, newValue)
        }
    }

    private final func delete(_ instance: Value) throws {
        if let method = type.overriding(.delete) { _ = try method.call(value, instance) } else {
            if descriptorKind == .none { throw PythonException.attributeError("__delete__") }
            try descriptorDelete(instance)
        }
    }

    /// Whether a descriptor has `__get__`: one without it gives way to the instance's own attribute.
    fileprivate final var hasGetter: Bool { type.isNative || descriptorKind != .none || type.overriding(.get) != nil }
}

extension Class {
    /// `cls.LIMIT`: an attribute that no descriptor and no metaclass has a say in; nil where it is not so plain.
    final func plainData(_ name: Name) -> Value? {
        guard metaclass === Class.type, let found = lookup(name), found.isPlainData, !name.isDunder else { return nil }
        return found
    }

    /// `cls.name`; nil where there is none.
    public final func classAttribute(_ name: Name) throws -> Value? {
        let inMetaclass = metaclass === Class.type ? nil : metaclass.lookup(name)
        if case .object(let descriptor)? = inMetaclass, descriptor.actsAs == .data { return try descriptor.get(.object(self), owner: metaclass) }
        switch name {
        case .name: return .string(self.name)
        case .qualname: return .string(qualifiedName)
        case .annotations where !isNative: return ownAnnotations
        default: break
        }
        if let found = lookup(name) {
            if name == .new, let native = newMethod(found, in: resolutionOrder[...]) { return native }
            guard case .object(let descriptor) = found else { return found }
            // `Meta.__mro__`: what a class that derives from type describes of its instances, it describes of itself too.
            if inMetaclass == nil, descriptor.actsAs == .data, metaclass.lookup(name)?.object === descriptor { return try descriptor.get(.object(self), owner: metaclass) }
            return try descriptor.get(.undefined, owner: self)
        }
        switch name {
        case .module: return .string(module)
        case .doc: return doc.map { .string($0) } ?? Value.none
        case .class: return .object(metaclass)
        case .dict: return .object(ClassAttributeView(self))
        default: break
        }
        if let found = try dynamicAttribute(name) { return found }
        if let found = inMetaclass ?? metaclass.lookup(name) {
            guard case .object(let descriptor) = found else { return try found.bound(to: .object(self)) }
            return try descriptor.get(.object(self), owner: metaclass)
        }
        return nil
    }

    /// The `__new__` of the first built-in type of an order, where the one found is `object`'s.
    public final func newMethod(_ found: Value, in order: ArraySlice<Class>) -> Value? {
        guard case .object(let wrapper) = found, wrapper === Class.object.ownClassAttribute(.new)?.object else { return nil }
        guard let native = order.first(where: { $0.isNative }), native !== Class.object, native !== Class.type, native.isWrittenInC else { return nil }
        return Class.makeNewMethod?(native)
    }
    /// Makes `int.__new__`; set by the Library.
    nonisolated(unsafe) public static var makeNewMethod: ((Class) -> Value)?

    /// `cls.__annotations__`, made where the class body has none; never the base's.
    private var ownAnnotations: Value {
        if let found = ownClassAttribute(.annotations) { return found }
        let made = DictObject().value
        setClassAttribute(.annotations, made)
        return made
    }

    /// `cls.__name__ = text` and its kin; false for other names.
    fileprivate final func setSpecialAttribute(_ name: Name, _ newValue: Value) throws -> Bool {
        func text() throws -> String {
            guard let string = newValue.object as? StringObject else {
                throw PythonException.typeError("can only assign string to \(self.name).\(name.text), not '\(newValue.typeName)'")
            }
            return string.text
        }
        switch name {
        case .name:
            let given = try text()
            if given.utf8.contains(0) { throw PythonException.valueError("type name must not contain null characters") }
            self.name = given
        case .qualname: qualifiedName = try text()
        case .module:
            if let string = newValue.object as? StringObject { module = string.text }
            return false
        case .doc:
            doc = (newValue.object as? StringObject)?.text
            return false
        case "__bases__": try setBases(newValue)
        case "__mro__": throw PythonException.attributeError("readonly attribute")
        case .dict: throw unwritableDictionary
        case .class:
            guard newValue.object is Class else { throw PythonException.typeError("__class__ must be set to a class, not '\(newValue.typeName)' object") }
            throw PythonException.notImplemented("Retort has no assignment to \(name.text) of a class")
        default: return false
        }
        return true
    }

    /// `cls[key]`: the metaclass's `__getitem__`, or `__class_getitem__`.
    final func classItem(_ key: Value) throws -> Value? {
        if let found = try item(key) { return found }
        guard let method = lookup(.classGetItem) else { return nil }
        switch method {
        case .function: return try method.call(.object(self), key)
        case .object(let object): return try object.get(.undefined, owner: self).call(key)
        default: return nil
        }
    }

    /// `type.__call__`: `__new__`, then `__init__`.
    public final func makeInstance(_ arguments: Arguments) throws -> Value {
        inheritHooks()
        if let result = try call(arguments) { return result }
        var initializer = overriding(.`init`)
        let made: Value
        if !isNative, case .object(let wrapper as MethodWrapper)? = lookup(.new), !(wrapper.function.object is NativeFunction) {
            made = try arguments.prepending(.object(self)) { try wrapper.function.call($0) }
            guard made.type.isSubclass(of: self) else { return made }
            // A `__new__` may make an instance of a derived class, which has an `__init__` of its own.
            initializer = made.type.overriding(.`init`)
            if initializer == nil { try initializeNatively(made, arguments) }
        } else if let construct, initializer == nil || allocate == nil {
            // `class Point(tuple)` with an `__init__(self, values, name)`: `tuple.__new__` looks at what it knows.
            let ignoresKeywords = initializer != nil && arguments.keywordCount > 0 && ignoresKeywordsOfInitializers
            made = try construct(self, ignoresKeywords ? arguments.withoutKeywords : arguments)
            // A constructor that makes the native class's instance, whatever class is called.
            if !isNative, initializer == nil, let object = made.object, object.type.isNative, object.type !== self, isSubclass(of: object.type) { object.changeShape(to: rootShape) }
            // `type("B", (A,), {})`, where the metaclass of A has an `__init__`.
            if self === Class.type, arguments.positionalCount == 3, !made.type.isNative { initializer = made.type.overriding(.`init`) }
        } else {
            made = try newInstance(arguments).value
            if initializer == nil {
                if let exception = made.object as? PythonException {
                    try exception.initialize(arguments)
                } else if arguments.positionalCount + arguments.keywordCount > 0 {
                    throw PythonException.typeError("\(name)() takes no arguments")
                }
            }
        }
        if let initializer {
            if allocate != nil, let hook = Class.initializationHook {
                _ = try hook(made, arguments, initializer).expectNone(self)
                return made
            }
            _ = try arguments.prepending(made) { try initializer.call($0) }.expectNone(self)
        } else if made.object?.objectKind == .type, let type = made.object as? Class, let complete = type.completion {
            // A metaclass that leaves `__init__` to the native one.
            type.completion = nil
            try complete()
        }
        return made
    }

    /// Whether nothing but `object.__getattribute__` has a say in reading attributes of instances: a module's globals go before it.
    final var readsAttributesPlainly: Bool {
        if plainReadingVersion == version { return knownPlainReading }
        plainReadingVersion = version
        knownPlainReading = overriding(.getAttr) == nil && overriding(.getAttribute) == nil && !delegatesAttributes && !isSubclass(of: .module)
        return knownPlainReading
    }

    /// The `__init__` that alone makes an instance, a function written in Python: no `__new__`, no native base with state, nothing abstract.
    final var plainInitializer: FunctionObject? {
        @inline(__always) get { plainInitializerVersion == version ? knownPlainInitializer : findPlainInitializer() }
    }

    @inline(never)
    private final func findPlainInitializer() -> FunctionObject? {
        guard !isNative, Swift.type(of: self) == Class.self, metaclassMethod(.call) == nil else { return nil }
        inheritHooks()
        (knownPlainInitializer, knownNativeInitializer) = (nil, nil)
        plainInitializerVersion = version
        guard allocate == nil, construct == nil, abstractMethods.isEmpty, let initializer = overriding(.`init`) else { return nil }
        if case .object(let wrapper as MethodWrapper)? = lookup(.new), wrapper.function.object?.asNativeFunction == nil { return nil }
        if case .function(let function) = initializer { knownPlainInitializer = function }
        knownNativeInitializer = initializer.object?.asNativeFunction
        return knownPlainInitializer
    }

    /// As `plainInitializer`, a native function: a data class's.  Asked for after that.
    final var plainNativeInitializer: NativeFunction? { plainInitializerVersion == version ? knownNativeInitializer : nil }

    /// `object.__new__(cls)`: an instance whose `__init__` has not run.  An exception gets `args`.
    public final func newInstance(_ arguments: Arguments) throws -> Object {
        if !abstractMethods.isEmpty {
            let many = abstractMethods.count > 1
            throw PythonException.typeError("Can't instantiate abstract class \(name) with abstract method\(many ? "s" : "") \(abstractMethods.joined(separator: ", "))")
        }
        let made: Object
        if let allocate {
            made = try allocate(try allocatedClass(arguments))
        } else {
            guard !isNative || isDerivable || self === Class.object else { throw PythonException.typeError("cannot create '\(qualifiedNameWithModule)' instances") }
            made = Object(type: self)
        }
        if let exception = made as? PythonException { exception.arguments = TupleObject(Array(arguments.positional)) }
        return made
    }
}

extension Class {
    /// The class that an instance is made of: an OSError's depends on its number, an exception group's on its members.
    private func allocatedClass(_ arguments: Arguments) throws -> Class {
        if self === Class.osError, (2...5).contains(arguments.positionalCount) { return Class.osError(for: arguments[0]) ?? self }
        if isSubclass(of: .baseExceptionGroup) { return try groupClass(arguments) }
        return self
    }
}

extension Value {
    fileprivate func expectNone(_ type: Class) throws {
        guard isNone else { throw PythonException.typeError("__init__() should return None, not '\(typeName)'") }
    }
}
