import Runtime

func declareBytesType() {
    Class.bytes.construct = { made, arguments in
        guard arguments.positionalCount > 0 else { return BytesObject([], type: made).value }
        let source = arguments[0]
        if let text = source.object as? StringObject {
            guard let encoding = arguments.positionalCount > 1 ? arguments[1] : arguments.keyword("encoding") else { throw PythonException.typeError("string argument without an encoding") }
            return BytesObject(try TextEncoding.encode(text.text, try String.from(encoding), "strict"), type: made).value
        }
        if let bytes = source.object as? BytesObject { return BytesObject(bytes.bytes, type: made).value }
        if let index = try source.index() {
            let count = try Int.from(index)
            if count < 0 { throw PythonException.valueError("negative count") }
            return BytesObject([UInt8](repeating: 0, count: count), type: made).value
        }
        return BytesObject(try source.elements().map { element in
            let number = try Int.from(element)
            guard (0..<256).contains(number) else { throw PythonException.valueError("bytes must be in range(0, 256)") }
            return UInt8(number)
        }, type: made).value
    }
    Class.bytes.extend(for: BytesObject.self, doc: "An immutable sequence of bytes.") { type in
        declareContainerHooks(type, isMutable: false)
        type.method("decode", .optional("encoding", default: "utf-8"), .optional("errors", default: "strict"), doc: "Return the string of the bytes.") { (bytes: BytesObject, encoding: String, errors: String) throws -> String in
            try TextEncoding.decode(bytes.bytes, encoding, errors)
        }
        type.method("hex", .optional("sep", default: ""), doc: "Return the hexadecimal digits.") { (bytes: BytesObject, separator: String) -> String in
            bytes.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: separator)
        }
        type.classMethod("fromhex", .required("string", as: String.self), doc: "Return the bytes of hexadecimal digits.") { (made: Class, text: String) throws -> Value in
            let digits = text.filter { !$0.isWhitespace }.map { $0.hexDigitValue }
            var bytes: [UInt8] = []
            for at in stride(from: 0, to: digits.count, by: 2) {
                guard at + 1 < digits.count, let high = digits[at], let low = digits[at + 1] else { throw PythonException.valueError("non-hexadecimal number found in fromhex() arg at position \(at)") }
                bytes.append(UInt8(high * 16 + low))
            }
            return BytesObject(bytes, type: made).value
        }
        // Methods that work on latin-1 text as they do on bytes.
        for name in ["upper", "lower", "strip", "lstrip", "rstrip", "startswith", "endswith", "find", "rfind", "index", "count", "replace", "split", "rsplit", "splitlines", "join", "partition", "title", "capitalize", "isdigit", "isalpha", "isalnum", "isspace", "zfill", "ljust", "rjust", "center"] {
            type.rawMethod(name, doc: "As the method of str, on bytes.") { bytes, arguments in
                guard let method = Class.string.lookup(Name(name)) else { return .none }
                func asText(_ value: Value) throws -> Value {
                    if let other = value.object as? BytesObject { return .string(try TextEncoding.decode(other.bytes, "latin-1", "strict")) }
                    if value.object is StringObject { throw PythonException.typeError("a bytes-like object is required, not 'str'") }
                    if let tuple = value.object as? TupleObject { return .tuple(try tuple.elements.map(asText)) }
                    if let list = value.object as? ListObject { return .list(try list.elements.map(asText)) }
                    return value
                }
                func asBytes(_ value: Value) throws -> Value {
                    if let text = value.object as? StringObject { return BytesObject(try TextEncoding.encode(text.text, "latin-1", "strict")).value }
                    if let list = value.object as? ListObject { return .list(try list.elements.map(asBytes)) }
                    if let tuple = value.object as? TupleObject { return .tuple(try tuple.elements.map(asBytes)) }
                    return value
                }
                var texts: [Value] = [try asText(bytes.value)]
                for argument in arguments.positional { texts.append(try asText(argument)) }
                return try asBytes(try method.call(texts))
            }
        }
    }
}
