import Runtime

/// `weakref.WeakMethod`: a weak reference to the receiver of a bound method, which gives the method while both it and the function live.
final class WeakMethod: WeakReference {
    private weak var function: Object?
    static let methodClass: Class = {
        let made = Class("WeakMethod", module: "weakref", bases: [WeakReference.pythonClass], doc: "As `ref`, of a bound method: gives it while its object lives.", derivable: true)
        made.construct = { type, arguments in
            guard arguments.positionalCount > 0 else { throw PythonException.typeError("WeakMethod.__new__() missing 1 required positional argument: 'meth'") }
            guard let method = arguments[0].object as? BoundMethod, let receiver = method.receiver.object, let function = method.function.object else {
                throw PythonException.typeError("argument should be a bound method, not \(try Value.object(arguments[0].type).reprText())")
            }
            let callback = arguments.positionalCount > 1 ? arguments[1] : arguments.keyword("callback") ?? .none
            return WeakMethod(receiver, function, callback, type: type).value
        }
        return made
    }()

    private init(_ receiver: Object, _ function: Object, _ callback: Value, type: Class) {
        self.function = function
        super.init(receiver, callback, type: type)
    }

    override func call(_ arguments: Arguments) throws -> Value? {
        guard let target, let function else { return Value.none }
        return BoundMethod(receiver: target.value, function: function.value).value
    }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard let other = other.object as? WeakMethod else { return nil }
        guard target != nil, function != nil, other.target != nil, other.function != nil else {
            return operation == .equal || operation == .notEqual ? .bool((self === other) == (operation == .equal)) : nil
        }
        guard function === other.function else { return operation == .equal || operation == .notEqual ? .bool(operation == .notEqual) : nil }
        return try super.compare(operation, other.value)
    }
}
