/// What `help()`, completion and argument errors know of a parameter.
public struct ParameterDescription {
    public enum Kind { case required, optional, keywordOnly, requiredKeyword, rest, keywords }
    public let name: Name
    public let kind: Kind
    /// As a signature shows it: `limit=None`, `*criterion`.
    public let text: String
    /// Whether the argument may be passed by position only.
    public var positionalOnly = false
    /// Whether a required argument of a builtin may be passed by name too: `pow(base=2, exp=3)`.
    public var isNamed = false

    public init(name: Name, kind: Kind, text: String) {
        self.name = name
        self.kind = kind
        self.text = text
    }

    /// Those of a signature: `argument, secondary=None, *, lazy='select', **kw`.
    public static func list(_ signature: String) -> [ParameterDescription] {
        var isKeywordOnly = false, isQuoted = false
        let parts = signature.split { letter in
            if letter == "'" { isQuoted.toggle() }
            return letter == "," && !isQuoted
        }
        return parts.compactMap { part in
            let text = part.drop { $0.isWhitespace }
            defer { if text.hasPrefix("*") { isKeywordOnly = true } }
            if text == "*" { return nil }
            let name = Name(String(text.drop { $0 == "*" }.prefix { $0 != "=" }))
            let hasDefault = text.contains("=")
            let kind: Kind = text.hasPrefix("**") ? .keywords : text.hasPrefix("*") ? .rest : isKeywordOnly ? (hasDefault ? .keywordOnly : .requiredKeyword) : hasDefault ? .optional : .required
            return ParameterDescription(name: name, kind: kind, text: String(text))
        }
    }

    /// As a function written in C takes it: what is required goes by position, unless it says otherwise.
    var asInC: ParameterDescription {
        guard kind == .required, !isNamed else { return self }
        var shown = self
        shown.positionalOnly = true
        return shown
    }
}

/// A parameter of a native function: how it is described, and how its argument is read.
public struct Parameter<T> {
    public var description: ParameterDescription
    let read: (inout ArgumentReader) throws -> T
    /// Reads an argument that was passed by position; nil where the parameter takes none, or many.
    let convert: ((Value) throws -> T)?
    /// What stands for an argument that is not given; nil where there must be one.
    let fallback: T?

    @usableFromInline init(description: ParameterDescription, convert: ((Value) throws -> T)? = nil, fallback: T? = nil, read: @escaping (inout ArgumentReader) throws -> T) {
        self.description = description
        self.convert = convert
        self.fallback = fallback
        self.read = read
    }

    /// Passed by position or by name: `pow(base, exp)`.
    public var named: Parameter {
        var copy = self
        copy.description.isNamed = true
        return copy
    }

    /// Passed by position only: `len(obj, /)`.
    public var positionalOnly: Parameter {
        var copy = self
        copy.description.positionalOnly = true
        return copy
    }
}

extension Parameter {
    /// `name`
    public static func required(_ name: String, as type: T.Type = T.self) -> Parameter where T: FromValue {
        let key = Name(name)
        return Parameter(description: ParameterDescription(name: key, kind: .required, text: name), convert: T.from) { reader in
            try T.from(reader.take(key) ?? .undefined)
        }
    }

    /// `name=default`, where the default is what Python code would write.
    public static func optional(_ name: String, default fallback: T) -> Parameter where T: FromValue & IntoValue {
        optional(name, default: fallback, shown: (try? fallback.value.reprText()) ?? "...")
    }

    /// `name=shown`, where the default has no Python value of its own.
    public static func optional(_ name: String, default fallback: T, shown: String) -> Parameter where T: FromValue {
        let key = Name(name)
        return Parameter(description: ParameterDescription(name: key, kind: .optional, text: "\(name)=\(shown)"), convert: T.from, fallback: fallback) { reader in
            guard let value = reader.take(key) else { return fallback }
            return try T.from(value)
        }
    }

    /// `*, name=default`, where the default is what Python code would write.
    public static func keyword(_ name: String, default fallback: T) -> Parameter where T: FromValue & IntoValue {
        keyword(name, default: fallback, shown: (try? fallback.value.reprText()) ?? "...")
    }

