import Runtime
import SQL

/// A mapped column attribute stands for its column wherever an expression is wanted, a relationship for the condition of its join.
extension InstrumentedAttribute: ClauseConvertible {
    public var clause: ColumnElement {
        // A class that inherits nothing needs no entity, which may be asked for before its subclasses are there.
        if let column = mappedColumn, mapper.inherits == nil, mapper.polymorphicSelectable == nil { return (column as? Column).map(mapper.named) ?? column }
        return AttributeReference(entity: mapper.entity, attribute: self).clause
    }
}
