import Runtime
import SQL

/// `name = index_property("data", "name")`: an item of an attribute as an attribute of its own (sqlalchemy.ext.indexable).
public final class IndexProperty: HybridProperty {
    public struct Options {
        public var attribute: Name = ""
        public var index = Value.none
        /// What a missing item reads as; nil for AttributeError.
        public var fallback: Value?
        public var datatype = Value.none
        public var isMutable = true
        public var isOneBased = true
        public init() {}
    }
    public var options: Options

    public init(_ options: Options, type: Class) throws {
        self.options = options
        try super.init(Functions(getter: .none), name: "fget", type: type)
    }

    public override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        if instance.isUndefined { return try expression(for: .object(owner)) }
        let held = try instance.attribute(options.attribute)
        if held.isNone { return try missing(nil) }
        do { return try held.item(options.index) } catch let error as PythonException where error.isInstance(of: .keyError) || error.isInstance(of: .indexError) { return try missing(error) }
    }
    private func missing(_ cause: PythonException?) throws -> Value {
        if let fallback = options.fallback { return fallback }
        let error = PythonException.attributeError(options.attribute.text)
        error.cause = cause
        throw error
    }

    private func checkMutable(_ message: String) throws { if !options.isMutable { throw PythonException.attributeError(message) } }
    private func note(_ instance: Value, _ held: Value) throws {
        try instance.setAttribute(options.attribute, held)
        if let object = instance.mappedInstance, let attribute = object.mapper.attribute(options.attribute) { try object.state.flagModified(attribute) }
    }

    public override func descriptorSet(_ instance: Value, _ value: Value) throws {
        try checkMutable("can't set attribute")
        var held = try instance.attribute(options.attribute)
        if held.isNone {
            if options.datatype.isNone {
                if case .int(let index) = options.index { held = .list(Array(repeating: .none, count: max(0, index + 1))) } else { held = DictObject().value }
            } else { held = try options.datatype.call() }
            try instance.setAttribute(options.attribute, held)
        }
        try held.setItem(options.index, value)
        try note(instance, held)
    }
    public override func descriptorDelete(_ instance: Value) throws {
        try checkMutable("can't delete attribute")
        let held = try instance.attribute(options.attribute)
        if held.isNone { throw PythonException.attributeError(options.attribute.text) }
        do { try held.deleteItem(options.index) } catch let error as PythonException where error.isInstance(of: .keyError) {
            let refusal = PythonException.attributeError(options.attribute.text)
            refusal.cause = error
            throw refusal
        }
        try note(instance, held)
    }

    /// `model.data["name"]`, as the class's own `expr` may make it.
    public override func expression(for owner: Value) throws -> Value {
        let made = try type.overriding("expr")?.call(.object(self), owner) ?? item(of: owner)
        return .object(HybridAttribute(self, owner, expression: made, doc: .none))
    }
    public func item(of owner: Value) throws -> Value {
        var index = options.index
        if options.isOneBased, case .int(let number) = index { index = .int(number &+ 1) }
        return try owner.attribute(options.attribute).item(index)
    }
}
