import Runtime

/// A hash algorithm of `hashlib`.
struct Digest {
    let name: String
    let size: Int
    let blockSize: Int
    let compute: ([UInt8]) throws -> [UInt8]

    static let all: [Digest] = [
        Digest(name: "md5", size: 16, blockSize: 64, compute: MessageDigest5.hash),
        Digest(name: "sha1", size: 20, blockSize: 64, compute: SecureHash.sha1),
        Digest(name: "sha224", size: 28, blockSize: 64, compute: SecureHash.sha224),
        Digest(name: "sha256", size: 32, blockSize: 64, compute: SecureHash.sha256),
        Digest(name: "sha384", size: 48, blockSize: 128, compute: SecureHash.sha384),
        Digest(name: "sha512", size: 64, blockSize: 128, compute: SecureHash.sha512),
    ] + [28, 32, 48, 64].map { size in Digest(name: "sha3_\(size * 8)", size: size, blockSize: 200 - 2 * size) { try KeccakHash.sha3($0, size: size) } }
    static func named(_ name: String) -> Digest? { all.first { $0.name == name.lowercased() || $0.name == name.lowercased().replacingHyphen } }
}

extension String {
    /// `sha-256` as `sha256`
    fileprivate var replacingHyphen: String { hasPrefix("sha3") ? String(map { $0 == "-" ? "_" : $0 }) : filter { $0 != "-" } }
}

/// MD5 (RFC 1321).
enum MessageDigest5 {
    private static let shifts: [UInt32] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
    private static let sines: [UInt32] = (1...64).map { UInt32(truncatingIfNeeded: Int64(abs(sine(Double($0))) * 4_294_967_296)) }

    static func hash(_ message: [UInt8]) throws -> [UInt8] {
        var state: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476]
        // The end of the message: one bit, zeros, its length in bits.
        var data = message + [0x80]
        while data.count % 64 != 56 { data.append(0) }
        let bits = UInt64(message.count) &* 8
        data += (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(8 * $0)) }
        for start in stride(from: 0, to: data.count, by: 64) {
            if start & 0xFFFF == 0 { try Pulse.check() }
            let words = (0..<16).map { index in (0..<4).reduce(UInt32(0)) { $0 | UInt32(data[start + index * 4 + $1]) << UInt32(8 * $1) } }
            var (a, b, c, d) = (state[0], state[1], state[2], state[3])
            for round in 0..<64 {
                let mixed: UInt32, word: Int
                switch round / 16 {
                case 0: (mixed, word) = (b & c | ~b & d, round)
                case 1: (mixed, word) = (d & b | ~d & c, (5 * round + 1) % 16)
                case 2: (mixed, word) = (b ^ c ^ d, (3 * round + 5) % 16)
                default: (mixed, word) = (c ^ (b | ~d), 7 * round % 16)
                }
                let sum = a &+ mixed &+ sines[round] &+ words[word]
                let shift = shifts[round / 16 * 4 + round % 4]
                (a, d, c, b) = (d, c, b, b &+ (sum << shift | sum >> (32 - shift)))
            }
            state = [state[0] &+ a, state[1] &+ b, state[2] &+ c, state[3] &+ d]
        }
        return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(8 * $0)) } }
    }
}
