import Runtime

func typingModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    module["TYPE_CHECKING"] = .bool(false)
    for form in [TypingForm.union, .optional, .literal, .annotated, .unpack] { module[Name(form.name)] = form.value }
    for name in ["Any", "ClassVar", "Final", "Required", "NotRequired", "Concatenate", "TypeGuard", "NoReturn", "Never", "Self", "LiteralString", "TypeAlias"] { module[Name(name)] = TypingForm(name).value }
    declareAliases(module)
    module["AnyStr"] = TypeVariable.named("AnyStr", constraints: [.object(Class.bytes), .object(Class.string)])
    module["Text"] = .object(Class.string)
    module["Generic"] = .object(GenericClasses.generic)
    module["Protocol"] = .object(GenericClasses.proto)
    module["TypeVar"] = .object(TypeVariable.pythonClass)
    module["ParamSpec"] = .object(TypeVariable.specificationClass)
    module["TypeVarTuple"] = .object(TypeVariable.tupleClass)
    for made in SpecificationPart.classes { module[Name(made.name)] = .object(made) }
    module["ForwardRef"] = .object(ForwardReference.pythonClass)
    module["NewType"] = .object(NewTypeObject.pythonClass)
    module["TypedDict"] = .object(TypedDictionaries.base)
    declareNamedTuple(module)
    declareTypingFunctions(module)
    for (name, method) in [("SupportsInt", "__int__"), ("SupportsFloat", "__float__"), ("SupportsAbs", "__abs__"), ("SupportsIndex", "__index__"), ("SupportsRound", "__round__"), ("SupportsBytes", "__bytes__"), ("SupportsComplex", "__complex__")] {
        let made = Class(name, module: "typing", bases: [GenericClasses.proto], doc: "Something that has \(method).", derivable: true)
        made.acceptsInstance = { $0.type.lookup(Name(method)) != nil || $0.object?.asClass?.lookup(Name(method)) != nil }
        made.acceptsSubclass = { $0.lookup(Name(method)) != nil }
        if name == "SupportsAbs" || name == "SupportsRound" { GenericClasses.setParameters(of: made, [TypeVariable.named("T_co", isCovariant: true)]) }
        module[Name(name)] = .object(made)
    }
    let stream = GenericClasses.makeGeneric("IO", in: [module["AnyStr"]])
    module["IO"] = .object(stream)
    for name in ["TextIO", "BinaryIO"] { module[Name(name)] = .object(Class(name, module: "typing", bases: [stream], derivable: true)) }
}

private func declareAliases(_ module: ModuleObject) {
    let builtins: [(String, Class, Int?)] = [("List", .list, 1), ("Dict", .dict, 2), ("Set", .set, 1), ("FrozenSet", .frozenSet, 1), ("Tuple", .tuple, nil), ("Type", .type, 1)]
    for (name, origin, count) in builtins { module[Name(name)] = TypingForm(name, origin: origin, count: count).value }
    let abstract: [(String, Int?)] = [
        ("Callable", nil), ("Iterable", 1), ("Iterator", 1), ("Generator", 3), ("Sequence", 1), ("MutableSequence", 1), ("Mapping", 2), ("MutableMapping", 2), ("Collection", 1),
        ("Container", 1), ("Hashable", 0), ("Sized", 0), ("MutableSet", 1), ("Awaitable", 1), ("Reversible", 1), ("KeysView", 1), ("ItemsView", 2), ("ValuesView", 1), ("MappingView", 1),
        ("Coroutine", 3), ("AsyncIterable", 1), ("AsyncIterator", 1), ("AsyncGenerator", 2), ("ByteString", 0),
    ]
    for (name, count) in abstract { module[Name(name)] = TypingForm(name, origin: CollectionsABC.named(name) ?? Class(name, module: "collections.abc"), count: count).value }
    module["AbstractSet"] = TypingForm("AbstractSet", origin: CollectionsABC.named("Set") ?? .set, count: 1).value
    let others: [(String, String, String, Int)] = [
        ("Deque", "collections", "deque", 1), ("DefaultDict", "collections", "defaultdict", 2), ("OrderedDict", "collections", "OrderedDict", 2), ("Counter", "collections", "Counter", 1),
        ("ChainMap", "collections", "ChainMap", 2), ("Pattern", "re", "Pattern", 1), ("Match", "re", "Match", 1), ("ContextManager", "contextlib", "AbstractContextManager", 1),
    ]
    for (name, source, type, count) in others {
        guard let found = try? Program.context?.importModule(source).value.attributeIfPresent(Name(type))?.object?.asClass else { continue }
        module[Name(name)] = TypingForm(name, origin: found, count: count).value
    }
}

