/// `UnicodeEncodeError`, `UnicodeDecodeError` and `UnicodeTranslateError`: which part of which object a codec refused, and why.
extension PythonException {
    /// - Parameters:
    ///   - type: the class of an encoding or decoding error.
    ///   - object: the str or bytes that was read; the part from `start` to `end` is at fault.
    public static func unicodeError(_ type: Class, _ encoding: String, _ object: Value, _ start: Int, _ end: Int, _ reason: String) -> PythonException {
        let values: [Value] = [.string(encoding), object, .int(start), .int(end), .string(reason)]
        let error = PythonException(type: type, arguments: values)
        for (name, value) in zip(unicodeFields, values) { error.setField(name, value) }
        return error
    }

    /// The fields in the order of the arguments; an error of translation has no encoding.
    public static let unicodeFields: [Name] = ["encoding", "object", "start", "end", "reason"]

    /// `UnicodeDecodeError(encoding, object, start, end, reason)`; UnicodeError itself takes anything.
    /// - Throws: TypeError for arguments of another number or type.
    final func initializeUnicodeError(_ values: [Value]) throws {
        let isDecoding = type.isSubclass(of: .unicodeDecodeError)
        guard isDecoding || type.isSubclass(of: .unicodeEncodeError) || type.isSubclass(of: .unicodeTranslateError) else { return }
        let names = type.isSubclass(of: .unicodeTranslateError) ? Array(PythonException.unicodeFields.dropFirst()) : PythonException.unicodeFields
        guard values.count == names.count else { throw PythonException.typeError("function takes exactly \(names.count) arguments (\(values.count) given)") }
        var read = values
        for (at, name) in names.enumerated() {
            switch name.text {
            case "start", "end": read[at] = .int(try Int.from(values[at]))
            case "object" where isDecoding: continue
            default:
                guard values[at].object is StringObject else { throw PythonException.typeError("argument \(at + 1) must be str, not \(values[at].isNone ? "None" : values[at].typeName)") }
            }
        }
        if isDecoding {
            guard let bytes = values[1].bytesLike else { throw PythonException.typeError("a bytes-like object is required, not '\(values[1].typeName)'") }
            if !(values[1].object is BytesObject) { read[1] = BytesObject(bytes).value }
        }
        for (name, value) in zip(names, read) { setField(name, value) }
    }

    /// `'ascii' codec can't encode character '\xe9' in position 1: ordinal not in range(128)`
    final func unicodeErrorText() throws -> String? {
        if field("object").isUndefined { return field("reason").isUndefined && type !== Class.unicodeError ? "" : nil }
        let start = try Int.from(field("start")), end = try Int.from(field("end"))
        let isDecoding = type.isSubclass(of: .unicodeDecodeError), isTranslating = type.isSubclass(of: .unicodeTranslateError)
        let reason = try field("reason").strText()
        let noun = isDecoding ? "byte" : "character"
        let subject = isTranslating ? "can't translate" : "'\(try field("encoding").strText())' codec can't \(isDecoding ? "decode" : "encode")"
        if end == start &+ 1, let unit = unitText(at: start, isDecoding) { return "\(subject) \(noun) \(unit) in position \(start): \(reason)" }
        return "\(subject) \(noun)s in position \(start)-\(end &- 1): \(reason)"
    }

    /// The byte or character that the error is about.
    private final func unitText(at position: Int, _ isDecoding: Bool) -> String? {
        if isDecoding {
            guard let bytes = field("object").bytesLike, bytes.indices.contains(position) else { return nil }
            return "0x" + (bytes[position] < 16 ? "0" : "") + String(bytes[position], radix: 16)
        }
        guard let text = field("object").object as? StringObject, position >= 0, position < text.count else { return nil }
        return text.character(position).text.unicodeScalars.first.map { "'\($0.pythonEscape)'" }
    }
}
