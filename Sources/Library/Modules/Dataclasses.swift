import Runtime

func dataclassesModule(_ module: ModuleObject) {
    let frozen = Class("FrozenInstanceError", module: "dataclasses", bases: [.attributeError], derivable: true)
    module["FrozenInstanceError"] = .object(frozen)
    let missing = Object(type: Class("_MISSING_TYPE", module: "dataclasses"))
    module["MISSING"] = .object(missing)
    Class.declare("Field", for: DataclassField.self, module: "dataclasses", doc: "A field of a dataclass.") { type in
        type.property("name", doc: "Its name.") { (field: DataclassField) -> String in field.name?.text ?? "" }
        type.property("type", doc: "Its annotation.") { (field: DataclassField) -> Value in field.annotation }
        type.property("default", doc: "Its default, or MISSING.") { (field: DataclassField) -> Value in field.fallback ?? .object(missing) }
        type.property("default_factory", doc: "What makes its default, or MISSING.") { (field: DataclassField) -> Value in field.factory ?? .object(missing) }
        type.property("init", doc: "Whether the constructor takes it.") { (field: DataclassField) -> Bool in field.isInitialised }
        type.property("repr", doc: "Whether the representation shows it.") { (field: DataclassField) -> Bool in field.isShown }
        type.property("compare", doc: "Whether comparison looks at it.") { (field: DataclassField) -> Bool in field.isCompared }
        type.property("metadata", doc: "The user's notes.") { (field: DataclassField) -> Value in field.metadata }
    }
    module.function("field", .keyword("default", default: Value.undefined, shown: "MISSING"), .keyword("default_factory", default: Value.undefined, shown: "MISSING"), .keyword("init", default: true), .keyword("repr", default: true), .keyword("hash", default: Value.none), .keyword("compare", default: true), .keyword("metadata", default: Value.none), .keyword("kw_only", default: false), doc: "Describe a field.") { (fallback: Value, factory: Value, isInitialised: Bool, isShown: Bool, _: Value, isCompared: Bool, metadata: Value, isKeywordOnly: Bool) throws -> Value in
        if !fallback.isUndefined, !factory.isUndefined { throw PythonException.valueError("cannot specify both default and default_factory") }
        let field = DataclassField()
        field.fallback = fallback.isUndefined ? nil : fallback
        field.factory = factory.isUndefined ? nil : factory
        field.isInitialised = isInitialised
        field.isShown = isShown
        field.isCompared = isCompared
        field.isKeywordOnly = isKeywordOnly
        field.metadata = metadata.isNone ? DictObject().value : metadata
        return .object(field)
    }
    module["KW_ONLY"] = .object(Class("KW_ONLY", module: "dataclasses"))
    module["InitVar"] = .object(TypingForm("InitVar"))
    module.function("dataclass", .optional("cls", default: Value.none), .keyword("init", default: true), .keyword("repr", default: true), .keyword("eq", default: true), .keyword("order", default: false), .keyword("unsafe_hash", default: false), .keyword("frozen", default: false), .keyword("match_args", default: true), .keyword("kw_only", default: false), .keyword("slots", default: false), doc: "Make a class with a constructor, a representation and comparison of its annotated fields.") { (target: Value, makesInit: Bool, makesRepr: Bool, makesEqual: Bool, makesOrder: Bool, makesHash: Bool, isFrozen: Bool, _: Bool, isKeywordOnly: Bool, _: Bool) throws -> Value in
        let options = DataclassOptions(makesInit: makesInit, makesRepr: makesRepr, makesEqual: makesEqual, makesOrder: makesOrder, makesHash: makesHash, isFrozen: isFrozen, isKeywordOnly: isKeywordOnly, frozenError: frozen)
        if let made = target.object as? Class { return .object(try Dataclasses.complete(made, options)) }
        return .object(NativeFunction.declare("wrap", .required("cls", as: Class.self), doc: "Decorate.") { try Dataclasses.complete($0, options) })
    }
    module.function("fields", .required("class_or_instance", as: Value.self), doc: "The fields of a dataclass.") { (target: Value) throws -> Value in
        guard let fields = Dataclasses.fields(of: target) else { throw PythonException.typeError("must be called with a dataclass type or instance") }
        return .tuple(fields.map { .object($0) })
    }
    module.function("is_dataclass", .required("obj", as: Value.self), doc: "Whether it is a dataclass or an instance of one.") { Dataclasses.fields(of: $0) != nil }
    module.function("asdict", .required("obj", as: Value.self), doc: "The fields as a dict, nested dataclasses included.") { (target: Value) throws -> Value in
        guard !(target.object is Class), Dataclasses.fields(of: target) != nil else { throw PythonException.typeError("asdict() should be called on dataclass instances") }
        return try Dataclasses.plain(target) { names, values in DictObject(zip(names, values).map { ($0.text, $1) }).value }
    }
    module.function("astuple", .required("obj", as: Value.self), doc: "The fields as a tuple, nested dataclasses included.") { (target: Value) throws -> Value in
        guard !(target.object is Class), Dataclasses.fields(of: target) != nil else { throw PythonException.typeError("astuple() should be called on dataclass instances") }
        return try Dataclasses.plain(target) { _, values in .tuple(values) }
    }
    module.function("replace", .required("obj", as: Value.self), .keywords("changes"), doc: "A copy with some fields changed.") { (target: Value, changes: [(name: Name, value: Value)]) throws -> Value in
        guard let fields = Dataclasses.fields(of: target) else { throw PythonException.typeError("replace() should be called on dataclass instances") }
        var keywords = changes
        for field in fields where field.isInitialised {
            if let name = field.name, !changes.contains(where: { $0.name == name }) { keywords.append((name, try target.attribute(name))) }
        }
        return try Value.object(target.type).call([], keywords: keywords)
    }
}

