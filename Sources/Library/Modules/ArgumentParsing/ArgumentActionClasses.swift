import Runtime

/// What `action="store_true"` and its like name, and the classes of them.
enum ArgumentActionClasses {
    private static let all = ArgumentAction.settings
    private static let constant = ["option_strings", "dest", "const", "default", "required", "help", "metavar"]
    private static let flag = ["option_strings", "dest", "default", "required", "help"]

    /// A class of actions, with what it does with the words that it was given.
    private static func make(_ name: String, bases: [Class] = [ArgumentAction.pythonClass], required: Int = 2, _ parameters: [String], _ settings: @escaping ([String: Value]) throws -> [String: Value], _ act: @escaping (ArgumentCall) throws -> Void) -> Class {
        let made = ArgumentAction.make(name, bases, required: required, parameters: parameters, settings: settings)
        made.extend(for: ArgumentAction.self) { type in
            type.method("__call__", .required("parser", as: Value.self), .required("namespace", as: Value.self), .required("values", as: Value.self), .optional("option_string", default: Value.none), doc: "What is done where the argument is given.") { (action: ArgumentAction, parser: Value, namespace: Value, values: Value, option: Value) throws in
                try act(ArgumentCall(action: action, parser: parser, namespace: namespace, values: values, option: option))
            }
        }
        return made
    }

    static let store = make("_StoreAction", all, { try checked($0, verb: "store", excuse: "nargs for store actions must be != 0; if you have nothing to store, actions such as store true or store const may be more appropriate") }) { try $0.set($0.values) }
    static let storeConst = make("_StoreConstAction", constant, { without($0, "metavar") }) { try $0.set($0.action.get("const")) }
    static let storeTrue = make("_StoreTrueAction", bases: [storeConst], flag, { switched($0, to: true) }) { try $0.set($0.action.get("const")) }
    static let storeFalse = make("_StoreFalseAction", bases: [storeConst], flag, { switched($0, to: false) }) { try $0.set($0.action.get("const")) }
    static let append = make("_AppendAction", all, { try checked($0, verb: "append", excuse: "nargs for append actions must be != 0; if arg strings are not supplying the value to append, the append const action may be more appropriate") }) { try $0.append([$0.values]) }
    static let appendConst = make("_AppendConstAction", constant, { withoutWords($0) }) { try $0.append([$0.action.get("const")]) }
    static let extend = make("_ExtendAction", bases: [append], all, { try checked($0, verb: "append", excuse: "nargs for append actions must be != 0; if arg strings are not supplying the value to append, the append const action may be more appropriate") }) { try $0.append($0.values.elements()) }
    static let count = make("_CountAction", flag, { withoutWords($0) }) { call in
        let before = try call.current()
        try call.set(before.isNone ? .int(1) : before.binary(.add, .int(1)))
    }
    static let help = make("_HelpAction", required: 1, ["option_strings", "dest", "default", "help"], { hidden($0) }) { call in
        _ = try call.parser.callMethod("print_help")
        _ = try call.parser.callMethod("exit")
    }
    static let version = make("_VersionAction", required: 1, ["option_strings", "version", "dest", "default", "help"], { given in
        var made = hidden(given)
        if given["help"] == nil { made["help"] = .string("show program's version number and exit") }
        made["version"] = given["version"] ?? Value.none
        return made
    }) { call in
        var version = try call.action.get("version")
        if version.isNone { version = try call.parser.attribute("version") }
        let formatter = try call.parser.callMethod("_get_formatter")
        _ = try formatter.callMethod("add_text", version)
        _ = try call.parser.callMethod("_print_message", formatter.callMethod("format_help"), Program.context?.importModule("sys").value.attribute("stdout") ?? .none)
        _ = try call.parser.callMethod("exit")
    }
    static let booleanOptional: Class = {
        let made = make("BooleanOptionalAction", ["option_strings", "dest", "default", "type", "choices", "required", "help", "metavar"], { given in
            var settings = withoutWords(given)
            let strings = try (given["option_strings"] ?? .none).elements().map { try $0.strText() }
            settings["option_strings"] = .list(strings.flatMap { $0.hasPrefix("--") ? [$0, "--no-" + $0.dropFirst(2)] : [$0] }.map { .string($0) })
            return settings
        }) { call in
            let option = try call.option.isNone ? "" : call.option.strText()
            if try call.action.optionStrings.contains(option) { try call.set(.bool(!option.hasPrefix("--no-"))) }
        }
        made.extend(for: ArgumentAction.self) { type in
            type.method("format_usage", doc: "How the option stands in the usage.") { (action: ArgumentAction) throws -> String in try action.optionStrings.joined(separator: " | ") }
        }
        return made
    }()

    /// The names that `action=` knows.
    static func named(_ name: Value) throws -> Value? {
        if name.isNone { return .object(store) }
        guard let text = (name.object as? StringObject)?.text else { return nil }
        let known: [String: Class] = [
            "store": store, "store_const": storeConst, "store_true": storeTrue, "store_false": storeFalse, "append": append, "append_const": appendConst, "count": count, "help": help,
            "version": version, "parsers": SubparsersAction.pythonClass, "extend": extend,
        ]
        return known[text].map { .object($0) }
    }

    // MARK: settings

    private static func checked(_ given: [String: Value], verb: String, excuse: String) throws -> [String: Value] {
        let nargs = given["nargs"] ?? .none
        if try !nargs.isNone && nargs.equals(.int(0)) { throw PythonException.valueError(excuse) }
        if let const = given["const"], !const.isNone, try !nargs.equals(.string("?")) { throw PythonException.valueError("nargs must be '?' to supply const") }
        return given
    }

    private static func withoutWords(_ given: [String: Value]) -> [String: Value] { given.merging(["nargs": .int(0)]) { $1 } }
    private static func without(_ given: [String: Value], _ name: String) -> [String: Value] { withoutWords(given.filter { $0.key != name }) }
    private static func switched(_ given: [String: Value], to value: Bool) -> [String: Value] {
        withoutWords(given).merging(["const": .bool(value), "default": given["default"] ?? .bool(!value)]) { $1 }
    }
    private static func hidden(_ given: [String: Value]) -> [String: Value] {
        withoutWords(given).merging(["dest": given["dest"] ?? ArgumentAction.suppress, "default": given["default"] ?? ArgumentAction.suppress]) { $1 }
    }
}

/// One call of an action.
struct ArgumentCall {
    let action: ArgumentAction
    let parser: Value, namespace: Value, values: Value, option: Value

    private var destination: Name { get throws { Name(try action.get("dest").strText()) } }

    func set(_ value: Value) throws { try namespace.setAttribute(destination, value) }
    func current() throws -> Value { try namespace.attributeIfPresent(destination) ?? .none }

    /// The default stays as it is: what is appended to is a copy.
    func append(_ values: [Value]) throws {
        let before = try current()
        let items = try before.isNone ? Value.list([]) : before.object is ListObject ? Value.list(before.elements()) : Program.context?.importModule("copy").value.callMethod("copy", before) ?? .none
        if let list = items.object as? ListObject { list.elements.append(contentsOf: values) } else { for value in values { _ = try items.callMethod("append", value) } }
        try set(items)
    }
}
