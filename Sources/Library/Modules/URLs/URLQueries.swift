import Runtime

/// `parse_qsl`: the pairs of a query, as forms send them.
struct URLQueries {
    var keepsBlanks = false
    var isStrict = false
    var encoding = "utf-8"
    var errors = "replace"
    var limit: Int?

    /// - Throws: ValueError for too many fields, and for what is no pair where they are checked.
    func pairs(_ query: Value, separator: Value) throws -> [(name: Value, value: Value)] {
        let isSeparator = separator.object is StringObject || separator.object is BytesObject
        guard isSeparator, try separator.isTrue() else { throw PythonException.valueError("Separator must be of type string or bytes.") }
        let given = try URLText([query])
        let mark = try URLText([separator]).parts[0]
        let text = given.parts[0]
        if text.isEmpty { return [] }
        let fields = text.components(separatedByText: mark)
        if let limit, fields.count > limit { throw PythonException.valueError("Max number of fields exceeded") }
        var found: [(name: Value, value: Value)] = []
        for field in fields where !field.isEmpty || isStrict {
            guard let (name, value) = field.divided(at: UInt8(ascii: "=")) else {
                if isStrict { throw PythonException.valueError("bad query field: \(field.pythonRepr)") }
                if keepsBlanks { found.append((try decoded(field, given), try given.given(""))) }
                continue
            }
            if value.isEmpty, !keepsBlanks { continue }
            found.append((try decoded(name, given), try decoded(value, given)))
        }
        return found
    }

    private func decoded(_ text: String, _ kind: URLText) throws -> Value {
        try kind.given(URLQuoting.unquoted(.string(text.replacing("+", with: " ")), encoding, errors))
    }
}

extension String {
    /// `self.split(mark)`
    fileprivate func components(separatedByText mark: String) -> [String] {
        let bytes = Array(utf8), wanted = Array(mark.utf8)
        var parts: [String] = [], start = 0, at = 0
        while at + wanted.count <= bytes.count {
            if bytes[at] == wanted[0], bytes[at..<(at + wanted.count)].elementsEqual(wanted) {
                parts.append(String(decoding: bytes[start..<at], as: UTF8.self))
                at += wanted.count
                start = at
            } else { at += 1 }
        }
        parts.append(String(decoding: bytes[start...], as: UTF8.self))
        return parts
    }
}
