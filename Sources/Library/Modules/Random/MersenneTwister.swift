import BigInt
import Runtime

/// The generator of `random`: MT19937, seeded and read as CPython does, so that a seeded script prints the same numbers.
struct MersenneTwister {
    static let size = 624
    private(set) var state: [UInt32]
    private(set) var position: Int

    init(state: [UInt32], position: Int) {
        self.state = state
        self.position = position
    }

    /// From a non-negative int: its 32-bit digits, lowest first.
    init(seed: BigUInt) {
        var digits: [UInt32] = []
        for word in seed.words {
            digits.append(UInt32(truncatingIfNeeded: word))
            digits.append(UInt32(truncatingIfNeeded: word >> 32))
        }
        while digits.count > 1, digits.last == 0 { digits.removeLast() }
        self.init(digits: digits.isEmpty ? [0] : digits)
    }

    private init(digits key: [UInt32]) {
        self.init(number: 19_650_218)
        var i = 1, j = 0
        for _ in 0..<max(MersenneTwister.size, key.count) {
            state[i] = (state[i] ^ ((state[i - 1] ^ state[i - 1] >> 30) &* 1_664_525)) &+ key[j] &+ UInt32(j)
            i += 1
            j += 1
            if i >= MersenneTwister.size {
                state[0] = state[MersenneTwister.size - 1]
                i = 1
            }
            if j >= key.count { j = 0 }
        }
        for _ in 1..<MersenneTwister.size {
            state[i] = (state[i] ^ ((state[i - 1] ^ state[i - 1] >> 30) &* 1_566_083_941)) &- UInt32(i)
            i += 1
            if i >= MersenneTwister.size {
                state[0] = state[MersenneTwister.size - 1]
                i = 1
            }
        }
        state[0] = 0x8000_0000
    }

    private init(number: UInt32) {
        state = [UInt32](repeating: 0, count: MersenneTwister.size)
        state[0] = number
        for index in 1..<MersenneTwister.size { state[index] = 1_812_433_253 &* (state[index - 1] ^ state[index - 1] >> 30) &+ UInt32(index) }
        position = MersenneTwister.size
    }

    mutating func next32() -> UInt32 {
        if position >= MersenneTwister.size { twist() }
        var y = state[position]
        position += 1
        y ^= y >> 11
        y ^= y << 7 & 0x9d2c_5680
        y ^= y << 15 & 0xefc6_0000
        return y ^ y >> 18
    }

    private mutating func twist() {
        let size = MersenneTwister.size, middle = 397
        for index in 0..<size {
            let y = state[index] & 0x8000_0000 | state[(index + 1) % size] & 0x7fff_ffff
            state[index] = state[(index + middle) % size] ^ y >> 1 ^ (y & 1 == 0 ? 0 : 0x9908_b0df)
        }
        position = 0
    }

    /// A double in [0, 1) with 53 bits.
    mutating func nextDouble() -> Double {
        let a = next32() >> 5, b = next32() >> 6
        return (Double(a) * 67_108_864 + Double(b)) * (1 / 9_007_199_254_740_992)
    }

    /// An int of `count` random bits.
    mutating func bits(_ count: Int) throws -> BigUInt {
        if count <= 0 { return 0 }
        if count <= 32 { return BigUInt(next32() >> UInt32(32 - count)) }
        var words: [UInt] = [], rest = count, isHigh = false
        while rest > 0 {
            var word = next32()
            if rest < 32 { word >>= UInt32(32 - rest) }
            if isHigh { words[words.count - 1] |= UInt(word) << 32 } else { words.append(UInt(word)) }
            isHigh.toggle()
            try Pulse.check(at: words.count)
            rest -= 32
        }
        return BigUInt(words: words)
    }
}
