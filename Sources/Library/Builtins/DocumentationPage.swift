import Runtime

/// `help(x)` of functions, methods, classes and objects, laid out as pydoc does.
enum DocumentationPage {
    /// The page; nil for modules.
    static func text(of value: Value) -> String? {
        switch value {
        case .function(let function): return "Help on function \(function.name) in module \(function.module.moduleName):\n\n" + entry(function) + "\n"
        case .object(let bound as BoundMethod): return page(of: bound)
        case .object(let native as NativeFunction): return page(of: native)
        case .object(is ModuleObject): return nil
        case .object(let object) where object.asClass != nil:
            guard let type = object.asClass else { return nil }
            return "Help on class \(type.name) in module \(type.module):\n\n" + page(of: type) + "\n"
        default:
            let type = value.type
            return "Help on \(type.name)\(type.module == "builtins" ? "" : " in module \(type.module)") object:\n\n" + page(of: type) + "\n"
        }
    }

    private static func page(of bound: BoundMethod) -> String? {
        let note = " method of \(bound.receiver.type.module).\(bound.receiver.type.name) instance"
        switch bound.function {
        case .function(let function):
            return "Help on method \(function.name) in module \(function.module.moduleName):\n\n" + entry(function, signature: try? Signature.text(of: .object(bound)), note: note) + "\n"
        case .object(let native as NativeFunction):
            let title = native.owner?.isWrittenInC == false ? "method \(native.name) in module \(native.owner?.module ?? "builtins")" : "built-in function \(native.name)"
            return "Help on \(title):\n\n" + entry(native, of: .object(bound), note: note) + "\n"
        default: return nil
        }
    }

    private static func page(of native: NativeFunction) -> String {
        let title: String
        if let owner = native.owner { title = owner.isWrittenInC ? "method_descriptor" : "function \(native.name) in module \(owner.module)" } else {
            title = "built-in function \(native.name) in module \(native.moduleName)"
        }
        return "Help on \(title):\n\n" + entry(native, of: .object(native)) + "\n"
    }

    private static func entry(_ native: NativeFunction, of value: Value, note: String = "") -> String {
        native.name + ((try? Signature.text(of: value)) ?? "(...)") + note + "\n" + (native.doc.isEmpty ? "" : indented(native.doc, "    ") + "\n")
    }

    /// - Parameter signature: where it is not the function's own: that of a bound method.
    private static func entry(_ function: FunctionObject, named name: String? = nil, in type: Class? = nil, signature given: String? = nil, note: String = "") -> String {
        let signature = given ?? (try? Signature.text(of: .function(function))) ?? function.signature
        let head = function.name == "<lambda>" ? "lambda " + signature.dropFirst().dropLast() : (name ?? function.name) + signature
        let doc = function.doc ?? type.flatMap { InheritedDocumentation.text(of: Name(name ?? function.name), in: $0) }
        return head + note + "\n" + (doc.map { indented(cleaned($0), "    ") + "\n" } ?? "")
    }

    /// Lines behind a prefix; the last without blanks at its end.
    private static func indented(_ text: String, _ prefix: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { prefix + $0 }
        if let last = lines.popLast() { lines.append(last.droppingTrailingBlanks) }
        return lines.joined(separator: "\n")
    }

    private static func className(_ type: Class, in module: String) -> String { type.module == module ? type.name : "\(type.module).\(type.name)" }

    // MARK: classes

    private static func page(of type: Class) -> String {
        var title = "class \(type.name)"
        title += "(" + type.bases.map { className($0, in: type.module) }.joined(separator: ", ") + ")\n"
        var body: [String] = []
        type.completeDeclaration()
        if !type.isNative, let signature = try? Signature.text(of: .object(type)), signature != "()" { body.append(type.name + signature + "\n") }
        if let doc = type.doc { body.append(cleaned(doc) + "\n") }
        if type.resolutionOrder.count > 2 {
            body.append("Method resolution order:")
            for ancestor in type.resolutionOrder { body.append("    " + className(ancestor, in: type.module)) }
            body.append("")
        }
        var seen: Set<Name> = [], isFirst = true
        for ancestor in type.resolutionOrder where ancestor !== Class.object {
            ancestor.completeDeclaration()
            let members = ClassMembers(ancestor, hiding: seen)
            seen.formUnion(members.names)
            let origin = ancestor === type ? "defined here:" : "inherited from \(className(ancestor, in: type.module)):"
            for (kind, lines) in members.sections where !lines.isEmpty {
                if !isFirst { body.append(String(repeating: "-", count: 70)) }
                isFirst = false
                body.append("\(kind) \(origin)\n")
                body += lines
            }
        }
        return title + indented(body.joined(separator: "\n").droppingTrailingBlanks, " |  ") + "\n"
    }

