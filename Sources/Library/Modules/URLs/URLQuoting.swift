import Runtime

/// The functions of `urllib.parse` that quote.
func declareURLQuoting(_ module: ModuleObject) {
    module.function("quote", .required("string", as: Value.self), .optional("safe", default: "/"), .optional("encoding", default: nil as String?), .optional("errors", default: nil as String?), doc: "Replace special characters by the %xx of their bytes.\n\n    quote('abc def') -> 'abc%20def'") { (text: Value, safe: String, encoding: String?, errors: String?) throws -> String in
        try URLQuoting.quoted(URLQuoting.bytes(text, encoding, errors), safe: safe)
    }
    module.function("quote_plus", .required("string", as: Value.self), .optional("safe", default: ""), .optional("encoding", default: nil as String?), .optional("errors", default: nil as String?), doc: "Like quote(), with '+' for a space, as forms and passwords in URLs have it.\n\n    quote_plus('kx@jj5/g') -> 'kx%40jj5%2Fg'") { (text: Value, safe: String, encoding: String?, errors: String?) throws -> String in
        try URLQuoting.quotedPlus(text, safe, encoding, errors)
    }
    module.function("quote_from_bytes", .required("bs", as: Value.self), .optional("safe", default: "/"), doc: "Like quote(), of bytes.") { (bytes: Value, safe: String) throws -> String in
        try URLQuoting.quoted(URLQuoting.bytes(of: bytes), safe: safe)
    }
    module.function("unquote", .required("string", as: Value.self), .optional("encoding", default: "utf-8"), .optional("errors", default: "replace"), doc: "Replace %xx by the characters that the bytes stand for.\n\n    unquote('abc%20def') -> 'abc def'") { (text: Value, encoding: String, errors: String) throws -> String in
        try URLQuoting.unquoted(text, encoding, errors)
    }
    module.function("unquote_plus", .required("string", as: String.self), .optional("encoding", default: "utf-8"), .optional("errors", default: "replace"), doc: "Like unquote(), with a space for each '+'.") { (text: String, encoding: String, errors: String) throws -> String in
        try URLQuoting.unquoted(.string(text.replacing("+", with: " ")), encoding, errors)
    }
    module.function("unquote_to_bytes", .required("string", as: Value.self), doc: "The bytes that a quoted text stands for.\n\n    unquote_to_bytes('abc%20def') -> b'abc def'") { (text: Value) throws -> Value in
        try BytesObject(URLQuoting.unquotedBytes(text)).value
    }
    module.function(
        "urlencode", .required("query", as: Value.self), .optional("doseq", default: false), .optional("safe", default: Value.string(""), shown: "''"), .optional("encoding", default: Value.none), .optional("errors", default: Value.none),
        .optional("quote_via", default: module["quote_plus"], shown: "quote_plus"), doc: "The query of a URL, of a mapping or of pairs.\n\n    urlencode({'timeout': 5, 'mode': 'ro'}) -> 'timeout=5&mode=ro'"
    ) { (query: Value, spreads: Bool, safe: Value, encoding: Value, errors: Value, quote: Value) throws -> String in
        try URLEncoding(safe: safe, encoding: encoding, errors: errors, quote: quote).query(query, spreads: spreads)
    }
}

/// What quoting does to bytes (RFC 3986, 2.1).
enum URLQuoting {
    /// What is never quoted.
    private static let unreserved = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~".utf8)
    private static let digits = Array("0123456789ABCDEF")

    static func quoted(_ bytes: [UInt8], safe: String) -> String {
        let kept = unreserved.union(safe.utf8.filter { $0 < 128 })
        return bytes.map { kept.contains($0) ? String(UnicodeScalar($0)) : "%\(digits[Int($0 >> 4)])\(digits[Int($0 & 15)])" }.joined()
    }

    static func quotedPlus(_ text: Value, _ safe: String, _ encoding: String?, _ errors: String?) throws -> String {
        try quoted(bytes(text, encoding, errors), safe: safe + " ").replacing(" ", with: "+")
    }

    /// The bytes of a text, by its encoding, or those given.
    static func bytes(_ text: Value, _ encoding: String?, _ errors: String?) throws -> [UInt8] {
        if text.object is StringObject {
            return try bytes(of: text.callMethod("encode", .string(encoding ?? "utf-8"), .string(errors ?? "strict")))
        }
        if encoding != nil { throw PythonException.typeError("quote() doesn't support 'encoding' for bytes") }
        if errors != nil { throw PythonException.typeError("quote() doesn't support 'errors' for bytes") }
        return try bytes(of: text)
    }

