import Runtime

/// Annotations as text.
enum AnnotationText {
    /// `inspect.formatannotation`: `int`, `list[int]`, `Optional[int]`, `'Node'`.
    static func shown(_ annotation: Value, qualified: Bool = false) throws -> String {
        if let type = annotation.object?.asClass { return type.module == "builtins" ? type.qualifiedName : "\(type.module).\(type.qualifiedName)" }
        let text = try annotation.reprText()
        guard !qualified, (try annotation.attributeIfPresent("__module__")?.object as? StringObject)?.text == "typing" else { return text }
        return text.droppingTyping
    }
}

extension String {
    /// Without the module's name in front of names of `typing`.
    fileprivate var droppingTyping: String {
        var rest = self[...], out = ""
        while !rest.isEmpty {
            if rest.hasPrefix("typing.") { rest = rest.dropFirst(7) } else { out.append(rest.removeFirst()) }
        }
        return out
    }
}

/// `inspect.Parameter`
final class SignatureParameter: Object {
    let name: Name
    let kind: FunctionParameter.Kind
    let fallback: Value?
    /// As `str` shows the default where it is no value: `<factory>`.
    let shownDefault: String?
    let annotation: Value?

    init(name: Name, kind: FunctionParameter.Kind, fallback: Value?, annotation: Value?, shownDefault: String? = nil, type: Class = SignatureParameter.pythonClass) {
        self.name = name
        self.kind = kind
        self.fallback = fallback
        self.annotation = annotation
        self.shownDefault = shownDefault
        super.init(type: type)
    }

    static let empty = Value.object(Class("_empty", module: "inspect"))
    static let kindNames = ["POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY", "VAR_KEYWORD"]
    private static let kindWords = ["positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword"]
    static let kinds: EnumClass? = {
        let made = EnumFunction.fixed("_ParameterKind", kindNames.enumerated().map { ($1, .int($0)) }, module: "inspect", base: EnumClasses.integer) as? EnumClass
        made?.addMember(.str, .object(NativeFunction(name: "__str__", owner: made) { .string(try $0[0].attribute("_name_").strText()) }))
        for (index, name) in kindNames.enumerated() { made?.memberMap.get(Name(name))?.object?.setOwnAttribute("description", .string(kindWords[index])) }
        return made
    }()

    static let pythonClass = Class.declare("Parameter", for: SignatureParameter.self, module: "inspect", derivable: true, doc: "A parameter of a function.") { type in
        type.property("name", doc: "The name of the parameter.") { (parameter: SignatureParameter) -> Value in parameter.name.value }
        type.property("kind", doc: "How argument values are bound to the parameter.") { (parameter: SignatureParameter) -> Value in kinds?.memberMap.get(Name(kindNames[parameter.kind.rawValue])) ?? .none }
        type.property("default", doc: "The default value, or Parameter.empty.") { (parameter: SignatureParameter) -> Value in parameter.fallback ?? empty }
        type.property("annotation", doc: "The annotation, or Parameter.empty.") { (parameter: SignatureParameter) -> Value in parameter.annotation ?? empty }
        type.constant("empty", empty)
        for name in kindNames { type.constant(name, kinds?.memberMap.get(Name(name)) ?? .none) }
    }

    override func str() throws -> String {
        var text = name.text
        if let annotation { text += ": " + (try AnnotationText.shown(annotation)) }
        if let shown = try shownDefault ?? fallback?.reprText() { text += annotation == nil ? "=" + shown : " = " + shown }
        switch kind {
        case .rest: return "*" + text
        case .keywords: return "**" + text
        default: return text
        }
    }
    override func repr() throws -> String { "<\(type.name) \"\(try str())\">" }
    override func hash() throws -> Int { try Value.tuple([name.value, .int(kind.rawValue), annotation ?? SignatureParameter.empty, fallback ?? SignatureParameter.empty]).hash() }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let other = other.object as? SignatureParameter else { return nil }
        return .bool(try equals(other) == (operation == .equal))
    }
    func equals(_ other: SignatureParameter) throws -> Bool {
        func same(_ one: Value?, _ another: Value?) throws -> Bool { try (one ?? SignatureParameter.empty).equals(another ?? SignatureParameter.empty) }
        return try self === other || name == other.name && kind == other.kind && shownDefault == other.shownDefault && (shownDefault != nil || same(fallback, other.fallback)) && same(annotation, other.annotation)
    }
}

