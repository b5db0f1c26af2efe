import Runtime

/// `argparse.HelpFormatter`: lays out usage and help.  Derived classes change how by overriding methods, so each step goes through its Python name.
final class ArgumentHelpFormatter: Object {
    private final class Section {
        let parent: Section?
        let heading: Value
        var items: [Item] = []
        init(parent: Section?, heading: Value) { (self.parent, self.heading) = (parent, heading) }
    }
    private enum Item {
        case call(Name, [Value])
        case section(Section)
    }

    private(set) var program = Value.none
    private(set) var width = 78
    private(set) var indent = 0
    private var increment = 2, helpPosition = 24, longestAction = 0
    private var root = Section(parent: nil, heading: .none)
    private lazy var current = root

    override init(type: Class) { super.init(type: type) }

    static let pythonClass = make("HelpFormatter", [.object], doc: "Lays out usage and help as text.") { type in
        declareBuilding(type)
        declareLayout(type)
        declareWords(type)
    }
    static let rawDescriptionClass = make("RawDescriptionHelpFormatter", [pythonClass], doc: "Keeps the line breaks of descriptions.") { type in
        type.method("_fill_text", .required("text", as: String.self), .required("width", as: Int.self), .required("indent", as: String.self), doc: "The text as it is, indented.") { (_: ArgumentHelpFormatter, text: String, _: Int, indent: String) throws -> String in
            try Splitting.lines(StringObject(text), keepsEnds: true).map { indent + (try $0.strText()) }.joined()
        }
    }
    static let rawTextClass = make("RawTextHelpFormatter", [rawDescriptionClass], doc: "Keeps the line breaks of all help texts.") { type in
        type.method("_split_lines", .required("text", as: String.self), .required("width", as: Int.self), doc: "The lines as they are.") { (_: ArgumentHelpFormatter, text: String, _: Int) throws -> Value in .list(Array(try Splitting.lines(StringObject(text), keepsEnds: false))) }
    }
    static let defaultsClass = make("ArgumentDefaultsHelpFormatter", [pythonClass], doc: "Writes the default of each argument behind its help.") { type in
        type.method("_get_help_string", .required("action", as: ArgumentAction.self), doc: "The help with the default.") { (_: ArgumentHelpFormatter, action: ArgumentAction) throws -> Value in
            let given = try action.get("help")
            let help = try given.isNone ? "" : given.strText()
            if try help.contains("%(default)") || ArgumentAction.isSuppressed(action.get("default")) { return .string(help) }
            let shows = try action.isOptional || [.optional, .zeroOrMore].contains(action.count)
            return .string(shows ? help + " (default: %(default)s)" : help)
        }
    }
    static let metavarTypeClass = make("MetavarTypeHelpFormatter", [pythonClass], doc: "Names each value in the help by its `type=`.") { type in
        for kind in ["optional", "positional"] {
            type.method("_get_default_metavar_for_\(kind)", .required("action", as: ArgumentAction.self), doc: "The name of the type.") { (_: ArgumentHelpFormatter, action: ArgumentAction) throws -> Value in try action.get("type").attribute("__name__") }
        }
    }

    private static func make(_ name: String, _ bases: [Class], doc: String, _ fill: @escaping (Declaration<ArgumentHelpFormatter>) -> Void) -> Class {
        let made = Class(name, module: "argparse", bases: bases, doc: doc, derivable: true)
        made.takesAttributes = true
        if bases[0] === Class.object { made.register(for: ArgumentHelpFormatter.self) }
        made.constructInSteps(allocate: { ArgumentHelpFormatter(type: $0) }, initialize: { try $0.start($1) })
        made.extend(for: ArgumentHelpFormatter.self, fill)
        return made
    }

    private func start(_ arguments: Arguments) throws {
        let given = try NativeSignature("HelpFormatter.__init__", ["prog", "indent_increment", "max_help_position", "width"], required: 1).bind(arguments)
        program = given[0] ?? .none
        increment = try given[1].map { try ArgumentHelpFormatter.columns($0) } ?? 2
        let wanted = given[3] ?? .none
        width = try wanted.isNone ? ArgumentHelpFormatter.terminalWidth() - 2 : ArgumentHelpFormatter.columns(wanted)
        helpPosition = min(try given[2].map { try ArgumentHelpFormatter.columns($0) } ?? 24, max(width - 20, increment * 2))
        setOwnAttribute("_prog", program)
    }

    /// A number of columns; one that no terminal has is cut off, so that sums of them do not overflow.
    private static func columns(_ value: Value) throws -> Int {
        guard let index = try value.index() else { return try Int.from(value) }
        let most = 1 << 40
        guard case .int(let number) = index else { return (index.bigInteger ?? 0) < 0 ? -most : most }
        return min(max(number, -most), most)
    }

