import Runtime

/// What changed in an attribute since the last flush: `History(added=['ed'], unchanged=(), deleted=['jack'])`.
public struct History {
    public var added: [Value]
    public var unchanged: [Value]
    public var deleted: [Value]
    /// Which of the parts are lists even where they are empty, as collections have them.
    public var lists = Parts()

    public struct Parts: OptionSet {
        public let rawValue: Int
        public init(rawValue: Int) { self.rawValue = rawValue }
        static let added = Parts(rawValue: 1), unchanged = Parts(rawValue: 2), deleted = Parts(rawValue: 4)
        static let all: Parts = [.added, .unchanged, .deleted]
    }

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

    /// The same with some parts lists in any case.
    func listing(_ parts: Parts) -> History {
        var result = self
        result.lists = parts
        return result
    }

    func merging(_ pending: PendingMutations) -> History {
        History(added: added + pending.added, unchanged: unchanged, deleted: deleted + pending.removed)
    }
}

/// `inspect(user).attrs.name.history`: a named tuple of lists, where an empty one is an empty tuple.
public final class HistoryObject: TupleObject {
    public let history: History

    public init(_ history: History) {
        self.history = history
        super.init(elements: ContiguousArray([
            HistoryObject.part(history.added, history.lists.contains(.added)), HistoryObject.part(history.unchanged, history.lists.contains(.unchanged)),
            HistoryObject.part(history.deleted, history.lists.contains(.deleted)),
        ]), type: HistoryObject.pythonClass)
    }
    private static func part(_ values: [Value], _ isList: Bool) -> Value { values.isEmpty && !isList ? .tuple(TupleObject.empty) : .list(values) }
    static let pythonClass = Class.registered(for: HistoryObject.self)

    public override func repr() throws -> String {
        "History(added=\(try elements[0].reprText()), unchanged=\(try elements[1].reprText()), deleted=\(try elements[2].reprText()))"
    }
    public override func isTrue() throws -> Bool { !history.isEmpty }
}

extension History: IntoValue {
    public var value: Value { .object(HistoryObject(self)) }
}
