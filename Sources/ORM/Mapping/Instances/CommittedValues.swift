import Runtime

/// The values that attributes had before their first change since the last flush, by attribute index; `.undefined` where there was none.
///
/// A new object is given values where there were none: of these the numbers of the attributes are kept alone, in order, four
/// bits for each, one more than its index, from the lowest.
struct CommittedValues: ReferenceHolder {
    /// A value of an attribute; the index lies in what the value leaves of its second word.
    private struct Entry {
        var value: Value
        private let number: Int32
        var index: Int { Int(number) }
        init(_ index: Int, _ value: Value) {
            self.value = value
            number = Int32(truncatingIfNeeded: index)
        }
    }

    /// Empty where there is a `short` form.
    private var entries: [Entry] = []
    private var short: UInt64 = 0
    /// In `short`: the values are those of a row that was inserted since, of which the order alone is told; what changed then has entries.
    private static let isPast: UInt64 = 1 << 63
    /// How many attributes four bits tell apart, and how many times four bits there are.
    private static let most = 15

    private var isPast: Bool { short & CommittedValues.isPast != 0 }
    private var isShort: Bool { short != 0 && !isPast }
    private var shortIndices: [Int] {
        var rest = short & ~CommittedValues.isPast, found: [Int] = []
        while rest != 0 {
            found.append(Int(rest & 15) - 1)
            rest >>= 4
        }
        return found
    }

    var isEmpty: Bool { entries.isEmpty && !isShort }
    /// The attributes in the order of their changes.
    var indices: [Int] { isShort ? shortIndices : entries.map(\.index) }
    /// The attributes that were set before the row was inserted, in order.
    var indicesBeforeInsert: [Int] { isPast ? shortIndices : [] }
    /// The attributes of an object without a row, which may have had one, in the order in which they were set.
    var settingOrder: [Int] {
        let before = indicesBeforeInsert
        return before + indices.filter { !before.contains($0) }
    }

    func value(_ index: Int) -> Value? {
        if isShort { return isInShort(index) ? .undefined : nil }
        for entry in entries where entry.index == index { return entry.value }
        return nil
    }

    mutating func set(_ index: Int, _ value: Value) {
        spell()
        for at in entries.indices where entries[at].index == index {
            entries[at].value = value
            return
        }
        entries.append(Entry(index, value))
    }

    /// Adds the value of an attribute that has none here.
    mutating func append(_ index: Int, _ value: Value) {
        if value.isUndefined, entries.isEmpty, !isPast, appendShort(index) { return }
        spell()
        entries.append(Entry(index, value))
    }

    private func isInShort(_ index: Int) -> Bool {
        var rest = short
        while rest != 0 {
            if rest & 15 == index + 1 { return true }
            rest >>= 4
        }
        return false
    }

    private mutating func appendShort(_ index: Int) -> Bool {
        let place = (64 - short.leadingZeroBitCount + 3) / 4
        guard index < CommittedValues.most, place < CommittedValues.most else { return false }
        short |= UInt64(index + 1) << UInt64(4 * place)
        return true
    }

    /// From the short form to the long one.
    private mutating func spell() {
        guard isShort else { return }
        entries = shortIndices.map { Entry($0, .undefined) }
        short = 0
    }

    /// An attribute that has a value here was set anew, after it had been deleted.
    mutating func moveToEnd(_ index: Int) {
        guard let value = value(index) else { return }
        remove(index)
        entries.append(Entry(index, value))
    }

    mutating func remove(_ index: Int) {
        if isShort {
            guard isInShort(index) else { return }
            spell()
        }
        entries.removeAll { $0.index == index }
    }

    mutating func removeAll() {
        entries.removeAll()
        short = 0
    }

    /// All values are in the database.
    mutating func commit() {
        entries.removeAll()
        if !isPast { short = 0 }
    }

    /// What stays of these when the row was inserted: their order, where that has a short form.
    var past: CommittedValues {
        var made = CommittedValues()
        if isShort { made.short = short } else if isEmpty || !indices.allSatisfy({ made.appendShort($0) }) { return CommittedValues() }
        made.short |= CommittedValues.isPast
        return made
    }

    /// Forgets the order of what was set before the row was inserted.
    mutating func forgetPast() { if isPast { short = 0 } }

    mutating func visitHeld(_ visit: (Object) -> Void) {
        if entries.isEmpty || SharedStorage.isShared(&entries) { return }
        for entry in entries { entry.value.visitHeld(visit) }
    }
}
