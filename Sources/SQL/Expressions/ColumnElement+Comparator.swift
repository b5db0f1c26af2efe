import Runtime

/// What answers for the operators of an expression in place of the default ones: an instance of a type's `comparator_factory`.
public protocol OperatorComparator: Object {
    /// Answers for `__add__`, `like` and their kin; nil for operators that no expression has.
    func perform(_ name: Name, _ arguments: [Value]) throws -> Value?
}

/// Whether any class of comparators has been written in Python: without one, operators need not ask.
public enum Comparators {
    nonisolated(unsafe) public static var areUsed = false
    /// The expression that a comparator asks for its default operators.
    nonisolated(unsafe) fileprivate static var plain: ColumnElement?
}

extension ColumnElement {
    /// The comparator of the expression's type, where the type has one of its own.
    public final func comparator() throws -> OperatorComparator? {
        guard Comparators.areUsed, Comparators.plain !== self, let make = sqlType.comparatorFactory else { return nil }
        return try make.call(.object(self)).object as? OperatorComparator
    }

    /// Runs `body`, in which the operators of this expression are the default ones.
    public final func plainly<R>(_ body: () throws -> R) rethrows -> R {
        let outside = Comparators.plain
        Comparators.plain = self
        defer { Comparators.plain = outside }
        return try body()
    }
}