    /// The members of one class by kind.
    private struct ClassMembers {
        private(set) var names: Set<Name> = []
        var sections: [(kind: String, lines: [String])] {
            [("Methods", methods), ("Class methods", classMethods), ("Static methods", staticMethods), ("Readonly properties", readOnly), ("Data descriptors", descriptors), ("Data and other attributes", data)]
        }
        private var methods: [String] = [], classMethods: [String] = [], staticMethods: [String] = []
        private var readOnly: [String] = [], descriptors: [String] = [], data: [String] = []

        init(_ type: Class, hiding seen: Set<Name>) {
            let hidden: Set = ["__doc__", "__module__", "__qualname__", "__slots__", "__name__", "__file__", "__version__"]
            let entries = ClassAttributeView.entries(of: type).filter { !seen.contains($0.name) }.sorted { $0.name.text < $1.name.text }
            for (name, value) in entries {
                names.insert(name)
                let isSpecial = name.text.hasPrefix("__") && name.text.hasSuffix("__")
                if hidden.contains(name.text) || (name.text.hasPrefix("_") && !isSpecial) { continue }
                add(name, value, type)
            }
        }

        private mutating func add(_ name: Name, _ value: Value, _ type: Class) {
            switch value {
            case .function(let function): methods.append(DocumentationPage.entry(function, named: name.text, in: type))
            case .object(let native as NativeFunction): methods.append(DocumentationPage.entry(native, of: value))
            case .object(let native as NativeProperty): descriptors.append(name.text + "\n" + (native.doc.isEmpty ? "" : DocumentationPage.indented(native.doc, "    ") + "\n"))
            case .object(let wrapper as MethodWrapper):
                if case .object(let native as NativeFunction) = wrapper.function {
                    let text = DocumentationPage.entry(native, of: .object(BoundMethod(receiver: .object(type), function: wrapper.function)), note: " from builtins.type")
                    if wrapper.kind == .staticMethod { staticMethods.append(text) } else { classMethods.append(text) }
                    return
                }
                guard case .function(let function) = wrapper.function else { return }
                if wrapper.kind == .staticMethod { return staticMethods.append(DocumentationPage.entry(function, named: name.text, in: type)) }
                let bound = Value.object(BoundMethod(receiver: .object(type), function: wrapper.function))
                let signature = (try? Signature.text(of: bound)) ?? "(...)"
                classMethods.append("\(name.text)\(signature) from builtins.type\n" + ((function.doc ?? InheritedDocumentation.text(of: name, in: type)).map { DocumentationPage.indented(cleaned($0), "    ") + "\n" } ?? ""))
            case .object(let property as PropertyObject):
                let doc = (try? Value.object(property).attribute(.doc).object as? StringObject)?.text ?? InheritedDocumentation.text(of: name, in: type)
                let text = name.text + "\n" + (doc.map { DocumentationPage.indented(cleaned($0), "    ") + "\n" } ?? "")
                if property.setter == nil, property.deleter == nil { readOnly.append(text) } else { descriptors.append(text) }
            case .object(let slot as InstanceSlot): descriptors.append(name.text + "\n    " + (slot.name == .dict ? "dictionary for instance variables\n" : "list of weak references to the object\n"))
            case .object(is MemberDescriptor): descriptors.append(name.text + "\n")
            default:
                var text = "\(name.text) = " + ((try? value.reprText()) ?? "?")
                if text.unicodeScalars.count > 70 { text = String(text.unicodeScalars.prefix(70)) + "..." }
                data.append(text + "\n")
            }
        }
    }
}

extension String {
    fileprivate var droppingTrailingBlanks: String {
        var text = self[...]
        while let last = text.last, last == " " || last == "\n" { text.removeLast() }
        return String(text)
    }
}
