import Runtime

/// Keys made of passwords.
enum KeyDerivation {
    /// HMAC (RFC 2104).
    static func authenticationCode(_ key: [UInt8], _ message: [UInt8], _ digest: Digest) throws -> [UInt8] {
        var block = key.count > digest.blockSize ? try digest.compute(key) : key
        block += [UInt8](repeating: 0, count: digest.blockSize - block.count)
        return try digest.compute(block.map { $0 ^ 0x5c } + digest.compute(block.map { $0 ^ 0x36 } + message))
    }

    /// PBKDF2 (RFC 8018).
    static func stretched(_ password: [UInt8], _ salt: [UInt8], _ digest: Digest, iterations: Int, length: Int) throws -> [UInt8] {
        var key: [UInt8] = []
        var number: UInt32 = 1
        while key.count < length {
            var last = try authenticationCode(password, salt + (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32($0))) }, digest)
            var block = last
            for _ in 1..<iterations {
                try Program.context?.checkInterrupt()
                last = try authenticationCode(password, last, digest)
                for at in block.indices { block[at] ^= last[at] }
            }
            key += block
            number += 1
        }
        return Array(key.prefix(length))
    }

    /// scrypt (RFC 7914).
    /// - Parameters:
    ///   - cost: the number of blocks held in memory, a power of two.
    ///   - blockSize: in units of 128 bytes.
    static func scrypt(_ password: [UInt8], _ salt: [UInt8], cost: Int, blockSize: Int, parallelism: Int, length: Int) throws -> [UInt8] {
        guard let digest = Digest.named("sha256") else { return [] }
        var bytes = try stretched(password, salt, digest, iterations: 1, length: parallelism * blockSize * 128)
        let size = blockSize * 128
        for lane in 0..<parallelism {
            let range = lane * size..<(lane + 1) * size
            var words = stride(from: range.lowerBound, to: range.upperBound, by: 4).map { at in (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[at + $1]) << UInt32(8 * $1) } }
            try mix(&words, cost: cost)
            for (at, word) in words.enumerated() { for part in 0..<4 { bytes[range.lowerBound + 4 * at + part] = UInt8(truncatingIfNeeded: word >> UInt32(8 * part)) } }
        }
        return try stretched(password, bytes, digest, iterations: 1, length: length)
    }

    /// ROMix: fills a table with the states, then reads it in an order that the states decide.
    private static func mix(_ block: inout [UInt32], cost: Int) throws {
        let count = block.count
        var table = [UInt32](repeating: 0, count: cost * count)
        var scratch = block
        for row in 0..<cost {
            table.replaceSubrange(row * count..<(row + 1) * count, with: block)
            mixBlock(&block, &scratch)
            if row & 255 == 0 { try Program.context?.checkInterrupt() }
        }
        for round in 0..<cost {
            let row = Int(block[count - 16]) & (cost - 1)
            for at in 0..<count { block[at] ^= table[row * count + at] }
            mixBlock(&block, &scratch)
            if round & 255 == 0 { try Program.context?.checkInterrupt() }
        }
    }

    /// BlockMix with Salsa20/8.
    private static func mixBlock(_ block: inout [UInt32], _ scratch: inout [UInt32]) {
        let parts = block.count / 16
        var state = Array(block[(parts - 1) * 16..<parts * 16])
        for part in 0..<parts {
            for at in 0..<16 { state[at] ^= block[part * 16 + at] }
            salsa(&state)
            let target = (part & 1 == 0 ? part / 2 : parts / 2 + part / 2) * 16
            for at in 0..<16 { scratch[target + at] = state[at] }
        }
        swap(&block, &scratch)
    }

    private static let quarters = [
        (0, 4, 8, 12), (5, 9, 13, 1), (10, 14, 2, 6), (15, 3, 7, 11), (0, 1, 2, 3), (5, 6, 7, 4), (10, 11, 8, 9), (15, 12, 13, 14),
    ]

    private static func salsa(_ state: inout [UInt32]) {
        func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { word << count | word >> (32 - count) }
        var x = state
        for _ in 0..<4 {
            for (a, b, c, d) in quarters {
                x[b] ^= rotated(x[a] &+ x[d], 7)
                x[c] ^= rotated(x[b] &+ x[a], 9)
                x[d] ^= rotated(x[c] &+ x[b], 13)
                x[a] ^= rotated(x[d] &+ x[c], 18)
            }
        }
        for at in 0..<16 { state[at] &+= x[at] }
    }
}

/// `hashlib.pbkdf2_hmac`, `hashlib.scrypt`
func declareKeyDerivation(in module: ModuleObject) {
    func bytes(_ value: Value) throws -> [UInt8] {
        if value.object is StringObject { throw PythonException.typeError("a bytes-like object is required, not 'str'") }
        return try HashObject.bytes(value)
    }
    module.function(
        "pbkdf2_hmac", .required("hash_name", as: String.self).named, .required("password", as: Value.self).named, .required("salt", as: Value.self).named, .required("iterations", as: Int.self).named,
        .optional("dklen", default: nil as Int?), doc: "A key made of a password by PBKDF2."
    ) { (name: String, password: Value, salt: Value, iterations: Int, length: Int?) throws -> Value in
        guard let digest = Digest.named(name) else { throw PythonException.valueError("unsupported hash type \(name)") }
        if iterations < 1 { throw PythonException.valueError("iteration value must be greater than 0.") }
        if let length, length < 1 { throw PythonException.valueError("key length must be greater than 0.") }
        if let length { try Limits.reserve(length, of: 1) }
        return BytesObject(try KeyDerivation.stretched(try bytes(password), try bytes(salt), digest, iterations: iterations, length: length ?? digest.size)).value
    }
    module.function(
        "scrypt", .required("password", as: Value.self).named, .keyword("salt", default: Value.none), .keyword("n", default: nil as Int?), .keyword("r", default: nil as Int?), .keyword("p", default: nil as Int?),
        .keyword("maxmem", default: 0), .keyword("dklen", default: 64), doc: "A key made of a password by scrypt."
    ) { (password: Value, salt: Value, cost: Int?, blockSize: Int?, parallelism: Int?, memory: Int, length: Int) throws -> Value in
        if salt.isNone { throw PythonException.typeError("salt is required") }
        guard let cost else { throw PythonException.typeError("n is required and must be an unsigned int") }
        guard cost > 1, cost & (cost - 1) == 0 else { throw PythonException.valueError("n must be a power of 2.") }
        guard let blockSize else { throw PythonException.typeError("r is required and must be an unsigned int") }
        guard let parallelism else { throw PythonException.typeError("p is required and must be an unsigned int") }
        let (block, overflows) = blockSize.multipliedReportingOverflow(by: 128)
        let (held, overflowsToo) = block.multipliedReportingOverflow(by: cost)
        // OpenSSL's own limit, where none is given.
        guard blockSize > 0, parallelism > 0, parallelism < 1 << 24, length > 0, length < 1 << 30, !overflows, !overflowsToo, held <= (memory > 0 ? memory : 32 << 20) + block * 2 else {
            throw PythonException.valueError("[digital envelope routines] memory limit exceeded")
        }
        return BytesObject(try KeyDerivation.scrypt(try bytes(password), try bytes(salt), cost: cost, blockSize: blockSize, parallelism: parallelism, length: length)).value
    }
}
