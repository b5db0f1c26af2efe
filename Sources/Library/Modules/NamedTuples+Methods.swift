import Runtime

/// `_make`, `_replace` and `_asdict` of named tuples.
extension NamedTuples {
    static func declareMethods(_ made: Class, _ name: String, _ names: [Name]) {
        let replaced = [ParameterDescription(name: "kwds", kind: .keywords, text: "**kwds")]
        method(made, "_replace", replaced, doc: "Return a new \(name) object replacing specified fields with new values") { tuple, arguments in
            var elements = tuple.elements
            let strange = arguments.keywordPairs.filter { !names.contains($0.name) }
            if !strange.isEmpty { throw PythonException.valueError("Got unexpected field names: [\(strange.map { $0.name.text.pythonRepr }.joined(separator: ", "))]") }
            for (keyword, value) in arguments.keywordPairs { if let at = names.firstIndex(of: keyword) { elements[at] = value } }
            return TupleObject(elements: elements, type: tuple.type).value
        }
        method(made, "__repr__", doc: "The name of the class with the fields and their values.") { tuple, _ in
            let parts = try zip(names, tuple.elements).map { "\($0.text)=\(try $1.reprText())" }
            return .string("\(tuple.type.name)(\(parts.joined(separator: ", ")))")
        }
        made.hasOwnRepresentation = true
        method(made, "_asdict", doc: "The values by the names of their fields.") { tuple, _ in DictObject(zip(names, tuple.elements).map { ($0.text, $1) }).value }
        method(made, "__getnewargs__", doc: "The values as a plain tuple, for copies.") { tuple, _ in .tuple(Array(tuple.elements)) }
        declareMaking(made, name, names)
    }

    private static func method(_ made: Class, _ methodName: String, _ parameters: [ParameterDescription] = [], doc: String, _ body: @escaping (TupleObject, Arguments) throws -> Value) {
        let name = made.name
        let checker = CallChecker(name: "\(name).\(methodName)", parameters: parameters, isMethod: true)
        made.addMember(Name(methodName), .object(NativeFunction(name: methodName, doc: doc, parameters: parameters, owner: made) { arguments in
            guard arguments.positionalCount > 0 else { throw PythonException.typeError("\(name).\(methodName)() missing 1 required positional argument: 'self'") }
            guard let tuple = arguments[0].object as? TupleObject else { throw PythonException.typeError("\(methodName)() needs an instance of \(name)") }
            let given = arguments.dropFirst()
            try checker.check(given)
            return try body(tuple, given)
        }))
    }

    /// `Point._make([1, 2])`
    private static func declareMaking(_ made: Class, _ name: String, _ names: [Name]) {
        let parameters = [ParameterDescription(name: "iterable", kind: .required, text: "iterable")]
        let checker = CallChecker(name: "\(name)._make", parameters: parameters, isMethod: true)
        made.addMember("_make", .object(MethodWrapper(.classMethod, .object(NativeFunction(name: "_make", doc: "Make a new \(name) object from a sequence or iterable", parameters: parameters) { arguments in
            let given = arguments.dropFirst()
            try checker.check(given)
            guard let type = arguments[0].object as? Class, let iterable = given.positionalCount > 0 ? given[0] : given.keyword("iterable") else { return .none }
            let elements = try iterable.elements()
            guard elements.count == names.count else { throw PythonException.typeError("Expected \(names.count) arguments, got \(elements.count)") }
            return TupleObject(elements: ContiguousArray(elements), type: type).value
        }))))
    }
}
