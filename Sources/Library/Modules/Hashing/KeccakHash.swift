import Runtime

/// SHA-3 (FIPS 202).
enum KeccakHash {
    static func sha3(_ message: [UInt8], size: Int) throws -> [UInt8] { try hash(message, rate: 200 - 2 * size, size: size, mark: 0x06) }

    /// - Parameter mark: the bits that tell the kind of function, behind the message.
    private static func hash(_ message: [UInt8], rate: Int, size: Int, mark: UInt8) throws -> [UInt8] {
        var state = [UInt64](repeating: 0, count: 25)
        var data = message
        data.append(mark)
        while data.count % rate != 0 { data.append(0) }
        data[data.count - 1] |= 0x80
        for start in stride(from: 0, to: data.count, by: rate) {
            try Pulse.check(at: start / rate)
            for lane in 0..<(rate / 8) {
                state[lane] ^= (0..<8).reduce(UInt64(0)) { $0 | UInt64(data[start + lane * 8 + $1]) << UInt64(8 * $1) }
            }
            permute(&state)
        }
        return (0..<size).map { UInt8(truncatingIfNeeded: state[$0 / 8] >> UInt64(8 * ($0 % 8))) }
    }

    private static func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 { count == 0 ? word : word << count | word >> (64 - count) }

    private static func permute(_ state: inout [UInt64]) {
        for constant in roundConstants {
            let columns = (0..<5).map { x in (1..<5).reduce(state[x]) { $0 ^ state[x + 5 * $1] } }
            for x in 0..<5 {
                let parity = columns[(x + 4) % 5] ^ rotated(columns[(x + 1) % 5], 1)
                for y in 0..<5 { state[x + 5 * y] ^= parity }
            }
            var moved = state
            var (x, y) = (1, 0)
            for step in 0..<24 {
                let from = x + 5 * y
                (x, y) = (y, (2 * x + 3 * y) % 5)
                moved[x + 5 * y] = rotated(state[from], UInt64((step + 1) * (step + 2) / 2 % 64))
            }
            for y in 0..<5 {
                for x in 0..<5 { state[x + 5 * y] = moved[x + 5 * y] ^ (~moved[(x + 1) % 5 + 5 * y] & moved[(x + 2) % 5 + 5 * y]) }
            }
            state[0] ^= constant
        }
    }

    /// Bits of a shift register (section 3.2.5).
    private static let roundConstants: [UInt64] = {
        var register: UInt8 = 1
        func nextBit() -> UInt64 {
            let bit = UInt64(register & 1)
            register = register & 0x80 != 0 ? register << 1 ^ 0x71 : register << 1
            return bit
        }
        return (0..<24).map { _ in (0..<7).reduce(UInt64(0)) { $0 | nextBit() << UInt64((1 << $1) - 1) } }
    }()
}
