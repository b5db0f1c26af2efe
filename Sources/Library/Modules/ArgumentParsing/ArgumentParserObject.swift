import Runtime

/// `argparse.ArgumentParser`
final class ArgumentParserObject: ArgumentContainer {
    /// Where arguments go that are added to the parser itself.
    private var positionals: ArgumentGroup?, optionals: ArgumentGroup?
    private var subparsers: ArgumentGroup?

    override init(type: Class) { super.init(type: type) }

    private static let parameters = ["prog", "usage", "description", "epilog", "parents", "formatter_class", "prefix_chars", "fromfile_prefix_chars", "argument_default", "conflict_handler", "add_help", "allow_abbrev", "exit_on_error"]

    static let pythonClass: Class = {
        let made = Class("ArgumentParser", module: "argparse", bases: [ArgumentContainer.containerClass], doc: "Reads the words of a command line as options and arguments.", derivable: true)
        made.takesAttributes = true
        made.register(for: ArgumentParserObject.self)
        made.constructInSteps(allocate: { ArgumentParserObject(type: $0) }, initialize: { try $0.start($1) })
        made.extend(for: ArgumentParserObject.self) { type in
            declareParsing(type)
            declareOutput(type)
        }
        return made
    }()

    private func start(_ arguments: Arguments) throws {
        let given = try NativeSignature("ArgumentParser.__init__", ArgumentParserObject.parameters, required: 0).bind(arguments)
        let defaults: [String: Value] = ["formatter_class": .object(ArgumentHelpFormatter.pythonClass), "prefix_chars": .string("-"), "conflict_handler": .string("error"), "add_help": .bool(true), "allow_abbrev": .bool(true), "exit_on_error": .bool(true)]
        for (parameter, value) in zip(ArgumentParserObject.parameters, given) where parameter != "parents" { setOwnAttribute(Name(parameter), value ?? defaults[parameter] ?? .none) }
        if ownAttribute("prog").isNone { setOwnAttribute("prog", .string(try ArgumentParserObject.programName())) }
        if try !setting("fromfile_prefix_chars").isNone { throw PythonException.notImplemented("Retort has no fromfile_prefix_chars, which reads files") }
        try checkConflictHandler()
        let positionals = try group("positional arguments"), optionals = try group("options")
        (self.positionals, self.optionals) = (positionals, optionals)
        groups = [positionals, optionals]
        if try setting("add_help").isTrue() {
            let prefixes = try text("prefix_chars")
            let prefix = prefixes.contains("-") ? "-" : String(prefixes.prefix(1))
            _ = try Arguments.with([.string(prefix + "h"), .string(prefix + prefix + "help")], keywords: [("action", .string("help")), ("default", ArgumentAction.suppress), ("help", .string("show this help message and exit"))]) { try addArgument($0) }
        }
        for parent in try given[4]?.elements() ?? [] {
            guard let parent = parent.object as? ArgumentContainer else { throw PythonException.noAttribute(parent, "_action_groups") }
            try addAll(of: parent)
            try shared.defaults.update(parent.shared.defaults.value)
        }
    }

    private func group(_ title: String) throws -> ArgumentGroup { try Arguments.with([.string(title)]) { try ArgumentGroup.make(in: self, $0) } }

    /// The last part of `sys.argv[0]`.
    private static func programName() throws -> String {
        let words = try Program.context?.importModule("sys").value.attribute("argv").elements() ?? []
        return try words.first?.strText().split(separator: "/", omittingEmptySubsequences: false).last.map { String($0) } ?? ""
    }

    override func add(_ action: ArgumentAction) throws { try (action.isOptional ? optionals : positionals)?.add(action) }

    var optionalActions: [ArgumentAction] { get throws { try shared.actions.filter { try $0.isOptional } } }
    var positionalActions: [ArgumentAction] { get throws { try shared.actions.filter { try !$0.isOptional } } }