    /// What `COLUMNS` says, or 80.
    private static func terminalWidth() throws -> Int {
        let columns = try Program.context?.importModule("os").value.attribute("environ").callMethod("get", .string("COLUMNS")) ?? .none
        guard let text = (columns.object as? StringObject)?.text, let number = Int(text), number > 0 else { return 80 }
        return min(number, 1 << 40)
    }

    // MARK: building

    private func add(_ name: Name, _ arguments: Value...) { current.items.append(.call(name, arguments)) }

    private static func declareBuilding(_ type: Declaration<ArgumentHelpFormatter>) {
        type.property("_width", doc: "How wide lines may be.") { (formatter: ArgumentHelpFormatter) -> Int in formatter.width }
        type.property("_current_indent", doc: "How far lines are indented.", get: { (formatter: ArgumentHelpFormatter) -> Int in formatter.indent }, set: { (formatter: ArgumentHelpFormatter, value: Value) throws in formatter.indent = try columns(value) })
        type.property("_max_help_position", doc: "Where the help of arguments begins at the latest.", get: { (formatter: ArgumentHelpFormatter) -> Int in formatter.helpPosition }, set: { (formatter: ArgumentHelpFormatter, value: Value) throws in formatter.helpPosition = try columns(value) })
        type.property("_action_max_length", doc: "How long the longest argument is.", get: { (formatter: ArgumentHelpFormatter) -> Int in formatter.longestAction }, set: { (formatter: ArgumentHelpFormatter, value: Value) throws in formatter.longestAction = try columns(value) })
        type.method("_indent", doc: "Indent further.") { (formatter: ArgumentHelpFormatter) in formatter.indent += formatter.increment }
        type.method("_dedent", doc: "Indent less.") { (formatter: ArgumentHelpFormatter) in formatter.indent -= formatter.increment }
        type.method("start_section", .required("heading", as: Value.self), doc: "Begin a section.") { (formatter: ArgumentHelpFormatter, heading: Value) in
            formatter.indent += formatter.increment
            let section = Section(parent: formatter.current, heading: heading)
            formatter.current.items.append(.section(section))
            formatter.current = section
        }
        type.method("end_section", doc: "End the section.") { (formatter: ArgumentHelpFormatter) in
            formatter.current = formatter.current.parent ?? formatter.root
            formatter.indent -= formatter.increment
        }
        type.method("add_text", .required("text", as: Value.self), doc: "Add a paragraph.") { (formatter: ArgumentHelpFormatter, text: Value) in
            if !text.isNone, !ArgumentAction.isSuppressed(text) { formatter.add("_format_text", text) }
        }
        type.method("add_usage", .required("usage", as: Value.self), .required("actions", as: Value.self), .required("groups", as: Value.self), .optional("prefix", default: Value.none), doc: "Add the usage.") { (formatter: ArgumentHelpFormatter, usage: Value, actions: Value, groups: Value, prefix: Value) in
            if !ArgumentAction.isSuppressed(usage) { formatter.add("_format_usage", usage, actions, groups, prefix) }
        }
        type.method("add_argument", .required("action", as: ArgumentAction.self), doc: "Add an argument.") { (formatter: ArgumentHelpFormatter, action: ArgumentAction) throws in try formatter.add(action) }
        type.method("add_arguments", .required("actions", as: Value.self), doc: "Add arguments.") { (formatter: ArgumentHelpFormatter, actions: Value) throws in
            for action in try actions.elements() { _ = try formatter.value.callMethod("add_argument", action) }
        }
        type.method("format_help", doc: "The text of all that was added.") { (formatter: ArgumentHelpFormatter) throws -> String in try formatter.wholeText() }
    }

    private func add(_ action: ArgumentAction) throws {
        if try action.isHidden { return }
        var longest = try value.callMethod("_format_action_invocation", action.value).strText().codePointCount
        for line in try subactions(action) { longest = max(longest, try value.callMethod("_format_action_invocation", line).strText().codePointCount) }
        longestAction = max(longestAction, longest + indent)
        add("_format_action", action.value)
    }

    private func subactions(_ action: ArgumentAction) throws -> [Value] {
        guard let list = try action.value.attributeIfPresent("_get_subactions") else { return [] }
        return try list.call().elements()
    }

    private func wholeText() throws -> String {
        var text = try self.text(of: root)
        while text.contains("\n\n\n") { text = text.replacing("\n\n\n", with: "\n\n") }
        let lines = text.drop { $0 == "\n" }
        return lines.isEmpty ? "" : String(lines.reversed().drop { $0 == "\n" }.reversed()) + "\n"
    }

