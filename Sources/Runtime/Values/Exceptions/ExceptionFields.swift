/// What the built-in exception classes make of their arguments (CPython's Objects/exceptions.c).
extension PythonException {
    public final func field(_ name: Name) -> Value { fields[name] ?? .undefined }
    public final func setField(_ name: Name, _ value: Value) { fields[name] = value }

    /// The keywords that `__init__` of a class takes: `ImportError(message, name=...)`.
    private static func keywords(of type: Class) -> (owner: String, names: [Name])? {
        if type.isSubclass(of: .importError) { return ("ImportError", ["name", "path"]) }
        if type.isSubclass(of: .nameError) { return ("NameError", ["name"]) }
        if type.isSubclass(of: .attributeError) { return ("AttributeError", ["name", "obj"]) }
        return nil
    }

    /// `__init__` of the built-in classes: sets `args` and the fields.
    /// - Throws: TypeError for keywords or a number of arguments that the class does not take.
    public final func initialize(_ given: Arguments) throws {
        let values = Array(given.positional)
        arguments = TupleObject(values)
        if let (owner, names) = PythonException.keywords(of: type) {
            for name in names { fields[name] = nil }
            for (name, value) in given.keywordPairs {
                guard names.contains(name) else { throw PythonException.typeError("'\(name.text)' is an invalid keyword argument for \(owner)()") }
                fields[name] = value
            }
        } else if given.keywordCount > 0 {
            throw PythonException.typeError("\(type.name)() takes no keyword arguments")
        }
        if type.isSubclass(of: .osError) { initializeOSError(values) }
        if type.isSubclass(of: .syntaxError) { try initializeSyntaxError(values) }
        if type.isSubclass(of: .unicodeError) { try initializeUnicodeError(values) }
    }

    /// `OSError(errno, strerror, filename)`: the file name is no part of `args`.
    private func initializeOSError(_ values: [Value]) {
        guard (2...5).contains(values.count) else { return }
        fields["errno"] = values[0]
        fields["strerror"] = values[1]
        guard values.count > 2, !values[2].isNone else { return }
        fields["filename"] = values[2]
        if values.count > 4, !values[4].isNone { fields["filename2"] = values[4] }
        arguments = TupleObject(Array(values[..<2]))
    }

    /// `SyntaxError(msg, (filename, lineno, offset, text, end_lineno, end_offset))`
    private func initializeSyntaxError(_ values: [Value]) throws {
        if let message = values.first { fields["msg"] = message }
        guard values.count == 2 else { return }
        let details = try values[1].elements()
        let names: [Name] = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"]
        guard details.count >= 4 else { throw PythonException.typeError("function takes at least 4 arguments (\(details.count) given)") }
        guard details.count <= names.count else { throw PythonException.typeError("function takes at most \(names.count) arguments (\(details.count) given)") }
        guard details.count != 5 else { throw PythonException.typeError("end_offset must be provided when end_lineno is provided") }
        for (name, value) in zip(names, details) { fields[name] = value }
    }

    // MARK: text

    /// `str(e)` of the classes that do not show just their arguments.
    final func builtinText() throws -> String? {
        if type.isSubclass(of: .baseExceptionGroup), arguments.elements.count > 1 {
            let count = try arguments.elements[1].length()
            return "\(try arguments.elements[0].strText()) (\(count) sub-exception\(count == 1 ? "" : "s"))"
        }
        if type.isSubclass(of: .syntaxError), fields.isEmpty, arguments.elements.isEmpty { return "None" }
        if fields.isEmpty { return nil }
        if type.isSubclass(of: .osError) { return try osErrorText() }
        if type.isSubclass(of: .importError) { return (field("msg").object as? StringObject)?.text }
        if type.isSubclass(of: .syntaxError) { return try syntaxErrorText() }
        if type.isSubclass(of: .unicodeError) { return try unicodeErrorText() }
        return nil
    }

    private func osErrorText() throws -> String? {
        let number = field("errno"), reason = field("strerror"), file = field("filename")
        guard !number.isUndefined, !reason.isUndefined else { return nil }
        var text = "[Errno \(try number.strText())] \(try reason.strText())"
        if !file.isUndefined { text += ": \(try file.reprText())" }
        if !field("filename2").isUndefined { text += " -> \(try field("filename2").reprText())" }
        return text
    }

    /// `invalid syntax (script.py, line 3)`
    private func syntaxErrorText() throws -> String {
        let message = field("msg").isUndefined ? "None" : try field("msg").strText()
        var file: String?
        if let path = field("filename").object as? StringObject { file = path.text.split(separator: "/").last.map(String.init) ?? path.text }
        var line: String?
        if case .int(let number) = field("lineno") { line = "line \(number)" }
        let place = [file, line].compactMap { $0 }.joined(separator: ", ")
        return place.isEmpty ? message : "\(message) (\(place))"
    }
}

extension Class {
    /// The class of `OSError(errno, ...)`, by the number (`PEP 3151`).
    static func osError(for number: Value) -> Class? {
        guard case .int(let number) = number else { return nil }
        switch number {
        case 1, 13: return .permissionError
        case 2: return .fileNotFoundError
        case 3: return .processLookupError
        case 4: return .interruptedError
        case 10: return .childProcessError
        case 11, 114, 115: return .blockingIOError
        case 17: return .fileExistsError
        case 20: return .notADirectoryError
        case 21: return .isADirectoryError
        case 32, 108: return .brokenPipeError
        case 103: return .connectionAbortedError
        case 104: return .connectionResetError
        case 110: return .timeoutError
        case 111: return .connectionRefusedError
        default: return nil
        }
    }

    /// The class of an exception group of these arguments, which are checked as `BaseExceptionGroup.__new__` does.
    final func groupClass(_ arguments: Arguments) throws -> Class {
        let given = arguments.positionalCount
        guard given == 2 else { throw PythonException.typeError("BaseExceptionGroup.__new__() takes exactly 2 arguments (\(given) given)") }
        guard arguments[0].object is StringObject else { throw PythonException.typeError("BaseExceptionGroup.__new__() argument 1 must be str, not \(arguments[0].typeName)") }
        guard arguments[1].object is ListObject || arguments[1].object is TupleObject || arguments[1].type.overriding(.getItem) != nil else {
            throw PythonException.typeError("second argument (exceptions) must be a sequence")
        }
        let members = try arguments[1].elements()
        if members.isEmpty { throw PythonException.valueError("second argument (exceptions) must be a non-empty sequence") }
        for (index, member) in members.enumerated() where !(member.object is PythonException) {
            throw PythonException.valueError("Item \(index) of second argument (exceptions) is not an exception")
        }
        let isPlain = members.allSatisfy { $0.type.isSubclass(of: .exception) }
        if self === Class.baseExceptionGroup { return isPlain ? .exceptionGroup : self }
        if isPlain || !isSubclass(of: .exception) { return self }
        throw PythonException.typeError(self === Class.exceptionGroup ? "Cannot nest BaseExceptions in an ExceptionGroup" : "Cannot nest BaseExceptions in '\(name)'")
    }
}