    private static func declareParsing(_ type: Declaration<ArgumentParserObject>) {
        type.method("_add_action", .required("action", as: ArgumentAction.self), doc: "Take an argument in.") { (parser: ArgumentParserObject, action: ArgumentAction) throws -> Value in
            try parser.add(action)
            return action.value
        }
        type.property("_optionals", doc: "The group of the options.") { (parser: ArgumentParserObject) -> Value in parser.optionals?.value ?? .none }
        type.property("_positionals", doc: "The group of the positional arguments.") { (parser: ArgumentParserObject) -> Value in parser.positionals?.value ?? .none }
        type.property("_subparsers", doc: "The group of the subcommands.") { (parser: ArgumentParserObject) -> Value in parser.subparsers?.value ?? .none }
        type.rawMethod("add_subparsers", doc: "Add an argument whose word chooses a parser for the words behind it.") { parser, arguments in try parser.addSubparsers(arguments).value }
        for (name, parse) in [("parse_args", "parse_known_args"), ("parse_intermixed_args", "parse_known_intermixed_args")] {
            type.method(name, .optional("args", default: Value.none), .optional("namespace", default: Value.none), doc: "What the words say, as attributes of a namespace.") { (parser: ArgumentParserObject, words: Value, namespace: Value) throws -> Value in
                let parsed = try parser.value.callMethod(Name(parse), words, namespace).elements()
                let rest = try parsed.last?.elements() ?? []
                if !rest.isEmpty { _ = try parser.value.callMethod("error", .string("unrecognized arguments: \(rest.map { try $0.strText() }.joined(separator: " "))")) }
                return parsed.first ?? .none
            }
        }
        type.method("parse_known_args", .optional("args", default: Value.none), .optional("namespace", default: Value.none), doc: "What the words say, and the words that nothing takes.") { (parser: ArgumentParserObject, words: Value, namespace: Value) throws -> Value in
            try parser.parseKnown(words, namespace)
        }
        type.method("parse_known_intermixed_args", .optional("args", default: Value.none), .optional("namespace", default: Value.none), doc: "As parse_known_args(), with options between the words of one positional argument.") { (parser: ArgumentParserObject, words: Value, namespace: Value) throws -> Value in
            try parser.parseIntermixed(words, namespace)
        }
    }

    private static func declareOutput(_ type: Declaration<ArgumentParserObject>) {
        type.method("_get_formatter", doc: "A formatter of the parser's class.") { (parser: ArgumentParserObject) throws -> Value in
            try parser.setting("formatter_class").call([], keywords: [("prog", parser.setting("prog"))])
        }
        type.method("format_usage", doc: "The usage.") { (parser: ArgumentParserObject) throws -> Value in
            let formatter = try parser.value.callMethod("_get_formatter")
            _ = try formatter.callMethod("add_usage", parser.setting("usage"), .list(parser.shared.actions.map(\.value)), .list(parser.shared.exclusiveGroups.map(\.value)))
            return try formatter.callMethod("format_help")
        }
        type.method("format_help", doc: "The help.") { (parser: ArgumentParserObject) throws -> Value in
            let formatter = try parser.value.callMethod("_get_formatter")
            _ = try formatter.callMethod("add_usage", parser.setting("usage"), .list(parser.shared.actions.map(\.value)), .list(parser.shared.exclusiveGroups.map(\.value)))
            _ = try formatter.callMethod("add_text", parser.setting("description"))
            for group in parser.groups {
                _ = try formatter.callMethod("start_section", group.setting("title"))
                _ = try formatter.callMethod("add_text", group.setting("description"))
                _ = try formatter.callMethod("add_arguments", .list(group.members.map(\.value)))
                _ = try formatter.callMethod("end_section")
            }
            _ = try formatter.callMethod("add_text", parser.setting("epilog"))
            return try formatter.callMethod("format_help")
        }
        for what in ["usage", "help"] {
            type.method("print_\(what)", .optional("file", default: Value.none), doc: "Write the \(what).") { (parser: ArgumentParserObject, file: Value) throws in
                _ = try parser.value.callMethod("_print_message", parser.value.callMethod(Name("format_\(what)")), file.isNone ? stream("stdout") : file)
            }
        }
        type.method("_print_message", .required("message", as: Value.self), .optional("file", default: Value.none), doc: "Write a text.") { (_: ArgumentParserObject, message: Value, file: Value) throws in
            if try message.isTrue() { _ = try (file.isNone ? stream("stderr") : file).callMethod("write", message) }
        }
        type.method("exit", .optional("status", default: Value.int(0)), .optional("message", default: Value.none), doc: "End the program.") { (parser: ArgumentParserObject, status: Value, message: Value) throws in
            if try message.isTrue() { _ = try parser.value.callMethod("_print_message", message, stream("stderr")) }
            throw PythonException(type: .systemExit, arguments: status.isNone ? [] : [status])
        }
        type.method("error", .required("message", as: Value.self), doc: "Write the usage and a message, and end the program.") { (parser: ArgumentParserObject, message: Value) throws in
            _ = try parser.value.callMethod("print_usage", stream("stderr"))
            _ = try parser.value.callMethod("exit", .int(2), .string("\(parser.text("prog")): error: \(message.strText())\n"))
        }
    }

    private static func stream(_ name: Name) throws -> Value { try Program.context?.importModule("sys").value.attribute(name) ?? .none }

