import Runtime
import Glibc

/// The sine, whose digits are MD5's constants.
func sine(_ angle: Double) -> Double { sin(angle) }

/// The Secure Hash Standard (FIPS 180-4).
enum SecureHash {
    private static func padded(_ message: [UInt8], block: Int, lengthBytes: Int) -> [UInt8] {
        var out = message
        out.append(0x80)
        while out.count % block != block - lengthBytes { out.append(0) }
        out += [UInt8](repeating: 0, count: lengthBytes - 8)
        let bits = UInt64(message.count) &* 8
        return out + (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * $0)) }
    }

    private static func words<Word: FixedWidthInteger & UnsignedInteger>(_ data: [UInt8], at start: Int, _: Word.Type) -> [Word] {
        let size = Word.bitWidth / 8
        return (0..<16).map { index in (0..<size).reduce(Word(0)) { $0 << 8 | Word(data[start + index * size + $1]) } }
    }

    private static func bytes<Word: FixedWidthInteger>(_ state: [Word], _ count: Int) -> [UInt8] {
        Array(state.flatMap { word in (0..<(Word.bitWidth / 8)).map { UInt8(truncatingIfNeeded: word >> Word(Word.bitWidth - 8 - 8 * $0)) } }.prefix(count))
    }

    private static func rotate<Word: FixedWidthInteger & UnsignedInteger>(_ word: Word, _ count: Int) -> Word { word >> Word(count) | word << Word(Word.bitWidth - count) }

    static func sha1(_ message: [UInt8]) throws -> [UInt8] {
        var state: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
        let data = padded(message, block: 64, lengthBytes: 8)
        for start in stride(from: 0, to: data.count, by: 64) {
            if start & 0xFFFF == 0 { try Pulse.check() }
            var w = words(data, at: start, UInt32.self)
            for index in 16..<80 { w.append(rotate(w[index - 3] ^ w[index - 8] ^ w[index - 14] ^ w[index - 16], 31)) }
            var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
            for index in 0..<80 {
                let mixed: UInt32, constant: UInt32
                switch index / 20 {
                case 0: (mixed, constant) = (b & c | ~b & d, 0x5a82_7999)
                case 1: (mixed, constant) = (b ^ c ^ d, 0x6ed9_eba1)
                case 2: (mixed, constant) = (b & c | b & d | c & d, 0x8f1b_bcdc)
                default: (mixed, constant) = (b ^ c ^ d, 0xca62_c1d6)
                }
                let next = rotate(a, 27) &+ mixed &+ e &+ constant &+ w[index]
                (e, d, c, b, a) = (d, c, rotate(b, 2), a, next)
            }
            state = zip(state, [a, b, c, d, e]).map { $0 &+ $1 }
        }
        return bytes(state, 20)
    }

    static func sha256(_ message: [UInt8]) throws -> [UInt8] { bytes(try compress(message, squareRoots[..<8].map { UInt32($0 >> 32) }, narrowConstants, narrowTurns), 32) }
    static func sha224(_ message: [UInt8]) throws -> [UInt8] { bytes(try compress(message, squareRoots[8...].map { UInt32(truncatingIfNeeded: $0) }, narrowConstants, narrowTurns), 28) }
    static func sha512(_ message: [UInt8]) throws -> [UInt8] { bytes(try compress(message, Array(squareRoots[..<8]), cubeRoots, wideTurns), 64) }
    static func sha384(_ message: [UInt8]) throws -> [UInt8] { bytes(try compress(message, Array(squareRoots[8...]), cubeRoots, wideTurns), 48) }
    private static let narrowTurns = [2, 13, 22, 6, 11, 25, 7, 18, 3, 17, 19, 10]
    private static let wideTurns = [28, 34, 39, 14, 18, 41, 1, 8, 7, 19, 61, 6]
    private static let squareRoots = fractions(2, 0..<16)
    private static let cubeRoots = fractions(3, 0..<80)
    private static let narrowConstants = cubeRoots[..<64].map { UInt32($0 >> 32) }

    /// - Parameter turns: the rotations of the two large sums, then rotations and shift of the two small ones.
    private static func compress<Word: FixedWidthInteger & UnsignedInteger>(_ message: [UInt8], _ initial: [Word], _ constants: [Word], _ turns: [Int]) throws -> [Word] {
        var state = initial
        let block = Word.bitWidth * 2
        let data = padded(message, block: block, lengthBytes: block / 8)
        for start in stride(from: 0, to: data.count, by: block) {
            if start & 0xFFFF == 0 { try Pulse.check() }
            var w = words(data, at: start, Word.self)
            for index in 16..<constants.count {
                let first = rotate(w[index - 15], turns[6]) ^ rotate(w[index - 15], turns[7]) ^ w[index - 15] >> Word(turns[8])
                let second = rotate(w[index - 2], turns[9]) ^ rotate(w[index - 2], turns[10]) ^ w[index - 2] >> Word(turns[11])
                w.append(w[index - 16] &+ first &+ w[index - 7] &+ second)
            }
            var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7])
            for index in 0..<constants.count {
                let sum = rotate(e, turns[3]) ^ rotate(e, turns[4]) ^ rotate(e, turns[5])
                let first = h &+ sum &+ (e & f ^ ~e & g) &+ constants[index] &+ w[index]
                let second = (rotate(a, turns[0]) ^ rotate(a, turns[1]) ^ rotate(a, turns[2])) &+ (a & b ^ a & c ^ b & c)
                (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
            }
            state = zip(state, [a, b, c, d, e, f, g, h]).map { $0 &+ $1 }
        }
        return state
    }

    /// The first 64 bits of the fractions of square (2) or cube (3) roots of the primes: the standard's constants.
    private static func fractions(_ root: Int, _ range: Range<Int>) -> [UInt64] { range.map { fraction(primes[$0], root) } }
    private static let primes: [UInt64] = {
        var found: [UInt64] = [], candidate: UInt64 = 2
        while found.count < 80 {
            if found.allSatisfy({ candidate % $0 != 0 }) { found.append(candidate) }
            candidate += 1
        }
        return found
    }()

    private static func fraction(_ prime: UInt64, _ root: Int) -> UInt64 {
        // The largest x with x**root <= prime * 2**(64*root), found bit by bit; its low 64 bits.
        var x = UInt128(0)
        for bit in (0..<69).reversed() {
            let trial = x | UInt128(1) << UInt128(bit)
            if isAtMost(trial, root, prime) { x = trial }
        }
        return UInt64(truncatingIfNeeded: x)
    }

    /// Whether `x**root <= prime * 2**(64*root)`.
    private static func isAtMost(_ x: UInt128, _ root: Int, _ prime: UInt64) -> Bool {
        func digits(_ number: UInt128) -> [UInt64] { (0..<3).map { UInt64(truncatingIfNeeded: number >> UInt128(32 * $0)) & 0xffff_ffff } }
        func product(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
            var out = [UInt64](repeating: 0, count: a.count + b.count + 1)
            for (i, left) in a.enumerated() {
                var carry: UInt64 = 0
                for (j, right) in b.enumerated() {
                    let sum = out[i + j] + left * right + carry
                    out[i + j] = sum & 0xffff_ffff
                    carry = sum >> 32
                }
                out[i + b.count] += carry
            }
            return out
        }
        var power = digits(x)
        for _ in 1..<root { power = product(power, digits(x)) }
        let shift = 2 * root
        var limit = [UInt64](repeating: 0, count: max(power.count, shift + 2))
        limit[shift] = prime
        power += [UInt64](repeating: 0, count: limit.count - power.count)
        for index in limit.indices.reversed() where power[index] != limit[index] { return power[index] < limit[index] }
        return true
    }
}