    /// `*, name=shown`, where the default has no Python value of its own.
    public static func keyword(_ name: String, default fallback: T, shown: String = "...") -> Parameter where T: FromValue {
        let key = Name(name)
        return Parameter(description: ParameterDescription(name: key, kind: .keywordOnly, text: "\(name)=\(shown)"), fallback: fallback) { reader in
            guard let value = reader.takeKeyword(key) else { return fallback }
            return try T.from(value)
        }
    }

    /// `*name`.  Inlinable, so that the elements are read as what they are: there may be many.
    @inlinable public static func rest<E: FromValue>(_ name: String, of: E.Type = E.self) -> Parameter where T == [E] {
        Parameter(description: ParameterDescription(name: Name(name), kind: .rest, text: "*\(name)")) { reader in
            var found: [E] = []
            while let value = reader.takePositional() {
                try Pulse.check(at: found.count)
                found.append(try E.from(value))
            }
            return found
        }
    }

    /// `**name`
    public static func keywords(_ name: String) -> Parameter where T == [(name: Name, value: Value)] {
        Parameter(description: ParameterDescription(name: Name(name), kind: .keywords, text: "**\(name)")) { reader in
            reader.takeRemainingKeywords()
        }
    }
}

/// How any number of parameters are read, in their order.
///
/// A call that went through the parameters themselves would have the runtime look up the type of each of them anew, which
/// takes longer than most calls do; here a call needs the types of the arguments alone.
struct ParameterSteps {
    private final class Step<T> {
        let read: (inout ArgumentReader) throws -> T
        init(_ read: @escaping (inout ArgumentReader) throws -> T) { self.read = read }
    }
    private let steps: [AnyObject]

    init<each P>(_ parameters: repeat Parameter<each P>) {
        var steps: [AnyObject] = []
        for parameter in repeat each parameters { steps.append(Step(parameter.read)) }
        self.steps = steps
    }

    /// The argument of the parameter whose turn it is: `type` is that parameter's.
    func next<T>(_ type: T.Type, _ reader: inout ArgumentReader) throws -> T {
        defer { reader.parametersRead += 1 }
        return try unsafeDowncast(steps[reader.parametersRead], to: Step<T>.self).read(&reader)
    }
}

/// Reads the arguments of one call, parameter by parameter.
public struct ArgumentReader {
    let arguments: Arguments
    private var nextPositional = 0
    fileprivate var parametersRead = 0
    /// The keywords that a parameter has taken, by position.
    private var takenKeywords: UInt64 = 0

    init(_ arguments: Arguments) { self.arguments = arguments }

    @usableFromInline
    mutating func takePositional() -> Value? {
        guard nextPositional < arguments.positionalCount else { return nil }
        defer { nextPositional += 1 }
        return arguments.base[nextPositional]
    }

    @inline(__always)
    mutating func take(_ name: Name) -> Value? { takePositional() ?? takeKeyword(name) }

    mutating func takeKeyword(_ name: Name) -> Value? {
        guard let keywords = arguments.keywords, let at = keywords.names.firstIndex(of: name) else { return nil }
        takenKeywords |= 1 << UInt64(at & 63)
        return arguments.base[arguments.positionalCount + at]
    }

    mutating func takeRemainingKeywords() -> [(name: Name, value: Value)] {
        arguments.keywordPairs.enumerated().filter { takenKeywords & (1 << UInt64($0.offset & 63)) == 0 }.map(\.element)
    }
}

/// Checks the shape of a call against the parameters, in CPython's words, before any argument is read.
public struct CallChecker {
    let name: String
    let parameters: [ParameterDescription]
    let isMethod: Bool
    /// Whether errors read as those of functions written in C: no receiver counted, other words.
    let isBuiltin: Bool
    /// Those that can be passed by position.
    private let positional: [ParameterDescription]
    private let required: Int
    private let positionalLimit: Int
    private let takesKeywords: Bool

