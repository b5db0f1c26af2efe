import Runtime

/// `abc`: abstract methods are marked; instantiation of a class that has some is refused.
func abcModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    module["ABCMeta"] = .object(AbstractClasses.meta)
    module["ABC"] = .object(AbstractClasses.base)
    module.function("abstractmethod", .required("funcobj", as: Value.self), doc: "Mark a method that derived classes must define.") { function in
        try function.setAttribute("__isabstractmethod__", .bool(true))
        return function
    }
    declareFormerMarks(module)
    module.function("update_abstractmethods", .required("cls", as: Class.self), doc: "Looks again at which methods of an abstract class are abstract: after methods were added.") { (made: Class) -> Value in
        if made.lookup("__abstractmethods__") != nil { AbstractClasses.findAbstractMethods(made) }
        return .object(made)
    }
}

/// `abstractproperty` and its like, which `@property` above `@abstractmethod` took the place of.
private func declareFormerMarks(_ module: ModuleObject) {
    for (name, base) in [("abstractproperty", Class.property), ("abstractclassmethod", .classMethod), ("abstractstaticmethod", .staticMethod)] {
        let made = Class(name, module: "abc", bases: [base], doc: "A decorator for abstract methods that are something else besides.", derivable: true)
        base.completeDeclaration()
        made.construct = { type, arguments in
            if arguments.positionalCount > 0 { try arguments[0].setAttribute("__isabstractmethod__", .bool(true)) }
            return try base.construct?(type, arguments) ?? .none
        }
        module[Name(name)] = .object(made)
    }
}

/// What `abc.ABCMeta` does for the classes that have it.
enum AbstractClasses {
    nonisolated(unsafe) static let meta: Class = {
        let made = Class.declare("ABCMeta", for: AbstractMetaclass.self, module: "abc", bases: [.type], derivable: true, doc: "The metaclass of abstract classes.") { type in
            for name in ["register", "__instancecheck__", "__subclasscheck__"] {
                type.type.addMember(Name(name), .object(NativeFunction(name: name, doc: "Of abstract classes.", owner: type.type) { arguments in
                    guard arguments.positionalCount == 2, let abstract = arguments[0].object as? Class else { throw PythonException.typeError("\(name)() takes exactly one argument (\(arguments.positionalCount - 1) given)") }
                    switch name {
                    case "register": return try register(arguments[1], in: abstract)
                    case "__instancecheck__": return .bool(arguments[1].type.isSubclass(of: abstract) || abstract.acceptsInstance?(arguments[1]) ?? false)
                    default: return .bool((arguments[1].object as? Class).map { $0.isSubclass(of: abstract) || abstract.acceptsSubclass?($0) ?? false } ?? false)
                    }
                }))
            }
        }
        made.classMaking = ({ [unowned(unsafe) made] in try Class($0, metaclass: made) }, { derived, _ in prepare(derived) })
        return made
    }()
    nonisolated(unsafe) static let base: Class = {
        let made = Class("ABC", module: "abc", metaclass: meta, doc: "A class to derive from where a class shall be abstract.", derivable: true)
        made.didDerive = { derived, definition in
            prepare(derived)
            try GenericClasses.complete(derived, definition)
        }
        made.addMember("__slots__", .tuple([]))
        return made
    }()

    /// Classes registered as virtual subclasses, by the abstract class.  Neither is kept alive by it.
    nonisolated(unsafe) private static var registered: [ObjectIdentifier: [Registered]] = [:]
    private struct Registered { weak var type: Class? }
    private static func note(_ type: Class, in abstract: Class) {
        let key = ObjectIdentifier(abstract)
        if registered[key] == nil { abstract.whenGone { registered[key] = nil } }
        registered[key] = (registered[key] ?? []).filter { $0.type != nil } + [Registered(type: type)]
    }

    /// Makes an abstract class of a class that was just made.
    static func prepare(_ made: Class) {
        findAbstractMethods(made)
        accept(in: made) { _ in nil }
    }

