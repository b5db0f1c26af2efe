import BigInt
import Glibc
import Runtime

func uuidModule(_ module: ModuleObject) {
    module["UUID"] = .object(UUIDObject.pythonClass)
    for (name, text) in [("NCS", "reserved for NCS compatibility"), ("MICROSOFT", "reserved for Microsoft compatibility"), ("FUTURE", "reserved for future definition")] {
        module[Name("RESERVED_\(name)")] = .string(text)
    }
    module["RFC_4122"] = .string("specified in RFC 4122")
    for (name, digit) in [("DNS", "0"), ("URL", "1"), ("OID", "2"), ("X500", "4")] {
        module[Name("NAMESPACE_\(name)")] = (try? UUIDObject.parse("6ba7b81\(digit)-9dad-11d1-80b4-00c04fd430c8").value) ?? .none
    }
    module.isWrittenInPython = true
    module.function("uuid4", doc: "A UUID at random.") { UUIDObject.random().value }
    module.function("getnode", doc: "Get a number that stands for this machine.") { () -> Int in node }
    module.function("uuid1", .optional("node", default: Value.none), .optional("clock_seq", default: Value.none), doc: "A UUID of the time and the machine.") { (given: Value, sequence: Value) throws -> Value in
        let stamp = UInt64(SystemClock.microseconds * 10 + 0x01b2_1dd2_1381_4000)
        let clock = sequence.isNone ? UInt64.random(in: 0..<(1 << 14)) : UInt64(truncatingIfNeeded: try Int.from(sequence)) & 0x3fff
        let host = given.isNone ? UInt64(node) : UInt64(truncatingIfNeeded: try Int.from(given)) & 0xffff_ffff_ffff
        let high = (stamp & 0xffff_ffff) << 32 | (stamp >> 32 & 0xffff) << 16 | stamp >> 48 & 0x0fff
        return UUIDObject(high: high, low: clock << 48 | host).versioned(1).value
    }
    named("uuid3", 3, MessageDigest5.hash, "the MD5 hash", module)
    named("uuid5", 5, SecureHash.sha1, "the SHA-1 hash", module)
}

/// A random node with the multicast bit, as RFC 4122 has it where there is no hardware address.
private let node = Int(UInt64.random(in: 0..<(1 << 48)) | 1 << 40)

private func named(_ name: String, _ version: Int, _ hash: @escaping ([UInt8]) throws -> [UInt8], _ words: String, _ module: ModuleObject) {
    module.function(name, .required("namespace", as: Value.self), .required("name", as: Value.self), doc: "A UUID of \(words) of a namespace and a name.") { (space: Value, name: Value) throws -> Value in
        guard let bytes = try space.attribute("bytes").object as? BytesObject else { throw PythonException.typeError("can't concat \(space.typeName) to bytes") }
        guard let text = name.object as? StringObject else { throw PythonException.typeError("encoding without a string argument") }
        return UUIDObject(bytes: Array(try hash(bytes.bytes + text.text.encoded()).prefix(16))).versioned(version).value
    }
}

