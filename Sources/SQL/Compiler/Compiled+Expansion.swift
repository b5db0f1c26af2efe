import Runtime

extension Compiled {
    /// The statement with the members of each IN written as placeholders of their own, and the parameters by name (`construct_expanded_state`).
    public struct Expanded {
        public let text: String
        public let parameters: [(name: String, value: Value)]
        /// The names in the order of their places.
        public let order: [String]
        /// The names of the members of each expanding parameter.
        public let members: [(name: String, members: [String])]
    }

    /// - Parameter given: values in place of those that come with the statement, by key or name.
    public func expanded(_ given: [String: Value]) throws -> Expanded {
        var rest = Substring(text)
        var made = ""
        var found: [(name: String, value: Value)] = []
        var order: [String] = []
        // A member whose name another parameter has gets another: `x_1__1`.
        var taken = Set(parameters.map(\.name))
        var written: [String: String] = [:]
        var expansions: [(name: String, members: [String])] = []
        var numbered: [String] = []
        for parameter in parameters where !parameter.bind.isExpanding && !parameter.bind.isLiteral && !numbered.contains(parameter.name) { numbered.append(parameter.name) }
        func add(_ name: String, _ value: Value) {
            if !found.contains(where: { $0.name == name }) { found.append((name, value)) }
            order.append(name)
        }
        func free(_ name: String) -> String {
            var made = name, counter = 0
            while !taken.insert(made).inserted {
                counter += 1
                made = "\(name)__\(counter)"
            }
            return made
        }
        func mark(_ name: String, _ type: SQLType?) -> String {
            switch dialect.parameterStyle {
            case .numeric, .numericDollar:
                numbered.append(name)
                return dialect.numberMark(numbered.count) + (type.map { Compiler.cast($0, dialect) } ?? "")
            case .pythonFormat, .format: return dialect.placeholder(name) + (type.map { Compiler.cast($0, dialect) } ?? "")
            case .questionMark, .named: return dialect.placeholder(name)
            }
        }
        for parameter in parameters {
            let bind = parameter.bind
            let own = (bind.isUnique ? nil : given[bind.key]) ?? given[parameter.name]
            let effective = try own ?? bind.effectiveValue()
            let value = effective.isUndefined ? .none : effective
            if let before = written[parameter.name], let range = rest.firstRange(of: parameter.mark) {
                made += rest[..<range.lowerBound] + before
                rest = rest[range.upperBound...]
                continue
            }
            if isExpanding, own == nil, bind.isRequired { throw Compiled.missing(bind, nil) }
            guard bind.isExpanding || bind.isLiteral else {
                add(parameter.name, value)
                continue
            }
            guard let range = rest.firstRange(of: parameter.mark) else { continue }
            made += rest[..<range.lowerBound]
            rest = rest[range.upperBound...]
            if bind.isLiteral, !bind.isExpanding {
                let text = try ExpandingText.literal(bind, value, dialect)
                made += dialect.isPercentDoubled ? text.doubling(37) : text
                continue
            }
            let members = try value.elements()
            let text: String
            let before = order.count
            defer { if !bind.isLiteral { expansions.append((parameter.name, Array(order[before...]))) } }
            if members.isEmpty { text = ExpandingText.empty(bind, dialect) } else if bind.isLiteral {
                let literals = try ExpandingText.literals(bind, members, dialect)
                text = dialect.isPercentDoubled ? literals.doubling(37) : literals
            } else if ExpandingText.isTuple(bind, members) {
                let rows = try members.enumerated().map { number, member in
                    let parts = try member.elements().enumerated().map { at, part -> String in
                        let name = free("\(Dialect.escaped(parameter.name))_\(number + 1)_\(at + 1)")
                        add(name, part)
                        return mark(name, nil)
                    }
                    return "(" + parts.joined(separator: ", ") + ")"
                }
                text = (dialect.traits.writesTuplesInValues ? "VALUES " : "") + rows.joined(separator: ", ")
            } else {
                text = members.enumerated().map { at, member in
                    let name = free("\(Dialect.escaped(parameter.name))_\(at + 1)")
                    add(name, member)
                    let mark = mark(name, bind.sqlType)
                    return parameter.wrapping.map { "\($0.before)\(mark)\($0.after)" } ?? mark
                }.joined(separator: ", ")
            }
            // Where a parameter stands twice, its members have the same places in a text whose placeholders have names.
            if !dialect.isPositional || dialect.isNumbered { written[parameter.name] = text }
            made += text
        }
        if dialect.isNumbered { order = numbered }
        // The members of lists come behind the other parameters.
        let plain = Set(parameters.filter { !$0.bind.isExpanding && !$0.bind.isLiteral }.map(\.name))
        return Expanded(text: made + rest, parameters: found.filter { plain.contains($0.name) } + found.filter { !plain.contains($0.name) }, order: order, members: expansions)
    }

    /// The placeholders of the parameters, one for each.
    public var placeholders: [String] {
        parameters.map { parameter in
            switch dialect.parameterStyle {
            case .numeric, .numericDollar: dialect.numberMark((numbered.firstIndex(of: parameter.name) ?? 0) + 1)
            case .questionMark, .format, .named, .pythonFormat: dialect.placeholder(escapedNames[parameter.name])
            }
        }
    }

    /// One parameter for each name, in the order in which the compiler met them.
    public var metParameters: [Parameter] {
        let named = Dictionary((parameters + unwritten).map { ($0.name, $0) }) { first, _ in first }
        return met.compactMap { named[$0] }
    }

    /// The parameters with the values given for them.
    /// - Parameters:
    ///   - checks: whether it is an error where a required one has none.
    ///   - required: what stands for the value that the execution has to give a column.
    public func constructed(_ given: [String: Value], checks: Bool, group: Int? = nil, required: Value = .none) throws -> [(name: String, value: Value)] {
        var found: [(name: String, value: Value)] = []
        for parameter in metParameters {
            try Pulse.check()
            if let value = (parameter.bind.isUnique ? nil : given[parameter.bind.key]) ?? given[parameter.name] {
                found.append((parameter.name, value))
                continue
            }
            if checks, parameter.bind.isRequired { throw Compiled.missing(parameter.bind, group) }
            let value = try parameter.bind.effectiveValue()
            let isAwaited = parameter.bind.isRequired && parameter.bind.isColumnValue
            found.append((parameter.name, value.isUndefined ? isAwaited ? required : .none : value))
        }
        return found
    }

    private static func missing(_ bind: BindParameter, _ group: Int?) -> PythonException {
        SQLError.invalidRequest("A value is required for bind parameter \(bind.key.pythonRepr)" + (group.map { ", in parameter group \($0)" } ?? ""), code: "cd3x")
    }

    /// The columns whose values Python gives at execution.
    public var prefetched: [Column] { parameters.compactMap(\.defaultOf) }
}
