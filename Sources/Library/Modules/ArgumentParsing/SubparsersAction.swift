import Runtime

/// `parser.add_subparsers()`: an argument whose word chooses a parser for the words behind it.
enum SubparsersAction {
    static let pythonClass: Class = {
        let made = ArgumentAction.make("_SubParsersAction", [ArgumentAction.pythonClass], required: 3, parameters: ["option_strings", "prog", "parser_class", "dest", "required", "help", "metavar"]) { given in
            given.merging(["nargs": .string("A..."), "dest": given["dest"] ?? ArgumentAction.suppress, "choices": DictObject().value, "parser_class": given["parser_class"] ?? .none]) { $1 }
        }
        made.extend(for: ArgumentAction.self) { type in
            type.rawMethod("add_parser", doc: "Add a parser for the words behind a name.") { action, arguments in try add(to: action, arguments) }
            type.method("_get_subactions", doc: "The lines of the help for the parsers.") { (action: ArgumentAction) -> Value in action.ownAttribute("_choices_actions") }
            type.method("__call__", .required("parser", as: Value.self), .required("namespace", as: Value.self), .required("values", as: Value.self), .optional("option_string", default: Value.none), doc: "Parse the words behind the name.") { (action: ArgumentAction, _: Value, namespace: Value, values: Value, _: Value) throws in
                try parse(action, namespace, values.elements())
            }
        }
        return made
    }()

    /// One line of the help: a name, its aliases, and what it is for.
    private static let lineClass = ArgumentAction.make("_ChoicesPseudoAction", [ArgumentAction.pythonClass], required: 3, parameters: ["name", "aliases", "help"]) { given in
        let name = given["name"] ?? .none, aliases = try (given["aliases"] ?? .none).elements().map { try $0.strText() }
        let shown = aliases.isEmpty ? name : .string("\(try name.strText()) (\(aliases.joined(separator: ", ")))")
        return ["option_strings": .list([]), "dest": name, "help": given["help"] ?? .none, "metavar": shown]
    }

    private static func add(to action: ArgumentAction, _ arguments: Arguments) throws -> Value {
        var settings = arguments.keywordPairs
        func take(_ name: Name) -> Value? { settings.firstIndex { $0.name == name }.map { settings.remove(at: $0).value } }
        guard arguments.positionalCount < 2, let name = arguments.positionalCount == 1 ? arguments[0] : take("name") else {
            throw PythonException.typeError(arguments.positionalCount == 0 ? "_SubParsersAction.add_parser() missing 1 required positional argument: 'name'" : "_SubParsersAction.add_parser() takes 2 positional arguments but \(arguments.positionalCount + 1) were given")
        }
        let program = take("prog") ?? .none
        settings.append(("prog", program.isNone ? .string("\(try action.get("_prog_prefix").strText()) \(try name.strText())") : program))
        let aliases = take("aliases") ?? .tuple([])
        guard let parsers = try action.get("choices").object as? DictObject else { return .none }
        if try parsers.get(name) != nil { throw try ArgumentError.make(action, "conflicting subparser: \(try name.strText())") }
        for alias in try aliases.elements() where try parsers.get(alias) != nil { throw try ArgumentError.make(action, "conflicting subparser alias: \(try alias.strText())") }
        if let help = take("help"), let lines = action.ownAttribute("_choices_actions").object as? ListObject {
            lines.elements.append(try Value.object(lineClass).call([name, aliases, help]))
        }
        let parser = try action.get("_parser_class").call([], keywords: settings)
        try parsers.set(name, parser)
        for alias in try aliases.elements() { try parsers.set(alias, parser) }
        return parser
    }

    private static func parse(_ action: ArgumentAction, _ namespace: Value, _ words: [Value]) throws {
        guard let name = words.first, let parsers = try action.get("choices").object as? DictObject else { return }
        if let destination = try action.destination { try namespace.setAttribute(destination, name) }
        guard let parser = try parsers.get(name) else {
            throw try ArgumentError.make(action, "unknown parser \(try name.reprText()) (choices: \(try parsers.value.elements().map { try $0.strText() }.joined(separator: ", ")))")
        }
        let parsed = try parser.callMethod("parse_known_args", .list(Array(words.dropFirst())), .none).elements()
        guard parsed.count == 2 else { return }
        for (name, value) in parsed[0].object?.ownAttributes ?? [] where !AttributeView.isHidden(name) { try namespace.setAttribute(name, value) }
        let rest = try parsed[1].elements()
        if rest.isEmpty { return }
        let before = try namespace.attributeIfPresent(CommandLineWords.unrecognized)?.elements() ?? []
        try namespace.setAttribute(CommandLineWords.unrecognized, .list(before + rest))
    }
}
