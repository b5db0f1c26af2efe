import Runtime
import SQL

/// ENUM of PostgreSQL and MySQL, and MySQL's SET: types whose arguments are their values.
enum EnumerationClasses {
    /// `postgresql.ENUM("a", "b", name="letters", create_type=True)`
    static func postgresql() -> Class {
        derived("ENUM", module: "sqlalchemy.dialects.postgresql.named_types", visitName: "enum", own: [("create_type", .bool(true))]) { type, own in
            (type.shownArguments, own)
        }
    }
    /// `mysql.ENUM("a", "b", charset="utf8mb4")`
    static func mysql() -> Class {
        derived("ENUM", module: "sqlalchemy.dialects.mysql.enumerated", visitName: "ENUM", own: DialectTypes.character.map { ($0.name, $0.fallback) }) { type, own in
            (type.allowed.map(\.pythonRepr), own)
        }
    }

    /// A class derived from Enum that takes keywords of its own besides.
    private static func derived(_ name: String, module: String, visitName: String, own: [(name: String, fallback: Value)], _ show: @escaping (EnumType, [String]) -> ([String], [String])) -> Class {
        let parent = TypeClasses.named("Enum") ?? Class.object
        let made = Class(name, module: module, bases: [parent], doc: "An enumeration of the database.", derivable: true)
        // Members are declared when the class is first asked for one: the constructor is among them.
        _ = parent.lookup("enums")
        made.extend(for: EnumType.self) { type in
            type.constant("__visit_name__", .string(visitName))
            for (name, fallback) in own { type.property(name, doc: "What was given as `\(name)`.") { (type: EnumType) -> Value in type.particulars?.value(name) ?? fallback } }
        }
        made.construct = { type, given in
            guard let construct = parent.construct else { throw PythonException.notImplemented("Retort has no \(name) here") }
            let keywords = given.keywordPairs
            let mine = own.map { own in (name: own.name, value: keywords.first { $0.name.text == own.name }?.value ?? own.fallback) }
            let rest = keywords.filter { pair in !own.contains { $0.name == pair.name.text } }
            let value = try Arguments.with(Array(given.positional), keywords: rest) { try construct(type, $0) }
            guard let enumeration = value.object as? EnumType else { return value }
            let different = try zip(mine, own).compactMap { given, own in try given.value.equals(own.fallback) ? nil : "\(given.name)=\(try given.value.reprText())" }
            let (inner, mineShown) = show(enumeration, different)
            enumeration.particulars = TypeParticulars(mine, shown: inner + mineShown)
            return value
        }
        return made
    }

    /// `mysql.SET("a", "b", retrieve_as_bitwise=False)`
    static func set() -> Class {
        let parent = TypeClasses.named("String") ?? Class.object
        let made = Class("SET", module: "sqlalchemy.dialects.mysql.enumerated", bases: [parent], doc: "Some of the values of a fixed set.", derivable: true)
        let own = DialectTypes.character.map { ($0.name, $0.fallback) } + [("retrieve_as_bitwise", Value.bool(false))]
        made.extend(for: StringType.self) { type in
            type.constant("__visit_name__", .string("SET"))
            for (name, _) in own + [("values", .none)] { type.property(name, doc: "What was given as `\(name)`.") { (type: StringType) -> Value in type.particulars?.value(name) ?? .none } }
        }
        made.construct = { type, given in
            let values = try given.positional.map { try String.from($0) }
            let keywords = given.keywordPairs
            let arguments = own.map { own in (name: own.0, value: keywords.first { $0.name.text == own.0 }?.value ?? own.1) }
            let isBitwise = try arguments.last?.value.isTrue() ?? false
            if values.contains(""), !isBitwise { throw SQLError.argument("Can't use the blank value '' in a SET without setting retrieve_as_bitwise=True") }
            let instance = StringType(length: values.map(\.unicodeScalars.count).max() ?? 0)
            let different = try zip(arguments, own).compactMap { given, own in try given.value.equals(own.1) ? nil : "\(given.name)=\(try given.value.reprText())" }
            instance.particulars = TypeParticulars([("values", .tuple(values.map { .string($0) }))] + arguments, shown: values.map(\.pythonRepr) + different)
            instance.changeShape(to: type.rootShape)
            return .object(instance)
        }
        return made
    }
}
