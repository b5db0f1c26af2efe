import Runtime

/// `Generic` and `Protocol`.
enum GenericClasses {
    static let basesName = Name("__orig_bases__")
    private static let parametersName = Name("__parameters__"), protocolName = Name("_is_protocol")

    static let generic: Class = {
        let made = Class("Generic", module: "typing", doc: "What generic classes derive from: `class Stack(Generic[T])`.", derivable: true)
        made.addMember(.classGetItem, subscription)
        made.didDerive = { derived, definition in
            try complete(derived, definition)
            if derived.metaclass.isSubclass(of: AbstractClasses.meta) { AbstractClasses.prepare(derived) }
        }
        return made
    }()

    /// What a class statement does for a class that derives from Generic, whichever base comes first.
    /// - Throws: TypeError for bases that go with no others.
    static func complete(_ derived: Class, _ definition: ClassDefinition) throws {
        guard derived.isSubclass(of: generic) else { return }
        try findParameters(derived)
        guard derived.isSubclass(of: proto) else { return }
        let isProtocol = definition.bases.contains { $0 === proto }
        derived.setClassAttribute(protocolName, .bool(isProtocol))
        if isProtocol {
            try checkBases(derived)
            derived.checkRefusal = proto.checkRefusal
        }
        AbstractClasses.findAbstractMethods(derived)
    }

    private static let protocolMeta = Class("_ProtocolMeta", module: "typing", bases: [AbstractClasses.meta], derivable: true)

    static let proto: Class = {
        let made = Class("Protocol", module: "typing", bases: [generic], metaclass: protocolMeta, doc: "Base class for protocol classes.", derivable: true)
        made.didDerive = { try complete($0, $1) }
        made.checkRefusal = { _ in "Instance and class checks can only be used with @runtime_checkable protocols" }
        made.construct = { type, arguments in
            if type === made || (try? type.ownClassAttribute(protocolName)?.isTrue()) ?? false { throw PythonException.typeError("Protocols cannot be instantiated") }
            if type.overriding(.`init`) == nil, arguments.positionalCount + arguments.keywordCount > 0 { throw PythonException.typeError("\(type.name)() takes no arguments") }
            return .object(try type.newInstance(arguments))
        }
        return made
    }()

    /// What an alias stands for among bases: its class, and Generic where no base behind it brings that (`_BaseGenericAlias.__mro_entries__`).
    static func entries(of alias: Value, _ origin: Class, isForm: Bool) -> Value {
        .object(NativeFunction.declare("__mro_entries__", .required("bases", as: Value.self), doc: "The class itself.") { (bases: Value) throws -> Value in
            let all = try bases.elements()
            let behind = (all.firstIndex { $0.isIdentical(to: alias) }).map { all[($0 + 1)...] } ?? []
            func isGeneric(_ base: Value) -> Bool { base.object is TypingAlias || (base.object as? TypingForm)?.origin != nil || base.object?.asClass?.isSubclass(of: generic) ?? false }
            if isForm {
                let own: [Value] = all.contains { $0.object === origin } ? [] : [.object(origin)]
                return .tuple(behind.contains(where: isGeneric) ? own : own + [.object(generic)])
            }
            if origin === generic, all.contains(where: { $0.object === proto }) || behind.contains(where: { $0.object is TypingAlias }) { return .tuple([]) }
            return .tuple([.object(origin)])
        })
    }

