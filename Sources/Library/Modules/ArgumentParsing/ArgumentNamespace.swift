import Runtime

/// `argparse.Namespace`: what the command line said, as attributes.
final class ArgumentNamespace: Object {
    override init(type: Class) { super.init(type: type) }

    static let pythonClass: Class = {
        let made = Class.declare("Namespace", for: ArgumentNamespace.self, module: "argparse", derivable: true, takesAttributes: true, doc: "What the arguments were, as attributes. Two are equal when they hold the same.")
        func start(_ object: Object, _ arguments: Arguments) throws {
            if arguments.positionalCount > 0 { throw PythonException.typeError("Namespace.__init__() takes 1 positional argument but \(arguments.positionalCount + 1) were given") }
            for (name, value) in arguments.keywordPairs { try object.value.setAttribute(name, value) }
        }
        made.constructInSteps(allocate: { ArgumentNamespace(type: $0) }, initialize: start)
        return made
    }()

    /// `Namespace(verbose=True, **{'a-b': 1})`
    override func repr() throws -> String {
        var parts: [String] = [], odd: [(String, Value)] = []
        for (name, value) in ownAttributes where !AttributeView.isHidden(name) {
            if try Value.string(name.text).callMethod("isidentifier").isTrue() { parts.append("\(name.text)=\(try value.reprText())") } else { odd.append((name.text, value)) }
        }
        if !odd.isEmpty { parts.append("**\(try DictObject(odd).value.reprText())") }
        return "\(type.name)(\(parts.joined(separator: ", ")))"
    }

    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let other = other.object as? ArgumentNamespace else { return nil }
        func dict(_ object: Object) -> Value { DictObject(object.ownAttributes.map { ($0.name.text, $0.value) }).value }
        return try dict(self).compare(operation, dict(other))
    }

    override func contains(_ element: Value) throws -> Bool? {
        guard let text = (element.object as? StringObject)?.text else { return false }
        return ownAttributes.contains { $0.name.text == text }
    }
}
