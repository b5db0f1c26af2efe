import Syntax

/// A `class` statement's value: runs the body in a namespace and makes the class.
final class ClassNode: Node {
    private let code: Code
    private let arguments: CallArguments
    private let captures: [Int]
    /// The slot of the body's `__class__` cell, where methods need one.
    private let classCellSlot: Int?

    init(_ code: Code, _ arguments: CallArguments, captures: [Int], classCellSlot: Int?, _ range: SourceRange) {
        self.code = code
        self.arguments = arguments
        self.captures = captures
        self.classCellSlot = classCellSlot
        super.init(range)
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        let (given, keywords) = try evaluateArguments(frame)
        let bases: [Value]
        do { bases = try ClassMaking.resolveEntries(given) } catch { throw located(error) }
        return try ValueStack.with(code.slotCount) { base in
            let inner = Frame(slots: base)
            let call: MetaclassCall?
            do { call = try MetaclassCall(code.name, bases, keywords) } catch { throw located(error) }
            let namespace = try call?.namespace ?? ClassMaking.makeNamespace(code.name, bases)
            inner[0] = namespace.value
            for slot in code.cellSlots { inner[slot] = .object(Cell()) }
            for (index, slot) in code.freeSlots.enumerated() { inner[slot] = frame[captures[index]] }
            do {
                try bindSpecials(in: namespace)
                _ = try code.run(inner)
                if ClassMaking.differ(bases, given) { try bind("__orig_bases__", .tuple(given), in: namespace) }
                if let call { return try call.make(code.name, cell: classCellSlot.map { inner.cell($0) }) }
                // The type of a base that is no class is the metaclass: it refuses, or makes something else.
                if let odd = bases.first(where: { !($0.object is Class) }) {
                    return try Value.object(odd.type).call(.string(code.name), .tuple(bases), namespace.value)
                }
                let made = try ClassMaking.make(name: code.name, qualifiedName: code.qualifiedName, bases: bases, namespace: namespace, keywords: keywords)
                if let classCellSlot { inner.cell(classCellSlot).content = .object(made.made) }
                try ClassMaking.finish(made.made, made.definition)
                return .object(made.made)
            } catch { throw located(error) }
        }
    }

    private func bindSpecials(in namespace: DictObject) throws {
        let prepared = namespace as? PreparedNamespace
        try bind(.module, prepared?.read(.name) ?? .string(code.module.moduleName), in: namespace)
        try bind(.qualname, .string(code.qualifiedName), in: namespace)
        if code.hasAnnotations, try prepared?.read(.annotations) == nil { try bind(.annotations, DictObject().value, in: namespace) }
        if let doc = code.doc { try bind(.doc, .string(doc), in: namespace) }
    }

    private func bind(_ name: Name, _ value: Value, in namespace: DictObject) throws {
        if let prepared = namespace as? PreparedNamespace { try prepared.bind(name, value) } else { namespace.set(name, value) }
    }

    private func evaluateArguments(_ frame: Frame) throws -> (bases: [Value], keywords: [(name: Name, value: Value)]) {
        var bases: [Value] = []
        for (node, isStarred) in arguments.positional {
            let value = try node.evaluate(frame)
            if isStarred { bases.append(contentsOf: try value.elements()) } else { bases.append(value) }
        }
        var keywords: [(name: Name, value: Value)] = []
        for (name, node) in arguments.keywords {
            let value = try node.evaluate(frame)
            if let name {
                keywords.append((name, value))
            } else {
                for (key, entry) in try DictObject.from(value).pairs { keywords.append((Name(try String.from(key)), entry)) }
            }
        }
        return (bases, keywords)
    }
}

