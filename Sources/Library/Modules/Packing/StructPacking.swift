import BigInt
import Runtime

/// Values in bytes.
extension StructFormat {
    /// - Throws: `struct.error` for values that do not fit.
    func pack(_ values: [Value]) throws -> [UInt8] {
        try Limits.reserve(size, of: 1)
        var out = [UInt8](repeating: 0, count: size)
        var next = 0
        for item in items where item.values > 0 {
            if StructFormat.isText(item.code) {
                try packText(values[next], item, &out)
                next += 1
                continue
            }
            for index in 0..<item.count {
                try Pulse.check(at: next)
                let bytes = try encoded(values[next], item)
                let at = item.offset + index * item.size
                out.replaceSubrange(at..<(at + item.size), with: isBig ? bytes.reversed() : bytes)
                next += 1
            }
        }
        return out
    }

    /// `4s` and `4p`, whose first byte tells how many follow.
    private func packText(_ value: Value, _ item: Item, _ out: inout [UInt8]) throws {
        let isCounted = item.code == UInt8(ascii: "p")
        guard value.object is BytesObject || value.object is ByteArrayObject, let bytes = value.bytesLike else {
            throw StructFormat.failure("argument for '\(UnicodeScalar(item.code))' must be a bytes object")
        }
        guard item.count > 0 else { return }
        let taken = bytes.prefix(item.count - (isCounted ? 1 : 0))
        if isCounted { out[item.offset] = UInt8(min(taken.count, 255)) }
        let from = item.offset + (isCounted ? 1 : 0)
        out.replaceSubrange(from..<(from + taken.count), with: taken)
    }

    /// One value, the least byte first.
    private func encoded(_ value: Value, _ item: Item) throws -> [UInt8] {
        switch UnicodeScalar(item.code) {
        case "c":
            guard value.object is BytesObject, let bytes = value.bytesLike, bytes.count == 1 else { throw StructFormat.failure("char format requires a bytes object of length 1") }
            return bytes
        case "?": return [try value.isTrue() ? 1 : 0]
        case "e", "f", "d": return try encodedFloat(value, item)
        default: return try encodedInteger(value, item)
        }
    }

    private func encodedFloat(_ value: Value, _ item: Item) throws -> [UInt8] {
        let number: Double?
        do { number = try value.floatNumber() } catch let error as PythonException where error.isInstance(of: .typeError) { number = nil }
        guard let number else { throw StructFormat.failure("required argument is not a float") }
        func bytes(_ pattern: UInt64) -> [UInt8] { (0..<item.size).map { UInt8(truncatingIfNeeded: pattern >> UInt64(8 * $0)) } }
        switch UnicodeScalar(item.code) {
        case "d": return bytes(number.bitPattern)
        case "f":
            let single = Float(number)
            if !isNative, single.isInfinite, !number.isInfinite { throw PythonException.overflowError("float too large to pack with f format") }
            return bytes(UInt64(single.bitPattern))
        default:
            guard let half = HalfFloat.encoded(number) else { throw PythonException.overflowError("float too large to pack with e format") }
            return bytes(UInt64(half))
        }
    }

    private func encodedInteger(_ value: Value, _ item: Item) throws -> [UInt8] {
        guard let index = try value.index(), let number = index.bigInteger else { throw StructFormat.failure("required argument is not an integer") }
        let code = UnicodeScalar(item.code)
        let isSigned = item.code >= 97
        let bits = item.size * 8
        if code == "P" { return bytes(number, item.size) }
        let low = isSigned ? -(BigInt(1) << (bits - 1)) : 0, high = (BigInt(1) << (isSigned ? bits - 1 : bits)) - 1
        guard number >= low, number <= high else { throw StructFormat.failure(range(code, number, low, high, isSigned)) }
        return bytes(number, item.size)
    }

    private func bytes(_ number: BigInt, _ count: Int) -> [UInt8] {
        let word = UInt64(truncatingIfNeeded: number)
        return (0..<count).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
    }

