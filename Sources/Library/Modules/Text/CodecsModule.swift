import Runtime

/// `codecs`, as far as values are encoded and decoded at once.
func codecsModule(_ module: ModuleObject) {
    let object = Parameter.required("obj", as: Value.self).named, encoding = Parameter.optional("encoding", default: Value.string("utf-8"), shown: "'utf-8'"), errors = Parameter.optional("errors", default: "strict")
    for isEncoding in [true, false] {
        let name = isEncoding ? "encode" : "decode"
        module.function(name, object, encoding, errors, doc: "\(isEncoding ? "Writes an object in" : "Reads an object that is in") an encoding, utf-8 by itself.") { (object: Value, encoding: Value, errors: String) throws -> Value in
            let given = try Codec.name(encoding, name)
            let codec = try Codec.named(given)
            do { return try codec.convert(object, isEncoding, errors) } catch let error as PythonException where error.type === Class.typeError || error.type === Base64.errorClass {
                let wrapped = PythonException(error.type, "\(name.dropLast())ing with '\(given)' codec failed (\(error.type.name): \(try error.str()))")
                wrapped.cause = error
                throw wrapped
            }
        }
        module.function("get\(name)r", .required("encoding", as: Value.self), doc: "The \(name)r of an encoding.") { (encoding: Value) throws -> Value in
            try Codec.named(Codec.name(encoding, "lookup")).function(isEncoding)
        }
    }
    module.function("lookup", .required("encoding", as: Value.self).positionalOnly, doc: "What there is of an encoding, by its name.") { (encoding: Value) throws -> Value in
        try Codec.named(Codec.name(encoding, "lookup")).information
    }
    module["CodecInfo"] = .object(Codec.informationClass)
    let marks: [(name: String, bytes: [UInt8])] = [
        ("BOM_UTF8", [0xEF, 0xBB, 0xBF]), ("BOM_UTF16_LE", [0xFF, 0xFE]), ("BOM_UTF16_BE", [0xFE, 0xFF]), ("BOM_UTF32_LE", [0xFF, 0xFE, 0, 0]), ("BOM_UTF32_BE", [0, 0, 0xFE, 0xFF]),
    ]
    for (name, bytes) in marks { module[Name(name)] = BytesObject(bytes).value }
    for (name, same) in [("BOM", "BOM_UTF16_LE"), ("BOM_LE", "BOM_UTF16_LE"), ("BOM_BE", "BOM_UTF16_BE"), ("BOM_UTF16", "BOM_UTF16_LE"), ("BOM_UTF32", "BOM_UTF32_LE")] { module[Name(name)] = module[Name(same)] }
    for name in ["open", "EncodedFile", "register", "register_error", "lookup_error", "getincrementalencoder", "getincrementaldecoder", "getreader", "getwriter", "iterencode", "iterdecode"] {
        module[Name(name)] = .object(NativeFunction(name: name, doc: "Not in Retort.") { _ in throw PythonException.notImplemented("Retort has no codecs.\(name)()") })
    }
}

/// A codec by its name: one of texts, or one that makes bytes or texts out of their own kind.
private struct Codec {
    enum Kind { case text, hexadecimal, base64, rotation }
    let kind: Kind
    /// As programs asked for it, and as `CodecInfo.name` tells.
    let given: String
    let name: String

    static func name(_ value: Value, _ function: String) throws -> String {
        guard let text = value.object as? StringObject else { throw PythonException.typeError("\(function)() argument \(function == "lookup" ? "" : "'encoding' ")must be str, not \(value.isNone ? "None" : value.typeName)") }
        return text.text
    }

