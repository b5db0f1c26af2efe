import Runtime

/// `re.error`: a pattern or template that is not valid.
enum PatternError {
    nonisolated(unsafe) static let pythonClass: Class = {
        let made = Class("error", module: "re", bases: [.exception], doc: "A pattern is wrong.", derivable: true)
        made.construct = { type, arguments in
            guard let message = arguments.positionalCount > 0 ? arguments[0] : arguments.keyword("msg") else {
                throw PythonException.typeError("error.__init__() missing 1 required positional argument: 'msg'")
            }
            let pattern = arguments.positionalCount > 1 ? arguments[1] : arguments.keyword("pattern") ?? .none
            let position = arguments.positionalCount > 2 ? arguments[2] : arguments.keyword("pos") ?? .none
            return .object(try make(message, pattern: pattern, position: position.isNone ? nil : Int.from(position), type: type))
        }
        return made
    }()

    /// - Parameter position: where in the pattern, in code points.
    static func make(_ message: Value, pattern: Value, position: Int?, type: Class = pythonClass) throws -> PythonException {
        var text = try message.strText()
        var line = Value.none, column = Value.none
        if let position, !pattern.isNone {
            let codes = units(of: pattern)
            let before = codes.prefix(max(0, position))
            let lines = before.count { $0 == 10 } + 1
            let lastBreak = before.lastIndex(of: 10) ?? -1
            line = .int(lines)
            column = .int(position &- lastBreak)
            text += " at position \(position)"
            if codes.contains(10) { text += " (line \(lines), column \(position &- lastBreak))" }
        }
        let error = PythonException(type: type, arguments: [.string(text)])
        error.setOwnAttribute("msg", message)
        error.setOwnAttribute("pattern", pattern)
        error.setOwnAttribute("pos", position.map { .int($0) } ?? .none)
        error.setOwnAttribute("lineno", line)
        error.setOwnAttribute("colno", column)
        return error
    }

    static func make(_ message: String, pattern: Value, position: Int?) -> PythonException {
        (try? make(.string(message), pattern: pattern, position: position)) ?? PythonException(pythonClass, message)
    }

    /// The code points of a str, the bytes of a bytes.
    static func units(of pattern: Value) -> [UInt32] {
        if let text = pattern.object as? StringObject { return text.text.unicodeScalars.map(\.pythonCode) }
        if let bytes = pattern.object as? BytesObject { return bytes.bytes.map { UInt32($0) } }
        return []
    }
}