    /// Checks that a protocol derives from protocols alone.
    private static func checkBases(_ made: Class) throws {
        let allowed: Set = ["Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "Hashable", "Sized", "Container", "Collection", "Reversible"]
        for base in made.bases where base !== Class.object && base !== generic && base !== proto {
            if (try? base.ownClassAttribute(protocolName)?.isTrue()) ?? false { continue }
            if base.isNative, base.isSubclass(of: proto) || base.module == "collections.abc" && allowed.contains(base.name) || base.module == "contextlib" { continue }
            throw PythonException.typeError("Protocols can only inherit from other protocols, got \(try base.repr())")
        }
    }

    /// `Box[int]`, `Generic[T]`
    private static var subscription: Value {
        .object(MethodWrapper(.classMethod, .object(NativeFunction(name: "__class_getitem__", doc: "Parameterizes a generic class.") { arguments in
            guard arguments.positionalCount == 2, let type = arguments[0].object?.asClass else { throw PythonException.typeError("__class_getitem__() takes exactly one argument") }
            var given: [Value]
            if case .tuple(let parts) = arguments[1] { given = Array(parts.elements) } else { given = [arguments[1]] }
            given = try given.map { try TypingAlias.type($0) }
            if type === generic || type === proto {
                if given.isEmpty { throw PythonException.typeError("Parameter list to \(type.name)[...] cannot be empty") }
                guard given.allSatisfy({ $0.object is TypeVariable || ($0.object as? Parameterised)?.unpackedVariable != nil }) else { throw PythonException.typeError("Parameters to \(type.name)[...] must all be type variables or parameter specification variables.") }
                for (index, one) in given.enumerated() where try given[..<index].contains(where: { try $0.equals(one) }) { throw PythonException.typeError("Parameters to \(type.name)[...] must all be unique") }
                return TypingAlias(generic: type, given).value
            }
            if type.lookup(parametersName) == nil { try findParameters(type) }
            let parameters = try type.lookup(parametersName)?.elements() ?? []
            if parameters.isEmpty { throw PythonException.typeError("\(try type.repr()) is not a generic class") }
            let gathered = try TypeSubstitution.gather(given, of: .object(type), parameters: parameters, unpacks: false)
            var types: [Value] = []
            for (variable, argument) in zip(parameters, gathered) {
                if (variable.object as? TypeVariable)?.standsForMany ?? false, case .tuple(let group) = argument { types += group.elements } else { types.append(argument) }
            }
            return TypingAlias(generic: type, types).value
        })))
    }

    /// A class of `typing` that is generic in type variables: `IO[str]`.
    static func makeGeneric(_ name: String, in variables: [Value]) -> Class {
        let made = Class(name, module: "typing", bases: [generic], derivable: true)
        setParameters(of: made, variables)
        return made
    }

    static func setParameters(of made: Class, _ variables: [Value]) { made.addMember(parametersName, .tuple(variables)) }

    /// A named tuple, whose subscription would be that of tuples.
    static func becomeGeneric(_ made: Class) throws {
        made.addMember(.classGetItem, subscription)
        try findParameters(made)
    }

    /// `__parameters__`: the type variables of the bases, in the order that `Generic[...]` gives or of appearance.
    private static func findParameters(_ made: Class) throws {
        let bases = (try? made.ownClassAttribute(basesName)?.elements()) ?? made.bases.map { .object($0) }
        if bases.contains(where: { $0.object === generic }), made !== proto { throw PythonException.typeError("Cannot inherit from plain Generic") }
        let aliases = bases.compactMap { $0.object as? Parameterised }
        let used = TypeSubstitution.parameters(of: bases)
        let listed = aliases.filter { ($0 as? TypingAlias)?.origin.object === generic }
        if listed.count > 1 { throw PythonException.typeError("Cannot inherit from Generic[...] multiple times.") }
        guard let declared = listed.first?.typeParameters else { return made.setClassAttribute(parametersName, .tuple(used)) }
        let missing = used.filter { variable in !declared.contains { $0.isIdentical(to: variable) } }
        func shown(_ variables: [Value]) throws -> String { try variables.map { try $0.strText() }.joined(separator: ", ") }
        if !missing.isEmpty { throw PythonException.typeError("Some type variables (\(try shown(missing))) are not listed in Generic[\(try shown(declared))]") }
        made.setClassAttribute(parametersName, .tuple(declared))
    }

    /// `@runtime_checkable`
    static func makeCheckable(_ target: Value) throws -> Value {
        guard let made = target.object?.asClass, (try? made.ownClassAttribute(protocolName)?.isTrue()) ?? false else {
            throw PythonException.typeError("@runtime_checkable can be only applied to protocol classes, got \(try target.reprText())")
        }
        var names: Set<String> = []
        for ancestor in made.resolutionOrder where (try? ancestor.ownClassAttribute(protocolName)?.isTrue()) ?? false {
            for (name, _) in ancestor.attributes { names.insert(name.text) }
            if case .dict(let notes)? = ancestor.ownClassAttribute(.annotations) { for (key, _) in notes.pairs { names.insert((key.object as? StringObject)?.text ?? "") } }
        }
        let ignored: Set = ["__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__", "__slots__", "__subclasshook__", "__weakref__", "__class_getitem__", "__parameters__", "__orig_bases__", "_is_protocol", "__qualname__", "__hash__", ""]
        let wanted = names.subtracting(ignored).map { Name($0) }
        let hasOnlyMethods = wanted.allSatisfy { name in made.lookup(name).map { $0.isCallable } ?? false }
        made.checkRefusal = { $0 && !hasOnlyMethods ? "Protocols with non-method members don't support issubclass()" : nil }
        // A class says by `close = None` that it has no such method.
        let methods = Set(wanted.filter { made.lookup($0)?.isCallable ?? false })
        if made.ownClassAttribute("__subclasshook__") != nil { return target }
        AbstractClasses.accept(in: made) { type in wanted.allSatisfy { type.lookup($0).map { !$0.isNone } ?? false } }
        let accepts = made.acceptsSubclass
        made.acceptsInstance = { value in
            wanted.allSatisfy { name in ((try? value.attributeIfPresent(name)) ?? nil).map { !$0.isNone || !methods.contains(name) } ?? false } || accepts?(value.type) ?? false
        }
        return target
    }
}