final class DataclassField: Object {
    var name: Name?
    var annotation = Value.none
    var fallback: Value?
    var factory: Value?
    var isInitialised = true
    var isShown = true
    var isCompared = true
    var isKeywordOnly = false
    /// An `InitVar`: taken by the constructor, given to `__post_init__`, not kept.
    var isInitOnly = false
    var metadata = Value.none
    var hasDefault: Bool { fallback != nil || factory != nil }
}

struct DataclassOptions {
    let makesInit, makesRepr, makesEqual, makesOrder, makesHash, isFrozen, isKeywordOnly: Bool
    let frozenError: Class
}

enum Dataclasses {
    private static let registry: Name = "__dataclass_fields__"

    /// All fields of a dataclass or of an instance of one, in order, without `InitVar`s.
    static func fields(of value: Value) -> [DataclassField]? {
        let type = value.object as? Class ?? value.type
        guard case .dict(let dict)? = type.lookup(registry) else { return nil }
        return dict.pairs.compactMap { $0.value.object as? DataclassField }.filter { !$0.isInitOnly }
    }

    /// Adds what the decorator makes.
    static func complete(_ made: Class, _ options: DataclassOptions) throws -> Class {
        let all = DictObject()
        for ancestor in made.resolutionOrder.dropFirst().reversed() {
            if case .dict(let inherited)? = ancestor.attributes[registry] { try all.update(inherited.value) }
        }
        try collect(made, options, into: all)
        made.setClassAttribute(registry, all.value)
        let fields = all.pairs.compactMap { $0.value.object as? DataclassField }
        func add(_ name: Name, _ body: @escaping (Arguments) throws -> Value) {
            if made.ownClassAttribute(name) == nil { made.setClassAttribute(name, .object(NativeFunction(name: name.text, owner: made, body: body))) }
        }
        if options.makesInit { try addInitialiser(made, fields, add) }
        let kept = fields.filter { !$0.isInitOnly }
        made.setClassAttribute(.matchArgs, .tuple(kept.filter { $0.isInitialised && !$0.isKeywordOnly }.compactMap { $0.name?.value }))
        if options.makesRepr {
            add(.repr) { arguments in
                guard let object = arguments[0].object else { return .string("") }
                return .string(try Recursion.guarding(object, else: "...") {
                    let parts = try kept.filter(\.isShown).map { "\($0.name?.text ?? "")=\(try arguments[0].attribute($0.name ?? "").reprText())" }
                    return "\(arguments[0].type.qualifiedName)(\(parts.joined(separator: ", ")))"
                })
            }
        }
        let compared = kept.filter(\.isCompared).compactMap(\.name)
        func key(_ value: Value) throws -> Value { .tuple(try compared.map { try value.attribute($0) }) }
        if options.makesEqual {
            add(Comparison.equal.method) { arguments in
                guard arguments[1].type === arguments[0].type else { return .notImplemented }
                return try key(arguments[0]).compare(.equal, key(arguments[1]))
            }
        }
        if options.makesOrder {
            for operation in [Comparison.less, .lessOrEqual, .greater, .greaterOrEqual] {
                add(operation.method) { arguments in
                    guard arguments[1].type === arguments[0].type else { return .notImplemented }
                    return try key(arguments[0]).compare(operation, key(arguments[1]))
                }
            }
        }
        if options.makesHash || (options.makesEqual && options.isFrozen) {
            made.setClassAttribute(.hash, .object(NativeFunction(name: "__hash__", owner: made) { .int(try key($0[0]).hash()) }))
        } else if options.makesEqual, made.ownClassAttribute(.hash) == nil {
            made.setClassAttribute(.hash, .none)
        }
        if options.isFrozen {
            add(.setAttr) { throw PythonException(options.frozenError, "cannot assign to field '\(try String.from($0[1]))'") }
            add(.delAttr) { throw PythonException(options.frozenError, "cannot delete field '\(try String.from($0[1]))'") }
        }
        return made
    }

