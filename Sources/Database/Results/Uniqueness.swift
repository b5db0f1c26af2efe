import Runtime

/// Which rows there have been.
final class Uniqueness {
    let strategy: Value?
    /// As long as all rows are ints, as objects are that are compared by identity.
    private var numbers = IntegerSet()
    /// All rows, from the first one that is none.
    private var seen: SetObject?
    init(_ strategy: Value?) { self.strategy = strategy }

    /// Whether a row was not there before.
    func admits(_ item: Value, _ key: ((Value) throws -> Value)?) throws -> Bool {
        let compared = if let strategy { try strategy.call(item) } else { try key?(item) ?? item }
        if seen == nil, case .int(let number) = compared { return numbers.insert(number) }
        return try members().insert(compared)
    }

    private func members() throws -> SetObject {
        if let seen { return seen }
        let all = SetObject()
        for number in numbers.members { try all.insert(.int(number)) }
        numbers = IntegerSet()
        seen = all
        return all
    }
}

/// Ints, in a third of the memory that a set of Python's takes.
///
/// Open addressing by the upper bits of a product with 2^64 divided by the golden ratio; half of the places stay free.
private struct IntegerSet {
    /// 0 where there is none.
    private var places: ContiguousArray<Int> = []
    private var hasZero = false
    private var count = 0

    var members: [Int] { places.filter { $0 != 0 } + (hasZero ? [0] : []) }

    /// Whether the number was not there.
    mutating func insert(_ number: Int) -> Bool {
        if number == 0 {
            defer { hasZero = true }
            return !hasZero
        }
        if count * 2 >= places.count { grow() }
        let at = place(of: number)
        if places[at] == number { return false }
        places[at] = number
        count += 1
        return true
    }

    /// Where a number lies, or would.
    private func place(of number: Int) -> Int {
        let product = UInt(bitPattern: number) &* 0x9E37_79B9_7F4A_7C15
        var at = Int(product >> UInt(places.count.leadingZeroBitCount + 1))
        while places[at] != 0, places[at] != number { at = (at + 1) & (places.count - 1) }
        return at
    }

    private mutating func grow() {
        let old = places
        places = ContiguousArray(repeating: 0, count: max(16, old.count * 2))
        for number in old where number != 0 { places[place(of: number)] = number }
    }
}
