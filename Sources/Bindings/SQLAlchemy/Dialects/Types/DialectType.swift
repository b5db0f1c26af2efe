import Runtime
import SQL

/// A type that one database has, as a line of its table: its name, the generic type behind it, its arguments.
struct DialectType {
    /// The generic type that its values are those of.
    enum Base { case integer, smallInteger, bigInteger, string, text, unicode, unicodeText, numeric, float, dateTime, date, time, binary, boolean, uuid, json, binaryJSON, array, plain }

    /// An argument: `display_width=None`.
    struct Argument {
        let name: String
        let fallback: Value
        /// The value that `repr` does not show, where that is not the fallback.
        var unshown: Value?
        var isKeywordOnly = false
        /// Whether it must be given; `repr` shows it without its name.
        var isRequired = false
        var isShown = true
        static func optional(_ name: String, _ fallback: Value = .none, unshown: Value? = nil) -> Argument { Argument(name: name, fallback: fallback, unshown: unshown) }
        static func keyword(_ name: String, _ fallback: Value = .none) -> Argument { Argument(name: name, fallback: fallback, isKeywordOnly: true) }
        static func required(_ name: String) -> Argument { Argument(name: name, fallback: .none, isRequired: true) }
        static func hidden(_ name: String, _ fallback: Value = .none, isKeywordOnly: Bool = true) -> Argument { Argument(name: name, fallback: fallback, isKeywordOnly: isKeywordOnly, isShown: false) }
    }

    let name: String
    let base: Base
    /// The Python class that it derives from: another of the dialect, or a generic one.
    let parent: String
    let module: String
    var arguments: [Argument] = []
    /// The order of `repr`, where it is not that of the arguments.
    var shownFirst: [String] = []
    /// What is written for it, where that is not its name.
    var visitName: String?
    var operators: TypeOperators?
    /// Changes what was given: sets what follows from other arguments.
    var adjust: ((inout [String: Value]) throws -> Void)?
    /// The error of a keyword that is no argument, where a generic class refuses it.
    var refusal: ((String) -> String)?
    var doc = "A type of one database."

    // MARK: its Python class

    func makeClass(parent: Class) -> Class {
        let made = Class(name, module: module, bases: [parent], doc: doc, derivable: true)
        let descriptions = arguments.map { argument in
            let kind: ParameterDescription.Kind = argument.isRequired ? .required : argument.isKeywordOnly ? .keywordOnly : .optional
            return ParameterDescription(name: Name(argument.name), kind: kind, text: argument.isRequired ? argument.name : "\(argument.name)=\((try? argument.fallback.reprText()) ?? "None")")
        }
        made.constructorParameters = descriptions
        made.extend(for: SQLType.self) { type in
            type.constant("__visit_name__", .string(visitName ?? name))
            for argument in arguments { type.property(argument.name, doc: "What was given as `\(argument.name)`.") { (type: SQLType) -> Value in type.particulars?.value(argument.name) ?? .none } }
        }
        let checker = CallChecker(name: "\(name).__init__", parameters: descriptions, isMethod: true)
        func construct(_ type: Class, _ given: Arguments) throws -> SQLType {
            if arguments.isEmpty, given.positionalCount + given.keywordCount > 0 { throw PythonException.typeError("\(type.name)() takes no arguments") }
            if let refusal, let unknown = given.keywordPairs.first(where: { pair in !arguments.contains { $0.name == pair.name.text } }) { throw PythonException.typeError(refusal(unknown.name.text)) }
            try checker.check(given)
            var values: [String: Value] = [:]
            for (at, argument) in arguments.enumerated() { values[argument.name] = at < given.positionalCount && !argument.isKeywordOnly ? given[at] : given.keyword(Name(argument.name)) ?? argument.fallback }
            try adjust?(&values)
            let instance = try make(values)
            if let pattern = values["regexp"], !pattern.isNone, let type = instance as? TemporalType, let module = try Program.context?.importModule("re") { type.pattern = try Value.object(module).callMethod("compile", pattern) }
            if instance.type !== type { instance.changeShape(to: type.rootShape) }
            return instance
        }
        made.construct = { type, given in .object(try construct(type, given)) }
        made.allocate = { type in
            let instance = arguments.contains { $0.isRequired } ? PlainType() : try Arguments.with([]) { try construct(made, $0) }
            instance.changeShape(to: type.rootShape)
            return instance
        }
        made.initialize = { object, given in
            guard let instance = object as? SQLType, given.positionalCount + given.keywordCount > 0 else { return }
            instance.particulars = try construct(made, given).particulars
        }
        return made
    }

    // MARK: instances

    private func make(_ values: [String: Value]) throws -> SQLType {
        let instance = try baseType(values)
        instance.particulars = TypeParticulars(arguments.map { ($0.name, values[$0.name] ?? .none) }, shown: try shown(values), operators: operators, affinity: base == .plain ? .userDefined : nil)
        return instance
    }

    /// `display_width=4, unsigned=True`
    private func shown(_ values: [String: Value]) throws -> [String] {
        let first = shownFirst.compactMap { name in arguments.first { $0.name == name } }
        let ordered = first + arguments.filter { argument in !shownFirst.contains(argument.name) }
        return try ordered.compactMap { argument in
            guard argument.isShown, let value = values[argument.name] else { return nil }
            if argument.isRequired { return try value.reprText() }
            let plain = argument.unshown ?? argument.fallback
            if try value.isIdentical(to: plain) || (value.type === plain.type && value.equals(plain)) { return nil }
            return "\(argument.name)=\(try value.reprText())"
        }
    }

    private func baseType(_ values: [String: Value]) throws -> SQLType {
        func number(_ name: String) -> Int? { if case .int(let number)? = values[name] { number } else { nil } }
        func text(_ name: String) -> String? { (values[name]?.object as? StringObject)?.text }
        func flag(_ name: String, _ fallback: Bool) throws -> Bool { try values[name].map { try $0.isTrue() } ?? fallback }
        let (length, collation) = (number("length"), text("collation"))
        switch base {
        case .integer: return IntegerType()
        case .smallInteger: return SmallIntegerType()
        case .bigInteger: return BigIntegerType()
        case .string: return StringType(length: length, collation: collation)
        case .text: return TextType(length: length, collation: collation)
        case .unicode: return UnicodeType(length: length, collation: collation)
        case .unicodeText: return UnicodeTextType(length: length, collation: collation)
        case .numeric: return NumericType(precision: number("precision"), scale: number("scale"), asDecimal: try flag("asdecimal", true), returnScale: number("decimal_return_scale"))
        case .float: return FloatType(precision: number("precision"), asDecimal: try flag("asdecimal", false), returnScale: number("decimal_return_scale"))
        case .dateTime: return DateTimeType(timezone: try flag("timezone", false), storageFormat: text("storage_format"))
        case .date: return DateType(storageFormat: text("storage_format"))
        case .time: return TimeType(timezone: try flag("timezone", false), storageFormat: text("storage_format"))
        case .binary: return BinaryType(length: length)
        case .boolean: return BooleanType(createsConstraint: try flag("create_constraint", false), name: text("name"))
        case .uuid: return UuidType(asUuid: try flag("as_uuid", true))
        case .json: return JSONType(noneAsNull: try flag("none_as_null", false))
        case .binaryJSON: return JSONType(noneAsNull: try flag("none_as_null", false), isBinary: true)
        case .array: return ArrayType(try TypeArgument.from(values["item_type"] ?? .none).type, dimensions: number("dimensions"), isTuple: try flag("as_tuple", false), startsAtZero: try flag("zero_indexes", false))
        case .plain: return PlainType()
        }
    }
}
