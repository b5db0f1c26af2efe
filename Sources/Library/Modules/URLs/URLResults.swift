import Runtime

/// The named tuples that `urllib.parse` gives.
enum URLResults {
    private static let fields = ["scheme", "netloc", "path", "params", "query", "fragment"]
    private static let splitFields = fields.filter { $0 != "params" }

    private static func make(_ name: String, _ fields: [String], _ text: @escaping (TupleObject) throws -> Value) -> Class {
        let made = NamedTuples.make(name, fields, module: "urllib.parse")
        made.doc = ""
        made.extend(for: TupleObject.self) { type in
            type.method("geturl", doc: "The URL of the parts.") { (parts: TupleObject) throws -> Value in try text(parts) }
            let other = name.hasSuffix("Bytes") ? "decode" : "encode"
            type.method(other, .optional("encoding", default: "ascii"), .optional("errors", default: "strict"), doc: "The parts as \(name.hasSuffix("Bytes") ? "texts" : "bytes").") { (parts: TupleObject, encoding: String, errors: String) throws -> Value in
                let elements = try parts.elements.map { try $0.callMethod(Name(other), .string(encoding), .string(errors)) }
                return try Value.object(counterpart(of: made)).call(elements)
            }
            if fields.contains("netloc") { declarePlace(type) }
        }
        return made
    }

    private static func split(_ parts: TupleObject) throws -> Value { try URLFunctions.unsplit(parts.value) }
    private static func parsed(_ parts: TupleObject) throws -> Value { try URLFunctions.unparse(parts.value) }
    private static func defragmented(_ parts: TupleObject) throws -> Value {
        guard parts.elements.count == 2, try parts.elements[1].isTrue() else { return parts.elements.first ?? .none }
        let mark: Value = parts.elements[0].object is StringObject ? .string("#") : BytesObject(Array("#".utf8)).value
        return try parts.elements[0].binary(.add, mark).binary(.add, parts.elements[1])
    }
    private static func counterpart(of made: Class) -> Class {
        all.first { $0 !== made && ($0.name == made.name + "Bytes" || $0.name + "Bytes" == made.name) } ?? made
    }

    static let splitResult = make("SplitResult", splitFields, split), splitBytes = make("SplitResultBytes", splitFields, split)
    static let parseResult = make("ParseResult", fields, parsed), parseBytes = make("ParseResultBytes", fields, parsed)
    static let defragResult = make("DefragResult", ["url", "fragment"], defragmented), defragBytes = make("DefragResultBytes", ["url", "fragment"], defragmented)
    static var all: [Class] { [defragResult, parseResult, splitResult, defragBytes, parseBytes, splitBytes] }

    /// `username`, `password`, `hostname` and `port` of the place.
    private static func declarePlace(_ type: Declaration<TupleObject>) {
        func place(_ parts: TupleObject) throws -> (text: URLText, place: URLPlace) {
            let text = try URLText([parts.elements.count > 1 ? parts.elements[1] : .none])
            return (text, URLPlace(text.parts[0]))
        }
        let texts: [(name: String, doc: String, get: (URLPlace) -> String?)] = [
            ("username", "The name of the user; None where there is none.", { $0.userName }), ("password", "The password; None where there is none.", { $0.password }), ("hostname", "The host in small letters; None where there is none.", { $0.hostName }),
        ]
        for (name, doc, get) in texts {
            type.property(name, doc: doc) { (parts: TupleObject) throws -> Value in
                let (text, found) = try place(parts)
                return try get(found).map { try text.given($0) } ?? .none
            }
        }
        type.property("port", doc: "The port as an int; None where there is none.") { (parts: TupleObject) throws -> Value in try place(parts).place.port.map { .int($0) } ?? .none }
    }
}

/// `user:password@host:port`
struct URLPlace {
    var userName: String?
    var password: String?
    private var host = ""
    private var portText: String?

    init(_ text: String) {
        var hosted = text
        if let (user, rest) = text.divided(at: UInt8(ascii: "@"), last: true) {
            hosted = rest
            let parts = user.divided(at: UInt8(ascii: ":"))
            (userName, password) = (parts?.before ?? user, parts?.after)
        }
        let port: String?
        if let bracketed = hosted.divided(at: UInt8(ascii: "["))?.after {
            let parts = bracketed.divided(at: UInt8(ascii: "]"))
            host = parts?.before ?? bracketed
            port = parts?.after.divided(at: UInt8(ascii: ":"))?.after
        } else {
            let parts = hosted.divided(at: UInt8(ascii: ":"))
            (host, port) = (parts?.before ?? hosted, parts?.after)
        }
        portText = port.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The host in small letters, but for the zone behind its percent sign.
    var hostName: String? {
        if host.isEmpty { return nil }
        guard let (name, zone) = host.divided(at: UInt8(ascii: "%")) else { return host.lowercased() }
        return name.lowercased() + "%" + zone
    }

    /// - Throws: ValueError for what is no port.
    var port: Int? {
        get throws {
            guard let portText else { return nil }
            guard portText.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { throw PythonException.valueError("Port could not be cast to integer value as \(portText.pythonRepr)") }
            guard let number = Int(portText), number <= 65535 else { throw PythonException.valueError("Port out of range 0-65535") }
            return number
        }
    }
}