    static func bytes(of value: Value) throws -> [UInt8] {
        guard let bytes = (value.object as? any ByteSequence)?.bytes else { throw PythonException.typeError("quote_from_bytes() expected bytes") }
        return bytes
    }

    /// Runs of %xx are decoded together, as the bytes of one character may be among them.
    static func unquoted(_ text: Value, _ encoding: String, _ errors: String) throws -> String {
        func decoded(_ bytes: [UInt8]) throws -> String { bytes.isEmpty ? "" : try Value.object(BytesObject(bytes)).callMethod("decode", .string(encoding), .string(errors)).strText() }
        if let bytes = (text.object as? any ByteSequence)?.bytes {
            return try Value.object(BytesObject(pieces(bytes).flatMap(\.bytes))).callMethod("decode", .string(encoding), .string(errors)).strText()
        }
        guard let string = text.object as? StringObject else { throw PythonException.typeError("argument of type '\(text.typeName)' is not iterable") }
        return try pieces(Array(string.text.utf8)).map { try $0.isQuoted ? decoded($0.bytes) : String(decoding: $0.bytes, as: UTF8.self) }.joined()
    }

    /// What stands as it is, and what was quoted, by turns.
    private static func pieces(_ bytes: [UInt8]) -> [(bytes: [UInt8], isQuoted: Bool)] {
        func digit(_ at: Int) -> UInt8? { at < bytes.count ? Character(UnicodeScalar(bytes[at])).hexDigitValue.flatMap { bytes[at] < 128 ? UInt8($0) : nil } : nil }
        var made: [(bytes: [UInt8], isQuoted: Bool)] = []
        var at = 0
        while at < bytes.count {
            var (byte, isQuoted) = (bytes[at], false)
            if byte == UInt8(ascii: "%"), let high = digit(at + 1), let low = digit(at + 2) { (byte, isQuoted) = (high << 4 | low, true) }
            if made.last?.isQuoted == isQuoted { made[made.count - 1].bytes.append(byte) } else { made.append(([byte], isQuoted)) }
            at += isQuoted ? 3 : 1
        }
        return made
    }

    static func unquotedBytes(_ text: Value) throws -> [UInt8] {
        if let string = text.object as? StringObject { return pieces(Array(string.text.utf8)).flatMap(\.bytes) }
        guard let bytes = (text.object as? any ByteSequence)?.bytes else {
            if try !text.isTrue() { return [] }
            throw PythonException.noAttribute(text, "split")
        }
        return pieces(bytes).flatMap(\.bytes)
    }
}

/// `urlencode`
struct URLEncoding {
    let safe: Value
    let encoding: Value
    let errors: Value
    let quote: Value

    private func quoted(_ value: Value) throws -> String {
        if value.object is BytesObject { return try quote.call(value, safe).strText() }
        return try quote.call([value.object is StringObject ? value : .string(value.strText()), safe, encoding, errors]).strText()
    }

    /// - Throws: TypeError for what is neither a mapping nor pairs.
    func query(_ query: Value, spreads: Bool) throws -> String {
        let pairs: Value
        if try query.attributeIfPresent("items") != nil { pairs = try query.callMethod("items") } else {
            guard let count = try query.object?.length(), try count == 0 || query.item(.int(0)).object is TupleObject else { throw PythonException.typeError("not a valid non-string sequence or mapping object") }
            pairs = query
        }
        return try pairs.elements().flatMap { pair throws -> [String] in
            let items = try pair.elements()
            guard items.count == 2 else { throw PythonException.valueError(items.count < 2 ? "not enough values to unpack (expected 2, got \(items.count))" : "too many values to unpack (expected 2)") }
            let isText = items[1].object is StringObject || items[1].object is BytesObject
            let values = try spreads && !isText && items[1].hasLength ? items[1].elements() : [items[1]]
            return try values.map { try quoted(items[0]) + "=" + quoted($0) }
        }.joined(separator: "&")
    }
}

extension Value {
    /// Whether `len()` takes it.
    fileprivate var hasLength: Bool { (try? length()) != nil }
}
