/// Calls with one to three arguments that need no argument list: callbacks, special methods, operators.
extension Value {
    /// `self(a)`
    public func call(_ a: Value) throws -> Value {
        switch self {
        case .function(let function): return try function.call(a)
        case .object(let object):
            if let native = object.asNativeFunction, let direct = native.direct.unary { return try direct(a) }
            if let bound = object.asBoundMethod { return try bound.function.call(bound.receiver, a) }
        default: break
        }
        return try Arguments.with(a) { try call($0) }
    }

    /// `self(a, b)`
    public func call(_ a: Value, _ b: Value) throws -> Value {
        switch self {
        case .function(let function): return try function.call(a, b)
        case .object(let object):
            if let native = object.asNativeFunction, let direct = native.direct.binary { return try direct(a, b) }
            if let bound = object.asBoundMethod { return try bound.function.call(bound.receiver, a, b) }
        default: break
        }
        return try Arguments.with(a, b) { try call($0) }
    }

    /// `self(a, b, c)`
    public func call(_ a: Value, _ b: Value, _ c: Value) throws -> Value {
        switch self {
        case .function(let function): return try function.call(a, b, c)
        case .object(let object):
            if let native = object.asNativeFunction, let direct = native.direct.ternary { return try direct(a, b, c) }
        default: break
        }
        return try Arguments.with(a, b, c) { try call($0) }
    }

    // This value is a class attribute, called as access through `receiver` gives it.

    /// `receiver.self()`
    func callAsMethod(of receiver: Value) throws -> Value {
        if case .function(let function) = self { return try function.call(receiver) }
        return try bound(to: receiver).call()
    }
    /// `receiver.self(a)`
    func callAsMethod(of receiver: Value, _ a: Value) throws -> Value {
        if case .function(let function) = self { return try function.call(receiver, a) }
        return try bound(to: receiver).call(a)
    }
    /// `receiver.self(a, b)`
    func callAsMethod(of receiver: Value, _ a: Value, _ b: Value) throws -> Value {
        if case .function(let function) = self { return try function.call(receiver, a, b) }
        return try bound(to: receiver).call(a, b)
    }

    /// Calls a special method that the value's class defines in Python; nil where it does not.
    @inline(__always)
    func callOverriding(_ name: Name) throws -> Value? {
        guard let object, let method = object.type.overriding(name) else { return nil }
        return try method.callAsMethod(of: self)
    }
    @inline(__always)
    func callOverriding(_ name: Name, _ a: Value) throws -> Value? {
        guard let object, let method = object.type.overriding(name) else { return nil }
        return try method.callAsMethod(of: self, a)
    }
    @inline(__always)
    func callOverriding(_ name: Name, _ a: Value, _ b: Value) throws -> Value? {
        guard let object, let method = object.type.overriding(name) else { return nil }
        return try method.callAsMethod(of: self, a, b)
    }
}

extension Arguments {
    /// The arguments of `f()`.
    public static let empty = Arguments(base: .allocate(capacity: 1), positionalCount: 0)

    @inlinable @inline(__always)
    public static func with<R>(_ a: Value, _ body: (Arguments) throws -> R) rethrows -> R {
        try withUnsafeTemporaryAllocation(of: Value.self, capacity: 1) { room in
            let base = room.baseAddress.unsafelyUnwrapped
            base.initialize(to: a)
            defer { base.deinitialize(count: 1) }
            return try body(Arguments(base: base, positionalCount: 1))
        }
    }
    @inlinable @inline(__always)
    public static func with<R>(_ a: Value, _ b: Value, _ body: (Arguments) throws -> R) rethrows -> R {
        try withUnsafeTemporaryAllocation(of: Value.self, capacity: 2) { room in
            let base = room.baseAddress.unsafelyUnwrapped
            base.initialize(to: a)
            (base + 1).initialize(to: b)
            defer { base.deinitialize(count: 2) }
            return try body(Arguments(base: base, positionalCount: 2))
        }
    }
    static func with<R>(_ a: Value, _ b: Value, _ c: Value, _ body: (Arguments) throws -> R) rethrows -> R {
        try withUnsafeTemporaryAllocation(of: Value.self, capacity: 3) { room in
            let base = room.baseAddress.unsafelyUnwrapped
            base.initialize(to: a)
            (base + 1).initialize(to: b)
            (base + 2).initialize(to: c)
            defer { base.deinitialize(count: 3) }
            return try body(Arguments(base: base, positionalCount: 3))
        }
    }
}

/// The entries of a native function for calls with so many positional arguments, the receiver included; nil where it takes not so many.
public struct DirectEntries {
    public var nullary: (() throws -> Value)?
    public var unary: ((Value) throws -> Value)?
    public var binary: ((Value, Value) throws -> Value)?
    public var ternary: ((Value, Value, Value) throws -> Value)?
    public init() {}
}
