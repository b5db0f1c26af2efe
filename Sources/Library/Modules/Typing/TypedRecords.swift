import Runtime

/// `class Movie(TypedDict): name: str`
enum TypedDictionaries {
    private static let requiredName = Name("__required_keys__"), optionalName = Name("__optional_keys__"), totalName = Name("__total__")

    static let base: Class = {
        let made = Class("TypedDict", module: "typing", bases: [.dict], doc: "A simple typed namespace.", derivable: true)
        made.makeSubclass = { try make($0) }
        made.checkRefusal = { _ in "TypedDict does not support instance and class checks" }
        made.construct = { _, arguments in
            guard arguments.positionalCount > 0 else { throw PythonException.typeError("TypedDict() missing 1 required positional argument: 'typename'") }
            guard arguments.positionalCount < 3 else { throw PythonException.typeError("TypedDict() takes from 1 to 2 positional arguments but \(arguments.positionalCount) were given") }
            let notes = DictObject(), fields = arguments.keywordPairs.filter { $0.name.text != "total" }
            if arguments.positionalCount == 2, !arguments[1].isNone, !fields.isEmpty { throw PythonException.typeError("TypedDict takes either a dict or keyword arguments, but not both") }
            if !fields.isEmpty {
                let text = "The kwargs-based syntax for TypedDict definitions is deprecated in Python 3.11, will be removed in Python 3.13, and may not be understood by third-party type checkers."
                try WarningState.warn(.string(text), .deprecationWarning, WarningState.place(1))
            }
            let given = arguments.positionalCount == 2 && !arguments[1].isNone ? try pairs(arguments[1]) : fields.map { (key: $0.name.value, value: $0.value) }
            for (key, type) in given { try notes.set(key, try TypingAlias.type(type)) }
            let keywords = arguments.keyword("total").map { [(name: Name("total"), value: $0)] } ?? []
            let definition = ClassDefinition(name: try String.from(arguments[0]), qualifiedName: try String.from(arguments[0]), module: Program.context?.currentModule.moduleName ?? "__main__", bases: [made], namespace: [(.annotations, notes.value)], keywords: keywords)
            return .object(try make(definition, isWritten: false))
        }
        return made
    }()

    /// The fields of a dict, or of an iterable of pairs.
    private static func pairs(_ fields: Value) throws -> [(key: Value, value: Value)] {
        let dict = DictObject()
        try dict.update(fields)
        return dict.pairs
    }

    /// - Parameter isWritten: whether a class statement makes it, rather than `TypedDict(...)`.
    private static func make(_ definition: ClassDefinition, isWritten: Bool = true) throws -> Class {
        let isTotal = try definition.keywords.first { $0.name.text == "total" }?.value.isTrue() ?? true
        for parent in definition.bases where parent !== base && parent !== GenericClasses.generic && parent.ownClassAttribute(requiredName) == nil {
            throw PythonException.typeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        }
        let notes = DictObject()
        let required = SetObject(type: .frozenSet, ()), optional = SetObject(type: .frozenSet, ())
        for parent in definition.bases {
            if case .dict(let inherited)? = parent.ownClassAttribute(.annotations) { try notes.update(inherited.value) }
            for (name, set) in [(requiredName, required), (optionalName, optional)] { try parent.ownClassAttribute(name)?.forEach { _ = try set.insert($0) } }
        }
        if case .dict(let own)? = definition.namespace.first(where: { $0.name == .annotations })?.value {
            for (key, annotation) in own.pairs {
                try notes.set(key, try TypingAlias.type(annotation))
                let text = try annotation.reprText()
                let isRequired = text.hasPrefix("typing.Required[") || (isTotal && !text.hasPrefix("typing.NotRequired["))
                _ = try (isRequired ? required : optional).insert(key)
            }
        }
        let isGeneric = definition.bases.contains { $0 === GenericClasses.generic }
        let made = Class(definition.name, module: definition.module, bases: isGeneric ? [GenericClasses.generic, .dict] : [.dict], derivable: true)
        made.becomeMortal()
        made.qualifiedName = definition.qualifiedName
        made.hasReadKeywords = true
        made.makeSubclass = { try make($0) }
        made.checkRefusal = { _ in "TypedDict does not support instance and class checks" }
        made.addMember(.annotations, notes.value)
        let written = definition.namespace.first { $0.name == GenericClasses.basesName }?.value
        if let bases = written ?? (isWritten && definition.bases.contains { $0 === base } ? .tuple(definition.bases.map { .object($0) }) : nil) { made.addMember(GenericClasses.basesName, bases) }
        if isGeneric { try GenericClasses.becomeGeneric(made) }
        made.addMember(totalName, .bool(isTotal))
        made.addMember(requiredName, required.value)
        made.addMember(optionalName, optional.value)
        made.construct = { _, arguments in try Value.object(Class.dict).call(arguments) }
        return made
    }
}

/// `UserId = NewType('UserId', int)`
final class NewTypeObject: Object {
    private let name: String
    private let base: Value
    private let module: String
    static let pythonClass: Class = {
        let made = Class("NewType", module: "typing", doc: "A type of its own for values that another type has.")
        made.construct = { _, arguments in
            let given = try NativeSignature("NewType.__init__", ["name", "tp"], required: 2).bind(arguments)
            return NewTypeObject(try String.from(given[0] ?? .none), given[1] ?? .none).value
        }
        return made
    }()
    private init(_ name: String, _ base: Value) {
        self.name = name
        self.base = base
        module = Program.context?.currentModule.moduleName ?? "__main__"
        super.init(type: NewTypeObject.pythonClass)
    }
    override func repr() throws -> String { "\(module).\(name)" }
    override var isCallable: Bool { true }
    override func call(_ arguments: Arguments) throws -> Value? {
        guard arguments.positionalCount + arguments.keywordCount == 1 else { throw PythonException.typeError("_typing._idfunc() takes exactly one argument (\(arguments.positionalCount) given)") }
        return arguments.base[0]
    }
    override func dynamicAttribute(_ attribute: Name) throws -> Value? {
        switch attribute.text {
        case "__name__", "__qualname__": .string(name)
        case "__supertype__": base
        case "__module__": .string(module)
        case "__mro_entries__": .object(NativeFunction.declare("__mro_entries__", .required("bases", as: Value.self), doc: "Refuses to be a base.") { [self] (_: Value) -> Value in .tuple([.object(refusingBase)]) })
        default: nil
        }
    }
    /// What a class derives from that names this type among its bases: it is told what to write instead.
    private var refusingBase: Class {
        let made = Class(name, module: module, derivable: true)
        made.becomeMortal()
        made.didDerive = { [name] derived, _ in
            throw PythonException.typeError("Cannot subclass an instance of NewType. Perhaps you were looking for: `\(derived.name) = NewType(\(derived.name.pythonRepr), \(name))`")
        }
        return made
    }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        operation == .or ? try TypingAlias.union(reflected ? [other, value] : [value, other]) : nil
    }
}
