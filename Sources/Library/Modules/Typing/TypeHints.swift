import Runtime

/// `get_type_hints`: annotations with the names in them resolved.
struct TypeHints {
    private let names: (Name) throws -> Value?
    private let keepsExtras: Bool

    static func of(_ target: Value, globals: Value, locals: Value, keepsExtras: Bool) throws -> Value {
        let hints = DictObject()
        let target = (target.object as? BoundMethod)?.function ?? target
        if try target.attributeIfPresent("__no_type_check__")?.isTrue() ?? false { return hints.value }
        if let type = target.object?.asClass {
            for ancestor in type.resolutionOrder.reversed() {
                guard case .dict(let own)? = ancestor.ownClassAttribute(.annotations) else { continue }
                let reader = TypeHints(keepsExtras, globals, locals, home(of: ancestor), ancestor)
                for (key, annotation) in own.pairs { try hints.set(key, try reader.resolved(annotation)) }
            }
            return hints.value
        }
        var function = target
        while let wrapped = try function.attributeIfPresent("__wrapped__") { function = wrapped }
        guard let notes = try function.attributeIfPresent(.annotations)?.dictionary else {
            if target.object is ModuleObject || target.isCallable { return hints.value }
            throw PythonException.typeError("\(try target.reprText()) is not a module, class, method, or function.")
        }
        let module = target.object as? ModuleObject ?? (function.object as? FunctionObject ?? (function.object as? BoundMethod)?.function.object as? FunctionObject)?.module ?? (function.object as? NativeFunction)?.owner.flatMap { home(of: $0) }
        let reader = TypeHints(keepsExtras, globals, locals, module, nil)
        for (key, annotation) in notes.pairs { try hints.set(key, try reader.resolved(annotation)) }
        return hints.value
    }

    private static func home(of type: Class) -> ModuleObject? {
        Program.context.flatMap { context in context.currentModule.moduleName == type.module ? context.currentModule : try? context.importModule(type.module) }
    }

    private init(_ keepsExtras: Bool, _ globals: Value, _ locals: Value, _ module: ModuleObject?, _ type: Class?) {
        self.keepsExtras = keepsExtras
        names = { name in
            for mapping in [locals, globals] where !mapping.isNone {
                if try mapping.contains(name.value) { return try mapping.item(name.value) }
            }
            if let found = type?.ownClassAttribute(name) { return found }
            let found = module?[name] ?? .undefined
            return found.isUndefined ? nil : found
        }
    }

    /// - Parameter running: the forward references that are being resolved; one within itself stays as it is.
    private func resolved(_ annotation: Value, _ running: Set<String> = []) throws -> Value {
        if let text = (annotation.object as? StringObject)?.text ?? (annotation.object as? ForwardReference)?.text {
            if running.contains(text) { return try TypingAlias.type(annotation) }
            return try resolved(try evaluate(text), running.union([text]))
        }
        if annotation.isNone { return .object(Class.noneType) }
        if let alias = annotation.object as? TypingAlias {
            if !alias.metadata.isEmpty, !keepsExtras { return try resolved(alias.origin, running) }
            // `Required[int]` says something of the key, as `Annotated` does.
            if !keepsExtras, let form = alias.form, ["Required", "NotRequired"].contains(form.name), let type = alias.arguments.first { return try resolved(type, running) }
            return try alias.mapping { try resolved($0, running) }
        }
        if let plain = annotation.object as? GenericAlias, plain.arguments.contains(where: { $0.object is TypingAlias || $0.object is ForwardReference || $0.object is GenericAlias || $0.object is StringObject || $0.object is UnionType }) {
            return try plain.mapping { $0.isIdentical(to: .ellipsis) ? $0 : try resolved($0, running) }.value
        }
        if let union = annotation.object as? UnionType, union.members.contains(where: { $0.object is TypingAlias || $0.object is GenericAlias || $0.object is ForwardReference }) {
            let members = try union.members.map { try resolved($0, running) }
            return try members.dropFirst().reduce(members[0]) { try $0.binary(.or, $1) }
        }
        return annotation
    }

    private func evaluate(_ text: String) throws -> Value {
        guard let context = Program.context else { return .string(text) }
        return try context.evaluate(text, names: names)
    }
}
