import Runtime

/// `fields`, `asdict`, `astuple`, `replace`, `make_dataclass`, `is_dataclass`
func declareDataclassFunctions(_ module: ModuleObject) {
    func instanceFields(_ target: Value, _ function: String) throws -> [DataclassField] {
        guard target.object?.asClass == nil, let fields = DataclassMaking.fields(of: target) else { throw PythonException.typeError("\(function)() should be called on dataclass instances") }
        return fields
    }
    module.function("fields", .required("class_or_instance", as: Value.self), doc: "The fields of a dataclass.") { (target: Value) throws -> Value in
        guard let fields = DataclassMaking.fields(of: target) else { throw PythonException.typeError("must be called with a dataclass type or instance") }
        return .tuple(fields.map { .object($0) })
    }
    module.function("is_dataclass", .required("obj", as: Value.self), doc: "Whether it is a dataclass, or an instance of one.") { DataclassMaking.fields(of: $0) != nil }
    module.function("asdict", .required("obj", as: Value.self), .keyword("dict_factory", default: Value.object(Class.dict)), doc: "The fields and their values as a dict, dataclasses within them too.") { (target: Value, factory: Value) throws -> Value in
        _ = try instanceFields(target, "asdict")
        return try DataclassCopies.plain(target) { names, values in try factory.call(.list(zip(names, values).map { .tuple([$0.value, $1]) })) }
    }
    module.function("astuple", .required("obj", as: Value.self), .keyword("tuple_factory", default: Value.object(Class.tuple)), doc: "The values of the fields as a tuple, dataclasses within them too.") { (target: Value, factory: Value) throws -> Value in
        _ = try instanceFields(target, "astuple")
        return try DataclassCopies.plain(target) { _, values in try factory.call(.list(values)) }
    }
    module.function("replace", .required("obj", as: Value.self).positionalOnly, .keywords("changes"), doc: "A copy in which some fields have other values.") { (target: Value, changes: [(name: Name, value: Value)]) throws -> Value in
        _ = try instanceFields(target, "replace")
        guard case .dict(let all)? = target.type.lookup(DataclassMaking.registry) else { return .none }
        var keywords = changes
        for (_, value) in all.pairs {
            guard let field = value.object as? DataclassField, field.kind != .classVariable, let name = field.name else { continue }
            let isGiven = changes.contains { $0.name == name }
            if !field.isInitialised {
                if isGiven { throw PythonException.valueError("field \(name.text) is declared with init=False, it cannot be specified with replace()") }
            } else if !isGiven {
                if field.kind == .initOnly, field.fallback == nil { throw PythonException.valueError("InitVar '\(name.text)' must be specified with replace()") }
                keywords.append((name, try target.attribute(name)))
            }
        }
        return try Value.object(target.type).call([], keywords: keywords)
    }
    declareMaker(module)
}

enum DataclassCopies {
    /// Dataclasses inside a value replaced by what `make` builds of their fields, other objects copied.
    static func plain(_ value: Value, _ make: ([Name], [Value]) throws -> Value) throws -> Value {
        if value.object?.asClass == nil, let fields = DataclassMaking.fields(of: value) {
            let names = fields.compactMap(\.name)
            return try make(names, try names.map { try plain(value.attribute($0), make) })
        }
        switch value.object {
        case let list as ListObject:
            let copies = try list.elements.map { try plain($0, make) }
            return list.type === Class.list ? .list(copies) : try Value.object(list.type).call(.list(copies))
        case let tuple as TupleObject:
            let copies = try tuple.elements.map { try plain($0, make) }
            if tuple.type === Class.tuple { return .tuple(copies) }
            return try tuple.type.lookup("_fields") == nil ? Value.object(tuple.type).call(.tuple(copies)) : Value.object(tuple.type).call(copies)
        case let dict as DictObject:
            let pairs = try dict.pairs.map { (try plain($0.key, make), try plain($0.value, make)) }
            guard dict.type === Class.dict else { return try Value.object(dict.type).call(.list(pairs.map { .tuple([$0.0, $0.1]) })) }
            let copy = DictObject()
            for (key, element) in pairs { try copy.set(key, element) }
            return copy.value
        default:
            var copying = Copying(memo: DictObject())
            return try copying.deep(value)
        }
    }
}

private func declareMaker(_ module: ModuleObject) {
    module.function("make_dataclass", .required("cls_name", as: String.self), .required("fields", as: Value.self), .keyword("bases", default: Value.tuple([])), .keyword("namespace", default: Value.none), .keywords("options"), doc: "Makes a dataclass of a name and fields.") { (name: String, fields: Value, bases: Value, extra: Value, options: [(name: Name, value: Value)]) throws -> Value in
        let namespace = DictObject(), annotations = DictObject()
        if !extra.isNone { try namespace.update(extra) }
        var seen: Set<String> = []
        for item in try fields.elements() {
            var parts = [item]
            if !(item.object is StringObject) {
                let count = try item.length()
                guard count == 2 || count == 3 else { throw PythonException.typeError("Invalid field: \(try item.reprText())") }
                parts = try item.elements()
            }
            guard let text = (parts[0].object as? StringObject)?.text, isIdentifier(text) else { throw PythonException.typeError("Field names must be valid identifiers: \(try parts[0].reprText())") }
            if pythonKeywords.contains(text) { throw PythonException.typeError("Field names must not be keywords: \(text.pythonRepr)") }
            if !seen.insert(text).inserted { throw PythonException.typeError("Field name duplicated: \(text.pythonRepr)") }
            annotations.set(text, parts.count > 1 ? parts[1] : .string("typing.Any"))
            if parts.count > 2 { namespace.set(text, parts[2]) }
        }
        namespace.set(.annotations, annotations.value)
        namespace.set(.module, .string("types"))
        let (made, definition) = try ClassMaking.make(name: name, qualifiedName: name, bases: try bases.elements(), namespace: namespace, keywords: [])
        try ClassMaking.finish(made, definition)
        let decorator = try module["dataclass"].call([], keywords: options)
        return try decorator.call(.object(made))
    }
}

/// `keyword.kwlist`
let pythonKeywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for",
    "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
]

/// `text.isidentifier()`
func isIdentifier(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
    return text.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
}