/// `uuid.UUID`
func declareUUID(_ type: Class) {
    type.extend(for: UUIDObject.self, doc: """
        A UUID of RFC 4122, which never changes and may be a key.
        """) { type in
        type.constructor(.optional("hex", default: Value.none), .optional("bytes", default: Value.none), .optional("bytes_le", default: Value.none), .optional("fields", default: Value.none), .optional("int", default: Value.none), .optional("version", default: Value.none), .keyword("is_safe", default: Value.none, shown: "<SafeUUID.unknown: None>"), doc: "Create a UUID from one of hex, bytes, bytes_le, fields, int.") { (made: Class, hex: Value, bytes: Value, littleBytes: Value, fields: Value, integer: Value, version: Value, _: Value) throws -> Value in
            guard [hex, bytes, littleBytes, fields, integer].filter({ !$0.isNone }).count == 1 else { throw PythonException.typeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given") }
            var found = try UUIDForms.read(hex, bytes, littleBytes, fields, integer)
            if !version.isNone {
                let number = try Int.from(version)
                guard (1...5).contains(number) else { throw PythonException.valueError("illegal version number") }
                found = found.versioned(number)
            }
            return UUIDObject(high: found.high, low: found.low, type: made).value
        }
        func part(_ name: String, doc: String, _ get: @escaping (UUIDObject) throws -> Value) {
            type.property(name, doc: doc, get: get, set: { (_: UUIDObject, _: Value) in throw UUIDObject.immutable })
        }
        part("int", doc: "The UUID as a 128-bit integer.") { .int($0.integer) }
        part("hex", doc: "The UUID as a 32-character hexadecimal string.") { .string($0.hex) }
        part("bytes", doc: "The UUID as a 16-byte string.") { BytesObject($0.bytes).value }
        part("bytes_le", doc: "The UUID as a 16-byte string with the first three fields in little-endian order.") { BytesObject(UUIDForms.swapped($0.bytes)).value }
        part("urn", doc: "The UUID as a URN.") { .string("urn:uuid:" + $0.text) }
        part("variant", doc: "The variant, one of the RESERVED constants or RFC_4122.") { .string(UUIDForms.variant($0)) }
        part("version", doc: "The version number, 1 to 5, where the variant is RFC_4122.") { UUIDForms.variant($0) == "specified in RFC 4122" ? .int(Int($0.high >> 12 & 15)) : .none }
        part("time_low", doc: "The first 32 bits.") { .int(Int($0.high >> 32)) }
        part("time_mid", doc: "The next 16 bits.") { .int(Int($0.high >> 16 & 0xffff)) }
        part("time_hi_version", doc: "The next 16 bits.") { .int(Int($0.high & 0xffff)) }
        part("clock_seq_hi_variant", doc: "The next 8 bits.") { .int(Int($0.low >> 56)) }
        part("clock_seq_low", doc: "The next 8 bits.") { .int(Int($0.low >> 48 & 255)) }
        part("node", doc: "The last 48 bits.") { .int(Int($0.low & 0xffff_ffff_ffff)) }
        part("clock_seq", doc: "The 14-bit sequence number.") { .int(Int($0.low >> 48 & 0x3fff)) }
        part("time", doc: "The 60-bit timestamp.") { .int(Int(($0.high & 0x0fff) << 48 | ($0.high >> 16 & 0xffff) << 32 | $0.high >> 32)) }
        part("fields", doc: "A tuple of the six integer fields.") { .tuple([.int(Int($0.high >> 32)), .int(Int($0.high >> 16 & 0xffff)), .int(Int($0.high & 0xffff)), .int(Int($0.low >> 56)), .int(Int($0.low >> 48 & 255)), .int(Int($0.low & 0xffff_ffff_ffff))]) }
        type.method("__int__", doc: "Return the UUID as an integer.") { (value: UUIDObject) -> Value in .int(value.integer) }
    }
}

/// The forms in which a UUID is given.
private enum UUIDForms {
    static func read(_ hex: Value, _ bytes: Value, _ littleBytes: Value, _ fields: Value, _ integer: Value) throws -> UUIDObject {
        if !hex.isNone {
            if hex.object is BytesObject { throw PythonException.typeError("a bytes-like object is required, not 'str'") }
            guard let text = hex.object as? StringObject else { throw PythonException.noAttribute(hex, "replace") }
            return try UUIDObject.parse(text.text)
        }
        if !littleBytes.isNone { return UUIDObject(bytes: swapped(try sixteen(littleBytes, "bytes_le"))) }
        if !bytes.isNone { return UUIDObject(bytes: try sixteen(bytes, "bytes")) }
        if !fields.isNone { return try UUIDForms.fields(try fields.elements()) }
        guard let number = integer.bigInteger, number >= 0, number < BigInt(1) << 128 else { throw PythonException.valueError("int is out of range (need a 128-bit value)") }
        return UUIDObject(high: UInt64(truncatingIfNeeded: number >> 64), low: UInt64(truncatingIfNeeded: number))
    }

    private static func sixteen(_ value: Value, _ name: String) throws -> [UInt8] {
        guard try value.length() == 16 else { throw PythonException.valueError("\(name) is not a 16-char string") }
        guard let bytes = value.object as? BytesObject else { throw PythonException.assertionError("") }
        return bytes.bytes
    }

    private static func fields(_ values: [Value]) throws -> UUIDObject {
        guard values.count == 6 else { throw PythonException.valueError("fields is not a 6-tuple") }
        var numbers: [UInt64] = []
        for (index, bits) in [32, 16, 16, 8, 8, 48].enumerated() {
            guard let number = values[index].bigInteger, number >= 0, number < BigInt(1) << bits else { throw PythonException.valueError("field \(index + 1) out of range (need a\(bits == 8 ? "n" : "") \(bits)-bit value)") }
            numbers.append(UInt64(number))
        }
        return UUIDObject(high: numbers[0] << 32 | numbers[1] << 16 | numbers[2], low: numbers[3] << 56 | numbers[4] << 48 | numbers[5])
    }

    static func swapped(_ bytes: [UInt8]) -> [UInt8] { [3, 2, 1, 0, 5, 4, 7, 6].map { bytes[$0] } + bytes[8...] }

    static func variant(_ value: UUIDObject) -> String {
        switch value.low >> 61 {
        case 0..<4: "reserved for NCS compatibility"
        case 4, 5: "specified in RFC 4122"
        case 6: "reserved for Microsoft compatibility"
        default: "reserved for future definition"
        }
    }
}