/// Making of classes: what `type.__new__` and `type.__init__` do (Python reference 3.3.3).
public enum ClassMaking {
    /// Makes the class, with the metaclass work of native bases.
    /// - Parameter metaclass: a metaclass written in Python.
    public static func make(name: String, qualifiedName: String, bases: [Value], namespace: DictObject, keywords: [(name: Name, value: Value)], metaclass: Class? = nil) throws -> (made: Class, definition: ClassDefinition) {
        var classes: [Class] = []
        let resolved = try resolveEntries(bases)
        if differ(resolved, bases) { namespace.set("__orig_bases__", .tuple(bases)) }
        for base in resolved {
            guard let type = base.object?.asClass else {
                throw PythonException.typeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
            }
            classes.append(type)
        }
        var rest = keywords
        var given = metaclass
        if let at = rest.firstIndex(where: { $0.name.text == "metaclass" }) {
            let wanted = rest.remove(at: at).value
            guard let type = wanted.object?.asClass else { throw PythonException.typeError("'\(wanted.typeName)' object is not callable") }
            if type !== Class.type, !classes.contains(where: { $0.metaclass.isSubclass(of: type) }), let base = type.metaclassBase { classes.append(base) }
            given = type
        }
        var qualifiedName = qualifiedName
        if let given = namespace.get(.qualname) {
            guard let text = given.object as? StringObject else { throw PythonException.typeError("type __qualname__ must be a str, not \(given.typeName)") }
            qualifiedName = text.text
        }
        if name.utf8.contains(0) { throw PythonException.valueError("type name must not contain null characters") }
        let module: String
        if case .string(let text)? = namespace.get(.module) { module = text.text } else { module = "builtins" }
        var entries: [(name: Name, value: Value)] = []
        for (key, value) in namespace.pairs {
            guard let text = key.object as? StringObject, text.text != "__qualname__", text.text != "__classcell__" else { continue }
            entries.append((Name(text), value))
        }
        wrapImplicitMethods(&entries)
        for type in classes { type.inheritHooks() }
        var definition = ClassDefinition(name: name, qualifiedName: qualifiedName, module: module, bases: classes, namespace: entries, keywords: rest, prepared: namespace as? ClassNamespace)
        definition.metaclass = metaclass
        let maker = classes.lazy.compactMap(\.makeSubclass).first ?? given?.nativeMaking?.make
        let made = try maker?(definition) ?? Class(definition)
        if let metaclass { try made.orderByMetaclass(metaclass) }
        return (made, definition)
    }

    /// `types.new_class()`: as a class statement does, with `fill` in place of the body.
    public static func makeDynamically(_ name: String, _ bases: [Value], _ keywords: [(name: Name, value: Value)], _ fill: (Value) throws -> Void) throws -> Value {
        let resolved = try resolveEntries(bases)
        let call = try MetaclassCall(name, resolved, keywords)
        let namespace = call?.mapping ?? DictObject().value
        try fill(namespace)
        if differ(resolved, bases) { try namespace.setItem(.string("__orig_bases__"), .tuple(bases)) }
        if let call { return try call.make(name, cell: nil) }
        let filled = try DictObject.from(namespace)
        if filled.get(.module) == nil { filled.set(.module, .string("types")) }
        let (made, definition) = try make(name: name, qualifiedName: name, bases: resolved, namespace: filled, keywords: keywords)
        try finish(made, definition)
        return .object(made)
    }

    /// `types.prepare_class()`: the metaclass, its namespace, and the keywords that are left.
    public static func prepareDynamically(_ name: String, _ bases: [Value], _ keywords: [(name: Name, value: Value)]) throws -> Value {
        let rest = DictObject()
        for (key, value) in keywords where key.text != "metaclass" { rest.set(key, value) }
        if let call = try MetaclassCall(name, bases, keywords) { return .tuple([call.metaclass, call.mapping, rest.value]) }
        let given = keywords.first { $0.name.text == "metaclass" }?.value.object?.asClass ?? .type
        let winner = try Class.mostDerivedMetaclass(given, bases.compactMap { $0.object?.asClass })
        return .tuple([.object(winner), DictObject().value, rest.value])
    }

