import Runtime

/// What arguments are added to: a parser, or a group of one.
class ArgumentContainer: Object {
    /// What a parser shares with its groups.
    final class Shared {
        var actions: [ArgumentAction] = []
        var options: [(text: String, action: ArgumentAction)] = []
        var exclusiveGroups: [ExclusiveGroup] = []
        var types: [(name: Value, function: Value)] = []
        var actionClasses: [(name: Value, made: Value)] = []
        let defaults = DictObject()
        /// Whether `-1` and its like are options, and so no negative numbers.
        var hasNegativeNumbers = false
    }
    var shared = Shared()
    var groups: [ArgumentGroup] = []

    override init(type: Class) { super.init(type: type) }

    static let containerClass: Class = {
        let made = Class("_ActionsContainer", module: "argparse", bases: [.object], doc: "What arguments are added to.", derivable: true)
        made.takesAttributes = true
        made.register(for: ArgumentContainer.self)
        made.extend(for: ArgumentContainer.self) { declare($0) }
        return made
    }()

    private static func declare(_ type: Declaration<ArgumentContainer>) {
        type.rawMethod("add_argument", doc: "add_argument(dest, ..., name=value, ...)\nadd_argument(option_string, option_string, ..., name=value, ...)") { container, arguments in try container.addArgument(arguments).value }
        type.rawMethod("add_argument_group", doc: "Add a group of arguments, which the help shows under a title of its own.") { container, arguments in
            let group = try ArgumentGroup.make(in: container, arguments)
            container.groups.append(group)
            return group.value
        }
        type.method("add_mutually_exclusive_group", .keyword("required", default: Value.bool(false)), doc: "Add a group of arguments of which one excludes the others.") { (container: ArgumentContainer, required: Value) throws -> Value in
            try container.addExclusiveGroup(required).value
        }
        type.rawMethod("set_defaults", doc: "Set values that the namespace has where no argument gives them.") { container, arguments in
            for (name, value) in arguments.keywordPairs {
                container.shared.defaults.set(name, value)
                for action in container.shared.actions where try action.destination == name { action.setOwnAttribute("default", value) }
            }
            return .none
        }
        type.method("get_default", .required("dest", as: Value.self), doc: "The default of an argument.") { (container: ArgumentContainer, name: Value) throws -> Value in
            for action in container.shared.actions where try action.get("dest").equals(name) {
                let found = try action.get("default")
                if !found.isNone { return found }
            }
            return try container.shared.defaults.get(name) ?? .none
        }
        type.method("register", .required("registry_name", as: String.self), .required("value", as: Value.self), .required("object", as: Value.self), doc: "Name a class of actions, or a function that converts words.") { (container: ArgumentContainer, registry: String, name: Value, object: Value) in
            if registry == "action" { container.shared.actionClasses.append((name, object)) } else { container.shared.types.append((name, object)) }
        }
        type.property("_actions", doc: "The arguments.") { (container: ArgumentContainer) -> Value in .list(container.shared.actions.map(\.value)) }
        type.property("_action_groups", doc: "The groups.") { (container: ArgumentContainer) -> Value in .list(container.groups.map(\.value)) }
        type.property("_mutually_exclusive_groups", doc: "The groups of which one argument excludes the others.") { (container: ArgumentContainer) -> Value in .list(container.shared.exclusiveGroups.map(\.value)) }
        type.property("_option_string_actions", doc: "The options by their names.") { (container: ArgumentContainer) -> Value in DictObject(container.shared.options.map { ($0.text, $0.action.value) }).value }
        type.property("_defaults", doc: "What set_defaults() set.") { (container: ArgumentContainer) -> Value in container.shared.defaults.value }
    }

    final func setting(_ name: Name) throws -> Value { try value.attribute(name) }
    final func text(_ name: Name) throws -> String { try setting(name).strText() }

    // MARK: adding

    /// Takes an action in; the groups of a parser keep it, too.
    func add(_ action: ArgumentAction) throws {
        try checkConflict(action)
        shared.actions.append(action)
        action.container = self
        action.setOwnAttribute("container", value)
        for option in try action.optionStrings {
            shared.options.removeAll { $0.text == option }
            shared.options.append((option, action))
            if CommandLineWords.isNegativeNumber(option) { shared.hasNegativeNumbers = true }
        }
    }

    func remove(_ action: ArgumentAction) { shared.actions.removeAll { $0 === action } }

    final func addExclusiveGroup(_ required: Value) throws -> ExclusiveGroup {
        let group = try ExclusiveGroup.make(in: self, required)
        shared.exclusiveGroups.append(group)
        return group
    }

    final func addArgument(_ arguments: Arguments) throws -> ArgumentAction {
        let prefixes = try text("prefix_chars")
        let names = try (0..<arguments.positionalCount).map { try arguments[$0].strText() }
        var settings = arguments.keywordPairs
        func given(_ name: Name) -> Value? { settings.first { $0.name == name }?.value }
        if names.isEmpty || names.count == 1 && !prefixes.contains(names[0].prefix(1)) || names == [""] {
            if names == [""] { throw PythonException(.indexError, "string index out of range") }
            if !names.isEmpty, given("dest") != nil { throw PythonException.valueError("dest supplied twice for positional argument") }
            settings = try positional(names.first, settings)
        } else {
            settings = try optional(names, settings, prefixes)
        }
        if given("default") == nil, let name = given("dest") {
            let usual = try setting("argument_default")
            if let value = try shared.defaults.get(name) { settings.append(("default", value)) } else if !usual.isNone { settings.append(("default", usual)) }
        }
        let made = try actionClass(taking: &settings)
        guard let action = try made.call([], keywords: settings).object as? ArgumentAction else { throw PythonException.notImplemented("Retort has no actions that do not derive from argparse.Action") }
        let converter = try typeFunction(action)
        if !converter.isCallable, !converter.isNone { throw PythonException.valueError("\(try converter.reprText()) is not callable") }
        try checkMetavar(action)
        _ = try value.callMethod("_add_action", action.value)
        return action
    }

