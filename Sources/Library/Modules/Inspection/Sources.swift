import Runtime

/// `inspect.getsource()` and its kin, for functions of the program's own.
func declareSources(_ module: ModuleObject) {
    func source(_ target: Value) throws -> (text: String, firstLine: Int, file: String) {
        var function = (target.object as? BoundMethod)?.function ?? target
        while let wrapped = try function.attributeIfPresent("__wrapped__") { function = wrapped }
        if let found = (function.object as? FunctionObject)?.sourceText { return found }
        if function.object is FunctionObject { throw PythonException(.osError, "could not get source code") }
        if function.object?.asClass.map({ !$0.isNative }) ?? false { throw PythonException.notImplemented("Retort has no source of classes") }
        throw refusal(function)
    }
    module.function("getsource", .required("object", as: Value.self), doc: "How an object was written.") { (target: Value) throws -> String in try source(target).text }
    module.function("getsourcelines", .required("object", as: Value.self), doc: "The lines in which an object was written, and the number of the first.") { (target: Value) throws -> Value in
        let found = try source(target)
        let lines = found.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { Value.string($0 + "\n") }
        return .tuple([.list(lines), .int(found.firstLine)])
    }
    for name in ["getfile", "getsourcefile"] {
        module.function(name, .required("object", as: Value.self), doc: "The file that an object was defined in.") { (target: Value) throws -> String in
            if let file = try (target.object as? ModuleObject)?.value.attributeIfPresent("__file__")?.object as? StringObject { return file.text }
            if let type = target.object?.asClass, !type.isNative, let file = try Program.context?.importModule(type.module).value.attributeIfPresent("__file__")?.object as? StringObject { return file.text }
            return try source(target).file
        }
    }
}

private func refusal(_ target: Value) -> PythonException {
    if target.object?.asClass != nil { return .typeError("\((try? target.reprText()) ?? "?") is a built-in class") }
    if target.object is ModuleObject { return .typeError("\((try? target.reprText()) ?? "?") is a built-in module") }
    return .typeError("module, class, method, function, traceback, frame, or code object was expected, got \(target.typeName)")
}

/// `inspect.getfullargspec()`
func declareArgumentSpecification(_ module: ModuleObject) {
    let made = NamedTuples.make("FullArgSpec", ["args", "varargs", "varkw", "defaults", "kwonlyargs", "kwonlydefaults", "annotations"], module: "inspect")
    module["FullArgSpec"] = .object(made)
    module.function("getfullargspec", .required("func", as: Value.self), doc: "The parameters of a function, with their defaults and annotations.") { (target: Value) throws -> Value in
        let bound = target.object as? BoundMethod
        guard let function = (bound?.function ?? target).object as? FunctionObject else { return try Value.object(made).call(specification(of: bound?.function ?? target)) }
        let details = function.parameterDetails
        let plain = details.filter { $0.kind == .positionalOnly || $0.kind == .positionalOrKeyword }, keywordOnly = details.filter { $0.kind == .keywordOnly }
        let keywordDefaults = DictObject()
        for parameter in keywordOnly { if let fallback = parameter.fallback { keywordDefaults.set(parameter.name, fallback) } }
        func name(_ kind: FunctionParameter.Kind) -> Value { details.first { $0.kind == kind }?.name.value ?? .none }
        let defaults = plain.compactMap(\.fallback)
        return try Value.object(made).call([
            .list(plain.map(\.name.value)), name(.rest), name(.keywords), defaults.isEmpty ? .none : .tuple(defaults), .list(keywordOnly.map(\.name.value)),
            keywordDefaults.count == 0 ? .none : keywordDefaults.value, annotations(of: function),
        ])
    }
}

/// The annotations as `getfullargspec` orders them: the result's first.
private func annotations(of function: FunctionObject) throws -> Value {
    let sorted = DictObject()
    guard let notes = try Value.function(function).attribute(.annotations).dictionary else { return sorted.value }
    if let result = notes.get("return") { sorted.set("return", result) }
    for parameter in function.parameterDetails { if let note = notes.get(parameter.name) { sorted.set(parameter.name, note) } }
    return sorted.value
}

/// The parameters of what is no plain function: a data class's `__init__`, a built-in function, the constructor of a class.
private func specification(of target: Value) throws -> [Value] {
    let signature: Signature
    do { signature = try Signature.of(target) } catch let error as PythonException where error.isInstance(of: .typeError) || error.isInstance(of: .valueError) {
        throw PythonException.typeError("unsupported callable")
    }
    func named(_ kinds: [FunctionParameter.Kind]) -> [SignatureParameter] { signature.parameters.filter { kinds.contains($0.kind) } }
    let plain = named([.positionalOnly, .positionalOrKeyword]), keywordOnly = named([.keywordOnly])
    let keywordDefaults = DictObject(), annotations = DictObject()
    for parameter in keywordOnly { if let fallback = parameter.fallback { keywordDefaults.set(parameter.name, fallback) } }
    if let native = target.object as? NativeFunction {
        if let result = native.annotations?.dictionary?.get("return") { annotations.set("return", result) }
        for (key, annotation) in native.annotations?.dictionary?.pairs ?? [] { try annotations.set(key, annotation) }
    } else {
        for parameter in signature.parameters { if let annotation = parameter.annotation { annotations.set(parameter.name, annotation) } }
        if let result = signature.result { annotations.set("return", result) }
    }
    let names = (target.object is Class ? [.string("self")] : []) + plain.map(\.name.value)
    let defaults = plain.compactMap(\.fallback)
    return [
        .list(names), named([.rest]).first?.name.value ?? .none, named([.keywords]).first?.name.value ?? .none, defaults.isEmpty ? .none : .tuple(defaults),
        .list(keywordOnly.map(\.name.value)), keywordDefaults.count == 0 ? .none : keywordDefaults.value, annotations.value,
    ]
}

/// Frames: the running ones, and those of generators.
func declareFrames(_ module: ModuleObject) {
    module.function("currentframe", doc: "The frame that called this.") { () -> Value in Program.context?.frame(0) ?? .none }
    module.function("stack", .optional("context", default: 1), doc: "The frames of all callers, with their lines.") { (context: Int) -> Value in
        let sites = Program.context?.callSites ?? []
        return .list(sites.enumerated().map { depth, site in
            let line = context > 0 ? site.entry.source.line(site.line) : nil
            return .object(StructSequence("FrameInfo", [
                ("frame", Program.context?.frame(depth) ?? .none), ("filename", .string(site.file)), ("lineno", .int(site.line)), ("function", .string(site.function)),
                ("code_context", line.map { .list([.string($0 + "\n")]) } ?? .none), ("index", line == nil ? .none : .int(0)),
            ]))
        })
    }
    module.function("getgeneratorstate", .required("generator", as: GeneratorObject.self), doc: "Where a generator stands: GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED.") { (generator: GeneratorObject) -> String in
        if generator.isRunning { return "GEN_RUNNING" }
        if generator.isFinished { return "GEN_CLOSED" }
        return generator.isSuspended ? "GEN_SUSPENDED" : "GEN_CREATED"
    }
    for state in ["GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"] { module[Name(state)] = .string(state) }
    module.function("getgeneratorlocals", .required("generator", as: GeneratorObject.self), doc: "The local variables of a generator.") { (generator: GeneratorObject) throws -> Value in
        generator.frame.isNone ? DictObject().value : try generator.frame.attribute("f_locals")
    }
}