/// `inspect.Signature`
final class Signature: Object {
    let parameters: [SignatureParameter]
    let result: Value?

    init(_ parameters: [SignatureParameter], result: Value?, type: Class = Signature.pythonClass) {
        self.parameters = parameters
        self.result = result
        super.init(type: type)
    }

    static let pythonClass = Class.declare("Signature", for: Signature.self, module: "inspect", derivable: true, doc: "The parameters of a function, and what it returns.") { type in
        type.property("parameters", doc: "An ordered mapping of parameters' names to Parameter objects.") { (signature: Signature) -> Value in
            let dict = DictObject()
            for parameter in signature.parameters { dict.set(parameter.name, parameter.value) }
            return MappingProxyObject(dict).value
        }
        type.property("return_annotation", doc: "The annotation of the result, or Signature.empty.") { (signature: Signature) -> Value in signature.result ?? SignatureParameter.empty }
        type.constant("empty", SignatureParameter.empty)
        for (name, isPartial) in [("bind", false), ("bind_partial", true)] {
            type.rawMethod(name, doc: "Return BoundArguments that map arguments to parameters.") { signature, arguments in try signature.bind(arguments, isPartial: isPartial) }
        }
    }

    /// The parameters of anything callable.
    /// - Throws: TypeError for what is not callable, ValueError where nothing is known.
    static func of(_ value: Value, followsWrapped: Bool = true) throws -> Signature {
        if !followsWrapped, let function = value.object as? FunctionObject { return try written(function) }
        if !followsWrapped, let method = value.object as? BoundMethod { return try of(method.function, followsWrapped: false).droppingFirst }
        if !(value.object is NativeFunction || value.object is BoundMethod), let told = try value.attributeIfPresent("__signature__")?.object as? Signature { return told }
        switch value.object {
        case let function as FunctionObject: return try of(function)
        case let method as BoundMethod: return try of(method.function).droppingFirst
        case let native as NativeFunction: return of(native)
        case let partial as PartialObject:
            let whole = try of(partial.function)
            guard whole.takes(partial.arguments.count, partial.keywords) else { throw PythonException.valueError("partial object \(try value.reprText()) has incorrect arguments") }
            return whole.given(partial.arguments.count, partial.keywords)
        case let wrapper as MethodWrapper where wrapper.kind == .staticMethod: return try of(wrapper.function)
        case let type as Class: return try ofConstructor(type)
        default: break
        }
        if let wrapped = try value.attributeIfPresent("__wrapped__") { return try of(wrapped) }
        guard value.isCallable else { throw PythonException.typeError("\(try value.reprText()) is not a callable object") }
        if let call = value.type.overriding(.call) { return try of(call).droppingFirst }
        throw PythonException.valueError("no signature found for builtin \(try value.reprText())")
    }

    static func text(of value: Value, droppingFirst: Bool = false) throws -> String {
        let found = try of(value)
        return try (droppingFirst ? found.droppingFirst : found).str()
    }

    /// Without the first parameter, which a receiver takes.
    var droppingFirst: Signature {
        guard let first = parameters.first, first.kind != .rest else { return self }
        return Signature(Array(parameters.dropFirst()), result: result)
    }

    /// Whether a partial call may have so many arguments by position, and these keywords.
    private func takes(_ count: Int, _ keywords: [(name: Name, value: Value)]) -> Bool {
        let positional = parameters.filter { $0.kind == .positionalOnly || $0.kind == .positionalOrKeyword }
        guard count <= positional.count || parameters.contains(where: { $0.kind == .rest }) else { return false }
        if parameters.contains(where: { $0.kind == .keywords }) { return true }
        return keywords.allSatisfy { keyword in
            parameters.contains { $0.name == keyword.name && ($0.kind == .keywordOnly || $0.kind == .positionalOrKeyword) } && !positional.prefix(count).contains { $0.name == keyword.name }
        }
    }