private func declareTypingFunctions(_ module: ModuleObject) {
    module.function("cast", .required("typ", as: Value.self), .required("val", as: Value.self), doc: "The value itself; says to type checkers what it is.") { _, value in value }
    module.function("assert_type", .required("val", as: Value.self).positionalOnly, .required("typ", as: Value.self).positionalOnly, doc: "The value itself; asks type checkers what it is.") { value, _ in value }
    module.function("assert_never", .required("arg", as: Value.self).positionalOnly, doc: "For lines that can never be reached: raises AssertionError.") { (value: Value) throws in
        throw PythonException.assertionError("Expected code to be unreachable, but got: \(try value.reprText())")
    }
    Overloads.declare(module)
    module.function("no_type_check", .required("arg", as: Value.self), doc: "Says that the annotations are no types.") { (target: Value) -> Value in
        if let made = target.object?.asClass {
            for (_, member) in made.attributes { if case .function(let function) = member { try? Value.function(function).setAttribute("__no_type_check__", .bool(true)) } }
        }
        try? target.setAttribute("__no_type_check__", .bool(true))
        return target
    }
    module.function("override", .required("arg", as: Value.self), doc: "Return the argument.") { $0 }
    module.function("dataclass_transform", .keyword("eq_default", default: true), .keyword("order_default", default: false), .keyword("kw_only_default", default: false), .keyword("field_specifiers", default: Value.tuple([])), .keywords("kwargs"), doc: "Mark a function, class or metaclass as providing dataclass-like behavior.") { (equality: Bool, order: Bool, keywordOnly: Bool, specifiers: Value, others: [(name: Name, value: Value)]) -> Value in
        let told = DictObject([("eq_default", .bool(equality)), ("order_default", .bool(order)), ("kw_only_default", .bool(keywordOnly)), ("field_specifiers", specifiers), ("kwargs", DictObject(others.map { ($0.name.text, $0.value) }).value)])
        return .object(NativeFunction.declare("decorator", .required("cls_or_fn", as: Value.self), doc: "Mark the argument.") { (target: Value) throws -> Value in
            try target.setAttribute("__dataclass_transform__", told.value)
            return target
        })
    }
    module.function("final", .required("f", as: Value.self), doc: "Says that a method is not to be overridden, or a class not to be derived from.") { (target: Value) -> Value in
        try? target.setAttribute("__final__", .bool(true))
        return target
    }
    module.function("runtime_checkable", .required("cls", as: Value.self), doc: "Lets isinstance() ask whether an object has what a protocol wants.") { try GenericClasses.makeCheckable($0) }
    module.function("get_origin", .required("tp", as: Value.self), doc: "What stands before the brackets of a type: dict of dict[int, str].") { (alias: Value) throws -> Value in
        if let typed = alias.object as? TypingAlias { return typed.metadata.isEmpty ? try alias.attribute("__origin__") : TypingForm.annotated.value }
        if let form = alias.object as? TypingForm { return form.origin.map { .object($0) } ?? .none }
        if let plain = alias.object as? GenericAlias { return .object(plain.origin) }
        if alias.object is UnionType { return .object(UnionType.pythonClass) }
        if alias.object is SpecificationPart { return try alias.attribute("__origin__") }
        return alias.object?.asClass === GenericClasses.generic ? alias : .none
    }
    module.function("get_args", .required("tp", as: Value.self), doc: "What stands in the brackets of a type: (int, str) of dict[int, str].") { (alias: Value) throws -> Value in
        if let typed = alias.object as? TypingAlias { return typed.shownArguments }
        if let plain = alias.object as? GenericAlias { return plain.shownArguments }
        return alias.object is UnionType ? try alias.attribute("__args__") : .tuple([])
    }
    module.function("get_type_hints", .required("obj", as: Value.self), .optional("globalns", default: Value.none), .optional("localns", default: Value.none), .optional("include_extras", default: false), doc: "The annotations of a class, function or module, those that are texts evaluated.") { (target: Value, globals: Value, locals: Value, keepsExtras: Bool) throws -> Value in
        try TypeHints.of(target, globals: globals, locals: locals, keepsExtras: keepsExtras)
    }
    module.function("is_typeddict", .required("tp", as: Value.self), doc: "Whether a class was made with TypedDict.") { (type: Value) -> Bool in type.object?.asClass?.ownClassAttribute("__required_keys__") != nil }
    module.function("reveal_type", .required("obj", as: Value.self).positionalOnly, doc: "Writes the type of a value to standard error, and gives the value.") { (value: Value) throws -> Value in
        try ErrorStream.write("Runtime type is \(value.typeName.pythonRepr)\n")
        return value
    }
}