    private func text(of section: Section) throws -> String {
        if section.parent != nil { indent += increment }
        var inner = ""
        for item in section.items {
            switch item {
            case .section(let section): inner += try text(of: section)
            case .call(let name, let arguments):
                let made = try value.attribute(name).call(arguments)
                if !made.isNone { inner += try made.strText() }
            }
        }
        if section.parent != nil { indent -= increment }
        if inner.isEmpty { return "" }
        if section.parent == nil { return inner }
        let heading = section.heading.isNone || ArgumentAction.isSuppressed(section.heading) ? "" : try blanks(indent) + section.heading.strText() + ":\n"
        return "\n" + heading + inner + "\n"
    }

    private func blanks(_ count: Int) throws -> String {
        if count <= 0 { return "" }
        try Limits.reserve(count, of: 1)
        return String(repeating: " ", count: count)
    }

    // MARK: layout

    private static func declareLayout(_ type: Declaration<ArgumentHelpFormatter>) {
        type.method("_format_usage", .required("usage", as: Value.self), .required("actions", as: Value.self), .required("groups", as: Value.self), .required("prefix", as: Value.self), doc: "The usage.") { (formatter: ArgumentHelpFormatter, usage: Value, actions: Value, groups: Value, prefix: Value) throws -> String in
            try ArgumentUsage(formatter).text(usage, actions, groups, prefix)
        }
        type.method("_format_actions_usage", .required("actions", as: Value.self), .required("groups", as: Value.self), doc: "How the arguments stand in the usage.") { (formatter: ArgumentHelpFormatter, actions: Value, groups: Value) throws -> String in
            try ArgumentUsage(formatter).parts(actions.elements(), groups.elements())
        }
        type.method("_format_text", .required("text", as: String.self), doc: "A paragraph.") { (formatter: ArgumentHelpFormatter, text: String) throws -> String in
            let text = try text.contains("%(prog)") ? PercentFormat.format(text, DictObject([("prog", formatter.program)]).value) : text
            let filled = try formatter.value.callMethod("_fill_text", .string(text), .int(max(formatter.width - formatter.indent, 11)), .string(try formatter.blanks(formatter.indent)))
            return try filled.strText() + "\n\n"
        }
        type.method("_format_action", .required("action", as: ArgumentAction.self), doc: "An argument with its help.") { (formatter: ArgumentHelpFormatter, action: ArgumentAction) throws -> String in try formatter.text(of: action) }
        type.method("_expand_help", .required("action", as: ArgumentAction.self), doc: "The help with its fields filled.") { (formatter: ArgumentHelpFormatter, action: ArgumentAction) throws -> String in try formatter.expandedHelp(action) }
        type.method("_get_help_string", .required("action", as: ArgumentAction.self), doc: "The help.") { (_: ArgumentHelpFormatter, action: ArgumentAction) throws -> Value in try action.get("help") }
        type.method("_split_lines", .required("text", as: String.self), .required("width", as: Int.self), doc: "The lines of a help.") { (_: ArgumentHelpFormatter, text: String, width: Int) throws -> [String] in try wrapped(text, width, indent: "") }
        type.method("_fill_text", .required("text", as: String.self), .required("width", as: Int.self), .required("indent", as: String.self), doc: "The lines of a paragraph.") { (_: ArgumentHelpFormatter, text: String, width: Int, indent: String) throws -> String in
            try wrapped(text, width, indent: indent).joined(separator: "\n")
        }
    }

    private static func wrapped(_ text: String, _ width: Int, indent: String) throws -> [String] {
        let words = text.unicodeScalars.split(whereSeparator: \.isBlank).map { String($0) }.joined(separator: " ")
        let wrapper = TextWrapper(type: TextWrapper.pythonClass)
        try Arguments.with([], keywords: [("width", .int(width)), ("initial_indent", .string(indent)), ("subsequent_indent", .string(indent))]) { try wrapper.configure($0) }
        return try wrapper.wrap(StringObject(words))
    }

    private func text(of action: ArgumentAction) throws -> String {
        let position = min(longestAction + 2, helpPosition), available = position - indent - 2
        let header = try value.callMethod("_format_action_invocation", action.value).strText()
        let help = try action.get("help")
        var text = try blanks(indent) + header, first = position
        if try help.isTrue() && header.codePointCount <= available {
            text += try blanks(available - header.codePointCount) + "  "
            first = 0
        } else { text += "\n" }
        if try help.isTrue() && !help.strText().unicodeScalars.allSatisfy(\.isBlank) {
            let expanded = try value.callMethod("_expand_help", action.value)
            if try expanded.isTrue() {
                for (index, line) in try value.callMethod("_split_lines", expanded, .int(max(width - position, 11))).elements().enumerated() { text += try blanks(index == 0 ? first : position) + line.strText() + "\n" }
            }
        } else if !text.hasSuffix("\n") { text += "\n" }
        let lines = try subactions(action)
        if lines.isEmpty { return text }
        indent += increment
        for line in lines { text += try value.callMethod("_format_action", line).strText() }
        indent -= increment
        return text
    }

