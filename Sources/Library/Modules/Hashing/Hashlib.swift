import BigInt
import Runtime

/// A hash object of `hashlib`.
final class HashObject: Object {
    let digest: Digest
    var content: [UInt8]

    static let pythonClass = Class.declare("HASH", for: HashObject.self, module: "_hashlib", doc: "A hash is an object used to calculate a checksum of a string of information.") { type in
        type.method("update", .required("data", as: Value.self), doc: "Update this hash object's state with the provided string.") { (hash: HashObject, data: Value) throws in try hash.content.append(pieces: HashObject.bytes(data)) }
        type.method("digest", doc: "Return the digest value as a bytes object.") { (hash: HashObject) throws -> Value in BytesObject(try hash.digest.compute(hash.content)).value }
        type.method("hexdigest", doc: "Return the digest value as a string of hexadecimal digits.") { (hash: HashObject) throws -> String in hexadecimal(try hash.digest.compute(hash.content)) }
        type.method("copy", doc: "Another one that has read the same.") { (hash: HashObject) -> Value in HashObject(hash.digest, hash.content, type: hash.type).value }
        type.property("name", doc: "The name of the algorithm.") { (hash: HashObject) -> String in hash.digest.name }
        type.property("digest_size", doc: "The size of the digest in bytes.") { (hash: HashObject) -> Int in hash.digest.size }
        type.property("block_size", doc: "The block size in bytes.") { (hash: HashObject) -> Int in hash.digest.blockSize }
    }

    /// `hmac.HMAC`
    static let keyedClass = Class("HMAC", module: "hmac", bases: [pythonClass], doc: "A keyed hash (RFC 2104).")

    init(_ digest: Digest, _ content: [UInt8], type: Class = HashObject.pythonClass) {
        self.digest = digest
        self.content = content
        super.init(type: type)
    }
    override func repr() throws -> String { type === HashObject.keyedClass ? "<hmac.HMAC object at \(address)>" : "<\(digest.name) _hashlib.HASH object @ \(address)>" }

    static func bytes(_ value: Value) throws -> [UInt8] {
        if value.object is StringObject { throw PythonException.typeError("Strings must be encoded before hashing") }
        guard let bytes = try bytesLike(value) else { throw PythonException.typeError("object supporting the buffer API required") }
        return bytes
    }
}

/// `deadbeef`
func hexadecimal(_ bytes: [UInt8]) -> String { bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }

func hashlibModule(_ module: ModuleObject) {
    for digest in Digest.all {
        module.function(digest.name, .optional("string", default: Value.undefined, shown: "b''"), .keyword("usedforsecurity", default: true), doc: "Hashes by \(digest.name): begins with these bytes, and more may follow.") { (data: Value, _: Bool) throws -> Value in
            HashObject(digest, data.isUndefined ? [] : try HashObject.bytes(data)).value
        }
    }
    module.function("new", .required("name", as: String.self), .optional("data", default: Value.undefined, shown: "b''"), .keyword("usedforsecurity", default: true), doc: "Return a new hash object of the named algorithm.") { (name: String, data: Value, _: Bool) throws -> Value in
        guard let digest = Digest.named(name) else { throw PythonException.valueError("unsupported hash type \(name)") }
        return HashObject(digest, data.isUndefined ? [] : try HashObject.bytes(data)).value
    }
    declareKeyDerivation(in: module)
    let names = SetObject(type: .set, ())
    for digest in Digest.all { _ = try? names.insert(.string(digest.name)) }
    module["algorithms_available"] = names.value
    module["algorithms_guaranteed"] = names.value
}

