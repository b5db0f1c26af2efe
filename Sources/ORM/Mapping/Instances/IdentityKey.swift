import Runtime

/// What makes an object one row's object: the class of the mapper at the base of its hierarchy, and its primary key.
///
///     (<class '__main__.User'>, (1,), None)
public struct IdentityKey: Hashable, TableKey {
    /// The primary key; one case each for the keys that nearly every table has.
    public enum Primary {
        case int(Int)
        case string(StringObject)
        case values([Value])
        /// The primary key with what tells apart rows of one key in several databases.
        case tokened(Tokened)
    }
    public final class Tokened {
        let values: [Value]
        let token: Value
        init(_ values: [Value], _ token: Value) {
            self.values = values
            self.token = token
        }
    }
    /// The mapper whose rows the key counts among.
    public unowned(unsafe) let mapper: Mapper
    public let primary: Primary

    public init(_ mapper: Mapper, _ values: [Value]) {
        self.mapper = mapper.identityMapper
        if values.count == 1, case .int(let number) = values[0] {
            primary = .int(number)
        } else if values.count == 1, case .string(let string) = values[0] {
            primary = .string(string)
        } else {
            primary = .values(values)
        }
    }

    /// The key of a table whose primary key is one column.
    public init(_ mapper: Mapper, single value: Value) {
        self.mapper = mapper.identityMapper
        switch value {
        case .int(let number): primary = .int(number)
        case .string(let string): primary = .string(string)
        default: primary = .values([value])
        }
    }

    /// The key with a token: the shard of a row.
    public func with(token: Value) -> IdentityKey { token.isNone ? self : IdentityKey(mapper, .tokened(Tokened(values, token))) }
    private init(_ mapper: Mapper, _ primary: Primary) {
        self.mapper = mapper
        self.primary = primary
    }
    /// What tells the row apart from those of one key in other databases; None where nothing does.
    public var token: Value { if case .tokened(let key) = primary { key.token } else { .none } }

    /// `inspect(user).identity`
    public var values: [Value] {
        switch primary {
        case .int(let number): [.int(number)]
        case .string(let string): [.string(string)]
        case .values(let values): values
        case .tokened(let key): key.values
        }
    }

    /// `inspect(user).identity_key`
    public var tuple: Value { .tuple([.object(mapper.mappedClass), .tuple(values), token]) }

    @inline(__always)
    var tableHash: Int {
        let mapper = Int(bitPattern: ObjectIdentifier(mapper)) >> 4
        switch primary {
        case .int(let number): return mapper &* 31 &+ number
        default: return hashValue
        }
    }

    enum MissingValues { case none, some, all }
    /// Whether values of the key are None.
    var missingValues: MissingValues {
        let values: [Value]
        switch primary {
        case .int, .string: return .none
        case .values(let own): values = own
        case .tokened(let key): values = key.values
        }
        let missing = values.filter { $0.isNone || $0.isUndefined }.count
        return missing == 0 ? .none : missing == values.count ? .all : .some
    }

    /// The order of primary keys, as Python compares tuples.
    /// - Throws: TypeError where values have no order.
    public static func precedes(_ a: IdentityKey, _ b: IdentityKey) throws -> Bool {
        if case .int(let x) = a.primary, case .int(let y) = b.primary { return x < y }
        for (x, y) in zip(a.values, b.values) where try !x.equals(y) {
            guard let answer = try Value.tuple([x]).compare(.less, .tuple([y])).isTrue() as Bool? else { break }
            return answer
        }
        return false
    }

    public static func == (a: IdentityKey, b: IdentityKey) -> Bool {
        guard a.mapper === b.mapper else { return false }
        switch (a.primary, b.primary) {
        case (.int(let x), .int(let y)): return x == y
        case (.string(let x), .string(let y)): return StringObject.same(x, y)
        default:
            let left = a.values, right = b.values
            guard left.count == right.count else { return false }
            for (x, y) in zip(left, right) where !((try? x.equals(y)) ?? false) { return false }
            return (try? a.token.equals(b.token)) ?? false
        }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(mapper))
        switch primary {
        case .int(let number): hasher.combine(number)
        case .string(let string): hasher.combine(string.stringHash)
        case .values(let values): for value in values { hasher.combine((try? value.hash()) ?? 0) }
        case .tokened(let key): for value in key.values { hasher.combine((try? value.hash()) ?? 0) }
        }
    }
}