    /// The signature of a partial call: what is given by position is gone, a keyword is the default of a parameter that only a keyword reaches.
    private func given(_ count: Int, _ keywords: [(name: Name, value: Value)]) -> Signature {
        var left: [SignatureParameter] = [], dropped = 0, isKeywordOnly = false
        for parameter in parameters {
            let isPositional = parameter.kind == .positionalOnly || parameter.kind == .positionalOrKeyword
            if isPositional, dropped < count {
                dropped += 1
                continue
            }
            if parameter.kind == .rest, isKeywordOnly { continue }
            let value = parameter.kind == .positionalOnly ? nil : keywords.first { $0.name == parameter.name }?.value
            if value != nil, parameter.kind == .positionalOrKeyword { isKeywordOnly = true }
            let kind = isKeywordOnly && parameter.kind == .positionalOrKeyword ? .keywordOnly : parameter.kind
            left.append(SignatureParameter(name: parameter.name, kind: kind, fallback: value ?? parameter.fallback, annotation: parameter.annotation, shownDefault: value == nil ? parameter.shownDefault : nil))
        }
        return Signature(left, result: result)
    }

    private static func of(_ function: FunctionObject) throws -> Signature {
        if let wrapped = try Value.function(function).attributeIfPresent("__wrapped__") { return try of(wrapped) }
        return try written(function)
    }

    /// The parameters that a function's own `def` names.
    private static func written(_ function: FunctionObject) throws -> Signature {
        let notes = try Value.function(function).attributeIfPresent(.annotations)?.dictionary
        let parameters = function.parameterDetails.map { SignatureParameter(name: $0.name, kind: $0.kind, fallback: $0.fallback, annotation: notes?.get($0.name)) }
        return Signature(parameters, result: notes?.get(Name("return")))
    }

    private static func of(_ native: NativeFunction) -> Signature {
        let notes = native.annotations?.dictionary
        var parameters = native.parameters.map { description -> SignatureParameter in
            let kind: FunctionParameter.Kind
            switch description.kind {
            case .required, .optional: kind = description.positionalOnly ? .positionalOnly : .positionalOrKeyword
            case .keywordOnly, .requiredKeyword: kind = .keywordOnly
            case .rest: kind = .rest
            case .keywords: kind = .keywords
            }
            let described = DescribedParameter.parse(description, kind)
            guard notes != nil || native.defaults != nil else { return described }
            return SignatureParameter(name: described.name, kind: kind, fallback: native.defaults?.get(described.name) ?? described.fallback, annotation: notes.map { $0.get(described.name) } ?? described.annotation)
        }
        if let owner = native.owner { parameters.insert(SignatureParameter(name: Name(native.receiverName), kind: owner.isWrittenInC ? .positionalOnly : .positionalOrKeyword, fallback: nil, annotation: nil), at: 0) }
        return Signature(parameters, result: notes.map { $0.get("return") } ?? (native.name == "__init__" ? Value.none : nil))
    }

    /// The built-in types that tell no signature.
    private static let withoutSignature: Set = [
        "bool", "bytearray", "bytes", "classmethod", "dict", "filter", "frozenset", "int", "map", "range", "set", "slice", "staticmethod", "str", "super", "type", "zip",
        "collections.OrderedDict", "collections.defaultdict", "collections.deque", "datetime.date", "datetime.datetime", "datetime.time", "datetime.timedelta", "functools.partial",
    ]

    /// `(x: int, y: int = 0)` of a named tuple; nil for other classes.
    private static func ofNamedTuple(_ type: Class) -> Signature? {
        guard type.isSubclass(of: .tuple), let fields = type.ownClassAttribute("_fields")?.object as? TupleObject else { return nil }
        let defaults = type.ownClassAttribute("_field_defaults")?.dictionary, notes = type.ownClassAttribute(.annotations)?.dictionary
        let parameters = fields.elements.compactMap { field -> SignatureParameter? in
            guard let text = (field.object as? StringObject)?.text else { return nil }
            let name = Name(text)
            return SignatureParameter(name: name, kind: .positionalOrKeyword, fallback: defaults?.get(name), annotation: notes?.get(name))
        }
        return Signature(parameters, result: nil)
    }

