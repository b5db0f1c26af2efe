import Runtime

/// What `@dataclass` does to a class.
enum DataclassMaking {
    static let registry: Name = "__dataclass_fields__"
    private static let parameters: Name = "__dataclass_params__"

    /// All fields of a dataclass or of an instance of one, in order, without class variables and `InitVar`s.
    static func fields(of value: Value) -> [DataclassField]? {
        let type = value.object?.asClass ?? value.type
        guard case .dict(let dict)? = type.lookup(registry) else { return nil }
        return dict.pairs.compactMap { $0.value.object as? DataclassField }.filter { $0.kind == .field }
    }

    /// Adds what the decorator makes.
    static func complete(_ made: Class, _ options: DataclassOptions) throws -> Class {
        let all = try inheritedFields(made, options)
        try collect(made, options, into: all)
        made.setClassAttribute(parameters, DataclassParameters(options).value)
        made.setClassAttribute(registry, all.value)
        if options.makesOrder, !options.makesEqual { throw PythonException.valueError("eq must be true if order is true") }
        let fields = all.pairs.compactMap { $0.value.object as? DataclassField }
        let maker = DataclassMethods(made, fields, options)
        let hash = made.ownClassAttribute(.hash)
        let hasOwnHash = hash.map { !($0.isNone && made.ownClassAttribute(Comparison.equal.method) != nil) } ?? false
        if options.makesInit { try maker.addInitialiser() }
        if options.makesRepr { maker.addRepresentation() }
        if options.makesEqual { maker.addEquality() }
        if options.makesOrder { try maker.addOrder() }
        if options.isFrozen { try maker.addFreeze() }
        try maker.addHash(hasOwnHash: hasOwnHash)
        if made.acceptsSubclass != nil, !made.abstractMethods.isEmpty { AbstractClasses.findAbstractMethods(made) }
        if options.makesMatch, made.ownClassAttribute(.matchArgs) == nil {
            made.setClassAttribute(.matchArgs, .tuple(fields.filter { $0.kind != .classVariable && $0.isInitialised && $0.isKeywordOnly != true }.compactMap { $0.name?.value }))
        }
        if made.doc == nil, made.ownClassAttribute(.doc).map(\.isNone) ?? true {
            let text = made.name + maker.signature(annotated: true)
            made.doc = text
            made.setClassAttribute(.doc, .string(text))
        }
        return options.makesSlots ? try slotted(made, fields.filter { $0.kind == .field }.compactMap(\.name) + (options.makesWeakSlot ? ["__weakref__"] : [])) : made
    }

    private static func inheritedFields(_ made: Class, _ options: DataclassOptions) throws -> DictObject {
        let all = DictObject()
        var hasBase = false, hasFrozenBase = false
        for ancestor in made.resolutionOrder.dropFirst().reversed() {
            guard case .dict(let inherited)? = ancestor.ownClassAttribute(registry) else { continue }
            hasBase = true
            if let options = (ancestor.ownClassAttribute(parameters)?.object as? DataclassParameters)?.options, options.isFrozen { hasFrozenBase = true }
            try all.update(inherited.value)
        }
        if hasBase {
            if hasFrozenBase, !options.isFrozen { throw PythonException.typeError("cannot inherit non-frozen dataclass from a frozen one") }
            if !hasFrozenBase, options.isFrozen { throw PythonException.typeError("cannot inherit frozen dataclass from a non-frozen one") }
        }
        return all
    }

    /// The class's own annotated names as fields.
    private static func collect(_ made: Class, _ options: DataclassOptions, into all: DictObject) throws {
        var annotations = DictObject()
        if case .dict(let own)? = made.ownClassAttribute(.annotations) { annotations = own }
        var isKeywordOnly = options.isKeywordOnly, sawMark = false
        for (key, annotation) in annotations.pairs {
            let name = Name(try String.from(key))
            if DataclassMarks.isKeywordOnly(annotation) {
                if sawMark { throw PythonException.typeError("'\(name.text)' is KW_ONLY, but KW_ONLY has already been specified") }
                sawMark = true
                isKeywordOnly = true
                continue
            }
            let field = try make(made, name, annotation, isKeywordOnly)
            all.set(name, .object(field))
            guard made.ownClassAttribute(name)?.object is DataclassField else { continue }
            if let fallback = field.fallback { made.setClassAttribute(name, fallback) } else { _ = made.removeClassAttribute(name) }
        }
        for (name, value) in made.attributes where value.object is DataclassField && annotations.get(name) == nil {
            throw PythonException.typeError("'\(name.text)' is a field but has no type annotation")
        }
    }

