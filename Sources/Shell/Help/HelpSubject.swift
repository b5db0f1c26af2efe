import ORM
import Runtime
import Syntax

/// What help is asked about.  The value of a property, a column or a relationship of an object is not read for it: that
/// might send SQL, and its declaration tells more.
struct HelpSubject {
    /// As it was typed.
    let name: String
    let value: Value
    /// The object or class whose attribute it is.
    var owner: Value = .undefined

    init(_ text: String, _ shell: Shell) throws {
        name = text
        let parts = HelpSubject.dotted(text)
        guard parts.count > 1 else {
            value = try shell.evaluate(text)
            return
        }
        var value = try shell.evaluate(parts[0])
        for part in parts.dropFirst().dropLast() { value = try HelpSubject.declaration(of: part, in: value, mappedOnly: true) ?? value.attribute(Name(part)) }
        owner = value
        self.value = try HelpSubject.declaration(of: parts[parts.count - 1], in: value, mappedOnly: false) ?? value.attribute(Name(parts[parts.count - 1]))
    }

    /// `["db", "session", "add"]`; one part for anything else.
    private static func dotted(_ text: String) -> [String] {
        guard let module = try? Parser.parse(text + "\n"), module.body.count == 1, case .expression(var expression) = module.body[0].kind else { return [text] }
        var parts: [String] = []
        while case .attribute(let object, let name) = expression.kind {
            parts.insert(name, at: 0)
            expression = object
        }
        guard case .name(let root) = expression.kind else { return [text] }
        return [root] + parts
    }

    /// The descriptor that an object's class has for an attribute.
    private static func declaration(of name: String, in value: Value, mappedOnly: Bool) throws -> Value? {
        guard value.object?.asClass == nil, !(value.object is ModuleObject), let found = value.type.lookup(Name(name)) else { return nil }
        if found.object is InstrumentedAttribute { return found }
        return !mappedOnly && (found.object is NativeProperty || found.object is PropertyObject) ? found : nil
    }
}
