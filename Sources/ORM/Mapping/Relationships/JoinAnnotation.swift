import Runtime
import SQL

/// `foreign(Address.user_id)`, `remote(Node.parent_id)`: a column of a join condition, and which side of the relationship it stands for.
public final class JoinAnnotation: ColumnElement {
    public let element: ColumnElement
    public let isForeign: Bool
    public let isRemote: Bool

    public init(_ element: ColumnElement, isForeign: Bool, isRemote: Bool) {
        let inner = element as? JoinAnnotation
        self.element = inner?.element ?? (element as? Column)?.own ?? element
        self.isForeign = isForeign || inner?.isForeign ?? false
        self.isRemote = isRemote || inner?.isRemote ?? false
        super.init(type: (inner?.element ?? element).type)
    }

    /// An expression with all its columns marked.
    public static func marking(_ element: ColumnElement, isForeign: Bool, isRemote: Bool) -> ColumnElement {
        element.replacing { part in
            part is Column || part is JoinAnnotation ? JoinAnnotation(part, isForeign: isForeign, isRemote: isRemote) : nil
        }
    }

    public override var node: ExpressionNode { element.node }
    public override var sqlType: SQLType { element.sqlType }
    public override var operation: SQLOperator? { element.operation }
    public override var elementName: SQLName? { element.elementName }
    public override var qualifiedName: SQLName? { element.qualifiedName }
    public override var proxyKey: String? { element.proxyKey }
    public override var parameterKey: String? { element.parameterKey }
    public override var isLabelled: Bool { element.isLabelled }
    public override var proxies: [ColumnElement] { [element] }
    public override func visitFroms(_ body: (FromClause) -> Void) { element.visitFroms(body) }
    public override func str() throws -> String { try element.str() }
    public override func repr() throws -> String { try element.repr() }
}