/// `class Point(NamedTuple): x: int; y: int = 0`
private func declareNamedTuple(_ module: ModuleObject) {
    let base = Class("NamedTuple", module: "typing", derivable: true)
    base.makeSubclass = { definition in
        if definition.bases.contains(where: { $0 !== base && $0 !== GenericClasses.generic }) { throw PythonException.typeError("can only inherit from a NamedTuple type and Generic") }
        var fields: [String] = []
        var defaults: [Value] = []
        if case .dict(let notes)? = definition.namespace.first(where: { $0.name == .annotations })?.value {
            for (key, _) in notes.pairs {
                let field = try String.from(key)
                if field.hasPrefix("_") { throw PythonException.valueError("Field names cannot start with an underscore: \(field.pythonRepr)") }
                fields.append(field)
                if let value = definition.namespace.first(where: { $0.name.text == field })?.value { defaults.append(value) } else if !defaults.isEmpty {
                    throw PythonException.typeError("Non-default namedtuple field \(field) cannot follow default field \(fields[fields.count - 2])")
                }
            }
        }
        let fixed: Set = ["__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make", "_replace", "_asdict", "_source"]
        if let taken = definition.namespace.first(where: { fixed.contains($0.name.text) }) {
            throw PythonException.attributeError("Cannot overwrite NamedTuple attribute \(taken.name.text)")
        }
        let made = NamedTuples.make(definition.name, fields, defaults: defaults, module: definition.module, isOfScript: true, bases: definition.bases.map { $0 === GenericClasses.generic ? $0 : .tuple })
        made.qualifiedName = definition.qualifiedName
        var members = definition.namespace.filter { !fields.contains($0.name.text) }
        if !members.contains(where: { $0.name == GenericClasses.basesName }) { members.append((name: GenericClasses.basesName, value: .tuple(definition.bases.map { .object($0) }))) }
        if members.contains(where: { $0.name.isDunder && $0.value.isCallable }) { return try withSpecialMethods(made, members, definition) }
        for (name, value) in members { made.addMember(name, value) }
        if made.isSubclass(of: GenericClasses.generic) { try GenericClasses.becomeGeneric(made) }
        return made
    }
    base.construct = { _, arguments in
        guard arguments.positionalCount > 0 else { throw PythonException.typeError("NamedTuple() missing 1 required positional argument: 'typename'") }
        guard arguments.positionalCount < 3 else { throw PythonException.typeError("NamedTuple() takes from 1 to 2 positional arguments but \(arguments.positionalCount) were given") }
        let given = arguments.positionalCount == 2 && !arguments[1].isNone ? try arguments[1].elements() : arguments.keywordPairs.map { Value.tuple([$0.name.value, $0.value]) }
        if arguments.positionalCount == 2, !arguments[1].isNone, arguments.keywordCount > 0 {
            throw PythonException.typeError("Either list of fields or keywords can be provided to NamedTuple, not both")
        }
        let names = try given.map { try String.from(try $0.item(.int(0))) }
        try NamedTuples.check(try String.from(arguments[0]), names)
        let made = NamedTuples.make(try String.from(arguments[0]), names, module: Program.context?.currentModule.moduleName ?? "__main__", isOfScript: true)
        let notes = DictObject()
        for pair in given { try notes.set(try pair.item(.int(0)), try TypingAlias.type(try pair.item(.int(1)))) }
        made.addMember(.annotations, notes.value)
        return .object(made)
    }
    module["NamedTuple"] = .object(base)
}

/// `def __str__(self)` in the body: native classes answer special methods by hooks of their own, so one written in Python derives from the made one.
private func withSpecialMethods(_ made: Class, _ members: [(name: Name, value: Value)], _ definition: ClassDefinition) throws -> Class {
    var derived = definition
    derived.bases = made.bases
    derived.namespace = made.attributes.filter { own in !members.contains { $0.name == own.name } }.map { (name: $0.name, value: $0.value) } + members
    if !members.contains(where: { $0.name == .doc }), let doc = made.doc { derived.namespace.append((name: .doc, value: .string(doc))) }
    let result = try Class(derived)
    result.construct = made.construct
    if result.isSubclass(of: GenericClasses.generic) { try GenericClasses.becomeGeneric(result) }
    return result
}
