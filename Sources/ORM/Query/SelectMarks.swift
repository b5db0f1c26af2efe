import Runtime
import SQL

/// Marks an element of FROM that `filter_by()` does not look at: the association table of a relationship.
final class UnnamedFrom: Object {
    let from: FromClause
    init(_ from: FromClause) {
        self.from = from
        super.init()
    }
}

/// Marks a SELECT that only serves to join two elements: `join(Node, parent, parent.children)` of `sqlalchemy.orm`, whose left side may be any.
public final class PlainJoin: Object {
    public override init() { super.init() }
}

/// Marks the subquery of a UNION that a query's entities are selected from.
final class BaseAlias: Object {
    let from: FromClause
    init(_ from: FromClause) {
        self.from = from
        super.init()
    }
}

extension Select {
    /// Whether the entities are selected from a UNION or the like.
    var selectsFromSet: Bool { fromSubjects.contains { $0 is BaseAlias } }
    /// Whether its columns, not its criteria alone, are those of classes.
    var selectsClasses: Bool { !parts.isEmpty || columns.contains { $0.firstNamingMark != nil } }
}
