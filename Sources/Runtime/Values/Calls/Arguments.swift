/// The names of the keyword arguments of a call, made once for each call site.
public final class KeywordNames {
    public let names: [Name]
    public init(_ names: [Name]) { self.names = names }
}

/// The arguments of a call: positional ones, then the values of keywords, side by side in memory.
///
/// Valid only during the call: whoever keeps a value copies it out.
public struct Arguments {
    public let base: UnsafeMutablePointer<Value>
    public let positionalCount: Int
    public let keywords: KeywordNames?

    @inlinable public init(base: UnsafeMutablePointer<Value>, positionalCount: Int, keywords: KeywordNames? = nil) {
        self.base = base
        self.positionalCount = positionalCount
        self.keywords = keywords
    }

    public var keywordCount: Int { keywords?.names.count ?? 0 }
    public var positional: UnsafeMutableBufferPointer<Value> { UnsafeMutableBufferPointer(start: base, count: positionalCount) }
    /// The positional argument at `index`; None where there are fewer, for bodies that read arguments without having counted them.
    @inlinable public subscript(index: Int) -> Value { index < positionalCount ? base[index] : .none }

    public func keyword(_ name: Name) -> Value? {
        guard let keywords, let at = keywords.names.firstIndex(of: name) else { return nil }
        return base[positionalCount + at]
    }

    public var keywordPairs: [(name: Name, value: Value)] {
        guard let keywords else { return [] }
        return keywords.names.enumerated().map { ($1, base[positionalCount + $0]) }
    }

    /// Lays out arguments in memory for the time of `body`.
    public static func with<R>(_ positional: [Value], keywords: [(name: Name, value: Value)] = [], _ body: (Arguments) throws -> R) rethrows -> R {
        var all = positional
        for (_, value) in keywords { all.append(value) }
        let names = keywords.isEmpty ? nil : KeywordNames(keywords.map(\.name))
        let count = positional.count
        return try all.withUnsafeMutableBufferPointer { buffer in
            if let base = buffer.baseAddress { return try body(Arguments(base: base, positionalCount: count, keywords: names)) }
            return try withUnsafeTemporaryAllocation(of: Value.self, capacity: 1) { room in
                try body(Arguments(base: room.baseAddress.unsafelyUnwrapped, positionalCount: 0))
            }
        }
    }

    /// These arguments behind a receiver: what a bound method passes on.
    public func prepending<R>(_ receiver: Value, _ body: (Arguments) throws -> R) rethrows -> R {
        let count = positionalCount + keywordCount
        return try withUnsafeTemporaryAllocation(of: Value.self, capacity: count + 1) { room in
            let start = room.baseAddress.unsafelyUnwrapped
            start.initialize(to: receiver)
            (start + 1).initialize(from: base, count: count)
            defer { start.deinitialize(count: count + 1) }
            return try body(Arguments(base: start, positionalCount: positionalCount + 1, keywords: keywords))
        }
    }

    /// The positional arguments alone.
    public var withoutKeywords: Arguments { Arguments(base: base, positionalCount: positionalCount) }

    /// These arguments without the first positional one.
    public func dropFirst() -> Arguments { positionalCount == 0 ? self : Arguments(base: base + 1, positionalCount: positionalCount - 1, keywords: keywords) }
}
