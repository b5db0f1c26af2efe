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
        Return an object to identify dataclass fields.

        default is the default value of the field.  default_factory is a
        0-argument function called to initialize a field's value.  If init
        is true, the field will be a parameter to the class's __init__()
        function.  If repr is true, the field will be included in the
        object's repr().  If hash is true, the field will be included in the
        object's hash().  If compare is true, the field will be used in
        comparison functions.  metadata, if specified, must be a mapping
        which is stored but not otherwise examined by dataclass.  If kw_only
        is true, the field will become a keyword-only parameter to
        __init__().
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
        Add dunder methods based on the fields defined in the class.

        Examines PEP 526 __annotations__ to determine fields.

        If init is true, an __init__() method is added to the class. If repr
        is true, a __repr__() method is added. If order is true, rich
        comparison dunder methods are added. If unsafe_hash is true, a
        __hash__() method is added. If frozen is true, fields may not be
        assigned to after instance creation. If match_args is true, the
        __match_args__ tuple is added. If kw_only is true, then by default
        all fields are keyword-only. If slots is true, an __slots__
        attribute is added.
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