    private static func make(_ made: Class, _ name: Name, _ annotation: Value, _ isKeywordOnly: Bool) throws -> DataclassField {
        // As class access gives it: a descriptor answers for itself, and a base that is no dataclass lends its attribute.
        let given = try givenDefault(made, name)
        let field = given?.object as? DataclassField ?? DataclassField()
        if let given, !(given.object is DataclassField), !isSlot(given) { field.fallback = given }
        field.name = name
        field.annotation = annotation
        field.kind = DataclassMarks.isClassVariable(annotation) ? .classVariable : DataclassMarks.isInitOnly(annotation) ? .initOnly : .field
        if field.kind != .field, field.factory != nil { throw PythonException.typeError("field \(name.text) cannot have a default factory") }
        if field.kind == .classVariable {
            if field.isKeywordOnly != nil { throw PythonException.typeError("field \(name.text) is a ClassVar but specifies kw_only") }
        } else if field.isKeywordOnly == nil { field.isKeywordOnly = isKeywordOnly }
        if field.kind == .field, let fallback = field.fallback, isUnhashable(fallback) {
            throw PythonException.valueError("mutable default \(try Value.object(fallback.type).reprText()) for field \(name.text) is not allowed: use default_factory")
        }
        return field
    }

    /// What stands in the class for a default; nil where there is nothing, or a descriptor has none to give.
    private static func givenDefault(_ made: Class, _ name: Name) throws -> Value? {
        if let own = made.ownClassAttribute(name), own.object is DataclassField || isSlot(own) { return own }
        do { return try Value.object(made).attributeIfPresent(name) } catch let error as PythonException where error.isInstance(of: .attributeError) { return nil }
    }

    /// A member descriptor of `__slots__` is no default.
    private static func isSlot(_ value: Value) -> Bool { value.object is SlotAttribute || value.object?.type.name == "member_descriptor" }

    private static func isUnhashable(_ value: Value) -> Bool {
        if value.object is ListObject || value.object is DictObject || (value.object as? SetObject).map({ !$0.isFrozen }) ?? false { return true }
        return value.object?.type.lookup(.hash).map(\.isNone) ?? false
    }

    /// The class made anew with `__slots__`.
    private static func slotted(_ made: Class, _ names: [Name]) throws -> Class {
        if made.ownClassAttribute(.slots) != nil { throw PythonException.typeError("\(made.name) already specifies __slots__") }
        let namespace = DictObject()
        for (name, value) in made.attributes where !names.contains(name) && name.text != "__dict__" && name.text != "__weakref__" { namespace.set(name, value) }
        let inherited = try made.resolutionOrder.dropFirst().flatMap { ancestor -> [String] in
            guard let slots = ancestor.ownClassAttribute(.slots) else { return [] }
            if let one = slots.object as? StringObject { return [one.text] }
            if slots.object is IteratorObject { throw PythonException.typeError("Slots of '\(ancestor.name)' cannot be determined") }
            return (try? slots.elements().map { try String.from($0) }) ?? []
        }
        namespace.set(.slots, .tuple(names.filter { !inherited.contains($0.text) }.map(\.value)))
        namespace.set(.module, .string(made.module))
        namespace.set(.qualname, .string(made.qualifiedName))
        let (fresh, definition) = try ClassMaking.make(name: made.name, qualifiedName: made.qualifiedName, bases: made.bases.filter { $0 !== Class.object }.map { .object($0) }, namespace: namespace, keywords: [])
        try ClassMaking.finish(fresh, definition)
        fresh.doc = made.doc
        return fresh
    }
}