    private func addSubparsers(_ arguments: Arguments) throws -> ArgumentAction {
        if subparsers != nil { _ = try value.callMethod("error", .string("cannot have multiple subparser arguments")) }
        var settings = arguments.keywordPairs
        func take(_ name: Name) -> Value? { settings.firstIndex { $0.name == name }.map { settings.remove(at: $0).value } }
        let title = take("title"), description = take("description")
        let parsers = take("parser_class") ?? .object(type)
        if title != nil || description != nil {
            let group = try Arguments.with([title ?? .string("subcommands"), description ?? .none]) { try ArgumentGroup.make(in: self, $0) }
            groups.append(group)
            subparsers = group
        } else { subparsers = positionals }
        var program = take("prog") ?? .none
        if program.isNone {
            let formatter = try value.callMethod("_get_formatter")
            _ = try formatter.callMethod("add_usage", setting("usage"), .list(positionalActions.map(\.value)), .list(shared.exclusiveGroups.map(\.value)), .string(""))
            program = try formatter.callMethod("format_help").callMethod("strip")
        }
        let made = try actionClass(taking: &settings, else: .string("parsers"))
        guard let action = try made.call([], keywords: [("option_strings", .list([])), ("prog", program), ("parser_class", parsers)] + settings).object as? ArgumentAction else { throw PythonException.typeError("expected an argparse.Action") }
        for (name, value) in [("_prog_prefix", program), ("_parser_class", parsers), ("_choices_actions", .list([]))] as [(Name, Value)] { action.setOwnAttribute(name, value) }
        try subparsers?.add(action)
        return action
    }

    // MARK: parsing

    private func parseKnown(_ words: Value, _ given: Value) throws -> Value {
        let words = try words.isNone ? Array(ArgumentParserObject.stream("argv").elements().dropFirst()) : words.elements()
        let namespace = try given.isNone ? Value.object(ArgumentNamespace.pythonClass).call() : given
        for action in shared.actions {
            let usual = try action.get("default")
            if let name = try action.destination, !ArgumentAction.isSuppressed(usual), try !namespace.hasAttribute(name) { try namespace.setAttribute(name, usual) }
        }
        for (key, value) in try shared.defaults.value.callMethod("items").elements().map({ pair in (try pair.item(.int(0)), try pair.item(.int(1))) }) {
            let name = Name(try key.strText())
            if try !namespace.hasAttribute(name) { try namespace.setAttribute(name, value) }
        }
        var parsing = CommandLineWords(parser: self, words: words, namespace: namespace)
        do { try parsing.parse() } catch let error as PythonException where error.isInstance(of: ArgumentError.pythonClass) {
            guard try setting("exit_on_error").isTrue() else { throw error }
            _ = try value.callMethod("error", .string(error.str()))
        }
        if let rest = try namespace.attributeIfPresent(CommandLineWords.unrecognized) {
            parsing.extras += try rest.elements()
            try namespace.deleteAttribute(CommandLineWords.unrecognized)
        }
        return .tuple([namespace, .list(parsing.extras)])
    }

    /// First the options alone, then the positional arguments with what is left.
    private func parseIntermixed(_ words: Value, _ given: Value) throws -> Value {
        let positionals = try positionalActions, optionals = try optionalActions
        if let odd = try positionals.first(where: { try [.parser, .remainder].contains($0.count) }) { throw PythonException.typeError("parse_intermixed_args: positional arg with nargs=\(try odd.get("nargs").strText())") }
        if try shared.exclusiveGroups.contains(where: { try $0.members.contains { try !$0.isOptional } }) { throw PythonException.typeError("parse_intermixed_args: positional in mutuallyExclusiveGroup") }
        let usage = try setting("usage")
        defer { setOwnAttribute("usage", usage) }
        if usage.isNone { setOwnAttribute("usage", .string(String(try value.callMethod("format_usage").strText().dropFirst(7)))) }
        let saved = try positionals.map { (action: $0, count: try $0.get("nargs"), usual: try $0.get("default")) }
        for action in positionals {
            action.setOwnAttribute("nargs", ArgumentAction.suppress)
            action.setOwnAttribute("default", ArgumentAction.suppress)
        }
        func restore() {
            for (action, count, usual) in saved {
                action.setOwnAttribute("nargs", count)
                action.setOwnAttribute("default", usual)
            }
        }
        let first: [Value]
        do { first = try value.callMethod("parse_known_args", words, given).elements() } catch {
            restore()
            throw error
        }
        restore()
        let required = try (optionals as [Object] + shared.exclusiveGroups).map { ($0, try $0.value.attribute("required")) }
        defer { for (owner, value) in required { owner.setOwnAttribute("required", value) } }
        for (owner, _) in required { owner.setOwnAttribute("required", .bool(false)) }
        return try value.callMethod("parse_known_args", first[1], first[0])
    }

    override func repr() throws -> String {
        let shown = ["prog", "usage", "description", "formatter_class", "conflict_handler", "add_help"]
        return "\(type.name)(\(try shown.map { "\($0)=\(try setting(Name($0)).reprText())" }.joined(separator: ", ")))"
    }

    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        for action in shared.actions { visit(action) }
    }
}
