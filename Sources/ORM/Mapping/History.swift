import Runtime

/// What changed in an attribute since the last flush: `History(added=['ed'], unchanged=(), deleted=['jack'])`.
public struct History {
    public var added: [Value]
    public var unchanged: [Value]
    public var deleted: [Value]

    public init(added: [Value] = [], unchanged: [Value] = [], deleted: [Value] = []) {
        self.added = added
        self.unchanged = unchanged
        self.deleted = deleted
    }

    public static let blank = History()

    public var isEmpty: Bool { added.isEmpty && unchanged.isEmpty && deleted.isEmpty }
    public var hasChanges: Bool { !added.isEmpty || !deleted.isEmpty }
    /// Added and unchanged.
    public var nonDeleted: [Value] { added + unchanged }
    /// Unchanged and deleted.
    public var nonAdded: [Value] { unchanged + deleted }
    public var sum: [Value] { added + unchanged + deleted }

    func merging(_ pending: PendingMutations) -> History {
        History(added: added + pending.added.map { .object($0) }, unchanged: unchanged, deleted: deleted + pending.removed.map { .object($0) })
    }
}

/// `inspect(user).attrs.name.history`: a named tuple of lists, where an empty one is an empty tuple.
public final class HistoryObject: TupleObject {
    public let history: History

    public init(_ history: History) {
        self.history = history
        super.init(elements: ContiguousArray([history.added, history.unchanged, history.deleted].map(HistoryObject.part)), type: HistoryObject.pythonClass)
    }
    static func part(_ values: [Value]) -> Value { values.isEmpty ? .tuple(TupleObject.empty) : .list(values) }
    static let pythonClass = Class.registered(for: HistoryObject.self)

    public override func repr() throws -> String {
        "History(added=\(try elements[0].reprText()), unchanged=\(try elements[1].reprText()), deleted=\(try elements[2].reprText()))"
    }
    public override func isTrue() throws -> Bool { !history.isEmpty }
}

extension History: IntoValue {
    public var value: Value { .object(HistoryObject(self)) }
}