    /// What is said of a number that a kind does not hold.
    private func range(_ code: UnicodeScalar, _ number: BigInt, _ low: BigInt, _ high: BigInt, _ isSigned: Bool) -> String {
        let words: [UnicodeScalar: String] = ["b": "byte", "B": "ubyte", "h": "short", "H": "ushort"]
        if let word = words[code], !isBig || code == "b" || code == "B" { return "\(word) format requires \(low) <= number <= \(high)" }
        // What a machine word does not hold is refused before the kind is looked at.
        let isWide = isSigned ? number < Int.min || number > Int.max : number < 0 || number > UInt.max
        if isWide || high > UInt32.max { return "argument out of range" }
        return "'\(code)' format requires \(low) <= number <= \(high)"
    }

    /// - Parameter bytes: as many as the format has, at least, from `start` on.
    func unpack(_ bytes: [UInt8], from start: Int = 0) throws -> Value {
        var out: [Value] = []
        for item in items where item.values > 0 {
            let at = start + item.offset
            if StructFormat.isText(item.code) {
                let whole = Array(bytes[at..<(at + item.count)])
                let isCounted = item.code == UInt8(ascii: "p")
                out.append(BytesObject(isCounted ? Array(whole.dropFirst().prefix(Int(whole.first ?? 0))) : whole).value)
                continue
            }
            for index in 0..<item.count {
                try Pulse.check(at: out.count)
                let part = bytes[(at + index * item.size)..<(at + (index + 1) * item.size)]
                out.append(decoded(isBig ? Array(part.reversed()) : Array(part), item.code))
            }
        }
        return .tuple(out)
    }

    private func decoded(_ bytes: [UInt8], _ code: UInt8) -> Value {
        let word = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        switch UnicodeScalar(code) {
        case "c": return BytesObject(bytes).value
        case "?": return .bool(word != 0)
        case "d": return .float(Double(bitPattern: word))
        case "f": return .float(Double(Float(bitPattern: UInt32(truncatingIfNeeded: word))))
        case "e": return .float(HalfFloat.decoded(UInt16(truncatingIfNeeded: word)))
        case "b", "h", "i", "l", "q", "n":
            let unused = UInt64(64 - bytes.count * 8)
            return .int(Int(Int64(bitPattern: word << unused) >> Int64(unused)))
        default: return word > UInt64(Int.max) ? .int(BigInt(word)) : .int(Int(word))
        }
    }
}

/// Floats of 16 bits (IEEE 754 binary16).
enum HalfFloat {
    /// nil for what is too large.
    static func encoded(_ number: Double) -> UInt16? {
        let sign: UInt16 = number.sign == .minus ? 0x8000 : 0
        if number.isNaN { return sign | 0x7E00 }
        if number.isInfinite { return sign | 0x7C00 }
        let size = number.magnitude
        // In units of the least half, or of the last place where that is more.
        let exponent = max(size == 0 ? -14 : Int(size.exponent), -14)
        let scaled = (size * Double(sign: .plus, exponent: 10 - exponent, significand: 1)).rounded(.toNearestOrEven)
        let pattern = (exponent + 14) << 10 + Int(scaled)
        return pattern >= 0x7C00 ? nil : sign | UInt16(pattern)
    }

    static func decoded(_ pattern: UInt16) -> Double {
        let sign: Double = pattern & 0x8000 == 0 ? 1 : -1
        let exponent = Int(pattern >> 10 & 31), fraction = Double(pattern & 0x3FF)
        if exponent == 31 { return fraction == 0 ? sign * .infinity : Double(sign: sign < 0 ? .minus : .plus, exponent: 0, significand: 1) * .nan }
        if exponent == 0 { return sign * fraction * Double(sign: .plus, exponent: -24, significand: 1) }
        return sign * (1024 + fraction) * Double(sign: .plus, exponent: exponent - 25, significand: 1)
    }
}
