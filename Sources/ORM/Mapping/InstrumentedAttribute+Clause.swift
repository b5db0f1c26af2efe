import Runtime
import SQL

/// A mapped column attribute stands for its column wherever an expression is wanted.
extension InstrumentedAttribute: ClauseConvertible {
    public var clause: ColumnElement { mappedColumn ?? TextColumn(label) }
}
