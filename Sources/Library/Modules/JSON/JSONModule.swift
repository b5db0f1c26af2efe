import Runtime

/// `json`
func jsonModule(_ module: ModuleObject) throws {
    module.isWrittenInPython = true
    module["JSONDecodeError"] = .object(JSONFailure.pythonClass)
    module["JSONEncoder"] = .object(JSONEncoderObject.pythonClass)
    module["JSONDecoder"] = .object(JSONDecoderObject.pythonClass)
    declareWriting(module)
    declareReading(module)
    for name in ["decoder", "encoder"] { if let part = try Program.context?.importModule("json.\(name)") { module[Name(name)] = .object(part) } }
}

/// `json.decoder`
func jsonDecoderModule(_ module: ModuleObject) {
    module["JSONDecodeError"] = .object(JSONFailure.pythonClass)
    module["JSONDecoder"] = .object(JSONDecoderObject.pythonClass)
}

/// `json.encoder`
func jsonEncoderModule(_ module: ModuleObject) { module["JSONEncoder"] = .object(JSONEncoderObject.pythonClass) }

private func declareWriting(_ module: ModuleObject) {
    func declare(_ name: String, _ doc: String, toFile: Bool) {
        let body: (Value, Value, Value, [(name: Name, value: Value)]) throws -> Value = { value, file, made, keywords in
            let encoder = try (made.isNone ? Value.object(JSONEncoderObject.pythonClass) : made).call([], keywords: keywords)
            if !toFile { return try encoder.callMethod("encode", value) }
            try encoder.callMethod("iterencode", value).forEach { _ = try file.callMethod("write", $0) }
            return .none
        }
        if toFile {
            module.function(name, .required("obj", as: Value.self), .required("fp", as: Value.self), .keyword("cls", default: Value.none), .keywords("kw"), doc: doc, body: body)
        } else {
            module.function(name, .required("obj", as: Value.self), .keyword("cls", default: Value.none), .keywords("kw"), doc: doc) { (value: Value, made: Value, keywords: [(name: Name, value: Value)]) throws -> Value in try body(value, .none, made, keywords) }
        }
    }
    declare("dumps", "A value as JSON text.\n\nKeywords: skipkeys, ensure_ascii, check_circular, allow_nan, cls, indent, separators, default, sort_keys.", toFile: false)
    declare("dump", "Writes a value as JSON to a file.", toFile: true)
}

private func declareReading(_ module: ModuleObject) {
    func read(_ source: Value, _ made: Value, _ keywords: [(name: Name, value: Value)]) throws -> Value {
        let text: Value
        if let string = source.object as? StringObject {
            if string.text.unicodeScalars.first == "\u{FEFF}" { throw JSONFailure.make("Unexpected UTF-8 BOM (decode using utf-8-sig)", source, 0) }
            text = source
        } else if let bytes = source.bytesLike { text = .string(try TextEncoding.decode(bytes, JSONDecoderObject.encoding(bytes), "strict")) } else {
            throw PythonException.typeError("the JSON object must be str, bytes or bytearray, not \(source.typeName)")
        }
        let given = keywords.filter { !$0.value.isNone }
        return try (made.isNone ? Value.object(JSONDecoderObject.pythonClass) : made).call([], keywords: given).callMethod("decode", text)
    }
    module.function("loads", .required("s", as: Value.self), .keyword("cls", default: Value.none), .keywords("kw"), doc: "The value that a JSON text, or bytes, stand for.\n\nKeywords: cls, object_hook, parse_float, parse_int, parse_constant, object_pairs_hook.") { (source: Value, made: Value, keywords: [(name: Name, value: Value)]) throws -> Value in try read(source, made, keywords) }
    module.function("load", .required("fp", as: Value.self), .keyword("cls", default: Value.none), .keywords("kw"), doc: "The value that a file holds as JSON.") { (file: Value, made: Value, keywords: [(name: Name, value: Value)]) throws -> Value in
        try read(try file.callMethod("read"), made, keywords)
    }
}