    /// What a call of the class takes: `__call__` of its metaclass, else the nearest `__new__` or `__init__`.
    private static func ofConstructor(_ type: Class) throws -> Signature {
        if let call = type.metaclass.overriding(.call) { return try of(call).droppingFirst }
        if type.overriding(.`init`) == nil, let told = ofNamedTuple(type.nativeBase), (type.lookup(.new)?.object as? MethodWrapper)?.function.object is FunctionObject == false { return told }
        for ancestor in type.resolutionOrder where !ancestor.isNative {
            if case .object(let wrapper as MethodWrapper)? = ancestor.ownClassAttribute(.new), !(wrapper.function.object is NativeFunction) { return try of(wrapper.function).droppingFirst }
            if ancestor.ownClassAttribute(.`init`) != nil { break }
        }
        if let initializer = type.overriding(.`init`) { return try of(initializer).droppingFirst }
        if case .object(let wrapper as MethodWrapper)? = type.lookup(.new), !(wrapper.function.object is NativeFunction) { return try of(wrapper.function).droppingFirst }
        if withoutSignature.contains(type.nativeBase.qualifiedNameWithModule) || type.isSubclass(of: .baseException) { throw PythonException.valueError("no signature found for builtin type \(try type.repr())") }
        let native = NativeFunction(name: type.name, parameters: type.nativeBase.constructorParameters) { _ in .none }
        return of(native)
    }

    override func str() throws -> String {
        var parts: [String] = []
        var sawRest = false
        for (index, parameter) in parameters.enumerated() {
            if parameter.kind == .rest { sawRest = true }
            if parameter.kind == .keywordOnly, !sawRest {
                parts.append("*")
                sawRest = true
            }
            parts.append(try parameter.str())
            if parameter.kind == .positionalOnly, index + 1 == parameters.count || parameters[index + 1].kind != .positionalOnly { parts.append("/") }
        }
        return "(\(parts.joined(separator: ", ")))" + (try result.map { " -> " + (try AnnotationText.shown($0.isNone ? .none : $0)) } ?? "")
    }
    override func repr() throws -> String { "<\(type.name) \(try str())>" }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let other = other.object as? Signature else { return nil }
        return .bool(try equals(other) == (operation == .equal))
    }
    /// The order of parameters that only keywords reach does not matter.
    private func equals(_ other: Signature) throws -> Bool {
        if self === other { return true }
        let mine = parameters.filter { $0.kind != .keywordOnly }, others = other.parameters.filter { $0.kind != .keywordOnly }
        guard parameters.count == other.parameters.count, mine.count == others.count else { return false }
        for (one, another) in zip(mine, others) where try !one.equals(another) { return false }
        for one in parameters where one.kind == .keywordOnly {
            guard let another = other.parameters.first(where: { $0.name == one.name }), try one.equals(another) else { return false }
        }
        return try (result ?? SignatureParameter.empty).equals(other.result ?? SignatureParameter.empty)
    }
    override func hash() throws -> Int {
        let keywordOnly = parameters.filter { $0.kind == .keywordOnly }.sorted { $0.name.text < $1.name.text }
        return try Value.tuple([.tuple(parameters.filter { $0.kind != .keywordOnly }.map(\.value)), .tuple(keywordOnly.map(\.value)), result ?? SignatureParameter.empty]).hash()
    }

    /// `signature.bind(...)`: the arguments by parameter.
    private func bind(_ arguments: Arguments, isPartial: Bool) throws -> Value { try boundArguments(arguments, isPartial: isPartial).value }

    /// The arguments of a call in the places that the parameters give them.
    /// - Throws: TypeError where they do not fit.
    func bound(_ arguments: Arguments) throws -> (positional: [Value], keywords: DictObject) { try boundArguments(arguments, isPartial: false).split() }

    private func boundArguments(_ arguments: Arguments, isPartial: Bool) throws -> BoundArguments {
        let bound = DictObject()
        var rest = Array(arguments.positional)[...]
        var keywords = arguments.keywordPairs
        for parameter in parameters {
            switch parameter.kind {
            case .rest:
                if !rest.isEmpty { bound.set(parameter.name, .tuple(Array(rest))) }
                rest = []
            case .keywords:
                if !rest.isEmpty { throw PythonException.typeError("too many positional arguments") }
                let extra = DictObject()
                for (name, value) in keywords { extra.set(name, value) }
                if !keywords.isEmpty { bound.set(parameter.name, extra.value) }
                keywords = []
            default:
                if parameter.kind == .keywordOnly, !rest.isEmpty { throw PythonException.typeError("too many positional arguments") }
                if parameter.kind == .positionalOnly, rest.isEmpty, keywords.contains(where: { $0.name == parameter.name }) {
                    throw PythonException.typeError("'\(parameter.name.text)' parameter is positional only, but was passed as a keyword")
                }
                if parameter.kind != .keywordOnly, let value = rest.popFirst() {
                    if parameter.kind != .positionalOnly, keywords.contains(where: { $0.name == parameter.name }) { throw PythonException.typeError("multiple values for argument '\(parameter.name.text)'") }
                    bound.set(parameter.name, value)
                } else if parameter.kind != .positionalOnly, let at = keywords.firstIndex(where: { $0.name == parameter.name }) {
                    bound.set(parameter.name, keywords.remove(at: at).value)
                } else if parameter.fallback == nil, parameter.shownDefault == nil, !isPartial {
                    throw PythonException.typeError("missing a required argument: '\(parameter.name.text)'")
                }
            }
        }
        if !rest.isEmpty { throw PythonException.typeError("too many positional arguments") }
        if let first = keywords.first { throw PythonException.typeError("got an unexpected keyword argument '\(first.name.text)'") }
        return BoundArguments(self, bound)
    }
}

