/// The names that placeholders have for parameters whose names have characters that placeholders cannot have: `%(a_b)s` for `a.b`
/// (`SQLCompiler._escaped_bind_name`).
public struct EscapedNames {
    /// In the order in which they were met.
    public private(set) var pairs: [(name: String, escaped: String)] = []

    /// The name in placeholders, another one for each parameter.
    /// - Parameter isTaken: whether a name is that of another parameter.
    mutating func name(_ name: String, _ dialect: Dialect, isTaken: (String) -> Bool) -> String {
        let escaped = dialect.placeholderName(name)
        if pairs.isEmpty, escaped == name { return name }
        if let known = pairs.first(where: { $0.name == name }) { return known.escaped }
        func isUsed(_ made: String) -> Bool { pairs.contains { $0.escaped == made } }
        guard escaped != name || isUsed(name) else { return name }
        var made = escaped, counter = 0
        if isUsed(made) || made != name && isTaken(made) {
            while isUsed(made) || isTaken(made) {
                counter += 1
                made = "\(escaped)__\(counter)"
            }
        }
        pairs.append((name, made))
        return made
    }
    /// The name of a parameter that has been met.
    public subscript(name: String) -> String { pairs.first { $0.name == name }?.escaped ?? name }
}

extension Compiled {
    /// The names of its parameters in placeholders, where they differ.
    public var escapedNames: EscapedNames {
        var names = EscapedNames(), met: Set<String> = []
        for parameter in parameters {
            met.insert(parameter.name)
            // Oracle puts the names of lists in no quotes.
            if parameter.bind.isExpanding, dialect.family == .oracle { continue }
            _ = names.name(parameter.name, dialect) { met.contains($0) }
        }
        return names
    }
}
