/// A set of code points that one step of a program accepts: a bit for each of the first 256, a test for the others.
struct CharacterClass {
    /// Membership of the code points below 256.
    private(set) var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    private let literals: Set<UInt32>
    private let ranges: [(low: UInt32, high: UInt32)]
    private let categories: [(category: CharacterCategory, isNegated: Bool)]
    private let isNegated: Bool
    private let ignoresCase: Bool
    private let isUnicode: Bool
    /// Whether code points from 256 on need the test, or none of them belongs.
    let hasWideMembers: Bool

    /// - Parameter flags: those that hold where the set stands; they say whether case counts and what `\w` means.
    init(_ items: [SetItem], isNegated: Bool, flags: PatternFlags) {
        let ignoresCase = flags.contains(.ignoreCase), isUnicode = flags.contains(.unicode)
        var literals: Set<UInt32> = []
        var ranges: [(low: UInt32, high: UInt32)] = []
        var categories: [(category: CharacterCategory, isNegated: Bool)] = []
        func add(_ code: UInt32) {
            guard ignoresCase else {
                literals.insert(code)
                return
            }
            let lower = CaseFolding.lower(code, unicode: isUnicode)
            literals.insert(lower)
            if isUnicode { literals.formUnion(CaseFolding.equivalents(lower)) }
        }
        for item in items {
            switch item {
            case .literal(let code): add(code)
            case .range(let low, let high):
                if ignoresCase, high - low < 0x800 { for code in low...high { add(code) } } else { ranges.append((low, high)) }
            case .category(let category, let isNegated): categories.append((category, isNegated))
            }
        }
        self.literals = literals
        self.ranges = ranges
        self.categories = categories
        self.isNegated = isNegated
        self.ignoresCase = ignoresCase
        self.isUnicode = isUnicode
        hasWideMembers = isNegated || literals.contains { $0 > 255 } || ranges.contains { $0.high > 255 } || categories.contains { isUnicode || $0.isNegated } || (ignoresCase && isUnicode)
        var words: [UInt64] = [0, 0, 0, 0]
        for code in 0..<256 where contains(UInt32(code)) { words[code >> 6] |= 1 << UInt64(code & 63) }
        bits = (words[0], words[1], words[2], words[3])
    }

    /// The union of a few classes, for the first code point of alternatives.  Exact below 256, permissive above.
    init(bits: (UInt64, UInt64, UInt64, UInt64), hasWideMembers: Bool) {
        self.bits = bits
        self.hasWideMembers = hasWideMembers
        literals = []
        ranges = hasWideMembers ? [(256, .max)] : []
        categories = []
        isNegated = false
        ignoresCase = false
        isUnicode = false
    }

    /// The test in full, for any code point.
    func contains(_ code: UInt32) -> Bool {
        let folded = ignoresCase ? CaseFolding.lower(code, unicode: isUnicode) : code
        return holds(folded, code) != isNegated
    }

    private func holds(_ folded: UInt32, _ code: UInt32) -> Bool {
        if literals.contains(folded) { return true }
        for range in ranges {
            if folded >= range.low && folded <= range.high { return true }
            if ignoresCase {
                let upper = CaseFolding.upper(folded, unicode: isUnicode)
                if upper >= range.low && upper <= range.high { return true }
            }
        }
        for (category, isNegated) in categories where category.contains(folded, unicode: isUnicode) != isNegated { return true }
        return false
    }
}
