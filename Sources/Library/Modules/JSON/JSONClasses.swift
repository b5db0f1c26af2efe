import Runtime

/// `json.JSONEncoder`
final class JSONEncoderObject: Object {
    var options = JSONWritingOptions()

    nonisolated(unsafe) static let pythonClass: Class = {
        let made = Class.declare("JSONEncoder", for: JSONEncoderObject.self, module: "json.encoder", derivable: true, doc: "Extensible JSON encoder for Python data structures.\n\nTo support other objects, derive a class and define default(), which returns something serializable for an object.") { type in
            type.constant("item_separator", .string(", "))
            type.constant("key_separator", .string(": "))
            type.method("default", .required("o", as: Value.self), doc: "Called with objects that JSON has no form for: gives what to write in their place, or raises TypeError.") { (_: JSONEncoderObject, object: Value) throws -> Value in
                throw PythonException.typeError("Object of type \(object.type.name) is not JSON serializable")
            }
            type.method("encode", .required("o", as: Value.self), doc: "What a value is in JSON.") { (encoder: JSONEncoderObject, object: Value) throws -> String in
                guard let own = encoder.type.overriding("iterencode"), !(own.object is NativeFunction), !(object.object is StringObject) else { return try encoder.encode(object) }
                let pieces = try own.call([encoder.value, object], keywords: [(name: Name("_one_shot"), value: .bool(true))])
                return try pieces.elements().map { try String.from($0) }.joined()
            }
            type.method("iterencode", .required("o", as: Value.self), .optional("_one_shot", default: false), doc: "What a value is in JSON, piece by piece.") { (encoder: JSONEncoderObject, object: Value, _: Bool) throws -> Value in
                .object(try Value.list([.string(encoder.encode(object))]).iterate())
            }
        }
        made.takesAttributes = true
        made.allocate = { JSONEncoderObject(type: $0) }
        made.initialize = { object, arguments in try (object as? JSONEncoderObject)?.configure(arguments) }
        made.construct = { type, arguments in
            let encoder = JSONEncoderObject(type: type)
            try encoder.configure(arguments)
            return .object(encoder)
        }
        return made
    }()

    private static let keywords: Set = ["skipkeys", "ensure_ascii", "check_circular", "allow_nan", "sort_keys", "indent", "separators", "default"]

    private func configure(_ arguments: Arguments) throws {
        if arguments.positionalCount > 0 { throw PythonException.typeError("JSONEncoder.__init__() takes 1 positional argument but \(arguments.positionalCount + 1) were given") }
        for (name, _) in arguments.keywordPairs where !JSONEncoderObject.keywords.contains(name.text) { throw PythonException.typeError("JSONEncoder.__init__() got an unexpected keyword argument '\(name.text)'") }
        func flag(_ name: Name, _ fallback: Bool) throws -> Bool { try arguments.keyword(name)?.isTrue() ?? fallback }
        options.skipsKeys = try flag("skipkeys", false)
        options.isASCII = try flag("ensure_ascii", true)
        options.checksCircles = try flag("check_circular", true)
        options.allowsNaN = try flag("allow_nan", true)
        options.sortsKeys = try flag("sort_keys", false)
        if let indent = arguments.keyword("indent"), !indent.isNone {
            if let text = indent.object as? StringObject { options.indent = text.text } else {
                let count = max(0, try Int.from(indent))
                try Limits.reserve(count, of: 1)
                options.indent = String(repeating: " ", count: count)
            }
        }
        if let separators = arguments.keyword("separators"), !separators.isNone {
            let pair = try separators.elements()
            guard pair.count == 2 else { throw PythonException.valueError(pair.count < 2 ? "not enough values to unpack (expected 2, got \(pair.count))" : "too many values to unpack (expected 2)") }
            options.itemSeparator = try String.from(pair[0])
            options.keySeparator = try String.from(pair[1])
        } else {
            options.itemSeparator = options.indent != nil ? "," : try Value.object(self).attribute("item_separator").strText()
            options.keySeparator = try Value.object(self).attribute("key_separator").strText()
        }
        if let fallback = arguments.keyword("default"), !fallback.isNone { setOwnAttribute("default", fallback) }
    }

    private func encode(_ object: Value) throws -> String {
        var options = options
        options.fallback = try Value.object(self).attribute("default")
        return try JSONWriter.text(object, options)
    }
}

/// `json.JSONDecoder`
final class JSONDecoderObject: Object {
    private var options = JSONReadingOptions()

    nonisolated(unsafe) static let pythonClass: Class = {
        let made = Class.declare("JSONDecoder", for: JSONDecoderObject.self, module: "json.decoder", derivable: true, doc: "Simple JSON decoder.") { type in
            type.method("decode", .required("s", as: Value.self), doc: "The value that a JSON text stands for.") { (decoder: JSONDecoderObject, source: Value) throws -> Value in
                let text = try decoder.text(source)
                var reader = JSONReader(text, decoder.options)
                return try reader.readAll()
            }
            type.method("raw_decode", .required("s", as: Value.self), .optional("idx", default: 0), doc: "The value at the beginning of a text, and where it ends.") { (decoder: JSONDecoderObject, source: Value, position: Int) throws -> Value in
                var reader = JSONReader(try decoder.text(source), decoder.options)
                let (value, end) = try reader.readFirst(from: position)
                return .tuple([value, .int(end)])
            }
        }
        made.takesAttributes = true
        made.allocate = { JSONDecoderObject(type: $0) }
        made.initialize = { object, arguments in try (object as? JSONDecoderObject)?.configure(arguments) }
        made.construct = { type, arguments in
            let decoder = JSONDecoderObject(type: type)
            try decoder.configure(arguments)
            return .object(decoder)
        }
        return made
    }()

    private func text(_ source: Value) throws -> StringObject {
        guard let text = source.object as? StringObject else { throw PythonException.typeError("expected string or bytes-like object, got '\(source.typeName)'") }
        return text
    }

    private func configure(_ arguments: Arguments) throws {
        if arguments.positionalCount > 0 { throw PythonException.typeError("JSONDecoder.__init__() takes 1 positional argument but \(arguments.positionalCount + 1) were given") }
        for (name, value) in arguments.keywordPairs {
            switch name.text {
            case "object_hook": options.objectHook = value
            case "object_pairs_hook": options.pairsHook = value
            case "parse_float": options.parseFloat = value
            case "parse_int": options.parseInt = value
            case "parse_constant": options.parseConstant = value
            case "strict": options.isStrict = try value.isTrue()
            default: throw PythonException.typeError("JSONDecoder.__init__() got an unexpected keyword argument '\(name.text)'")
            }
        }
    }

    /// Which encoding the bytes of a document have.
    static func encoding(_ bytes: [UInt8]) -> String {
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return "utf-32" }
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) { return "utf-16" }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return "utf-8-sig" }
        if bytes.count >= 4 {
            if bytes[0] == 0 { return bytes[1] == 0 ? "utf-32-be" : "utf-16-be" }
            if bytes[1] == 0 { return bytes[2] != 0 || bytes[3] != 0 ? "utf-16-le" : "utf-32-le" }
        } else if bytes.count == 2 {
            if bytes[0] == 0 { return "utf-16-be" }
            if bytes[1] == 0 { return "utf-16-le" }
        }
        return "utf-8"
    }
}