    /// Sets which classes count as subclasses: derived ones, those the test or `__subclasshook__` accepts, registered ones.
    /// - Parameter test: nil where it does not know.
    static func accept(in made: Class, _ test: @escaping (Class) -> Bool?) {
        let accepts: (Class) -> Bool = { [unowned(unsafe) made] candidate in
            if case .object(let wrapper as MethodWrapper)? = made.lookup("__subclasshook__"), !(wrapper.function.object is NativeFunction), let answer = try? wrapper.function.call(.object(made), .object(candidate)), !answer.isNotImplemented {
                return (try? answer.isTrue()) ?? false
            }
            if let answer = test(candidate), answer { return true }
            if registered[ObjectIdentifier(made)]?.contains(where: { $0.type.map { candidate.isSubclass(of: $0) || $0.acceptsSubclass?(candidate) ?? false } ?? false }) ?? false { return true }
            return made.directSubclasses.contains { candidate.isSubclass(of: $0) || ($0.acceptsSubclass?(candidate) ?? false) }
        }
        made.acceptsSubclass = accepts
        made.acceptsInstance = { accepts($0.type) }
    }

    /// Registers a native class with an abstract one of collections.abc.
    static func register(_ native: Class, in name: String) {
        guard let abstract = CollectionsABC.named(name) else { return }
        note(native, in: abstract)
    }

    private static func register(_ value: Value, in abstract: Class) throws -> Value {
        guard let type = value.object as? Class else { throw PythonException.typeError("Can only register classes") }
        if abstract.isSubclass(of: type), abstract !== type { throw PythonException.runtimeError("Refusing to create an inheritance cycle") }
        note(type, in: abstract)
        if !type.isNative, let sequence = CollectionsABC.named("Sequence"), let mapping = CollectionsABC.named("Mapping") {
            if abstract.isSubclass(of: sequence) { (type.isSequenceForMatch, type.isMappingForMatch) = (true, false) }
            if abstract.isSubclass(of: mapping) { (type.isSequenceForMatch, type.isMappingForMatch) = (false, true) }
        }
        if abstract.acceptsInstance == nil { accept(in: abstract) { _ in nil } }
        return value
    }

    static func findAbstractMethods(_ made: Class) {
        var names: Set<String> = []
        for ancestor in made.resolutionOrder {
            for (name, _) in ancestor.attributes { if let found = made.lookup(name), isAbstract(found) { names.insert(name.text) } }
        }
        made.abstractMethods = names.sorted()
        made.setClassAttribute("__abstractmethods__", .object(SetObject(frozen: made.abstractMethods.map { .string($0) })))
    }

    private static func isAbstract(_ value: Value) -> Bool {
        let target: Value
        switch value.object {
        case let property as PropertyObject: return [property.getter, property.setter, property.deleter].contains { $0.map(isAbstract) ?? false }
        case let wrapper as MethodWrapper: target = wrapper.function
        case let partial as PartialMethod: return isAbstract(partial.function)
        case let dispatching as DispatchingMethod: return isAbstract(dispatching.function)
        case let attribute as DynamicClassAttribute: return (try? attribute.isAbstract()) ?? false
        default: target = value
        }
        // A descriptor, or whatever else is written in Python, tells it by an attribute of its own.
        if let object = target.object, object.asClass == nil, !(object is FunctionObject), !object.type.isNative {
            return (try? target.attributeIfPresent("__isabstractmethod__")?.isTrue()) ?? false
        }
        guard let object = target.object, object is FunctionObject || object is NativeFunction else { return false }
        let mark = object.ownAttribute("__isabstractmethod__")
        return !mark.isUndefined && ((try? mark.isTrue()) ?? false)
    }
}

private final class AbstractMetaclass: Object {}

extension SetObject {
    fileprivate convenience init(frozen members: [Value]) {
        self.init(type: .frozenSet, ())
        for member in members { _ = try? insert(member) }
    }
}
