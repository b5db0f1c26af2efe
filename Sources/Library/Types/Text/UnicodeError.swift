import Runtime

/// `UnicodeEncodeError` and `UnicodeDecodeError`: which part of which object a codec refused, and why.
final class UnicodeError: PythonException {
    /// - Parameter object: the str or bytes that was read; the part from `start` to `end` is at fault.
    static func make(_ type: Class, _ encoding: String, _ object: Value, _ start: Int, _ end: Int, _ reason: String) -> PythonException {
        UnicodeError(type: type, arguments: [.string(encoding), object, .int(start), .int(end), .string(reason)])
    }

    override func str() throws -> String {
        let parts = arguments.elements
        guard parts.count == 5, case .int(let start) = parts[2], case .int(let end) = parts[3] else { return try super.str() }
        let encoding = try parts[0].strText(), reason = try parts[4].strText()
        let isEncoding = type.isSubclass(of: .unicodeEncodeError)
        let verb = isEncoding ? "encode" : "decode"
        let place = try end == start &+ 1 ? single(parts[1], start) : "\(isEncoding ? "characters" : "bytes") in position \(start)-\(end &- 1)"
        return "'\(encoding)' codec can't \(verb) \(place): \(reason)"
    }

    private func single(_ object: Value, _ at: Int) throws -> String {
        if let bytes = object.bytesLike {
            let byte = at >= 0 && at < bytes.count ? bytes[at] : 0
            return "byte 0x\(byte < 16 ? "0" : "")\(String(byte, radix: 16)) in position \(at)"
        }
        let text = object.object as? StringObject
        let scalar = text.flatMap { at >= 0 && at < $0.count ? $0.character(at).text.unicodeScalars.first : nil }
        return "character '\(scalar?.pythonEscape ?? "")' in position \(at)"
    }
}

func declareUnicodeErrors() {
    for type in [Class.unicodeEncodeError, .unicodeDecodeError] {
        type.allocate = { UnicodeError(type: $0) }
        type.extend(for: PythonException.self) { declaration in
            for (index, name, doc) in [(0, "encoding", "exception encoding"), (1, "object", "exception object"), (2, "start", "exception start"), (3, "end", "exception end"), (4, "reason", "exception reason")] {
                declaration.property(name, doc: doc) { (error: PythonException) -> Value in index < error.arguments.elements.count ? error.arguments.elements[index] : .none }
            }
        }
    }
}
