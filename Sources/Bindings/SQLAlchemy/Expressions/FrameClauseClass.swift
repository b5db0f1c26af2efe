import Runtime
import SQL

/// `FrameClauseType.PRECEDING`
final class FrameClauseType: Object {
    enum Kind: Int, CaseIterable { case unbounded, current, preceding, following }
    let kind: Kind
    private init(_ kind: Kind) {
        self.kind = kind
        super.init(type: FrameClauseType.pythonClass)
    }
    private var label: String { "\(kind)".uppercased() }
    private static let members = Kind.allCases.map { FrameClauseType($0) }

    static let pythonClass: Class = {
        let made = Class("FrameClauseType", module: "sqlalchemy.sql.selectable", doc: "What a bound of a window's frame is.")
        made.extend(for: FrameClauseType.self) { type in
            type.property("name", doc: "Its name.") { (member: FrameClauseType) -> String in member.label }
            type.property("value", doc: "Its number.") { (member: FrameClauseType) -> Int in member.kind.rawValue }
            for member in members { type.constant(member.label, .object(member)) }
        }
        made.construct = { _, arguments in .object(try from(arguments.positional.first ?? .none)) }
        return made
    }()

    /// - Throws: ValueError
    static func from(_ value: Value) throws -> FrameClauseType {
        if let member = value.object as? FrameClauseType { return member }
        if case .int(let number) = value, members.indices.contains(number) { return members[number] }
        throw PythonException.valueError("\(try value.reprText()) is not a valid FrameClauseType")
    }
    override func repr() throws -> String { "<FrameClauseType.\(label): \(kind.rawValue)>" }
    override func str() throws -> String { "FrameClauseType.\(label)" }
}

/// `FrameClause(5, 10, FrameClauseType.PRECEDING, FrameClauseType.FOLLOWING)`: the bounds of a window.
final class FrameClause: ClauseElement {
    let lower: WindowFrame.Bound
    let upper: WindowFrame.Bound
    private init(_ lower: WindowFrame.Bound, _ upper: WindowFrame.Bound) {
        self.lower = lower
        self.upper = upper
        super.init(type: FrameClause.pythonClass)
    }

    static let pythonClass: Class = {
        let made = Class("FrameClause", module: "sqlalchemy.sql.selectable", bases: [clauseElementClass()], doc: "The bounds of a window.")
        made.extend(for: FrameClause.self) { type in
            type.constructor(.required("start", as: Value.self), .required("end", as: Value.self), .required("start_frame_type", as: Value.self), .required("end_frame_type", as: Value.self)) { (_: Class, start: Value, end: Value, first: Value, last: Value) throws -> FrameClause in
                let (first, last) = (try FrameClauseType.from(first), try FrameClauseType.from(last))
                return FrameClause(try bound(first, start, "start"), try bound(last, end, "end"))
            }
        }
        return made
    }()

    private static func bound(_ type: FrameClauseType, _ value: Value, _ place: String) throws -> WindowFrame.Bound {
        switch type.kind {
        case .unbounded, .current:
            guard value.isNone else { throw SQLError.argument("Cannot specify a value for \(place) with frame type \("\(type.kind)".uppercased())") }
            return type.kind == .current ? .current : .unbounded
        case .preceding: return .preceding(try element(value))
        case .following: return .following(try element(value))
        }
    }
    private static func element(_ value: Value) throws -> ColumnElement {
        if let element = try Coercion.element(value) as? ColumnElement { return element }
        return BindParameter("param", value, type: LiteralTypes.type(of: value), isUnique: true)
    }
}
