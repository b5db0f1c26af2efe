/// Attributes that a program gives to classes of the library: `json.JSONEncoder.default = to_text`.
extension Class {
    /// What programs gave, by class.
    nonisolated(unsafe) private static var given: [ObjectIdentifier: Set<Name>] = [:]

    /// Classes whose methods and settings the library asks for by name, so that those of a program may take their place.
    private static let replaceable: Set<String> = [
        "collections.ChainMap", "collections.Counter", "collections.UserDict", "collections.UserList", "collections.UserString", "json.encoder.JSONEncoder",
        "logging.BufferingFormatter", "logging.Filter", "logging.Formatter", "logging.Handler", "logging.LoggerAdapter", "logging.StreamHandler",
    ]

    /// Whether a native class may get an attribute: one that neither it nor a class derived from it has, or one that the library asks for by name.
    final func takesAttributeOfProgram(_ name: Name) -> Bool {
        guard !isWrittenInC, !name.isDunder else { return false }
        completeDeclaration()
        let key = ObjectIdentifier(self)
        let isGiven = Class.given[key]?.contains(name) ?? false
        guard isGiven || lookup(name) == nil || Class.replaceable.contains("\(module).\(self.name)") else { return false }
        Class.given[key, default: []].insert(name)
        return true
    }

    /// Whether an attribute may be deleted again.
    final func hasAttributeOfProgram(_ name: Name) -> Bool { Class.given[ObjectIdentifier(self)]?.contains(name) ?? false }

    final func immutable(_ name: Name) -> PythonException { .typeError("cannot set '\(name.text)' attribute of immutable type '\(isWrittenInC ? messageName : self.name)'") }
}
