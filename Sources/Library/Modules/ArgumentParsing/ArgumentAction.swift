import Runtime

/// `argparse.Action`: what an option or a positional argument is called, takes, and does.
/// Its settings are attributes, which programs read and set.
final class ArgumentAction: Object {
    /// Where it was added: asked to forget it where another takes its last option string.
    weak var container: ArgumentContainer?

    override init(type: Class) { super.init(type: type) }

    static let settings = ["option_strings", "dest", "nargs", "const", "default", "type", "choices", "required", "help", "metavar"]

    static let pythonClass: Class = {
        let made = make("Action", [.object], required: 2, parameters: settings, doc: "What the parser does with an argument: the base of actions of one's own.") { $0 }
        made.register(for: ArgumentAction.self)
        made.extend(for: ArgumentAction.self) { type in
            type.method("format_usage", doc: "How the option stands in the usage.") { (action: ArgumentAction) throws -> Value in try action.get("option_strings").item(.int(0)) }
            type.rawMethod("__call__", doc: "What is done where the argument is given.") { _, _ in throw PythonException.notImplemented(".__call__() not defined") }
        }
        return made
    }()

    /// A class of actions whose constructor takes `parameters` and turns them into settings.
    static func make(_ name: String, _ bases: [Class], required: Int, parameters: [String], doc: String = "", settings: @escaping ([String: Value]) throws -> [String: Value]) -> Class {
        let made = Class(name, module: "argparse", bases: bases, doc: doc, derivable: true)
        made.takesAttributes = true
        func start(_ object: Object, _ arguments: Arguments) throws {
            let given = try NativeSignature("\(name).__init__", parameters, required: required).bind(arguments)
            var named: [String: Value] = [:]
            for (parameter, value) in zip(parameters, given) { named[parameter] = value }
            let chosen = try settings(named)
            for setting in ArgumentAction.settings { object.setOwnAttribute(Name(setting), chosen[setting] ?? (setting == "required" ? .bool(false) : .none)) }
            if let version = chosen["version"] { object.setOwnAttribute("version", version) }
        }
        made.constructInSteps(allocate: { ArgumentAction(type: $0) }, initialize: start)
        return made
    }

    func get(_ name: Name) throws -> Value { try value.attribute(name) }

    var optionStrings: [String] { get throws { try get("option_strings").elements().map { try $0.strText() } } }
    var isOptional: Bool { get throws { try get("option_strings").isTrue() } }
    var isRequired: Bool { get throws { try get("required").isTrue() } }
    /// nil: SUPPRESS.
    var destination: Name? { get throws { try ArgumentAction.isSuppressed(get("dest")) ? nil : Name(get("dest").strText()) } }
    var isHidden: Bool { get throws { try ArgumentAction.isSuppressed(get("help")) } }
    var count: ArgumentCount { get throws { try ArgumentCount(get("nargs")) } }

    /// `argparse.SUPPRESS`
    nonisolated(unsafe) static let suppress = Value.string("==SUPPRESS==")
    static func isSuppressed(_ value: Value) -> Bool { (value.object as? StringObject)?.text == "==SUPPRESS==" }

    /// As errors name it: `-v/--verbose`, `FILE`, `{a,b}`.
    var displayName: Value {
        get throws {
            if try isOptional { return .string(try optionStrings.joined(separator: "/")) }
            for name in ["metavar", "dest"] as [Name] {
                let text = try get(name)
                if !text.isNone, !ArgumentAction.isSuppressed(text) { return text }
            }
            let choices = try get("choices")
            return try choices.isTrue() ? .string("{" + choices.elements().map { try $0.strText() }.joined(separator: ",") + "}") : .none
        }
    }

    /// `Action(option_strings=['-x'], dest='x', ...)`
    override func repr() throws -> String {
        let settings = try ArgumentAction.settings.map { "\($0)=\(try get(Name($0)).reprText())" }
        return "\(type.name)(\(settings.joined(separator: ", ")))"
    }
}

/// How many of the command line's words an argument takes: `nargs`.
enum ArgumentCount: Equatable {
    case one, optional, zeroOrMore, oneOrMore, remainder, parser, suppressed
    case exactly(Int)

    init(_ nargs: Value) throws {
        switch nargs {
        case .none: self = .one
        case .int(let number): self = .exactly(number)
        case .bool(let flag): self = .exactly(flag ? 1 : 0)
        default:
            let known: [String: ArgumentCount] = ["?": .optional, "*": .zeroOrMore, "+": .oneOrMore, "...": .remainder, "A...": .parser, "==SUPPRESS==": .suppressed]
            guard let text = (nargs.object as? StringObject)?.text, let count = known[text] else { throw PythonException.valueError("invalid nargs value") }
            self = count
        }
    }

    /// What it takes of the words, written as A for an argument, O for an option and - for `--`.
    func pattern(isOptional: Bool) -> String {
        let dashes = isOptional ? "" : "-*"
        let any = isOptional ? "[A]*" : "[A-]*"
        switch self {
        case .one: return "(\(dashes)A\(dashes))"
        case .optional: return "(\(dashes)A?\(dashes))"
        case .zeroOrMore: return "(\(dashes)\(any))"
        case .oneOrMore: return "(\(dashes)A\(any))"
        case .remainder: return isOptional ? "([AO]*)" : "([-AO]*)"
        case .parser: return isOptional ? "(A[AO]*)" : "(-*A[-AO]*)"
        case .suppressed: return isOptional ? "()" : "(-*-*)"
        case .exactly(let number): return "(\(dashes)" + [String](repeating: "A", count: max(0, number)).joined(separator: dashes) + "\(dashes))"
        }
    }
}

/// `argparse.ArgumentError`: names the argument that it is about.
final class ArgumentError: PythonException {
    nonisolated(unsafe) static let pythonClass: Class = {
        let made = Class("ArgumentError", module: "argparse", bases: [.exception], doc: "What is wrong with an argument that was given.", derivable: true)
        made.construct = { type, arguments in
            let given = try NativeSignature("ArgumentError.__init__", ["argument", "message"], required: 2).bind(arguments)
            return .object(try make(given[0]?.object as? ArgumentAction, given[1] ?? .none, type: type))
        }
        return made
    }()
    nonisolated(unsafe) static let typeErrorClass = Class("ArgumentTypeError", module: "argparse", bases: [.exception], doc: "Raised by a `type=` function for a text that is no value of it.", derivable: true)

    static func make(_ action: ArgumentAction?, _ message: Value, type: Class = pythonClass) throws -> PythonException {
        let error = ArgumentError(type: type, arguments: [action?.value ?? .none, message])
        error.setOwnAttribute("argument_name", try action?.displayName ?? .none)
        error.setOwnAttribute("message", message)
        return error
    }

    override func str() throws -> String {
        let name = ownAttribute("argument_name"), message = try ownAttribute("message").strText()
        return name.isNone ? message : "argument \(try name.strText()): \(message)"
    }

    static func make(_ action: ArgumentAction?, _ message: String) throws -> PythonException { try make(action, .string(message)) }
}
