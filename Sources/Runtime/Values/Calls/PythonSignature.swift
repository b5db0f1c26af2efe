/// The parameters of a function that CPython has in Python, in its words: `f, fieldnames=None, *args, strict=False, **kwds`.
/// Calls are checked against it and read by the parameters' names.
public struct PythonSignature {
    public let parameters: [ParameterDescription]
    private let checker: CallChecker

    /// - Parameters:
    ///   - name: as argument errors name the function.
    ///   - isMethod: whether errors count a receiver, which `text` leaves out.
    public init(_ name: String, _ text: String, isMethod: Bool = false) {
        parameters = ParameterDescription.list(text)
        checker = CallChecker(name: name, parameters: parameters, isMethod: isMethod)
    }

    /// - Throws: TypeError for a call that does not fit.
    public func bind(_ arguments: Arguments) throws -> NamedArguments {
        try checker.check(arguments)
        return NamedArguments(arguments, parameters)
    }
}

/// The arguments of a call that fits its signature.  As short-lived as `Arguments`.
public struct NamedArguments {
    private let arguments: Arguments
    private let parameters: [ParameterDescription]
    private let positional: [Name]

    fileprivate init(_ arguments: Arguments, _ parameters: [ParameterDescription]) {
        self.arguments = arguments
        self.parameters = parameters
        positional = parameters.filter { $0.kind == .required || $0.kind == .optional }.map(\.name)
    }

    /// The argument of a parameter; nil where it was not given.
    public subscript(_ name: Name) -> Value? {
        if let at = positional.firstIndex(of: name), at < arguments.positionalCount { return arguments[at] }
        return arguments.keyword(name)
    }

    /// What `*args` gets.
    public var rest: [Value] { Array(arguments.positional.dropFirst(positional.count)) }

    /// What `**kwds` gets.
    public var keywords: [(name: Name, value: Value)] {
        arguments.keywordPairs.filter { pair in !parameters.contains { $0.name == pair.name && $0.kind != .keywords && $0.kind != .rest } }
    }
}
