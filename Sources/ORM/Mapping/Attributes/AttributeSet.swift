/// Attributes of one mapper, by index: a bit each.
public struct AttributeSet: Hashable {
    private var low: UInt64
    /// Bits from 64 on; classes with so many columns are rare.
    private var overflow: [UInt64]?
    private var high: [UInt64] {
        get { overflow ?? [] }
        set { overflow = newValue }
    }

    public init() { low = 0 }
    public init(_ indices: some Sequence<Int>) {
        low = 0
        for index in indices { insert(index) }
    }

    public var isEmpty: Bool { low == 0 && (overflow?.allSatisfy { $0 == 0 } ?? true) }

    public func contains(_ index: Int) -> Bool {
        if index < 64 { return low & (1 << UInt64(index)) != 0 }
        let word = index / 64 - 1
        return word < high.count && high[word] & (1 << UInt64(index % 64)) != 0
    }

    public mutating func insert(_ index: Int) {
        if index < 64 {
            low |= 1 << UInt64(index)
            return
        }
        let word = index / 64 - 1
        while high.count <= word { high.append(0) }
        high[word] |= 1 << UInt64(index % 64)
    }

    public mutating func remove(_ index: Int) {
        if index < 64 {
            low &= ~(1 << UInt64(index))
            return
        }
        let word = index / 64 - 1
        if word < high.count { high[word] &= ~(1 << UInt64(index % 64)) }
    }

    public mutating func formUnion(_ other: AttributeSet) {
        low |= other.low
        guard other.overflow != nil else { return }
        while high.count < other.high.count { high.append(0) }
        for (word, bits) in other.high.enumerated() { high[word] |= bits }
    }

    public mutating func subtract(_ other: AttributeSet) {
        low &= ~other.low
        guard overflow != nil else { return }
        for (word, bits) in other.high.enumerated() where word < high.count { high[word] &= ~bits }
    }

    public func intersection(_ other: AttributeSet) -> AttributeSet {
        var result = AttributeSet()
        result.low = low & other.low
        if overflow != nil { result.high = zip(high, other.high).map { $0 & $1 } }
        return result
    }

    public func isSuperset(of other: AttributeSet) -> Bool {
        if other.low & ~low != 0 { return false }
        if other.overflow == nil { return true }
        for (word, bits) in other.high.enumerated() where bits & ~(word < high.count ? high[word] : 0) != 0 { return false }
        return true
    }

    public mutating func removeAll() {
        low = 0
        overflow = nil
    }

    /// The indices, ascending.
    public var indices: [Int] {
        var found: [Int] = []
        if low == 0, overflow == nil { return found }
        for (word, bits) in ([low] + high).enumerated() {
            var rest = bits
            while rest != 0 {
                found.append(word * 64 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return found
    }
}
