import Runtime

/// Attributes, classes, namespaces, printing.
func declareObjects(in module: ModuleObject) {
    module.function("print", .rest("args", of: Value.self), .keyword("sep", default: Value.none, shown: "' '"), .keyword("end", default: Value.none, shown: "'\\n'"), .keyword("file", default: Value.none), .keyword("flush", default: false), doc: "Print the values to standard output or a file.") { (values: [Value], separator: Value, end: Value, file: Value, flush: Bool) throws in
        if !separator.isNone { _ = try separatorText(separator, "sep") }
        if !end.isNone { _ = try separatorText(end, "end") }
        // Each piece is written by itself: those before a value whose `__str__` fails are seen.
        func write(_ text: String) throws {
            if file.isNone { try Program.context?.print(text) } else { _ = try file.callMethod("write", .string(text)) }
        }
        for (index, value) in values.enumerated() {
            try Pulse.check()
            if index > 0 { try write(separator.isNone ? " " : separator.strText()) }
            try write(try value.strText())
        }
        try write(end.isNone ? "\n" : end.strText())
        if flush {
            if file.isNone { Interpreter.current?.output.flush() } else { _ = try file.callMethod("flush") }
        }
    }
    module.function("callable", .required("obj", as: Value.self), doc: "Whether the object can be called.") { $0.isCallable }
    module.function("id", .required("obj", as: Value.self), doc: "A number that no other living object has.") { (value: Value) -> Int in
        value.object.map { Int(bitPattern: ObjectIdentifier($0)) } ?? (try? value.hash()) ?? 0
    }
    module.function("isinstance", .required("obj", as: Value.self), .required("class_or_tuple", as: Value.self), doc: "Whether an object is of a class, of one derived from it, or of one of several classes.") { value, type in
        try isInstance(value, type)
    }
    module.shortcut("isinstance", .isInstance)
    module.function("issubclass", .required("cls", as: Value.self), .required("class_or_tuple", as: Value.self), doc: "Whether a class derives from another or from one of several.") { (value: Value, type: Value) throws -> Bool in
        try isSubclass(value, type)
    }
    module.function("getattr", .required("object", as: Value.self), .required("name", as: Value.self), .optional("default", default: Value.undefined, shown: "...").positionalOnly, doc: "Return an attribute by name.") { value, name, fallback in
        guard let text = name.object as? StringObject else { throw PythonException.typeError("attribute name must be string, not '\(name.typeName)'") }
        if fallback.isUndefined { return try value.attribute(Name(text)) }
        do { return try value.attributeIfPresent(Name(text)) ?? fallback } catch let error as PythonException where error.isInstance(of: .attributeError) { return fallback }
    }
    module.function("hasattr", .required("obj", as: Value.self), .required("name", as: Value.self), doc: "Whether an object has an attribute.") { (value: Value, name: Value) throws -> Bool in
        guard let text = name.object as? StringObject else { throw PythonException.typeError("attribute name must be string, not '\(name.typeName)'") }
        return try value.hasAttribute(Name(text))
    }
    module.function("setattr", .required("obj", as: Value.self), .required("name", as: Value.self), .required("value", as: Value.self), doc: "Set an attribute by name.") { (value: Value, name: Value, newValue: Value) throws in
        guard let text = name.object as? StringObject else { throw PythonException.typeError("attribute name must be string, not '\(name.typeName)'") }
        try value.setAttribute(Name(text), newValue)
    }
    module.function("delattr", .required("obj", as: Value.self), .required("name", as: Value.self), doc: "Delete an attribute by name.") { (value: Value, name: Value) throws in
        guard let text = name.object as? StringObject else { throw PythonException.typeError("attribute name must be string, not '\(name.typeName)'") }
        try value.deleteAttribute(Name(text))
    }
    module.function("dir", .optional("object", default: Value.undefined, shown: "...").positionalOnly, doc: "Return the sorted names of an object's attributes.") { (value: Value) throws -> Value in
        if value.isUndefined { return Value.list((Program.context?.currentModule.globals ?? []).map(\.name.text).sorted().map { .string($0) }) }
        if let module = value.object as? ModuleObject, !module[.dir].isUndefined { return .list(try Sorting.sorted(try module[.dir].call().elements(), key: .none, isReversed: false)) }
        if let method = value.type.overriding(.dir) { return .list(try Sorting.sorted(try method.call(value).elements(), key: .none, isReversed: false)) }
        return Value.list(value.attributeNames().map { .string($0) })
    }
    module.function("vars", .optional("object", default: Value.undefined, shown: "...").positionalOnly, doc: "Return the __dict__ of an object.") { (value: Value) throws -> Value in
        if value.isUndefined { return Program.context.map { $0.currentModule.view } ?? .none }
        if let module = value.object as? ModuleObject { return module.view }
        guard let found = try value.attributeIfPresent(.dict) else { throw PythonException.typeError("vars() argument must have __dict__ attribute") }
        return found
    }
    module.function("globals", doc: "Return the names of the module.") { Program.context.map { $0.currentModule.view } ?? Value.none }
    module.function("locals", doc: "Return the names of the innermost scope; inside functions Retort has no such dictionary.") {
        Program.context.map { $0.currentModule.view } ?? Value.none
    }
    module.function("input", .optional("prompt", default: Value.string("")).positionalOnly, doc: "Read a line from standard input.") { (prompt: Value) throws -> String in
        Program.context?.write(try prompt.strText())
        Interpreter.current?.output.flush()
        guard let line = try Interpreter.current?.input.readText() else { throw PythonException(.eofError, "EOF when reading a line") }
        return line
    }
    module.function("help", .optional("object", default: Value.undefined, shown: "..."), doc: "Show the signature and documentation of an object.") { (value: Value) throws in
        let page = DocumentationPage.text(of: value) ?? Help.text(of: value)
        if let interpreter = Interpreter.current, interpreter.output.redirection == nil, interpreter.output.replacement == nil, let pager = interpreter.pager { pager(page) } else { Program.context?.write(page) }
    }
}

