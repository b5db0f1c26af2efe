import Runtime

extension Compiled {
    /// The statement with the members of each IN written as placeholders of their own, and the parameters by name (`construct_expanded_state`).
    public struct Expanded {
        public let text: String
        public let parameters: [(name: String, value: Value)]
        /// The names in the order of their places.
        public let order: [String]
    }

    /// - Parameter given: values in place of those that come with the statement, by key or name.
    public func expanded(_ given: [String: Value]) throws -> Expanded {
        var rest = Substring(text)
        var made = ""
        var found: [(name: String, value: Value)] = []
        var order: [String] = []
        func add(_ name: String, _ value: Value) {
            if !found.contains(where: { $0.name == name }) { found.append((name, value)) }
            order.append(name)
        }
        for parameter in parameters {
            let bind = parameter.bind
            let effective = try bind.effectiveValue()
            let value = given[bind.key] ?? given[parameter.name] ?? (effective.isUndefined ? .none : effective)
            guard bind.isExpanding || bind.isLiteral else {
                add(parameter.name, value)
                continue
            }
            guard let range = rest.firstRange(of: "__[POSTCOMPILE_\(parameter.name)]") else { continue }
            made += rest[..<range.lowerBound]
            rest = rest[range.upperBound...]
            if bind.isLiteral, !bind.isExpanding {
                made += try ExpandingText.literal(bind, value, dialect)
                continue
            }
            let members = try value.elements()
            if members.isEmpty { made += ExpandingText.empty(bind, dialect) } else if bind.isLiteral { made += try ExpandingText.literals(bind, members, dialect) } else if ExpandingText.isTuple(bind, members) {
                let rows = try members.enumerated().map { number, member in
                    let parts = try member.elements().enumerated().map { at, part -> String in
                        let name = "\(parameter.name)_\(number + 1)_\(at + 1)"
                        add(name, part)
                        return dialect.placeholder(name)
                    }
                    return "(" + parts.joined(separator: ", ") + ")"
                }
                made += (dialect.traits.writesTuplesInValues ? "VALUES " : "") + rows.joined(separator: ", ")
            } else {
                made += members.enumerated().map { at, member in
                    let name = "\(parameter.name)_\(at + 1)"
                    add(name, member)
                    let mark = dialect.placeholder(name)
                    return parameter.wrapping.map { "\($0.before)\(mark)\($0.after)" } ?? mark
                }.joined(separator: ", ")
            }
        }
        // The members of lists come behind the other parameters.
        let plain = Set(parameters.filter { !$0.bind.isExpanding && !$0.bind.isLiteral }.map(\.name))
        return Expanded(text: made + rest, parameters: found.filter { plain.contains($0.name) } + found.filter { !plain.contains($0.name) }, order: order)
    }

    /// The parameters with the values given for them.
    /// - Parameter checks: whether it is an error where a required one has none.
    public func constructed(_ given: [String: Value], checks: Bool) throws -> [(name: String, value: Value)] {
        var found: [(name: String, value: Value)] = []
        var names: Set<String> = []
        for parameter in parameters where names.insert(parameter.name).inserted {
            try Pulse.check()
            if let value = given[parameter.bind.key] ?? given[parameter.name] {
                found.append((parameter.name, value))
                continue
            }
            if checks, parameter.bind.isRequired { throw SQLError.invalidRequest("A value is required for bind parameter \(parameter.bind.key.pythonRepr)", code: "cd3x") }
            let value = try parameter.bind.effectiveValue()
            found.append((parameter.name, value.isUndefined ? .none : value))
        }
        return found
    }

    /// The columns whose values Python gives at execution.
    public var prefetched: [Column] { parameters.compactMap(\.defaultOf) }
}