/// `hmac`: keyed hashing (RFC 2104).
func hmacModule(_ module: ModuleObject) {
    func algorithm(_ value: Value) throws -> Digest {
        let name = try (value.object as? StringObject)?.text ?? (value.attributeIfPresent(.name)?.strText()) ?? ""
        guard let digest = Digest.named(name) else { throw PythonException.valueError("unsupported hash type \(name)") }
        return digest
    }
    module.function("digest", .required("key", as: Value.self), .required("msg", as: Value.self), .required("digest", as: Value.self), doc: "The digest of a keyed hash at once.") { (key: Value, message: Value, digest: Value) throws -> Value in
        BytesObject(try KeyDerivation.authenticationCode(try HashObject.bytes(key), try HashObject.bytes(message), try algorithm(digest))).value
    }
    let make = NativeFunction.declare("new", .required("key", as: Value.self), .optional("msg", default: Value.none), .optional("digestmod", default: Value.string(""), shown: "''"), doc: "A keyed hash of a key, a text and the name of an algorithm.") { (key: Value, message: Value, digest: Value) throws -> Value in
        guard let secret = key.object is StringObject ? nil : key.bytesLike else { throw PythonException.typeError("key: expected bytes or bytearray, but got \(key.typeName.pythonRepr)") }
        if try !digest.isTrue() { throw PythonException.typeError("Missing required parameter 'digestmod'.") }
        let plain = try algorithm(digest)
        let keyed = Digest(name: "hmac-" + plain.name, size: plain.size, blockSize: plain.blockSize) { try KeyDerivation.authenticationCode(secret, $0, plain) }
        return HashObject(keyed, message.isNone ? [] : try HashObject.bytes(message), type: HashObject.keyedClass).value
    }
    HashObject.keyedClass.construct = { _, arguments in try Value.object(make).call(arguments) }
    module["HMAC"] = .object(HashObject.keyedClass)
    module["new"] = .object(make)
    declareDigestComparison(module)
}

/// `compare_digest(a, b)`: of two texts of ASCII letters, or of two values that are like bytes.
private func declareDigestComparison(_ module: ModuleObject) {
    module.function("compare_digest", .required("a", as: Value.self).positionalOnly, .required("b", as: Value.self).positionalOnly, doc: "Return 'a == b'.") { (a: Value, b: Value) throws -> Bool in
        if let left = a.object as? StringObject, let right = b.object as? StringObject {
            guard left.isASCII, right.isASCII else { throw PythonException.typeError("comparing strings with non-ASCII characters is not supported") }
            return StringObject.same(left, right)
        }
        if a.bytesLike == nil, b.bytesLike == nil { throw PythonException.typeError("unsupported operand types(s) or combination of types: '\(a.typeName)' and '\(b.typeName)'") }
        guard let left = a.bytesLike else { throw PythonException.typeError("a bytes-like object is required, not '\(a.typeName)'") }
        guard let right = b.bytesLike else { throw PythonException.typeError("a bytes-like object is required, not '\(b.typeName)'") }
        return left == right
    }
}

/// `secrets`: random values that no one can foretell.
func secretsModule(_ module: ModuleObject) {
    let random = RandomObject(type: RandomObject.systemClass, isSystem: true)
    func bytes(_ count: Value) throws -> [UInt8] {
        let count = count.isNone ? 32 : try Int.from(count)
        if count < 0 { throw PythonException.valueError("negative argument not allowed") }
        try Limits.reserve(count, of: 4)
        return UUIDObject.randomBytes(count)
    }
    module["SystemRandom"] = .object(RandomObject.systemClass)
    module["DEFAULT_ENTROPY"] = .int(32)
    module["choice"] = (try? random.value.attribute("choice")) ?? .none
    module["randbits"] = (try? random.value.attribute("getrandbits")) ?? .none
    module.function("randbelow", .required("exclusive_upper_bound", as: Value.self), doc: "An int from 0 to below n that nobody can guess.") { (limit: Value) throws -> Value in
        guard let number = limit.bigInteger, number > 0 else { throw PythonException.valueError("Upper bound must be positive.") }
        return .int(try random.below(number))
    }
    module.function("token_bytes", .optional("nbytes", default: Value.none), doc: "Bytes that nobody can guess.") { (count: Value) throws -> Value in BytesObject(try bytes(count)).value }
    module.function("token_hex", .optional("nbytes", default: Value.none), doc: "Hexadecimal digits that nobody can guess.") { (count: Value) throws -> String in hexadecimal(try bytes(count)) }
    module.function("token_urlsafe", .optional("nbytes", default: Value.none), doc: "A text for URLs that nobody can guess.") { (count: Value) throws -> String in
        String(decoding: try Base64.encode(bytes(count), isURLSafe: true).filter { $0 != UInt8(ascii: "=") }, as: UTF8.self)
    }
    declareDigestComparison(module)
}
