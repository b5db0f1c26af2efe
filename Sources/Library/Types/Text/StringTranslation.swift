import Runtime

/// `translate` and `maketrans`.
func declareStringTranslation(_ type: Declaration<StringObject>) {
    type.native("translate", .one("table"), doc: "A copy with each character looked up by its number in a table: a text, a number, or None to leave it out.") { string, call in
        let table = call[0] ?? .none
        var out = String.UnicodeScalarView()
        for scalar in string.text.unicodeScalars {
            try Pulse.check()
            guard let found = try entry(table, scalar) else {
                out.append(scalar)
                continue
            }
            if found.isNone { continue }
            if let text = found.object as? StringObject {
                out.append(contentsOf: text.text.unicodeScalars)
                continue
            }
            guard let code = found.bigInteger else { throw PythonException.typeError("character mapping must return integer, None or str") }
            guard code >= 0, code < 0x110000 else { throw PythonException.valueError("character mapping must be in range(0x110000)") }
            out.append(try .of(pythonCode: UInt32(code)))
        }
        return .string(String(out))
    }
    type.nativeStatic("maketrans", .positional(required: 1, ["x", "y=...", "z=..."]), doc: "A table for translate(): of a dict, or of two texts whose characters correspond; those of a third are left out.") { call in
        let table = DictObject()
        guard let y = call[1] else {
            try fill(table, from: call[0] ?? .none)
            return table.value
        }
        guard let to = y.object as? StringObject else { throw PythonException.typeError("maketrans() argument 2 must be str, not \(y.typeName)") }
        guard let from = call[0]?.object as? StringObject else { throw PythonException.typeError("first maketrans argument must be a string if there is a second argument") }
        let removed = try call[2].map { _ in try call.string(2, of: "maketrans() argument 3") }
        guard from.count == to.count else { throw PythonException.valueError("the first two maketrans arguments must have equal length") }
        for (a, b) in zip(from.text.unicodeScalars, to.text.unicodeScalars) { try table.set(.int(Int(a.pythonCode)), .int(Int(b.pythonCode))) }
        for scalar in removed?.text.unicodeScalars ?? "".unicodeScalars { try table.set(.int(Int(scalar.pythonCode)), .none) }
        return table.value
    }
}

/// What a table says of a character; nil where it has no entry.
private func entry(_ table: Value, _ scalar: UnicodeScalar) throws -> Value? {
    do { return try table.item(.int(Int(scalar.pythonCode))) } catch let error as PythonException where error.isInstance(of: .lookupError) { return nil }
}

private func fill(_ table: DictObject, from mapping: Value) throws {
    guard let dict = mapping.dictionary else { throw PythonException.typeError("if you give only one argument to maketrans it must be a dict") }
    for (key, value) in dict.pairs {
        if let text = key.object as? StringObject {
            guard text.count == 1, let scalar = text.text.unicodeScalars.first else { throw PythonException.valueError("string keys in translate table must be of length 1") }
            try table.set(.int(Int(scalar.pythonCode)), value)
        } else {
            guard key.bigInteger != nil else { throw PythonException.typeError("keys in translate table must be strings or integers") }
            try table.set(key, value)
        }
    }
}