    public init(name: String, parameters: [ParameterDescription], isMethod: Bool, isBuiltin: Bool = false) {
        self.isBuiltin = isBuiltin
        self.name = name
        self.parameters = parameters
        self.isMethod = isMethod
        required = parameters.filter { $0.kind == .required }.count
        positional = parameters.filter { $0.kind == .required || $0.kind == .optional }
        positionalLimit = parameters.contains { $0.kind == .rest } ? .max : positional.count
        takesKeywords = parameters.contains { $0.kind == .requiredKeyword }
    }

    /// `arguments` without the receiver.
    @inline(__always)
    public func check(_ arguments: Arguments) throws {
        if arguments.keywords == nil, arguments.positionalCount >= required, arguments.positionalCount <= positionalLimit, !takesKeywords { return }
        try checkSlowly(arguments)
    }

    @inline(never)
    private func checkSlowly(_ arguments: Arguments) throws {
        if isBuiltin { return try checkBuiltin(arguments) }
        let receiver = isMethod ? 1 : 0
        for keyword in arguments.keywords?.names ?? [] {
            if let at = positional.firstIndex(where: { $0.name == keyword && !$0.positionalOnly }) {
                if at < arguments.positionalCount { throw PythonException.typeError("\(name)() got multiple values for argument '\(keyword.text)'") }
            } else if !parameters.contains(where: { $0.kind == .keywords || (($0.kind == .keywordOnly || $0.kind == .requiredKeyword) && $0.name == keyword) }) {
                let misplaced = positional.filter { parameter in parameter.positionalOnly && arguments.keyword(parameter.name) != nil }.map(\.name.text)
                if !misplaced.isEmpty { throw PythonException.typeError("\(name)() got some positional-only arguments passed as keyword arguments: '\(misplaced.joined(separator: ", "))'") }
                throw PythonException.typeError("\(name)() got an unexpected keyword argument '\(keyword.text)'")
            }
        }
        if arguments.positionalCount > positionalLimit {
            let least = required + receiver, most = positionalLimit + receiver
            let takes = least == most ? "\(most) positional argument\(most == 1 ? "" : "s")" : "from \(least) to \(most) positional arguments"
            let given = arguments.positionalCount + receiver
            throw PythonException.typeError("\(name)() takes \(takes) but \(given) \(given == 1 ? "was" : "were") given")
        }
        let missing = positional.dropFirst(arguments.positionalCount).lazy.filter { $0.kind == .required && arguments.keywords?.names.contains($0.name) != true }.map { "'\($0.name.text)'" }
        if !missing.isEmpty {
            throw PythonException.typeError("\(name)() missing \(missing.count) required positional argument\(missing.count == 1 ? "" : "s"): \(CallChecker.enumeration(Array(missing)))")
        }
        guard takesKeywords else { return }
        let missingKeywords = parameters.filter { $0.kind == .requiredKeyword && arguments.keyword($0.name) == nil }.map { "'\($0.name.text)'" }
        if !missingKeywords.isEmpty {
            throw PythonException.typeError("\(name)() missing \(missingKeywords.count) required keyword-only argument\(missingKeywords.count == 1 ? "" : "s"): \(CallChecker.enumeration(missingKeywords))")
        }
    }

    /// The words of functions written in C: `len() takes exactly one argument (2 given)`.
    private func checkBuiltin(_ arguments: Arguments) throws {
        let given = arguments.positionalCount
        let short = name.split(separator: ".").last.map(String.init) ?? name
        if isMethod, NativeFunction.isSlot(short, of: name.split(separator: ".").dropLast().last.map(String.init) ?? "") { return try checkSlot(arguments, short) }
        if parameters.contains(where: { $0.isNamed || $0.kind == .keywordOnly || ($0.kind == .optional && !$0.positionalOnly) }), !parameters.contains(where: { $0.kind == .rest || $0.kind == .keywords }) {
            return try checkNamed(arguments, short)
        }
        for keyword in arguments.keywords?.names ?? [] where !parameters.contains(where: { $0.kind == .keywords }) {
            let named = parameters.filter { $0.kind == .keywordOnly || $0.kind == .requiredKeyword || ($0.kind == .optional && !$0.positionalOnly) }
            if named.isEmpty { throw PythonException.typeError("\(name)() takes no keyword arguments") }
            if !named.contains(where: { $0.name == keyword }) { throw PythonException.typeError("'\(keyword.text)' is an invalid keyword argument for \(short)()") }
        }
        if positionalLimit == required, positionalLimit < 2, given != required {
            throw PythonException.typeError(required == 0 ? "\(name)() takes no arguments (\(given) given)" : "\(name)() takes exactly one argument (\(given) given)")
        }
        if given > positionalLimit {
            let bound = positionalLimit == required ? "" : "at most "
            throw PythonException.typeError("\(short) expected \(bound)\(positionalLimit) argument\(positionalLimit == 1 ? "" : "s"), got \(given)")
        }
        if given < required {
            let bound = positionalLimit == required ? "" : "at least "
            throw PythonException.typeError("\(short) expected \(bound)\(required) argument\(required == 1 ? "" : "s"), got \(given)")
        }
    }