    /// What `type=` says, by way of `register("type", ...)`.
    final func typeFunction(_ action: ArgumentAction) throws -> Value {
        let type = try action.get("type")
        return try shared.types.last { try $0.name.equals(type) }?.function ?? type
    }

    private func checkMetavar(_ action: ArgumentAction) throws {
        guard self is ArgumentParserObject else { return }
        do { _ = try value.callMethod("_get_formatter").callMethod("_format_args", action.value, .none) } catch let error as PythonException where error.isInstance(of: .typeError) {
            throw PythonException.valueError("length of metavar tuple does not match nargs")
        }
    }

    final func actionClass(taking settings: inout [(name: Name, value: Value)], else fallback: Value = .none) throws -> Value {
        let name = settings.firstIndex { $0.name == "action" }.map { settings.remove(at: $0).value } ?? fallback
        if let own = try shared.actionClasses.last(where: { try $0.name.equals(name) }) { return own.made }
        let made = try ArgumentActionClasses.named(name) ?? name
        if !made.isCallable { throw PythonException.valueError("unknown action \"\(try made.strText())\"") }
        return made
    }

    private func positional(_ name: String?, _ settings: [(name: Name, value: Value)]) throws -> [(name: Name, value: Value)] {
        func given(_ name: Name) -> Value? { settings.first { $0.name == name }?.value }
        if given("required") != nil { throw PythonException.typeError("'required' is an invalid argument for positionals") }
        guard let destination = name.map({ Value.string($0) }) ?? given("dest") else {
            throw PythonException.typeError("_ActionsContainer._get_positional_kwargs() missing 1 required positional argument: 'dest'")
        }
        var made = settings.filter { $0.name != "dest" }
        let count = (given("nargs")?.object as? StringObject)?.text
        if count != "?", count != "*" || given("default") == nil { made.append(("required", .bool(true))) }
        return made + [("dest", destination), ("option_strings", .list([]))]
    }

    private func optional(_ names: [String], _ settings: [(name: Name, value: Value)], _ prefixes: String) throws -> [(name: Name, value: Value)] {
        for name in names where !prefixes.contains(name.prefix(1)) {
            throw PythonException.valueError("invalid option string \(try Value.string(name).reprText()): must start with a character \(try Value.string(prefixes).reprText())")
        }
        var made = settings.filter { $0.name != "dest" }
        var destination = settings.first { $0.name == "dest" }?.value ?? .none
        if destination.isNone {
            let chosen = names.first { name in name.count > 1 && name.dropFirst().first.map { prefixes.contains($0) } ?? false } ?? names[0]
            let bare = String(chosen.drop { prefixes.contains($0) })
            if bare.isEmpty { throw PythonException.valueError("dest= is required for options like \(try Value.string(names[names.count - 1]).reprText())") }
            destination = .string(bare.replacing("-", with: "_"))
        }
        made += [("dest", destination), ("option_strings", .list(names.map { .string($0) }))]
        return made
    }

    // MARK: conflicts

    final func checkConflictHandler() throws {
        let handler = try setting("conflict_handler")
        guard let text = (handler.object as? StringObject)?.text, text == "error" || text == "resolve" else { throw PythonException.valueError("invalid conflict_resolution value: \(try handler.reprText())") }
    }

    private func checkConflict(_ action: ArgumentAction) throws {
        let wanted = try action.optionStrings
        let conflicts = wanted.compactMap { text in shared.options.first { $0.text == text } }
        if conflicts.isEmpty { return }
        guard try text("conflict_handler") == "resolve" else {
            throw try ArgumentError.make(action, "conflicting option string\(conflicts.count == 1 ? "" : "s"): \(conflicts.map(\.text).joined(separator: ", "))")
        }
        for (text, other) in conflicts {
            other.setOwnAttribute("option_strings", .list(try other.optionStrings.filter { $0 != text }.map { .string($0) }))
            shared.options.removeAll { $0.text == text }
            if try !other.isOptional { other.container?.remove(other) }
        }
    }

    /// Takes in what a parent parser has.
    final func addAll(of parent: ArgumentContainer) throws {
        var titles: [(title: Value, group: ArgumentGroup)] = try groups.map { (try $0.setting("title"), $0) }
        var places: [ObjectIdentifier: ArgumentContainer] = [:]
        for group in parent.groups {
            let title = try group.setting("title")
            let own: ArgumentGroup
            if let found = try titles.first(where: { try $0.title.equals(title) })?.group { own = found } else {
                own = try Arguments.with([], keywords: [("title", title), ("description", group.setting("description")), ("conflict_handler", group.setting("conflict_handler"))]) { try ArgumentGroup.make(in: self, $0) }
                groups.append(own)
                titles.append((title, own))
            }
            for action in group.members { places[ObjectIdentifier(action)] = own }
        }
        for group in parent.shared.exclusiveGroups {
            let own = try addExclusiveGroup(group.setting("required"))
            for action in group.members { places[ObjectIdentifier(action)] = own }
        }
        for action in parent.shared.actions { _ = try (places[ObjectIdentifier(action)] ?? self).value.callMethod("_add_action", action.value) }
    }

    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        for group in groups { visit(group) }
    }
}
