import Runtime
import SQL

/// `Bundle("name", User.id, User.name)`: columns that make one item of a row.
public final class Bundle: Object, ClauseConvertible {
    public let name: String
    /// Columns and further bundles.
    public let members: [Value]
    public let isSingleEntity: Bool

    public init(_ name: String, _ members: [Value], isSingleEntity: Bool = false, type: Class) throws {
        self.name = name
        self.members = members
        self.isSingleEntity = isSingleEntity
        for member in members where !(member.object is Bundle) { _ = try Coercion.column(member) }
        super.init(type: type)
        if makesDicts, Set(keys).count < keys.count { throw SQLError.argument("DictBundle does not support duplicate column names") }
    }

    /// The columns, those of bundles inside too.
    public var columns: [ColumnElement] { columns { try Coercion.column($0) } }
    /// The columns as a SELECT has them: an expression of a hybrid property goes by the property's name.
    var selectedColumns: [ColumnElement] { columns { try Bundle.column($0) } }
    private func columns(_ read: (Value) throws -> ColumnElement) -> [ColumnElement] {
        members.flatMap { member -> [ColumnElement] in
            if let bundle = member.object as? Bundle { return bundle.columns(read) }
            if let composite = member.object as? CompositeAttribute { return composite.columns }
            return (try? read(member)).map { [$0] } ?? []
        }
    }
    static func column(_ member: Value) throws -> ColumnElement {
        let column = try Coercion.column(member)
        guard let named = member.object as? HybridAttribute, column.naturalName == nil, named.key != HybridAttribute.unknownKey else { return column }
        return Label(named.key.text, column)
    }
    /// `DictBundle`: items are dicts.
    public static let dictClass = Class("DictBundle", module: "sqlalchemy.orm.util", bases: [.registered(for: Bundle.self)], derivable: true)
    var makesDicts: Bool { type.isSubclass(of: Bundle.dictClass) }
    /// Whether the user's class makes the items of rows.
    var hasOwnProcessor: Bool { type.overriding("create_row_processor") != nil }
    /// The names of the items.
    var keys: [String] {
        members.map { member in
            if let bundle = member.object as? Bundle { return bundle.name }
            if let composite = member.object as? CompositeAttribute { return composite.itemName }
            if let reference = AttributeReference(member.object) { return reference.name.text }
            return ((try? Coercion.column(member))?.resultName) ?? ""
        }
    }

    /// `ORDER BY bundle`: the columns.
    public var clause: ColumnElement { ExpressionList(columns, isGrouped: false) }

    /// `bundle.c.name`
    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        if name == "c" || name == "columns" { return .object(PropertyCollection(zip(keys, members).map { (Name($0), $1.object is Bundle ? $1 : (try? Coercion.column($1)).map { .object($0) } ?? $1) })) }
        return nil
    }
}