private func separatorText(_ value: Value, _ name: String) throws -> String {
    guard let text = value.object as? StringObject else { throw PythonException.typeError("\(name) must be None or a string, not \(value.typeName)") }
    return text.text
}

/// What a shell for strangers' scripts does not have.
func declareRefused(in module: ModuleObject) {
    for name in ["open", "exec", "eval", "compile", "complex", "breakpoint"] {
        module[Name(name)] = .object(NativeFunction(name: name, doc: "Not in Retort.") { _ in throw PythonException.notImplemented("Retort has no \(name)()") })
    }
}

/// The text of `help()`.
public enum Help {
    public static func text(of value: Value) -> String {
        switch value {
        case .object(let function as NativeFunction): return "\(function.signature)\n    \(function.doc)\n"
        case .object(let bound as BoundMethod): return text(of: bound.function)
        case .function(let function): return "\(function.name)\(function.signature)\n" + (function.doc.map { "    \($0)\n" } ?? "")
        case .object(let type as Class): return classText(type)
        case .object(let module as ModuleObject): return "module \(module.name)\n    " + module.globals.map(\.name.text).filter { !$0.hasPrefix("_") }.joined(separator: "\n    ") + "\n"
        default: return classText(value.type)
        }
    }

    private static func classText(_ type: Class) -> String {
        type.completeDeclaration()
        var text = "class \(type.name)(\((type.constructorParameters.map(\.text)).joined(separator: ", ")))\n"
        if let doc = type.doc { text += "    \(doc)\n" }
        for (name, member) in type.attributes where !name.text.hasPrefix("_") {
            switch member {
            case .object(let function as NativeFunction): text += "\n    \(function.signature)\n        \(function.doc)\n"
            case .function(let function): text += "\n    \(function.name)\(function.signature)\n" + (function.doc.map { "        \($0)\n" } ?? "")
            case .object(let property as NativeProperty): text += "\n    \(property.name)\n        \(property.doc)\n"
            default: text += "\n    \(name.text)\n"
            }
        }
        return text
    }
}