    /// The class's own annotated names as fields; mutable defaults are refused.
    private static func collect(_ made: Class, _ options: DataclassOptions, into all: DictObject) throws {
        guard case .dict(let annotations)? = made.ownClassAttribute(.annotations) else { return }
        var isKeywordOnly = options.isKeywordOnly
        for (key, annotation) in annotations.pairs {
            let name = Name(try String.from(key))
            let text = try (annotation.object as? StringObject)?.text ?? annotation.reprText()
            if text.contains("KW_ONLY") {
                isKeywordOnly = true
                continue
            }
            if text.hasPrefix("typing.ClassVar") || text.hasPrefix("ClassVar") { continue }
            let given = made.ownClassAttribute(name)
            let field = given?.object as? DataclassField ?? DataclassField()
            if let given, !(given.object is DataclassField) { field.fallback = given }
            field.name = name
            field.annotation = annotation
            field.isInitOnly = text.hasPrefix("typing.InitVar") || text.hasPrefix("InitVar") || text.hasPrefix("dataclasses.InitVar")
            field.isKeywordOnly = field.isKeywordOnly || isKeywordOnly
            if let fallback = field.fallback, fallback.object is ListObject || fallback.object is DictObject || (fallback.object as? SetObject).map({ !$0.isFrozen }) ?? false {
                throw PythonException.valueError("mutable default \(try Value.object(fallback.type).reprText()) for field \(name.text) is not allowed: use default_factory")
            }
            if let fallback = field.fallback { made.setClassAttribute(name, fallback) } else if given?.object is DataclassField { _ = made.removeClassAttribute(name) }
            all.set(name, .object(field))
        }
    }

    private static func addInitialiser(_ made: Class, _ fields: [DataclassField], _ add: (Name, @escaping (Arguments) throws -> Value) -> Void) throws {
        let positional = fields.filter { $0.isInitialised && !$0.isKeywordOnly }, keywordOnly = fields.filter { $0.isInitialised && $0.isKeywordOnly }
        var sawDefault = false
        for field in positional {
            if !field.hasDefault, sawDefault { throw PythonException.typeError("non-default argument '\(field.name?.text ?? "")' follows default argument") }
            sawDefault = sawDefault || field.hasDefault
        }
        func description(_ field: DataclassField, _ required: ParameterDescription.Kind, _ optional: ParameterDescription.Kind) -> ParameterDescription {
            ParameterDescription(name: field.name ?? "", kind: field.hasDefault ? optional : required, text: field.name?.text ?? "")
        }
        let parameters = positional.map { description($0, .required, .optional) } + keywordOnly.map { description($0, .requiredKeyword, .keywordOnly) }
        let checker = CallChecker(name: "\(made.qualifiedName).__init__", parameters: parameters, isMethod: true)
        add(.`init`) { arguments in
            let rest = arguments.dropFirst()
            try checker.check(rest)
            guard let object = arguments[0].object else { return .none }
            var initOnly: [Value] = []
            for field in fields {
                guard let name = field.name else { continue }
                let at = positional.firstIndex { $0 === field }
                let given = at.flatMap { $0 < rest.positionalCount ? rest[$0] : nil } ?? (field.isInitialised ? rest.keyword(name) : nil)
                guard let value = try given ?? field.factory?.call() ?? field.fallback else { continue }
                if field.isInitOnly { initOnly.append(value) } else { object.setOwnAttribute(name, value) }
            }
            if let hook = object.type.lookup("__post_init__") { _ = try hook.call([arguments[0]] + initOnly) }
            return .none
        }
    }

    /// Dataclasses inside a value replaced by what `make` builds of their fields.
    static func plain(_ value: Value, _ make: ([Name], [Value]) throws -> Value) throws -> Value {
        if !(value.object is Class), let fields = fields(of: value) {
            let names = fields.compactMap(\.name)
            return try make(names, try names.map { try plain(value.attribute($0), make) })
        }
        switch value {
        case .list(let list): return .list(try list.elements.map { try plain($0, make) })
        case .tuple(let tuple): return .tuple(try tuple.elements.map { try plain($0, make) })
        case .dict(let dict):
            let copy = DictObject()
            for (key, element) in dict.pairs { try copy.set(try plain(key, make), try plain(element, make)) }
            return copy.value
        default: return value
        }
    }
}
