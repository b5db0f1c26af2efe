import Runtime

/// How a method written in C takes its arguments; each way has its own words for a wrong call.
///
/// Parameters are given as a signature shows them: `maxsplit=-1`.
enum MethodSignature {
    /// `str.upper() takes no arguments (1 given)`
    case none
    /// `str.join() takes exactly one argument (2 given)`
    case one(String)
    /// `replace expected at least 2 arguments, got 1`
    case positional(required: Int, [String])
    /// `find() takes at least 1 argument (0 given)`
    case tuple(required: Int, [String])
    /// `'x' is an invalid keyword argument for split()`
    case named(required: Int, [String])

    var texts: [String] {
        switch self {
        case .none: []
        case .one(let text): [text]
        case .positional(_, let texts), .tuple(_, let texts), .named(_, let texts): texts
        }
    }

    private var required: Int {
        switch self {
        case .none: 0
        case .one: 1
        case .positional(let count, _), .tuple(let count, _), .named(let count, _): count
        }
    }

    private var takesKeywords: Bool { if case .named = self { true } else { false } }

    var names: [Name] { texts.map { Name(String($0.prefix { $0 != "=" })) } }

    var parameters: [ParameterDescription] {
        zip(texts, names).enumerated().map { index, parameter in
            var description = ParameterDescription(name: parameter.1, kind: index < required ? .required : .optional, text: parameter.0)
            description.positionalOnly = !takesKeywords
            return description
        }
    }

    /// The check of a call against this signature.
    func checker(_ qualifiedName: String) -> MethodChecker {
        MethodChecker(signature: self, qualifiedName: qualifiedName, names: names, required: required, takesKeywords: takesKeywords)
    }
}

/// Checks calls against a signature.
struct MethodChecker {
    let signature: MethodSignature
    let qualifiedName: String
    let names: [Name]
    let required: Int
    let takesKeywords: Bool

    private var name: String { qualifiedName.split(separator: ".").last.map(String.init) ?? qualifiedName }

    @inline(__always)
    func check(_ arguments: Arguments) throws {
        if arguments.keywords == nil, arguments.positionalCount >= required, arguments.positionalCount <= names.count { return }
        try checkSlowly(arguments)
    }

    @inline(never)
    private func checkSlowly(_ arguments: Arguments) throws {
        if takesKeywords { return try checkNamed(arguments) }
        if arguments.keywordCount > 0 { throw PythonException.typeError("\(qualifiedName)() takes no keyword arguments") }
        let given = arguments.positionalCount
        if given >= required, given <= names.count { return }
        func plural(_ count: Int) -> String { count == 1 ? "" : "s" }
        let bound = given < required ? required : names.count
        switch signature {
        case .none: throw PythonException.typeError("\(qualifiedName)() takes no arguments (\(given) given)")
        case .one: throw PythonException.typeError("\(qualifiedName)() takes exactly one argument (\(given) given)")
        case .positional:
            let most = required == names.count ? "" : given < required ? "at least " : "at most "
            throw PythonException.typeError("\(name) expected \(most)\(bound) argument\(plural(bound)), got \(given)")
        default:
            let most = required == names.count ? "exactly" : given < required ? "at least" : "at most"
            throw PythonException.typeError("\(name)() takes \(most) \(bound) argument\(plural(bound)) (\(given) given)")
        }
    }

    private func checkNamed(_ arguments: Arguments) throws {
        let given = arguments.positionalCount + arguments.keywordCount
        if given > names.count {
            let most = required < names.count ? "at most" : "exactly"
            throw PythonException.typeError("\(name)() takes \(most) \(names.count) \(arguments.positionalCount == 0 ? "keyword " : "")argument\(names.count == 1 ? "" : "s") (\(given) given)")
        }
        for index in 0..<required where index >= arguments.positionalCount && arguments.keyword(names[index]) == nil {
            throw PythonException.typeError("\(name)() missing required argument '\(names[index].text)' (pos \(index + 1))")
        }
        for keyword in arguments.keywords?.names ?? [] {
            guard let index = names.firstIndex(of: keyword) else { throw PythonException.typeError("'\(keyword.text)' is an invalid keyword argument for \(name)()") }
            if index < arguments.positionalCount { throw PythonException.typeError("argument for \(name)() given by name ('\(keyword.text)') and position (\(index + 1))") }
        }
    }
}

