/// Calls of values, and what binding to a receiver makes of them.
extension Value {
    /// `self(*arguments)`
    @inline(__always)
    public func call(_ arguments: Arguments) throws -> Value {
        if case .function(let function) = self, let result = try function.call(arguments) { return result }
        return try callSlowly(arguments)
    }

    @inline(never)
    private func callSlowly(_ arguments: Arguments) throws -> Value {
        if let object {
            if let type = object.asClass { return try type.instantiate(arguments) }
            if let method = object.type.overriding(.call) {
                return try StackGuard.guarding(" while calling a Python object") {
                    if case .function = method { return try arguments.prepending(self) { try method.call($0) } }
                    return try method.bound(to: self).call(arguments)
                }
            }
            if let result = try StackGuard.guarding(" while calling a Python object", { try object.call(arguments) }) { return result }
        }
        throw PythonException.typeError("'\(typeName)' object is not callable")
    }

    public func call() throws -> Value { try Arguments.with([]) { try call($0) } }
    public func call(_ a: Value, _ b: Value, _ c: Value, _ d: Value, _ rest: Value...) throws -> Value { try Arguments.with([a, b, c, d] + rest) { try call($0) } }
    public func call(_ arguments: [Value], keywords: [(name: Name, value: Value)] = []) throws -> Value {
        try Arguments.with(arguments, keywords: keywords) { try call($0) }
    }

    /// `callable(self)`
    public var isCallable: Bool {
        guard let object else { return false }
        return object.isCallable || object.type.overriding(.call) != nil
    }

    /// Calls `self.name(*arguments)`.
    public func callMethod(_ name: Name, _ arguments: Value...) throws -> Value { try attribute(name).call(arguments) }
    public func callMethod(_ name: Name, _ a: Value) throws -> Value { try attribute(name).call(a) }

    /// A class attribute as access through an instance gives it.
    public func bound(to instance: Value) throws -> Value {
        switch self {
        case .function(let function): return .object(BoundMethod(receiver: instance, function: .function(function)))
        case .object(let object): return try object.get(instance, owner: instance.type)
        default: return self
        }
    }

    /// As `bound(to:)`, for access through a class where `instance` is undefined.
    func bound(to instance: Value, owner: Class) throws -> Value {
        guard case .object(let object) = self else { return self }
        return try object.get(instance, owner: owner)
    }
}
