import Runtime
import SQL

/// A mapped column attribute stands for its column wherever an expression is wanted, a relationship for the condition of its join.
extension InstrumentedAttribute: ClauseConvertible {
    public var clause: ColumnElement { mappedColumn ?? AttributeReference(entity: mapper.entity, attribute: self).clause }
}