    /// The words of slot wrappers: `expected 1 argument, got 2` (`check_num_args`; `PyArg_UnpackTuple` of those that take two).
    private func checkSlot(_ arguments: Arguments, _ short: String) throws {
        if arguments.keywordCount > 0, short != "__init__", short != "__call__" { throw PythonException.typeError("wrapper \(short)() takes no keyword arguments") }
        let given = arguments.positionalCount
        guard given < required || given > positionalLimit else { return }
        let limit = given < required ? required : positionalLimit
        let bound = required == positionalLimit ? "" : given < required ? "at least " : "at most "
        throw PythonException.typeError("\(positionalLimit > 1 ? " " : "")expected \(bound)\(limit) argument\(limit == 1 ? "" : "s"), got \(given)")
    }

    /// The words of functions written in C whose arguments have names (`_PyArg_UnpackKeywords`).
    private func checkNamed(_ arguments: Arguments, _ short: String) throws {
        let given = arguments.positionalCount, total = given + arguments.keywordCount
        func isNameable(_ parameter: ParameterDescription) -> Bool { parameter.kind == .required ? parameter.isNamed : !parameter.positionalOnly }
        let nameless = positional.prefix { !isNameable($0) }.filter { $0.kind == .required }.count
        func plural(_ count: Int) -> String { count == 1 ? "" : "s" }
        if total > parameters.count {
            let bound = required == parameters.count ? "exactly" : "at most"
            throw PythonException.typeError("\(short)() takes \(bound) \(parameters.count) \(given == 0 ? "keyword " : "")argument\(plural(parameters.count)) (\(total) given)")
        }
        if given > positional.count {
            if positional.isEmpty { throw PythonException.typeError("\(short)() takes no positional arguments") }
            let bound = required == positional.count ? "exactly" : "at most"
            throw PythonException.typeError("\(short)() takes \(bound) \(positional.count) positional argument\(plural(positional.count)) (\(given) given)")
        }
        if given < nameless {
            let bound = nameless < positional.count ? "at least" : "exactly"
            throw PythonException.typeError("\(short)() takes \(bound) \(nameless) positional argument\(plural(nameless)) (\(given) given)")
        }
        for (index, parameter) in positional.enumerated() where parameter.kind == .required && index >= given && arguments.keyword(parameter.name) == nil {
            throw PythonException.typeError("\(short)() missing required argument '\(parameter.name.text)' (pos \(index + 1))")
        }
        for keyword in arguments.keywords?.names ?? [] {
            guard let at = parameters.firstIndex(where: { $0.name == keyword && ($0.kind == .keywordOnly || $0.kind == .requiredKeyword || isNameable($0)) }) else {
                throw PythonException.typeError("'\(keyword.text)' is an invalid keyword argument for \(short)()")
            }
            if at < given { throw PythonException.typeError("argument for \(short)() given by name ('\(keyword.text)') and position (\(at + 1))") }
        }
    }

    /// `'a', 'b', and 'c'`
    public static func enumeration(_ names: [String]) -> String {
        switch names.count {
        case 0, 1: names.first ?? ""
        case 2: "\(names[0]) and \(names[1])"
        default: names.dropLast().joined(separator: ", ") + ", and " + names[names.count - 1]
        }
    }
}