    /// The namespace in which a class body runs.
    static func makeNamespace(_ name: String, _ bases: [Value]) throws -> DictObject {
        let classes = bases.compactMap { $0.object?.asClass }
        for type in classes { type.inheritHooks() }
        return try classes.lazy.compactMap(\.makeNamespace).first?(name, classes) ?? DictObject()
    }

    /// `__set_name__`, the hooks of native bases, `__init_subclass__`.
    public static func finish(_ made: Class, _ definition: ClassDefinition) throws {
        for (name, value) in definition.namespace {
            guard let object = value.object else { continue }
            do {
                if let method = object.type.overriding(.setName) { _ = try method.call(value, .object(made), name.value) } else { try object.setName(owner: made, name: name) }
            } catch let error as PythonException { throw setNameFailed(error, object, name, made) }
        }
        if made.attributes[Name("__eq__")] != nil, made.attributes[.hash] == nil { made.setClassAttribute(.hash, .none) }
        var hook: ((Class, ClassDefinition) throws -> Void)?
        for base in made.resolutionOrder.dropFirst() where hook == nil { hook = base.didDerive }
        if let complete = hook ?? made.metaclass.nativeMaking?.complete {
            if !made.metaclass.isNative, made.metaclass.resolutionOrder.contains(where: \.completesInInitializer) { made.completion = { [unowned made] in try complete(made, definition) } } else { try complete(made, definition) }
        }
        let keywords = made.hasReadKeywords ? [] : definition.keywords
        if let initializer = made.lookup(.initSubclass, after: made), !(initializer.object is NativeFunction) {
            let bound = initializer.object is MethodWrapper ? try initializer.bound(to: .undefined, owner: made) : initializer
            if case .function = bound {
                _ = try bound.call([.object(made)], keywords: keywords)
            } else {
                _ = try bound.call([], keywords: keywords)
            }
        } else if !keywords.isEmpty, !made.resolutionOrder.contains(where: \.takesClassKeywords) {
            throw PythonException.typeError("\(made.qualifiedName).__init_subclass__() takes no keyword arguments")
        }
        if let complete = made.didInitialize {
            made.didInitialize = nil
            try complete(made)
        }
    }

    private static func setNameFailed(_ error: PythonException, _ object: Object, _ name: Name, _ made: Class) -> PythonException {
        let failure = PythonException.runtimeError("Error calling __set_name__ on '\(object.type.name)' instance '\(name.text)' in '\(made.name)'")
        failure.cause = error
        failure.context = error
        failure.suppressesContext = true
        return failure
    }

    static func differ(_ resolved: [Value], _ bases: [Value]) -> Bool {
        resolved.count != bases.count || zip(resolved, bases).contains { !$0.isIdentical(to: $1) }
    }

    /// `__mro_entries__`: generic aliases stand for their origin among bases.
    public static func resolveEntries(_ bases: [Value]) throws -> [Value] {
        var resolved: [Value] = []
        for base in bases {
            if base.object is Class {
                resolved.append(base)
            } else if let entries = try base.attributeIfPresent("__mro_entries__") {
                guard let given = try entries.call(.tuple(bases)).object as? TupleObject else { throw PythonException.typeError("__mro_entries__ must return a tuple") }
                resolved.append(contentsOf: given.elements)
            } else {
                resolved.append(base)
            }
        }
        return resolved
    }

    /// `__new__` is a static method, `__init_subclass__` and `__class_getitem__` are class methods, without being written so.
    private static func wrapImplicitMethods(_ entries: inout [(name: Name, value: Value)]) {
        for index in entries.indices {
            guard case .function = entries[index].value else { continue }
            switch entries[index].name {
            case .new: entries[index].value = .object(MethodWrapper(.staticMethod, entries[index].value))
            case .initSubclass, .classGetItem: entries[index].value = .object(MethodWrapper(.classMethod, entries[index].value))
            default: break
            }
        }
    }
}
