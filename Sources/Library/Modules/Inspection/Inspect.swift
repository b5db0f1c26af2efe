import Runtime

func inspectModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    module["Signature"] = .object(Signature.pythonClass)
    module["Parameter"] = .object(SignatureParameter.pythonClass)
    module["_empty"] = SignatureParameter.empty
    declareAnnotations(module)
    declareKindQuestions(module)
    module.function("getdoc", .required("object", as: Value.self), doc: "The documentation of an object, its indentation taken off.") { (target: Value) throws -> Value in
        let own = (try target.attributeIfPresent(.doc)?.object as? StringObject)?.text
        return (own ?? InheritedDocumentation.text(of: target)).map { .string(cleaned($0)) } ?? .none
    }
    module.function("cleandoc", .required("doc", as: String.self), doc: "Clean up indentation from docstrings.") { cleaned($0) }
    module.function("getmro", .required("cls", as: Class.self), doc: "The classes in which attributes are looked for, in order.") { (type: Class) -> Value in .tuple(type.resolutionOrder.map { .object($0) }) }
    module.function("getmembers", .required("object", as: Value.self), .optional("predicate", default: Value.none), doc: "Names and values of all attributes, by name.") { (target: Value, predicate: Value) throws -> Value in
        var found: [Value] = []
        for name in target.attributeNames() {
            guard let value = try target.attributeIfPresent(Name(name)), try predicate.isNone || predicate.call(value).isTrue() else { continue }
            found.append(.tuple([.string(name), value]))
        }
        return .list(found)
    }
    module.function("unwrap", .required("func", as: Value.self), .keyword("stop", default: Value.none), doc: "Get the object wrapped by a function.") { (function: Value, stop: Value) throws -> Value in
        var current = function, seen: Set<ObjectIdentifier> = []
        while try stop.isNone || !stop.call(current).isTrue(), let next = try current.attributeIfPresent("__wrapped__") {
            if let object = current.object { seen.insert(ObjectIdentifier(object)) }
            current = next
            if let object = next.object, seen.contains(ObjectIdentifier(object)) || seen.count > 1000 { throw PythonException.valueError("wrapper loop when unwrapping \(try function.reprText())") }
        }
        return current
    }
    module.function("getmodule", .required("object", as: Value.self), doc: "The module that an object comes from; None where that is not known.") { (target: Value) throws -> Value in
        guard let name = try target.attributeIfPresent(.module)?.object as? StringObject, name.text != "__main__" else { return Program.context.map { .object($0.currentModule) } ?? .none }
        return (try? Program.context?.importModule(name.text)).flatMap { $0.map { .object($0) } } ?? .none
    }
    declareStaticAttributes(module)
    declareSources(module)
    declareSignatureMaking()
    declareArgumentSpecification(module)
    declareFrames(module)
}

private func declareKindQuestions(_ module: ModuleObject) {
    func question(_ name: String, doc: String, _ answer: @escaping (Value) throws -> Bool) {
        module.function(name, .required("object", as: Value.self), doc: doc) { (value: Value) throws -> Bool in try answer(value) }
    }
    func isFunction(_ value: Value) -> Bool { if case .function = value { true } else { false } }
    question("isclass", doc: "Whether it is a class.") { $0.object?.asClass != nil }
    question("isfunction", doc: "Whether it is a function written in Python.") { isFunction($0) }
    question("ismethod", doc: "Whether it is a method bound to an object.") { ($0.object as? BoundMethod).map { isFunction($0.function) } ?? false }
    question("isbuiltin", doc: "Whether it is a function or method that is built in.") { ($0.object as? NativeFunction).map { $0.owner == nil } ?? ($0.object as? BoundMethod).map { ($0.function.object as? NativeFunction)?.isSlotWrapper == false } ?? false }
    question("isroutine", doc: "Whether it is a function or a method of any kind.") { isFunction($0) || $0.object is BoundMethod || $0.object is NativeFunction }
    question("ismodule", doc: "Whether it is a module.") { $0.object is ModuleObject }
    question("isgenerator", doc: "Whether it is a generator.") { $0.object is GeneratorObject }
    question("isgeneratorfunction", doc: "Whether it is a function whose calls give generators.") { value in
        guard isFunction(value) else { return false }
        return try (value.attributeIfPresent("__code__")?.attributeIfPresent("co_flags")?.bigInteger).map { $0 & 32 != 0 } ?? false
    }
    question("iscoroutinefunction", doc: "False: Retort has no coroutine functions.") { _ in false }
    question("iscoroutine", doc: "False: Retort has no coroutines.") { _ in false }
    question("isasyncgen", doc: "False: Retort has no asynchronous generators.") { _ in false }
    question("isasyncgenfunction", doc: "False: Retort has no asynchronous generator functions.") { _ in false }
    question("isawaitable", doc: "Return true if the object can be awaited: never, in Retort.") { _ in false }
    question("isabstract", doc: "Whether it is a class that leaves methods to its subclasses.") { !($0.object?.asClass?.abstractMethods.isEmpty ?? true) }
    question("isdatadescriptor", doc: "Whether it is a descriptor that is asked when an attribute is set.") { $0.object?.asClass == nil && $0.object?.actsAs == .data }
    question("isframe", doc: "Whether it is a frame.") { $0.object?.type === FrameView.pythonClass }
    question("iscode", doc: "Whether it is the code of a function.") { $0.object?.type === FrameCodeView.pythonClass }
    question("istraceback", doc: "Whether it is a traceback.") { $0.object is TracebackObject }
}

/// A documentation text without its common indentation (`inspect.cleandoc`).
func cleaned(_ doc: String) -> String {
    var lines = doc.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let margin = lines.dropFirst().filter { $0.contains { $0 != " " } }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    for index in lines.indices { lines[index] = index == 0 ? String(lines[0].drop { $0 == " " }) : String(lines[index].dropFirst(margin)) }
    while let last = lines.last, last.isEmpty { lines.removeLast() }
    while let first = lines.first, first.isEmpty { lines.removeFirst() }
    return lines.joined(separator: "\n")
}
