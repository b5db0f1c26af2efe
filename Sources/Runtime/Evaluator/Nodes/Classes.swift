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
        let (bases, keywords) = try evaluateArguments(frame)
        return try ValueStack.with(code.slotCount) { base in
            let inner = Frame(slots: base)
            let namespace = try ClassMaking.makeNamespace(code.name, bases)
            inner[0] = namespace.value
            for slot in code.cellSlots { inner[slot] = .object(Cell()) }
            for (index, slot) in code.freeSlots.enumerated() { inner[slot] = frame[captures[index]] }
            namespace.set(.module, .string(code.module.moduleName))
            namespace.set(.qualname, .string(code.qualifiedName))
            if code.hasAnnotations { namespace.set(.annotations, DictObject().value) }
            if let doc = code.doc { namespace.set(.doc, .string(doc)) }
            do {
                _ = try code.run(inner)
                // The type of a base that is no class is the metaclass: it refuses, or makes something else.
                if let odd = bases.first(where: { !($0.object is Class) }), try odd.attributeIfPresent("__mro_entries__") == nil {
                    return try Value.object(odd.type).call(.string(code.name), .tuple(bases), namespace.value)
                }
                let made = try ClassMaking.make(name: code.name, qualifiedName: code.qualifiedName, bases: bases, namespace: namespace, keywords: keywords)
                if let classCellSlot { inner.cell(classCellSlot).content = .object(made.made) }
                try ClassMaking.finish(made.made, made.definition)
                return .object(made.made)
            } catch { throw located(error) }
        }
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
    public static func make(name: String, qualifiedName: String, bases: [Value], namespace: DictObject, keywords: [(name: Name, value: Value)]) throws -> (made: Class, definition: ClassDefinition) {
        var classes: [Class] = []
        let resolved = try resolveEntries(bases)
        if zip(resolved, bases).contains(where: { !$0.isIdentical(to: $1) }) || resolved.count != bases.count { namespace.set("__orig_bases__", .tuple(bases)) }
        for base in resolved {
            guard let type = base.object?.asClass else {
                throw PythonException.typeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
            }
            classes.append(type)
        }
        var rest = keywords
        var given: Class?
        if let at = rest.firstIndex(where: { $0.name.text == "metaclass" }) {
            let wanted = rest.remove(at: at).value
            guard let type = wanted.object?.asClass, type.isNative else { throw PythonException.notImplemented("Retort has no metaclasses written by the user") }
            if type !== Class.type, !classes.contains(where: { $0.metaclass.isSubclass(of: type) }), let base = type.metaclassBase { classes.append(base) }
            given = type
        }
        let module: String
        if case .string(let text)? = namespace.get(.module) { module = text.text } else { module = "builtins" }
        var entries: [(name: Name, value: Value)] = []
        for (key, value) in namespace.pairs {
            guard let text = key.object as? StringObject, text.text != "__qualname__" else { continue }
            entries.append((Name(text), value))
        }
        wrapImplicitMethods(&entries)
        for type in classes { type.inheritHooks() }
        let definition = ClassDefinition(name: name, qualifiedName: qualifiedName, module: module, bases: classes, namespace: entries, keywords: rest, prepared: namespace as? ClassNamespace)
        let maker = classes.lazy.compactMap(\.makeSubclass).first ?? given?.classMaking?.make
        return (try maker?(definition) ?? Class(definition), definition)
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
        try (hook ?? made.metaclass.classMaking?.complete)?(made, definition)
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

    /// `__mro_entries__`: generic aliases stand for their origin among bases.
    private static func resolveEntries(_ bases: [Value]) throws -> [Value] {
        var resolved: [Value] = []
        for base in bases {
            if base.object is Class {
                resolved.append(base)
            } else if let entries = try base.attributeIfPresent("__mro_entries__") {
                resolved.append(contentsOf: try entries.call(.tuple(bases)).elements())
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
