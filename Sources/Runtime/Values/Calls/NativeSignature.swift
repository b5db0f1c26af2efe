/// The parameters of a function, with the words of its argument errors: of one that CPython writes in C (`PyArg_ParseTupleAndKeywords`),
/// or of a method written in Python, whose name says its class: `Formatter.__init__`.
public struct NativeSignature {
    /// As messages name it; nil for constructors of old, which are called "function".
    let name: String?
    let parameters: [Name]
    let required: Int
    /// How many arguments may be passed by position.
    let positionalLimit: Int
    /// How many of the first parameters have no name.
    let unnamed: Int
    /// Whether CPython has it as a method written in Python.
    private let isLikePython: Bool

    public init(_ name: String?, _ parameters: [String], required: Int, positionalLimit: Int? = nil, unnamed: Int = 0) {
        self.name = name
        self.parameters = parameters.map { Name($0) }
        self.required = required
        self.positionalLimit = positionalLimit ?? parameters.count
        self.unnamed = unnamed
        isLikePython = name?.utf8.contains(UInt8(ascii: ".")) ?? false
    }

    /// Checks a call of a method written in Python.
    private func checkLikePython(_ name: String, _ arguments: Arguments) throws {
        let descriptions = parameters.enumerated().map { index, parameter in
            ParameterDescription(name: parameter, kind: index < required ? .required : index < positionalLimit ? .optional : .keywordOnly, text: parameter.text)
        }
        try CallChecker(name: name, parameters: descriptions, isMethod: true).check(arguments)
    }

    private var label: String { name.map { $0 + "()" } ?? "function" }

    /// The argument of each parameter; nil where it is not given.
    /// - Throws: TypeError where the call does not fit.
    public func bind(_ arguments: Arguments) throws -> [Value?] {
        let isPlain = arguments.keywordCount == 0 && arguments.positionalCount >= required && arguments.positionalCount <= positionalLimit
        if isPlain { return parameters.indices.map { $0 < arguments.positionalCount ? arguments[$0] : nil } }
        if isLikePython, let name { try checkLikePython(name, arguments) }
        let given = arguments.positionalCount + arguments.keywordCount
        if given > parameters.count {
            let kind = arguments.positionalCount == 0 ? "keyword " : ""
            throw PythonException.typeError("\(label) takes at most \(parameters.count) \(kind)argument\(parameters.count == 1 ? "" : "s") (\(given) given)")
        }
        if arguments.positionalCount > positionalLimit {
            let bound = required < positionalLimit ? "at most" : "exactly"
            throw PythonException.typeError("\(label) takes \(bound) \(positionalLimit) positional argument\(positionalLimit == 1 ? "" : "s") (\(arguments.positionalCount) given)")
        }
        var bound = [Value?](repeating: nil, count: parameters.count)
        for index in 0..<arguments.positionalCount { bound[index] = arguments[index] }
        for (keyword, value) in arguments.keywordPairs {
            guard let at = parameters[unnamed...].firstIndex(of: keyword) else { continue }
            if bound[at] != nil { throw PythonException.typeError("argument for \(label) given by name ('\(keyword.text)') and position (\(at + 1))") }
            bound[at] = value
        }
        for index in 0..<required where bound[index] == nil {
            throw PythonException.typeError("\(label) missing required argument '\(parameters[index].text)' (pos \(index + 1))")
        }
        for (keyword, _) in arguments.keywordPairs where !parameters[unnamed...].contains(keyword) {
            throw PythonException.typeError("'\(keyword.text)' is an invalid keyword argument for \(name.map { $0 + "()" } ?? "this function")")
        }
        return bound
    }
}

extension Value {
    /// The value as a C `int`, in the words of the `i` format.
    public func nativeInt() throws -> Int {
        switch self {
        case .int(let number) where number >= Int(Int32.min) && number <= Int(Int32.max): return number
        case .bool(let flag): return flag ? 1 : 0
        default: break
        }
        guard let index = try index() else { throw PythonException.typeError("'\(typeName)' object cannot be interpreted as an integer") }
        guard case .int(let number) = index else { throw PythonException.overflowError("Python int too large to convert to C long") }
        if number > Int(Int32.max) { throw PythonException.overflowError("signed integer is greater than maximum") }
        if number < Int(Int32.min) { throw PythonException.overflowError("signed integer is less than minimum") }
        return number
    }

    /// A `str`, in the words of a converter of the argument clinic: `strptime() argument 1 must be str, not int`.
    public func nativeString(_ function: String, _ position: Int) throws -> String {
        guard let text = object as? StringObject else { throw PythonException.typeError("\(function)() argument \(position) must be str, not \(typeName)") }
        return text.text
    }
}
