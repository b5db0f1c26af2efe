import Runtime

/// What `inspect.get_annotations(eval_str=True)` makes of annotations that are texts.
struct AnnotationReading {
    private let globals: Value
    private let locals: Value
    private let module: ModuleObject?
    private let type: Class?

    /// - Parameters:
    ///   - globals: a mapping to find names in; None for the module of `target`.
    ///   - locals: a mapping that is asked first; None for what `target` has itself, where it is a class.
    init(_ target: Value, globals: Value, locals: Value) throws {
        self.globals = globals
        self.locals = locals
        type = target.object?.asClass
        module = try AnnotationReading.home(of: target)
    }

    private static func home(of target: Value) throws -> ModuleObject? {
        if let module = target.object as? ModuleObject { return module }
        if let type = target.object?.asClass { return Program.context.flatMap { $0.currentModule.moduleName == type.module ? $0.currentModule : try? $0.importModule(type.module) } }
        var function = target
        while true {
            if let wrapped = try function.attributeIfPresent("__wrapped__") { function = wrapped } else if let partial = function.object as? PartialObject { function = partial.function } else { break }
        }
        return (function.object as? FunctionObject ?? (function.object as? BoundMethod)?.function.object as? FunctionObject)?.module
    }

    /// The annotations of a class, a module or something callable, without those that it inherits.
    /// - Throws: TypeError for what has none, ValueError for what are none.
    static func annotations(of target: Value) throws -> DictObject {
        let found = try target.object?.asClass.map { $0.ownClassAttribute(.annotations) } ?? target.attributeIfPresent(.annotations)
        guard target.isCallable || target.object is ModuleObject else { throw PythonException.typeError("\(try target.reprText()) is not a module, class, or callable.") }
        guard let found, !found.isNone else { return DictObject() }
        guard let dict = found.dictionary else { throw PythonException.valueError("\(try target.reprText()).__annotations__ is neither a dict nor None") }
        return dict.copy()
    }

    /// What a text stands for; anything else as it is.
    func read(_ annotation: Value) throws -> Value {
        guard let text = annotation.object as? StringObject, let context = Program.context else { return annotation }
        return try context.evaluate(text.text) { name in
            if !locals.isNone {
                if try locals.contains(name.value) { return try locals.item(name.value) }
            } else if let found = type?.ownClassAttribute(name) { return found }
            if !globals.isNone { return try globals.contains(name.value) ? globals.item(name.value) : nil }
            let found = module?[name] ?? .undefined
            return found.isUndefined ? nil : found
        }
    }

    func read(_ signature: Signature) throws -> Signature {
        let parameters = try signature.parameters.map { old in
            SignatureParameter(name: old.name, kind: old.kind, fallback: old.fallback, annotation: try old.annotation.map(read), shownDefault: old.shownDefault, type: old.type)
        }
        return Signature(parameters, result: try signature.result.map(read), type: signature.type)
    }
}

/// `get_annotations` and `signature`
func declareAnnotations(_ module: ModuleObject) {
    let target = Parameter.required("obj", as: Value.self), globals = Parameter.keyword("globals", default: Value.none), locals = Parameter.keyword("locals", default: Value.none), evaluates = Parameter.keyword("eval_str", default: false)
    module.function("get_annotations", target, globals, locals, evaluates, doc: "The annotations of a function, class or module, evaluated where that is asked for.") { (target: Value, globals: Value, locals: Value, evaluates: Bool) throws -> Value in
        let notes = try AnnotationReading.annotations(of: target)
        guard evaluates else { return notes.value }
        let reading = try AnnotationReading(target, globals: globals, locals: locals)
        for (key, annotation) in notes.pairs { try notes.set(key, try reading.read(annotation)) }
        return notes.value
    }
    module.function("signature", target, .keyword("follow_wrapped", default: true), globals, locals, evaluates, doc: "The parameters that a callable takes, and what it says that it gives.") { (target: Value, follows: Bool, globals: Value, locals: Value, evaluates: Bool) throws -> Value in
        let found = try Signature.of(target, followsWrapped: follows)
        return evaluates ? try AnnotationReading(target, globals: globals, locals: locals).read(found).value : found.value
    }
}