/// `inspect.BoundArguments`
final class BoundArguments: Object {
    private let signature: Signature
    private let bound: DictObject
    private static let pythonClass = Class.declare("BoundArguments", for: BoundArguments.self, module: "inspect", doc: "Result of Signature.bind call.") { type in
        type.property("arguments", doc: "The mapping of parameters' names to arguments.") { (arguments: BoundArguments) -> Value in arguments.bound.value }
        type.property("signature", doc: "The Signature.") { (arguments: BoundArguments) -> Value in arguments.signature.value }
        type.property("args", doc: "The positional arguments.") { (arguments: BoundArguments) throws -> Value in .tuple(try arguments.split().positional) }
        type.property("kwargs", doc: "The keyword arguments.") { (arguments: BoundArguments) throws -> Value in try arguments.split().keywords.value }
        type.method("apply_defaults", doc: "Set default values for missing arguments.") { (arguments: BoundArguments) in arguments.applyDefaults() }
    }
    init(_ signature: Signature, _ bound: DictObject) {
        self.signature = signature
        self.bound = bound
        super.init(type: BoundArguments.pythonClass)
    }
    func split() throws -> (positional: [Value], keywords: DictObject) {
        var positional: [Value] = [], needsNames = false
        let keywords = DictObject()
        for parameter in signature.parameters {
            if parameter.kind == .keywordOnly || parameter.kind == .keywords { needsNames = true }
            guard let value = bound.get(parameter.name) else {
                // What stands behind a parameter without an argument goes by name.
                needsNames = true
                continue
            }
            switch parameter.kind {
            case .keywords: try keywords.update(value)
            case _ where needsNames: keywords.set(parameter.name, value)
            case .rest: positional += try value.elements()
            default: positional.append(value)
            }
        }
        return (positional, keywords)
    }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let other = other.object as? BoundArguments else { return nil }
        return .bool(try (signature.value.equals(other.signature.value) && bound.value.equals(other.bound.value)) == (operation == .equal))
    }
    override func hash() throws -> Int { throw PythonException.unhashable(type) }
    private func applyDefaults() {
        let all = DictObject()
        for parameter in signature.parameters {
            if let value = bound.get(parameter.name) ?? parameter.fallback { all.set(parameter.name, value) } else if parameter.kind == .rest { all.set(parameter.name, .tuple([])) } else if parameter.kind == .keywords { all.set(parameter.name, DictObject().value) }
        }
        bound.removeAll()
        for (key, value) in all.pairs { try? bound.set(key, value) }
    }
    override func repr() throws -> String {
        "<BoundArguments (\(try bound.pairs.map { "\(try $0.key.strText())=\(try $0.value.reprText())" }.joined(separator: ", ")))>"
    }
}
