import Runtime

/// A filter of `warnings`: what to do with warnings of a category and module whose text begins with a pattern.
struct WarningFilter {
    let action: String
    /// Compiled patterns; none for any text, any module.
    let message: Value
    let category: Class
    let module: Value
    /// 0 for any line.
    var line = 0

    init(_ action: String, _ category: Class, message: Value = .none, module: Value = .none, line: Int = 0) {
        self.action = action
        self.message = message
        self.category = category
        self.module = module
        self.line = line
    }

    func matches(_ text: String, _ type: Class, _ place: WarningPlace) throws -> Bool {
        guard type.isSubclass(of: category), line == 0 || line == place.line else { return false }
        func accepts(_ pattern: Value, _ text: String) throws -> Bool {
            if pattern.isNone { return true }
            if let exact = pattern.object as? StringObject { return exact.text == text }
            return try !pattern.callMethod("match", .string(text)).isNone
        }
        return try accepts(message, text) && accepts(module, place.module)
    }

    /// `(action, message, category, module, lineno)`, as `warnings.filters` shows it.
    var tuple: Value { .tuple([.string(action), message, .object(category), module, .int(line)]) }
}

/// Where a warning is issued.
struct WarningPlace {
    let file: String
    let line: Int
    let module: String
    /// Where the line stands; nil for files that are not the program's own.
    var text: SourceText?
    /// The text of the line, where it can be quoted.
    var source: String? { if let text { text.line(line) } else { Program.context?.sourceLine(file, line) } }
}

/// What `__warningregistry__` knows of a warning; without a module for one that is shown once wherever it is issued.
struct ShownWarning: Hashable {
    let module: String?
    let text: String
    let category: String
    let line: Int

    /// Texts are long, and a loop asks for the same each time: places and lengths tell most apart.
    func hash(into hasher: inout Hasher) {
        hasher.combine(line)
        hasher.combine(text.utf8.count)
    }
}

/// The state of `warnings`: filters, what has been shown, who records.
enum WarningState {
    /// What CPython starts with.
    static let usualFilters: [WarningFilter] = [
        WarningFilter("default", .deprecationWarning, module: .string("__main__")), WarningFilter("ignore", .deprecationWarning),
        WarningFilter("ignore", .pendingDeprecationWarning), WarningFilter("ignore", .importWarning), WarningFilter("ignore", .resourceWarning),
    ]
    nonisolated(unsafe) static var filters = usualFilters
    /// What has been shown, by module (`__warningregistry__`).
    nonisolated(unsafe) static var shown: Set<ShownWarning> = []
    /// Where `catch_warnings(record=True)` puts them.
    nonisolated(unsafe) static var recorder: ListObject?
    nonisolated(unsafe) static var module: ModuleObject?
    nonisolated(unsafe) static var originalShow = Value.undefined
    nonisolated(unsafe) static var originalFormat = Value.undefined

    /// The place of the frame `level` calls out, 1 for the innermost.
    static func place(_ level: Int) -> WarningPlace {
        guard let site = Program.context?.callSite(max(level, 1) - 1) else { return WarningPlace(file: "sys", line: 1, module: "sys") }
        return WarningPlace(file: site.file, line: site.line, module: site.module.moduleName, text: site.entry.source)
    }

    static func warn(_ message: Value, _ category: Class, _ place: WarningPlace) throws {
        let type = (message.object as? PythonException)?.type ?? category
        let text = try message.strText()
        let key = ShownWarning(module: place.module, text: text, category: type.name, line: place.line)
        if shown.contains(key) { return }
        let action = try filters.first { try $0.matches(text, type, place) }?.action ?? "default"
        let instance = message.object is PythonException ? message : try Value.object(type).call(message)
        switch action {
        case "ignore": return
        case "error":
            guard let error = instance.object as? PythonException else { return }
            throw error
        case "always": break
        case "once":
            guard shown.insert(ShownWarning(module: nil, text: text, category: type.name, line: 0)).inserted else { return }
        case "module":
            shown.insert(key)
            guard shown.insert(ShownWarning(module: place.module, text: text, category: type.name, line: 0)).inserted else { return }
        default: shown.insert(key)
        }
        try show(WarningMessage(instance, type, place))
    }

    /// Hands a warning to the recorder, to a `showwarning` of the program's own, or to standard error.
    private static func show(_ warning: WarningMessage) throws {
        if let recorder { return recorder.elements.append(warning.value) }
        if let show = module?["showwarning"], !show.isIdentical(to: originalShow) {
            _ = try show.call([warning.message, .object(warning.category), .string(warning.place.file), .int(warning.place.line), .none, .none], keywords: [])
            return
        }
        try write(warning, to: .none)
    }

    /// What `showwarning` does: the text that `formatwarning` gives, which the program may have replaced.
    static func write(_ warning: WarningMessage, to file: Value) throws {
        let text: String
        if let format = module?["formatwarning"], !format.isIdentical(to: originalFormat) {
            text = try format.call([warning.message, .object(warning.category), .string(warning.place.file), .int(warning.place.line), warning.line], keywords: []).strText()
        } else {
            text = try formatted(warning)
        }
        if file.isNone { try ErrorStream.write(text) } else { _ = try file.callMethod("write", .string(text)) }
    }

    static func formatted(_ warning: WarningMessage) throws -> String {
        let line = warning.line.isNone ? warning.place.source : try warning.line.strText()
        return "\(warning.place.file):\(warning.place.line): \(warning.category.name): \(try warning.message.strText())\n"
            + (line.map { $0.trimmingBlanks }.flatMap { $0.isEmpty ? nil : "  \($0)\n" } ?? "")
    }
}

/// `warnings.WarningMessage`: what `catch_warnings(record=True)` collects.
final class WarningMessage: Object {
    let message: Value
    let category: Class
    let place: WarningPlace
    let line: Value
    private let file: Value
    static let pythonClass: Class = {
        let made = Class("WarningMessage", module: "warnings")
        made.construct = { _, arguments in
            let given = try NativeSignature("WarningMessage.__init__", ["message", "category", "filename", "lineno", "file", "line", "source"], required: 4).bind(arguments)
            let place = WarningPlace(file: try String.from(given[2] ?? .none), line: try Int.from(given[3] ?? .none), module: "")
            return WarningMessage(given[0] ?? .none, try Class.from(given[1] ?? .none), place, line: given[5] ?? .none, file: given[4] ?? .none).value
        }
        return made
    }()
    init(_ message: Value, _ category: Class, _ place: WarningPlace, line: Value = .none, file: Value = .none) {
        self.message = message
        self.category = category
        self.place = place
        self.line = line
        self.file = file
        super.init(type: WarningMessage.pythonClass)
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "message": message
        case "category": .object(category)
        case "filename": .string(place.file)
        case "lineno": .int(place.line)
        case "line": line
        case "file": file
        case "source": Value.none
        default: nil
        }
    }
    override func str() throws -> String {
        "{message : \(try message.reprText()), category : \(category.name.pythonRepr), filename : \(place.file.pythonRepr), lineno : \(place.line), line : \(try line.reprText())}"
    }
}
