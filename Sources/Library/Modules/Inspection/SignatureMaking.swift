import Runtime

/// `Parameter(...)` and `Signature(...)`: signatures that a program makes itself, or out of others with `replace()`.
func declareSignatureMaking() {
    let parameter = NativeSignature("Parameter.__init__", ["name", "kind", "default", "annotation"], required: 2, positionalLimit: 2)
    SignatureParameter.pythonClass.construct = { made, arguments in
        let given = try parameter.bind(arguments)
        return try SignatureParameter.make(given[0] ?? .none, given[1] ?? .none, fallback: given[2], annotation: given[3], type: made).value
    }
    let changed = NativeSignature("Parameter.replace", ["name", "kind", "annotation", "default"], required: 0, positionalLimit: 0)
    SignatureParameter.pythonClass.extend(for: SignatureParameter.self) { type in
        type.rawMethod("replace", doc: "A copy in which some parts are others.") { old, arguments in
            let given = try changed.bind(arguments)
            return try SignatureParameter.make(given[0] ?? old.name.value, given[1] ?? .int(old.kind.rawValue), fallback: given[3] ?? old.fallback, annotation: given[2] ?? old.annotation, type: old.type).value
        }
    }
    let signature = NativeSignature("Signature.__init__", ["parameters", "return_annotation"], required: 0, positionalLimit: 1)
    Signature.pythonClass.construct = { made, arguments in
        let given = try signature.bind(arguments)
        return try Signature.make(given[0] ?? .none, result: given[1], type: made).value
    }
    let replaced = NativeSignature("Signature.replace", ["parameters", "return_annotation"], required: 0, positionalLimit: 0)
    Signature.pythonClass.extend(for: Signature.self) { type in
        type.rawMethod("replace", doc: "A copy in which some parts are others.") { old, arguments in
            let given = try replaced.bind(arguments)
            return try Signature.make(given[0] ?? .list(old.parameters.map(\.value)), result: given[1] ?? old.result, type: old.type).value
        }
        type.classMethod("from_callable", .required("obj", as: Value.self), doc: "The signature of what can be called.") { (made: Class, target: Value) throws -> Value in
            let found = try Signature.of(target)
            return made === Signature.pythonClass ? found.value : Signature(found.parameters, result: found.result, type: made).value
        }
    }
}

extension SignatureParameter {
    fileprivate static let descriptions = ["positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword"]

    /// - Throws: ValueError and TypeError for what no parameter can be.
    fileprivate static func make(_ name: Value, _ kind: Value, fallback: Value?, annotation: Value?, type: Class) throws -> SignatureParameter {
        guard let number = try? Int.from(kind), let kind = FunctionParameter.Kind(rawValue: number) else {
            throw PythonException.valueError("value \(try kind.reprText()) is not a valid Parameter.kind")
        }
        func known(_ value: Value?) -> Value? { value.flatMap { $0.isIdentical(to: empty) ? nil : $0 } }
        if known(fallback) != nil, kind == .rest || kind == .keywords { throw PythonException.valueError("\(descriptions[kind.rawValue]) parameters cannot have default values") }
        if name.isIdentical(to: empty) { throw PythonException.valueError("name is a required attribute for Parameter") }
        guard let text = name.object as? StringObject else { throw PythonException.typeError("name must be a str, not a \(name.typeName)") }
        guard try text.text.isPythonIdentifier, !NamedTuples.keywords.contains(text.text) || kind == .positionalOnly else { throw PythonException.valueError("\(text.text.pythonRepr) is not a valid parameter name") }
        return SignatureParameter(name: Name(text.text), kind: kind, fallback: known(fallback), annotation: known(annotation), type: type)
    }
}

extension Signature {
    /// - Throws: ValueError for parameters that cannot stand in this order.
    fileprivate static func make(_ parameters: Value, result: Value?, type: Class) throws -> Signature {
        var list: [SignatureParameter] = []
        var sawDefault = false
        for element in parameters.isNone ? [] : try parameters.elements() {
            guard let parameter = element.object as? SignatureParameter else { throw PythonException.attributeError("'\(element.typeName)' object has no attribute 'kind'") }
            if let last = list.last, parameter.kind.rawValue < last.kind.rawValue {
                let words = SignatureParameter.descriptions
                throw PythonException.valueError("wrong parameter order: \(words[last.kind.rawValue]) parameter before \(words[parameter.kind.rawValue]) parameter")
            }
            if parameter.kind == .positionalOnly || parameter.kind == .positionalOrKeyword {
                if sawDefault, parameter.fallback == nil { throw PythonException.valueError("non-default argument follows default argument") }
                sawDefault = parameter.fallback != nil
            }
            if list.contains(where: { $0.name == parameter.name }) { throw PythonException.valueError("duplicate parameter name: \(parameter.name.text.pythonRepr)") }
            list.append(parameter)
        }
        return Signature(list, result: result.flatMap { $0.isIdentical(to: SignatureParameter.empty) ? nil : $0 }, type: type)
    }
}