    private func expandedHelp(_ action: ArgumentAction) throws -> String {
        let fields = DictObject()
        for (name, value) in action.ownAttributes where !ArgumentAction.isSuppressed(value) && !AttributeView.isHidden(name) {
            fields.set(name.text, try value.attributeIfPresent("__name__") ?? value)
        }
        fields.set("prog", program)
        let choices = try action.get("choices")
        if !choices.isNone { fields.set("choices", .string(try choices.elements().map { try $0.strText() }.joined(separator: ", "))) }
        return try PercentFormat.format(value.callMethod("_get_help_string", action.value).strText(), fields.value)
    }

    // MARK: words

    private static func declareWords(_ type: Declaration<ArgumentHelpFormatter>) {
        type.method("_get_default_metavar_for_optional", .required("action", as: ArgumentAction.self), doc: "The destination in capitals.") { (_: ArgumentHelpFormatter, action: ArgumentAction) throws -> Value in try action.get("dest").callMethod("upper") }
        type.method("_get_default_metavar_for_positional", .required("action", as: ArgumentAction.self), doc: "The destination.") { (_: ArgumentHelpFormatter, action: ArgumentAction) throws -> Value in try action.get("dest") }
        type.method("_format_action_invocation", .required("action", as: ArgumentAction.self), doc: "How the argument is given.") { (formatter: ArgumentHelpFormatter, action: ArgumentAction) throws -> String in
            if try !action.isOptional { return try formatter.metavars(action, formatter.value.callMethod("_get_default_metavar_for_positional", action.value), 1)[0] }
            if try action.count == .exactly(0) { return try action.optionStrings.joined(separator: ", ") }
            let words = try formatter.value.callMethod("_format_args", action.value, formatter.value.callMethod("_get_default_metavar_for_optional", action.value)).strText()
            return try action.optionStrings.map { "\($0) \(words)" }.joined(separator: ", ")
        }
        type.method("_format_args", .required("action", as: ArgumentAction.self), .required("default_metavar", as: Value.self), doc: "The words that the argument takes.") { (formatter: ArgumentHelpFormatter, action: ArgumentAction, usual: Value) throws -> String in
            try formatter.words(of: action, usual)
        }
        type.method("_metavar_formatter", .required("action", as: ArgumentAction.self), .required("default_metavar", as: Value.self), doc: "A function that gives so many names.") { (formatter: ArgumentHelpFormatter, action: ArgumentAction, usual: Value) -> Value in
            .object(NativeFunction.declare("format", .required("tuple_size", as: Int.self), doc: "So many names.") { (count: Int) throws -> Value in .tuple(try formatter.metavars(action, usual, count).map { .string($0) }) })
        }
    }

    /// The names that stand for the words: `metavar=`, the choices, or the destination.
    private func metavars(_ action: ArgumentAction, _ usual: Value, _ count: Int) throws -> [String] {
        let given = try action.get("metavar"), choices = try action.get("choices")
        if case .tuple(let names) = given { return try names.elements.map { try $0.strText() } }
        let name = try !given.isNone ? given.strText() : choices.isNone ? usual.strText() : "{" + choices.elements().map { try $0.strText() }.joined(separator: ",") + "}"
        if count <= 0 { return [] }
        try Limits.reserve(count, of: MemoryLayout<String>.stride)
        return [String](repeating: name, count: count)
    }

    private func words(of action: ArgumentAction, _ usual: Value) throws -> String {
        func names(_ count: Int) throws -> [String] {
            let found = try metavars(action, usual, count)
            if found.count != count { throw PythonException.typeError(found.count > count ? "not all arguments converted during string formatting" : "not enough arguments for format string") }
            return found
        }
        switch try action.count {
        case .one: return try names(1)[0]
        case .optional: return "[\(try names(1)[0])]"
        case .zeroOrMore:
            let found = try metavars(action, usual, 1)
            return found.count == 2 ? "[\(found[0]) [\(found[1]) ...]]" : "[\(try names(1)[0]) ...]"
        case .oneOrMore:
            let found = try names(2)
            return "\(found[0]) [\(found[1]) ...]"
        case .remainder: return "..."
        case .parser: return "\(try names(1)[0]) ..."
        case .suppressed: return ""
        case .exactly(let count): return try names(max(0, count)).joined(separator: " ")
        }
    }
}
