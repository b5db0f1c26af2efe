/// A pattern as it was read: what the program is made of.
indirect enum PatternNode {
    /// `a`
    case literal(UInt32)
    /// `.`
    case any
    /// `[a-z\d]`, `[^x]`, `\w`
    case set([SetItem], isNegated: Bool)
    /// `^`, `$`, `\b`
    case anchor(PatternAnchor)
    /// `a|b`
    case branch([[PatternNode]])
    /// `(...)`, `(?P<name>...)`, `(?:...)`, `(?i-s:...)`
    case group(number: Int?, added: PatternFlags, removed: PatternFlags, [PatternNode])
    /// `(?>...)`
    case atomic([PatternNode])
    /// `(?=...)`, `(?!...)`, `(?<=...)`, `(?<!...)`
    case look(ahead: Bool, isNegated: Bool, [PatternNode])
    /// `(?(1)yes|no)`
    case conditional(group: Int, yes: [PatternNode], no: [PatternNode])
    /// `\1`, `(?P=name)`
    case reference(Int)
    /// `a*`, `a+?`, `a{2,3}+`
    case repetition(PatternGreed, least: Int, most: Int, [PatternNode])
}

/// How a repetition chooses its count.
enum PatternGreed { case greedy, lazy, possessive }

/// A position that a pattern can ask for.
enum PatternAnchor {
    /// `^`
    case beginning
    /// `\A`
    case beginningOfString
    /// `$`
    case end
    /// `\Z`
    case endOfString
    /// `\b`
    case boundary
    /// `\B`
    case nonBoundary
}

/// What stands between the brackets of a set.
enum SetItem: Hashable {
    case literal(UInt32)
    case range(UInt32, UInt32)
    /// `\d`, `\w`, `\s`, and `\D`, `\W`, `\S` where negated
    case category(CharacterCategory, isNegated: Bool)
}

/// Without an upper bound: `a*`.
let unboundedRepetition = 4_294_967_295

/// The least and the greatest number of code points that a pattern can match.
struct PatternWidth: Equatable {
    var least: Int
    var most: Int
    static let limit = 1 << 40

    static let empty = PatternWidth(least: 0, most: 0)
    static let one = PatternWidth(least: 1, most: 1)

    func followed(by next: PatternWidth) -> PatternWidth {
        PatternWidth(least: min(least + next.least, PatternWidth.limit), most: min(most + next.most, PatternWidth.limit))
    }
    func or(_ other: PatternWidth) -> PatternWidth { PatternWidth(least: min(least, other.least), most: max(most, other.most)) }
    func repeated(least count: Int, most limit: Int) -> PatternWidth {
        func product(_ a: Int, _ b: Int) -> Int {
            let (result, overflow) = a.multipliedReportingOverflow(by: b)
            return overflow ? PatternWidth.limit : min(result, PatternWidth.limit)
        }
        return PatternWidth(least: product(least, count), most: limit == unboundedRepetition && most > 0 ? PatternWidth.limit : product(most, limit))
    }

    /// The width of a sequence; `groups` are the widths of the groups it may refer to.
    static func of(_ nodes: [PatternNode], groups: [PatternWidth?]) -> PatternWidth {
        nodes.reduce(.empty) { $0.followed(by: of($1, groups: groups)) }
    }

    private static func of(_ node: PatternNode, groups: [PatternWidth?]) -> PatternWidth {
        switch node {
        case .literal, .any, .set: return .one
        case .anchor, .look: return .empty
        case .branch(let choices):
            let widths = choices.map { of($0, groups: groups) }
            return widths.dropFirst().reduce(widths.first ?? .empty) { $0.or($1) }
        case .group(_, _, _, let body), .atomic(let body): return of(body, groups: groups)
        case .conditional(_, let yes, let no): return of(yes, groups: groups).or(of(no, groups: groups))
        case .reference(let number): return number < groups.count ? groups[number] ?? .empty : .empty
        case .repetition(_, let least, let most, let body): return of(body, groups: groups).repeated(least: least, most: most)
        }
    }
}
