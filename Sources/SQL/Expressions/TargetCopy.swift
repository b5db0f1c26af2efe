import Runtime

/// `from_dml_column(column)`: what the INSERT or UPDATE around it gives a column.
public final class TargetCopy: ColumnElement {
    public let column: Column
    public init(_ column: Column) {
        self.column = column
        super.init()
    }
    public override var node: ExpressionNode { .targetCopy(self) }
    public override var sqlType: SQLType { column.sqlType }
}