/// The arguments of a call that was checked.
struct MethodCall {
    let arguments: Arguments
    let names: [Name]

    /// The argument at an index; nil where it was not given.
    @inline(__always)
    subscript(index: Int) -> Value? {
        if index < arguments.positionalCount { return arguments.base[index] }
        return arguments.keywords == nil ? nil : arguments.keyword(names[index])
    }

    /// An int argument.
    /// - Throws: TypeError where it is no int.
    func int(_ index: Int, default fallback: Int) throws -> Int {
        guard let value = self[index] else { return fallback }
        if case .int(let number) = value { return number }
        return try Int.from(value)
    }

    /// A str argument, refused as Argument Clinic does: `replace() argument 1 must be str, not int`.
    func string(_ index: Int, of label: String) throws -> StringObject {
        let value = self[index] ?? .none
        if case .string(let string) = value { return string }
        guard let string = value.object as? StringObject else { throw PythonException.typeError("\(label) must be str, not \(value.isNone ? "None" : value.typeName)") }
        return string
    }
}

extension Declaration where S: Object {
    /// Declares a method with the signature and the error messages of one written in C.
    func native(_ name: String, _ signature: MethodSignature, doc: String, _ body: @escaping (S, MethodCall) throws -> Value) {
        let owner = type
        let checker = signature.checker("\(owner.qualifiedName).\(name)")
        let names = signature.names
        let function = NativeFunction(name: name, doc: doc, parameters: signature.parameters, owner: owner, isHook: Name(name).isDunder, direct: directEntries(name, checker, body)) { arguments in
            guard arguments.positionalCount > 0 else { throw NativeFunction.missingReceiver(name, of: owner) }
            guard let object = arguments.base[0].object as? S else { throw NativeFunction.wrongReceiver(name, of: owner, arguments.base[0]) }
            let rest = arguments.dropFirst()
            try checker.check(rest)
            return try body(object, MethodCall(arguments: rest, names: names))
        }
        owner.addMember(Name(name), .object(function))
    }

    /// Ways in for calls with up to two positional arguments that the signature takes.
    private func directEntries(_ name: String, _ checker: MethodChecker, _ body: @escaping (S, MethodCall) throws -> Value) -> DirectEntries {
        var direct = DirectEntries()
        let names = checker.names, taken = checker.required...names.count
        if taken.contains(0) {
            direct.unary = { receiver in
                try body(self.receiver(receiver, name), MethodCall(arguments: Arguments.empty, names: names))
            }
        }
        if taken.contains(1) {
            direct.binary = { receiver, a in
                let object = try self.receiver(receiver, name)
                return try Arguments.with(a) { try body(object, MethodCall(arguments: $0, names: names)) }
            }
        }
        if taken.contains(2) {
            direct.ternary = { receiver, a, b in
                let object = try self.receiver(receiver, name)
                return try Arguments.with(a, b) { try body(object, MethodCall(arguments: $0, names: names)) }
            }
        }
        return direct
    }

    /// Declares a static method in the same way.
    func nativeStatic(_ name: String, _ signature: MethodSignature, doc: String, _ body: @escaping (MethodCall) throws -> Value) {
        let checker = signature.checker("\(type.qualifiedName).\(name)")
        let names = signature.names
        let function = NativeFunction(name: name, doc: doc, parameters: signature.parameters) { arguments in
            try checker.check(arguments)
            return try body(MethodCall(arguments: arguments, names: names))
        }
        type.addMember(Name(name), .object(MethodWrapper(.staticMethod, .object(function))))
    }

    /// Declares a class method in the same way; the body gets the class it was called on.
    func nativeClass(_ name: String, _ signature: MethodSignature, doc: String, _ body: @escaping (Class, MethodCall) throws -> Value) {
        let owner = type
        let checker = signature.checker("\(owner.qualifiedName).\(name)")
        let names = signature.names
        let function = NativeFunction(name: name, doc: doc, parameters: signature.parameters, owner: owner) { arguments in
            guard arguments.positionalCount > 0, let made = arguments.base[0].object as? Class else { throw PythonException.typeError("unbound method \(owner.name).\(name)() needs an argument") }
            let rest = arguments.dropFirst()
            try checker.check(rest)
            return try body(made, MethodCall(arguments: rest, names: names))
        }
        owner.addMember(Name(name), .object(MethodWrapper(.classMethod, .object(function))))
    }
}
