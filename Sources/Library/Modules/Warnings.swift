import Runtime

/// A filter of `warnings`: what to do with warnings of a category whose text begins with a pattern.
struct WarningFilter {
    let action: String
    let message: String
    let category: Class

    func matches(_ text: String, _ type: Class) -> Bool {
        guard type.isSubclass(of: category) else { return false }
        if message.isEmpty { return true }
        if let pattern = try? Program.context?.importModule("re").value.callMethod("compile", .string(message), .int(2)), let found = try? pattern.callMethod("match", .string(text)) { return !found.isNone }
        return text.lowercased().hasPrefix(message.lowercased())
    }
}

/// The state of `warnings`: filters, what has been shown, who records.
enum WarningState {
    static let usualFilters: [WarningFilter] = [
        WarningFilter(action: "default", message: "", category: .deprecationWarning), WarningFilter(action: "ignore", message: "", category: .pendingDeprecationWarning),
        WarningFilter(action: "ignore", message: "", category: .importWarning), WarningFilter(action: "ignore", message: "", category: .resourceWarning),
    ]
    nonisolated(unsafe) static var filters = usualFilters
    nonisolated(unsafe) static var shown: Set<String> = []
    /// Where `catch_warnings(record=True)` puts them.
    nonisolated(unsafe) static var recorder: ListObject?

    static func warn(_ message: Value, _ category: Class) throws {
        let type = (message.object as? PythonException)?.type ?? category
        let text = try message.strText()
        let action = filters.first { $0.matches(text, type) }?.action ?? "default"
        let instance = message.object is PythonException ? message : try Value.object(type).call(message)
        let place = Program.context?.currentLocation ?? ("<stdin>", 0)
        switch action {
        case "ignore": return
        case "error":
            guard let error = instance.object as? PythonException else { return }
            throw error
        case "always": break
        default:
            let key = action == "once" ? "\(type.name)\u{0}\(text)" : "\(type.name)\u{0}\(text)\u{0}\(place.0):\(place.1)"
            guard shown.insert(key).inserted else { return }
        }
        if let recorder {
            recorder.elements.append(WarningMessage(instance, type, place).value)
        } else {
            try ErrorStream.write(formatted(text, type, place.0, place.1))
        }
    }

    static func formatted(_ text: String, _ type: Class, _ file: String, _ line: Int) -> String { "\(file):\(line): \(type.name): \(text)\n" }
}

/// What `catch_warnings(record=True)` collects.
final class WarningMessage: Object {
    private let message: Value
    private let category: Class
    private let place: (file: String, line: Int)
    private static let pythonClass = Class("WarningMessage", module: "warnings")
    init(_ message: Value, _ category: Class, _ place: (String, Int)) {
        self.message = message
        self.category = category
        self.place = place
        super.init(type: WarningMessage.pythonClass)
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "message": message
        case "category": .object(category)
        case "filename": .string(place.file)
        case "lineno": .int(place.line)
        case "file", "line", "source": Value.none
        default: nil
        }
    }
    override func str() throws -> String {
        "{message : \(try message.reprText()), category : \(category.name.pythonRepr), filename : \(place.file.pythonRepr), lineno : \(place.line), line : None}"
    }
}

func warningsModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    func category(_ value: Value) throws -> Class {
        if value.isNone { return .userWarning }
        guard let type = value.object?.asClass, type.isSubclass(of: .warning) else {
            throw PythonException.typeError("category must be a Warning subclass, not '\(value.type.name)'")
        }
        return type
    }
    let parameters = NativeSignature("warn", ["message", "category", "stacklevel", "source"], required: 1)
    module["warn"] = .object(NativeFunction(name: "warn", doc: "Issue a warning, or maybe ignore it or raise an exception.") { arguments in
        let given = try parameters.bind(arguments)
        let message = given[0] ?? .none
        try WarningState.warn(message, message.object is PythonException ? .userWarning : try category(given[1] ?? .none))
        return .none
    })
    module.function("warn_explicit", .required("message", as: Value.self), .required("category", as: Value.self), .required("filename", as: Value.self), .required("lineno", as: Value.self), .keywords("rest"), doc: "Issue a warning of a given place.") { (message: Value, type: Value, _: Value, _: Value, _: [(name: Name, value: Value)]) throws in
        try WarningState.warn(message, try category(type))
    }
    func checked(_ action: String) throws -> String {
        guard ["error", "ignore", "always", "default", "module", "once"].contains(action) else { throw PythonException.assertionError("invalid action: \(action.pythonRepr)") }
        return action
    }
    func add(_ filter: WarningFilter, _ appends: Bool) { if appends { WarningState.filters.append(filter) } else { WarningState.filters.insert(filter, at: 0) } }
    module.function("simplefilter", .required("action", as: String.self), .optional("category", default: Value.object(Class.warning)), .optional("lineno", default: 0), .optional("append", default: false), doc: "Insert a simple entry into the list of warnings filters (at the front).") { (action: String, type: Value, _: Int, appends: Bool) throws in
        WarningState.shown.removeAll()
        add(WarningFilter(action: try checked(action), message: "", category: type.object?.asClass ?? .warning), appends)
    }
    module.function("filterwarnings", .required("action", as: String.self), .optional("message", default: ""), .optional("category", default: Value.object(Class.warning)), .optional("module", default: ""), .optional("lineno", default: 0), .optional("append", default: false), doc: "Insert an entry into the list of warnings filters (at the front).") { (action: String, message: String, type: Value, _: String, _: Int, appends: Bool) throws in
        guard let found = type.object?.asClass else { throw PythonException.assertionError("category must be a class") }
        WarningState.shown.removeAll()
        add(WarningFilter(action: try checked(action), message: message, category: found), appends)
    }
    module.function("resetwarnings", doc: "Clear the list of warning filters, so that no filters are active.") { () in WarningState.filters.removeAll() }
    module.function("formatwarning", .required("message", as: Value.self), .required("category", as: Class.self), .required("filename", as: String.self), .required("lineno", as: Int.self), .optional("line", default: Value.none), doc: "Function to format a warning the standard way.") { (message: Value, type: Class, file: String, number: Int, line: Value) throws -> String in
        WarningState.formatted(try message.strText(), type, file, number) + (line.isNone ? "" : "  \(try line.strText().trimmingBlanks)\n")
    }
    module.function("catch_warnings", .keyword("record", default: false), .keyword("module", default: Value.none), .keyword("action", default: Value.none), .keyword("category", default: Value.object(Class.warning)), doc: "A context manager that copies and restores the warnings filter upon exiting the context.") { (records: Bool, _: Value, action: Value, type: Value) throws -> Value in
        var earlier: (filters: [WarningFilter], recorder: ListObject?, shown: Set<String>) = ([], nil, [])
        return ClosureManager(enter: { _ in
            earlier = (WarningState.filters, WarningState.recorder, WarningState.shown)
            WarningState.shown.removeAll()
            if !action.isNone { add(WarningFilter(action: try checked(try action.strText()), message: "", category: type.object?.asClass ?? .warning), false) }
            guard records else { return .none }
            let list = ListObject()
            WarningState.recorder = list
            return list.value
        }, exit: { _, _ in
            (WarningState.filters, WarningState.recorder, WarningState.shown) = earlier
            return false
        }).value
    }
}
