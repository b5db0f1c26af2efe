import Runtime
import SQL

/// `CheckFirst.TABLES | CheckFirst.INDEXES`: of what `create_all()` and its kin ask whether it is there (sqlalchemy.sql.ddl.CheckFirst).
final class CheckFirst: Object {
    private static let names: [(name: String, bit: Int)] = [("TABLES", 2), ("VIEWS", 4), ("INDEXES", 8), ("SEQUENCES", 16), ("TYPES", 32)]
    private static let all = 62
    /// Each combination is one object.
    nonisolated(unsafe) private static var known: [Int: CheckFirst] = [:]
    let bits: Int
    private init(_ bits: Int) {
        self.bits = bits
        super.init(type: CheckFirst.pythonClass)
    }
    static func of(_ bits: Int) -> CheckFirst {
        if let found = known[bits & all] { return found }
        let made = CheckFirst(bits & all)
        known[bits & all] = made
        return made
    }

    static let pythonClass: Class = {
        let made = FlagClass("CheckFirst", module: "sqlalchemy.sql.ddl", doc: "Of what is asked whether it is there.")
        made.register(for: CheckFirst.self)
        made.extend(for: CheckFirst.self) { type in
            type.property("value", doc: "The sum of its flags.") { (flags: CheckFirst) -> Int in flags.bits }
            type.property("name", doc: "Its name.") { (flags: CheckFirst) -> String in flags.label }
            type.constant("NONE", .object(of(0)))
            type.constant("ALL", .object(of(all)))
            for (name, bit) in names { type.constant(name, .object(of(bit))) }
        }
        made.construct = { _, arguments in
            guard let given = arguments.positional.first else { throw PythonException.typeError("EnumType.__call__() missing 1 required positional argument: 'value'") }
            return .object(try flags(given))
        }
        return made
    }()

    /// The class, whose members can be counted and named: `list(CheckFirst)`, `CheckFirst["TABLES"]`.
    private final class FlagClass: Class {
        override func iterator() throws -> IteratorObject? {
            var rest = CheckFirst.names[...]
            return ClosureIterator { rest.popFirst().map { .object(CheckFirst.of($0.bit)) } }
        }
        override func length() throws -> Int? { CheckFirst.names.count }
        override func contains(_ element: Value) throws -> Bool? { element.object is CheckFirst }
        override func item(_ key: Value) throws -> Value? {
            guard let name = (key.object as? StringObject)?.text, let found = lookup(Name(name)), found.object is CheckFirst else { throw PythonException.keyError(key) }
            return found
        }
    }

    /// True is all of them, False none.
    static func flags(_ value: Value) throws -> CheckFirst {
        if let flags = value.object as? CheckFirst { return flags }
        if case .int(let bits) = value {
            guard bits >= 0, bits & ~all == 0 else { throw PythonException.valueError("\(bits) is not a valid CheckFirst") }
            return of(bits)
        }
        return of(try value.isTrue() ? all : 0)
    }

    var checksTables: Bool { bits & 2 != 0 }
    var checksViews: Bool { bits & 4 != 0 }

    private var label: String {
        if bits == 0 { return "NONE" }
        if bits == CheckFirst.all { return "ALL" }
        return CheckFirst.names.filter { bits & $0.bit != 0 }.map(\.name).joined(separator: "|")
    }
    override func repr() throws -> String { "<CheckFirst.\(label): \(bits)>" }
    override func str() throws -> String { "CheckFirst.\(label)" }
    override func isTrue() throws -> Bool { bits != 0 }
    override func binary(_ python: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard let other = other.object as? CheckFirst else { return nil }
        switch python {
        case .and: return .object(CheckFirst.of(bits & other.bits))
        case .or: return .object(CheckFirst.of(bits | other.bits))
        case .xor: return .object(CheckFirst.of(bits ^ other.bits))
        default: return nil
        }
    }
    override func unary(_ python: UnaryOperation) throws -> Value? { python == .invert ? .object(CheckFirst.of(~bits)) : nil }
    override func contains(_ element: Value) throws -> Bool? { (element.object as? CheckFirst).map { bits & $0.bits == $0.bits } }
}

/// What may stand for it: its flags, or whether anything is asked at all.
struct CheckFirstArgument: FromValue {
    static var all: CheckFirstArgument { CheckFirstArgument(flags: .of(62)) }
    static var none: CheckFirstArgument { CheckFirstArgument(flags: .of(0)) }
    static var types: CheckFirstArgument { CheckFirstArgument(flags: .of(32)) }
    let flags: CheckFirst
    static func from(_ value: Value) throws -> CheckFirstArgument { CheckFirstArgument(flags: try CheckFirst.flags(value)) }
}