    static func named(_ given: String) throws -> Codec {
        switch String(given.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 }) {
        case "hex", "hex_codec": return Codec(kind: .hexadecimal, given: given, name: "hex")
        case "base64", "base_64", "base64_codec": return Codec(kind: .base64, given: given, name: "base64")
        case "rot13", "rot_13": return Codec(kind: .rotation, given: given, name: "rot-13")
        default: return Codec(kind: .text, given: given, name: try TextEncoding.standardName(of: given))
        }
    }

    func convert(_ value: Value, _ isEncoding: Bool, _ errors: String) throws -> Value {
        switch kind {
        case .text: return try convertText(value, isEncoding, errors)
        case .rotation: return .string(try rotated(value))
        case .hexadecimal, .base64: return BytesObject(try convertBytes(value, isEncoding)).value
        }
    }

    private func convertText(_ value: Value, _ isEncoding: Bool, _ errors: String) throws -> Value {
        if isEncoding {
            guard let text = value.object as? StringObject else { throw PythonException.typeError("\(TextEncoding.functionName(name))_encode() argument 1 must be str, not \(value.isNone ? "None" : value.typeName)") }
            return BytesObject(try TextEncoding.encode(text.text, given, errors)).value
        }
        if name == "unicode-escape", let text = value.object as? StringObject { return .string(try TextEncoding.decode(Array(text.text.utf8), given, errors)) }
        guard let bytes = value.bytesLike else { throw PythonException.typeError("a bytes-like object is required, not '\(value.typeName)'") }
        return .string(try TextEncoding.decode(bytes, given, errors))
    }

    private func convertBytes(_ value: Value, _ isEncoding: Bool) throws -> [UInt8] {
        if !isEncoding, kind == .hexadecimal { return try unhexed(asciiBytes(value)) }
        guard let bytes = value.bytesLike else {
            throw PythonException.typeError(kind == .base64 ? "expected bytes-like object, not \(value.typeName)" : "a bytes-like object is required, not '\(value.typeName)'")
        }
        if kind == .hexadecimal { return Array(hexadecimal(bytes).utf8) }
        return try isEncoding ? Base64.encodeLines(bytes) : Base64.decode(bytes)
    }

    /// Each letter thirteen places on.
    private func rotated(_ value: Value) throws -> String {
        guard let text = value.object as? StringObject else { throw PythonException.typeError("descriptor 'translate' for 'str' objects doesn't apply to a '\(value.typeName)' object") }
        let turned = text.text.utf8.map { byte -> UInt8 in
            let letter = byte | 32
            guard letter >= 97, letter <= 122 else { return byte }
            return letter < 110 ? byte + 13 : byte - 13
        }
        return String(decoding: turned, as: UTF8.self)
    }

    /// `codecs.getencoder()`: gives what it made, and how much it took.
    func function(_ isEncoding: Bool) -> Value {
        .object(NativeFunction.declare("\(TextEncoding.functionName(name))_\(isEncoding ? "encode" : "decode")", .required("input", as: Value.self), .optional("errors", default: "strict"), doc: "\(isEncoding ? "Encode" : "Decode") at once.") { (value: Value, errors: String) throws -> Value in
            .tuple([try convert(value, isEncoding, errors), .int(try value.length())])
        })
    }

    static let informationClass = Class("CodecInfo", module: "codecs", bases: [.tuple], doc: "What there is of an encoding.")

    /// `codecs.lookup()`
    var information: Value {
        let absent = Value.object(NativeFunction(name: name, doc: "Not in Retort.") { _ in throw PythonException.notImplemented("Retort has no streams of codecs") })
        return CodecInformation(name, ContiguousArray([function(true), function(false), absent, absent])).value
    }
}

/// `codecs.CodecInfo`
private final class CodecInformation: TupleObject {
    private let name: String
    init(_ name: String, _ elements: ContiguousArray<Value>) {
        self.name = name
        super.init(elements: elements, type: Codec.informationClass)
    }
    override func repr() throws -> String { "<codecs.CodecInfo object for encoding \(name) at \(address)>" }
    override func dynamicAttribute(_ attribute: Name) throws -> Value? {
        switch attribute.text {
        case "name": .string(name)
        case "encode": elements[0]
        case "decode": elements[1]
        default: nil
        }
    }
}
