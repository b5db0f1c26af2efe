import Runtime

/// How classes are written that `@compiles` names (sqlalchemy.ext.compiler).
public enum CompiledConstructs {
    private struct Handlers {
        var byDialect: [String: Value] = [:]
        var fallback: Value?
    }
    nonisolated(unsafe) private static var handlers: [ObjectIdentifier: Handlers] = [:]
    /// Whether any class has a handler: without one, nothing need be asked.
    nonisolated(unsafe) public private(set) static var areUsed = false
    /// Makes what handlers see as compiler; set by whoever declares its class.
    nonisolated(unsafe) public static var wrap: (Compiler) -> Value = { _ in .none }

    /// The function that stands for an operator; set by whoever declares those.
    nonisolated(unsafe) public static var operatorValue: (SQLOperator) -> Value = { _ in .none }
    static func use() {
        areUsed = true
        SchemaVersion.change()
    }

    /// - Parameter dialects: none for all.
    public static func register(_ type: Class, _ handler: Value, dialects: [String]) {
        use()
        var known = handlers[ObjectIdentifier(type)] ?? Handlers()
        if dialects.isEmpty { known.fallback = handler }
        for name in dialects { known.byDialect[name] = handler }
        type.pin()
        handlers[ObjectIdentifier(type)] = known
    }
    public static func deregister(_ type: Class) {
        handlers[ObjectIdentifier(type)] = nil
        SchemaVersion.change()
    }

    /// The handler of the nearest class that has one for the dialect.
    static func handler(of type: Class, _ dialect: Dialect) -> Value? {
        for ancestor in type.resolutionOrder {
            guard let known = handlers[ObjectIdentifier(ancestor)] else { continue }
            if let found = known.byDialect[dialect.name] ?? known.byDialect[dialect.family.rawValue] ?? known.fallback { return found }
        }
        return nil
    }
    /// Whether a class has handlers, though none for the dialect at hand.
    static func isKnown(_ type: Class) -> Bool { type.resolutionOrder.contains { handlers[ObjectIdentifier($0)] != nil } }
}

extension Compiler {
    /// Lets the class's handler write `element`, where it has one.
    /// - Returns: whether it was written.
    func writeCustom(_ element: Object) throws -> Bool {
        guard CompiledConstructs.areUsed, bypassed !== element else { return false }
        let made: String?
        if let handler = CompiledConstructs.handler(of: element.type, dialect) { made = try customText(of: element, handler) } else if let clause = element as? ClauseElement, let derived = try derivedText(of: clause) { made = derived } else { return false }
        if let made { append(made) }
        return true
    }

    /// An element of FROM of the program's own, whose handler is told that it stands there.
    func write(customFrom from: FromClause) throws {
        guard let handler = CompiledConstructs.handler(of: from.type, dialect) else { throw Compiler.withoutHandler(from, dialect) }
        let made = try handler.call([.object(from), CompiledConstructs.wrap(self)], keywords: customKeywords + [("asfrom", .bool(true))])
        append(try String.from(made))
    }

    /// What a handler answers; nil where that is None.
    func customText(of element: Object, _ handler: Value) throws -> String? {
        let made = try handler.call([.object(element), CompiledConstructs.wrap(self)], keywords: customKeywords)
        return made.isNone ? nil : try String.from(made)
    }
    var customKeywords: [(name: Name, value: Value)] { (rendersLiterals ? [("literal_binds", .bool(true))] : []) + keywords }

    /// Writes an element apart, for a handler: its parameters are found again by marks, wherever the handler puts the text.
    public func process(_ element: ClauseElement, isPlain: Bool = false, rendersLiterals literals: Bool = false, isFrom: Bool = false) throws -> String {
        let outside = bypassed
        if isPlain { bypassed = element }
        defer { bypassed = outside }
        let piece = try captured {
            try keeping(\.rendersLiterals, rendersLiterals || literals) {
                if let from = element as? FromClause, isFrom || from is TableClause { try write(from: from) } else { try write(any: element) }
            }
        }
        return marked(piece)
    }

    /// The text of a piece with a mark for each parameter that is found by its place.
    func marked(_ piece: Output) -> String {
        guard dialect.isPositional, !piece.parameters.isEmpty else {
            out.parameters += piece.parameters
            return piece.text
        }
        var made = ""
        var rest = Substring(piece.text)
        for parameter in piece.parameters {
            let placeholder = parameter.bind.isExpanding || parameter.bind.isLiteral ? parameter.mark : dialect.placeholder(Dialect.escaped(parameter.name))
            guard let range = rest.firstRange(of: placeholder) else { continue }
            made += rest[..<range.lowerBound] + "\u{1}\(marks.count)\u{1}"
            rest = rest[range.upperBound...]
            marks.append((placeholder, parameter))
        }
        return made + rest
    }

    /// Writes a handler's text, its marks as placeholders again.
    func append(_ text: String) {
        guard !marks.isEmpty, text.utf8.contains(1) else {
            out.text += text
            return
        }
        for (at, part) in text.split(separator: "\u{1}", omittingEmptySubsequences: false).enumerated() {
            guard at % 2 == 1, let index = Int(part), index < marks.count else {
                out.text += part
                continue
            }
            out.text += marks[index].placeholder
            out.parameters.append(marks[index].parameter)
        }
    }

    /// Any clause, wherever it stands.
    private func write(any clause: ClauseElement) throws {
        switch clause {
        case let column as ColumnElement: try write(column)
        case let select as SelectBase:
            if stack.isEmpty { try write(select: select, asFrom: false, collects: true) } else {
                out.text += "("
                try write(select: select, asFrom: false, collects: false)
                out.text += ")"
            }
        default: try write(top: clause)
        }
    }
}
