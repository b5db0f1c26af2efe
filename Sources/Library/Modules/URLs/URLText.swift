import Runtime

/// Texts or bytes as functions of `urllib.parse` take them: all of one kind, and the same kind given back.
struct URLText {
    let isText: Bool
    let parts: [String]

    /// - Throws: TypeError where texts and bytes are mixed.
    init(_ values: [Value]) throws {
        isText = values.first?.object is StringObject
        var parts: [String] = []
        for (index, value) in values.enumerated() {
            if index > 0, try value.isTrue(), value.object is StringObject != isText { throw PythonException.typeError("Cannot mix str and non-str arguments") }
            parts.append(try URLText.text(value))
        }
        self.parts = parts
    }

    private static func text(_ value: Value) throws -> String {
        if let string = value.object as? StringObject { return string.text }
        if try !value.isTrue() { return "" }
        return try value.callMethod("decode", .string("ascii"), .string("strict")).strText()
    }

    /// A part of the answer.
    func given(_ text: String) throws -> Value { isText ? .string(text) : try Value.string(text).callMethod("encode", .string("ascii"), .string("strict")) }
}

extension String {
    /// What stands before and after the first, or last, of a character; nil where it is not there.
    func divided(at mark: UInt8, last: Bool = false) -> (before: String, after: String)? {
        let bytes = utf8
        guard let at = last ? bytes.lastIndex(of: mark) : bytes.firstIndex(of: mark) else { return nil }
        return (String(self[..<at]), String(self[bytes.index(after: at)...]))
    }
}
