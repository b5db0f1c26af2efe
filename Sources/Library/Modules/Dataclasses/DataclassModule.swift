import Runtime

func dataclassesModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    module["FrozenInstanceError"] = .object(DataclassOptions.frozenError)
    module["MISSING"] = DataclassField.missing
    module["Field"] = .object(DataclassField.pythonClass)
    module["KW_ONLY"] = DataclassMarks.keywordOnly
    module["InitVar"] = .object(DataclassMarks.initOnlyClass)
    declareField(module)
    declareDecorator(module)
    declareDataclassFunctions(module)
}

private func declareField(_ module: ModuleObject) {
    module.function("field", .keyword("default", default: Value.undefined, shown: "MISSING"), .keyword("default_factory", default: Value.undefined, shown: "MISSING"), .keyword("init", default: true), .keyword("repr", default: true), .keyword("hash", default: Value.none), .keyword("compare", default: true), .keyword("metadata", default: Value.none), .keyword("kw_only", default: Value.undefined, shown: "MISSING"), doc: """
        What is to be said of a field: its default, or default_factory, a function that makes one for each instance;
        whether it is part of init, repr, hash and compare; metadata for others to read; kw_only.
        """) { (fallback: Value, factory: Value, isInitialised: Bool, isShown: Bool, hash: Value, isCompared: Bool, metadata: Value, isKeywordOnly: Value) throws -> Value in
        if !fallback.isUndefined, !factory.isUndefined, !fallback.isIdentical(to: DataclassField.missing), !factory.isIdentical(to: DataclassField.missing) { throw PythonException.valueError("cannot specify both default and default_factory") }
        let field = DataclassField()
        field.fallback = fallback.isUndefined || fallback.isIdentical(to: DataclassField.missing) ? nil : fallback
        field.factory = factory.isUndefined || factory.isIdentical(to: DataclassField.missing) ? nil : factory
        field.isInitialised = isInitialised
        field.isShown = isShown
        field.isHashed = hash.isNone ? nil : try hash.isTrue()
        field.isCompared = isCompared
        field.isKeywordOnly = isKeywordOnly.isUndefined ? nil : try isKeywordOnly.isTrue()
        if !metadata.isNone, metadata.object is ListObject || metadata.object is TupleObject || metadata.type.lookup(.getItem) == nil {
            throw PythonException.typeError("mappingproxy() argument must be a mapping, not \(metadata.typeName)")
        }
        if !metadata.isNone { field.metadata = MappingProxyObject(metadata).value }
        return .object(field)
    }
}

private func declareDecorator(_ module: ModuleObject) {
    module.function("dataclass", .optional("cls", default: Value.none).positionalOnly, .keyword("init", default: true), .keyword("repr", default: true), .keyword("eq", default: true), .keyword("order", default: false), .keyword("unsafe_hash", default: false), .keyword("frozen", default: false), .keyword("match_args", default: true), .keyword("kw_only", default: false), .keyword("slots", default: false), .keyword("weakref_slot", default: false), doc: """
        Gives a class the methods that follow from its annotated fields.

            @dataclass(order=True)
            class Point:
                x: int
                y: int = 0

        init, repr, eq, order, unsafe_hash: which of __init__, __repr__, __eq__, __lt__ and its kin, and
        __hash__ to make.  frozen: nothing can be assigned.  match_args: patterns know the fields.
        kw_only: fields are given by name.  slots: the instances have these attributes alone.
        """) { (target: Value, makesInit: Bool, makesRepr: Bool, makesEqual: Bool, makesOrder: Bool, makesHash: Bool, isFrozen: Bool, makesMatch: Bool, isKeywordOnly: Bool, makesSlots: Bool, weakSlot: Bool) throws -> Value in
        let options = DataclassOptions(makesInit: makesInit, makesRepr: makesRepr, makesEqual: makesEqual, makesOrder: makesOrder, makesHash: makesHash, isFrozen: isFrozen, makesMatch: makesMatch, isKeywordOnly: isKeywordOnly, makesSlots: makesSlots, makesWeakSlot: weakSlot)
        if weakSlot, !makesSlots { throw PythonException.typeError("weakref_slot is True but slots is False") }
        if !target.isNone {
            guard let made = target.object?.asClass else { throw PythonException.noAttribute(target, .module) }
            return .object(try DataclassMaking.complete(made, options))
        }
        return .object(NativeFunction.declare("dataclass.<locals>.wrap", .required("cls", as: Class.self), doc: "Decorate.") { try DataclassMaking.complete($0, options) })
    }
}

struct DataclassOptions {
    let makesInit, makesRepr, makesEqual, makesOrder, makesHash, isFrozen, makesMatch, isKeywordOnly, makesSlots, makesWeakSlot: Bool
    static let frozenError = Class("FrozenInstanceError", module: "dataclasses", bases: [.attributeError], derivable: true)
}

/// `__dataclass_params__`
final class DataclassParameters: Object {
    let options: DataclassOptions
    private static let pythonClass = Class("_DataclassParams", module: "dataclasses")
    init(_ options: DataclassOptions) {
        self.options = options
        super.init(type: DataclassParameters.pythonClass)
    }
    override func repr() throws -> String {
        func word(_ flag: Bool) -> String { flag ? "True" : "False" }
        return "_DataclassParams(init=\(word(options.makesInit)),repr=\(word(options.makesRepr)),eq=\(word(options.makesEqual)),order=\(word(options.makesOrder)),unsafe_hash=\(word(options.makesHash)),frozen=\(word(options.isFrozen)))"
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "init": .bool(options.makesInit)
        case "repr": .bool(options.makesRepr)
        case "eq": .bool(options.makesEqual)
        case "order": .bool(options.makesOrder)
        case "unsafe_hash": .bool(options.makesHash)
        case "frozen": .bool(options.isFrozen)
        default: nil
        }
    }
}
