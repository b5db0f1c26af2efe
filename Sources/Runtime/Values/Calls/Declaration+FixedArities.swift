/// Declarations with up to three parameters: their functions can be called without an argument list.
///
/// The overloads for any number of parameters (Declaration.swift) read their arguments through tuples that the compiler
/// makes at run time, several times slower.  `@_specialize` names the types of the declarations that loops call most:
/// their closures pass values as they are, where the general ones go through the types' witness tables.
extension Declaration {
    /// What a declared method does with one argument alone, passed by position, for methods of many parameters that loops call:
    /// a way past the reading of all the others.
    public func direct(_ name: String, _ body: @escaping (S, Value) throws -> Value) {
        (type.attributes[Name(name)]?.object as? NativeFunction)?.direct.binary = { object, first in try body(receiver(object, name), first) }
    }
    /// As above, with two arguments.
    public func direct(_ name: String, _ body: @escaping (S, Value, Value) throws -> Value) {
        (type.attributes[Name(name)]?.object as? NativeFunction)?.direct.ternary = { object, first, second in try body(receiver(object, name), first, second) }
    }

    @_specialize(where S == DictObject, R == Value)
    @_specialize(where S == ListObject, R == Value)
    @_specialize(where S == SetObject, R == Value)
    public func method<R: IntoValue>(_ name: String, doc: String, body: @escaping (S) throws -> R) {
        var direct = DirectEntries()
        direct.unary = { object in try body(receiver(object, name)).value }
        add(name, [], doc, direct: direct) { object, _ in
            return try body(object).value
        }
    }
    public func method(_ name: String, doc: String, body: @escaping (S) throws -> Void) {
        var direct = DirectEntries()
        direct.unary = { object in
            try body(receiver(object, name))
            return .none
        }
        add(name, [], doc, direct: direct) { object, _ in
            try body(object)
            return .none
        }
    }
    @_specialize(where S == ListObject, A == Int, R == Value)
    @_specialize(where S == ListObject, A == Value, R == Int)
    @_specialize(where S == SetObject, A == Value, R == Value)
    public func method<A, R: IntoValue>(_ name: String, _ a: Parameter<A>, doc: String, body: @escaping (S, A) throws -> R) {
        var direct = DirectEntries()
        if let readA = a.convert {
            direct.binary = { object, aValue in try body(receiver(object, name), readA(aValue)).value }
        }
        if let defaultA = a.fallback {
            direct.unary = { object in try body(receiver(object, name), defaultA).value }
        }
        let takeA = a.read
        add(name, [a.description], doc, direct: direct) { object, reader in
            let aValue = try takeA(&reader)
            return try body(object, aValue).value
        }
    }
    @_specialize(where S == ListObject, A == Value)
    @_specialize(where S == SetObject, A == Value)
    public func method<A>(_ name: String, _ a: Parameter<A>, doc: String, body: @escaping (S, A) throws -> Void) {
        var direct = DirectEntries()
        if let readA = a.convert {
            direct.binary = { object, aValue in
                try body(receiver(object, name), readA(aValue))
                return .none
            }
        }
        if let defaultA = a.fallback {
            direct.unary = { object in
                try body(receiver(object, name), defaultA)
                return .none
            }
        }
        let takeA = a.read
        add(name, [a.description], doc, direct: direct) { object, reader in
            let aValue = try takeA(&reader)
            try body(object, aValue)
            return .none
        }
    }
    @_specialize(where S == DictObject, A == Value, B == Value, R == Value)
    public func method<A, B, R: IntoValue>(_ name: String, _ a: Parameter<A>, _ b: Parameter<B>, doc: String, body: @escaping (S, A, B) throws -> R) {
        var direct = DirectEntries()
        if let readA = a.convert, let readB = b.convert {
            direct.ternary = { object, aValue, bValue in try body(receiver(object, name), readA(aValue), readB(bValue)).value }
        }
        if let readA = a.convert, let defaultB = b.fallback {
            direct.binary = { object, aValue in try body(receiver(object, name), readA(aValue), defaultB).value }
        }
        if let defaultA = a.fallback, let defaultB = b.fallback {
            direct.unary = { object in try body(receiver(object, name), defaultA, defaultB).value }
        }
        let takeA = a.read, takeB = b.read
        add(name, [a.description, b.description], doc, direct: direct) { object, reader in
            let aValue = try takeA(&reader)
            let bValue = try takeB(&reader)
            return try body(object, aValue, bValue).value
        }
    }
    @_specialize(where S == ListObject, A == Int, B == Value)
    public func method<A, B>(_ name: String, _ a: Parameter<A>, _ b: Parameter<B>, doc: String, body: @escaping (S, A, B) throws -> Void) {
        var direct = DirectEntries()
        if let readA = a.convert, let readB = b.convert {
            direct.ternary = { object, aValue, bValue in
                try body(receiver(object, name), readA(aValue), readB(bValue))
                return .none
            }
        }
        if let readA = a.convert, let defaultB = b.fallback {
            direct.binary = { object, aValue in
                try body(receiver(object, name), readA(aValue), defaultB)
                return .none
            }
        }
        if let defaultA = a.fallback, let defaultB = b.fallback {
            direct.unary = { object in
                try body(receiver(object, name), defaultA, defaultB)
                return .none
            }
        }
        let takeA = a.read, takeB = b.read
        add(name, [a.description, b.description], doc, direct: direct) { object, reader in
            let aValue = try takeA(&reader)
            let bValue = try takeB(&reader)
            try body(object, aValue, bValue)
            return .none
        }
    }
    @_specialize(where S == ListObject, A == Value, B == Int, C == Int, R == Int)
    public func method<A, B, C, R: IntoValue>(_ name: String, _ a: Parameter<A>, _ b: Parameter<B>, _ c: Parameter<C>, doc: String, body: @escaping (S, A, B, C) throws -> R) {
        var direct = DirectEntries()
        if let readA = a.convert, let readB = b.convert, let defaultC = c.fallback {
            direct.ternary = { object, aValue, bValue in try body(receiver(object, name), readA(aValue), readB(bValue), defaultC).value }
        }
        if let readA = a.convert, let defaultB = b.fallback, let defaultC = c.fallback {
            direct.binary = { object, aValue in try body(receiver(object, name), readA(aValue), defaultB, defaultC).value }
        }
        if let defaultA = a.fallback, let defaultB = b.fallback, let defaultC = c.fallback {
            direct.unary = { object in try body(receiver(object, name), defaultA, defaultB, defaultC).value }
        }
        let takeA = a.read, takeB = b.read, takeC = c.read
        add(name, [a.description, b.description, c.description], doc, direct: direct) { object, reader in
            let aValue = try takeA(&reader)
            let bValue = try takeB(&reader)
            let cValue = try takeC(&reader)
            return try body(object, aValue, bValue, cValue).value
        }
    }
    public func method<A, B, C>(_ name: String, _ a: Parameter<A>, _ b: Parameter<B>, _ c: Parameter<C>, doc: String, body: @escaping (S, A, B, C) throws -> Void) {
        var direct = DirectEntries()
        if let readA = a.convert, let readB = b.convert, let defaultC = c.fallback {
            direct.ternary = { object, aValue, bValue in
                try body(receiver(object, name), readA(aValue), readB(bValue), defaultC)
                return .none
            }
        }
        if let readA = a.convert, let defaultB = b.fallback, let defaultC = c.fallback {
            direct.binary = { object, aValue in
                try body(receiver(object, name), readA(aValue), defaultB, defaultC)
                return .none
            }
        }
        if let defaultA = a.fallback, let defaultB = b.fallback, let defaultC = c.fallback {
            direct.unary = { object in
                try body(receiver(object, name), defaultA, defaultB, defaultC)
                return .none
            }
        }
        let takeA = a.read, takeB = b.read, takeC = c.read
        add(name, [a.description, b.description, c.description], doc, direct: direct) { object, reader in
            let aValue = try takeA(&reader)
            let bValue = try takeB(&reader)
            let cValue = try takeC(&reader)
            try body(object, aValue, bValue, cValue)
            return .none
        }
    }
}

extension NativeFunction {
    public static func declare<R: IntoValue>(_ name: String, doc: String, isBuiltin: Bool = false, messageName: String? = nil, body: @escaping () throws -> R) -> NativeFunction {
        var direct = DirectEntries()
        direct.nullary = { try body().value }
        return make(name, messageName, [], doc, isBuiltin, direct) { _ in
            return try body().value
        }
    }
    public static func declare(_ name: String, doc: String, isBuiltin: Bool = false, messageName: String? = nil, body: @escaping () throws -> Void) -> NativeFunction {
        var direct = DirectEntries()
        direct.nullary = { () throws -> Value in
            try body()
            return .none
        }
        return make(name, messageName, [], doc, isBuiltin, direct) { _ in
            try body()
            return .none
        }
    }
    @_specialize(where A == Value, R == Value)
    @_specialize(where A == Value, R == Int)
    @_specialize(where A == Value, R == Bool)
    @_specialize(where A == Value, R == String)
    @_specialize(where A == Double, R == Double)
    public static func declare<A, R: IntoValue>(_ name: String, _ a: Parameter<A>, doc: String, isBuiltin: Bool = false, messageName: String? = nil, body: @escaping (A) throws -> R) -> NativeFunction {
        var direct = DirectEntries()
        if let readA = a.convert {
            direct.unary = { aValue in try body(readA(aValue)).value }
        }
        if let defaultA = a.fallback {
            direct.nullary = { try body(defaultA).value }
        }
        let takeA = a.read
        return make(name, messageName, [a.description], doc, isBuiltin, direct) { reader in
            let aValue = try takeA(&reader)
            return try body(aValue).value
        }
    }
    public static func declare<A>(_ name: String, _ a: Parameter<A>, doc: String, isBuiltin: Bool = false, messageName: String? = nil, body: @escaping (A) throws -> Void) -> NativeFunction {
        var direct = DirectEntries()
        if let readA = a.convert {
            direct.unary = { aValue in
                try body(readA(aValue))
                return .none
            }
        }
        if let defaultA = a.fallback {
            direct.nullary = { () throws -> Value in
                try body(defaultA)
                return .none
            }
        }
        let takeA = a.read
        return make(name, messageName, [a.description], doc, isBuiltin, direct) { reader in
            let aValue = try takeA(&reader)
            try body(aValue)
            return .none
        }
    }
    @_specialize(where A == Value, B == Value, R == Value)
    @_specialize(where A == Value, B == Value, R == Bool)
    public static func declare<A, B, R: IntoValue>(_ name: String, _ a: Parameter<A>, _ b: Parameter<B>, doc: String, isBuiltin: Bool = false, messageName: String? = nil, body: @escaping (A, B) throws -> R) -> NativeFunction {
        var direct = DirectEntries()
        if let readA = a.convert, let readB = b.convert {
            direct.binary = { aValue, bValue in try body(readA(aValue), readB(bValue)).value }
        }
        if let readA = a.convert, let defaultB = b.fallback {
            direct.unary = { aValue in try body(readA(aValue), defaultB).value }
        }
        if let defaultA = a.fallback, let defaultB = b.fallback {
            direct.nullary = { try body(defaultA, defaultB).value }
        }
        let takeA = a.read, takeB = b.read
        return make(name, messageName, [a.description, b.description], doc, isBuiltin, direct) { reader in
            let aValue = try takeA(&reader)
            let bValue = try takeB(&reader)
            return try body(aValue, bValue).value
        }
    }
    public static func declare<A, B>(_ name: String, _ a: Parameter<A>, _ b: Parameter<B>, doc: String, isBuiltin: Bool = false, messageName: String? = nil, body: @escaping (A, B) throws -> Void) -> NativeFunction {
        var direct = DirectEntries()
        if let readA = a.convert, let readB = b.convert {
            direct.binary = { aValue, bValue in
                try body(readA(aValue), readB(bValue))
                return .none
            }
        }
        if let readA = a.convert, let defaultB = b.fallback {
            direct.unary = { aValue in
                try body(readA(aValue), defaultB)
                return .none
            }
        }
        if let defaultA = a.fallback, let defaultB = b.fallback {
            direct.nullary = { () throws -> Value in
                try body(defaultA, defaultB)
                return .none
            }
        }
        let takeA = a.read, takeB = b.read
        return make(name, messageName, [a.description, b.description], doc, isBuiltin, direct) { reader in
            let aValue = try takeA(&reader)
            let bValue = try takeB(&reader)
            try body(aValue, bValue)
            return .none
        }
    }
    @_specialize(where A == Value, B == Value, C == Value, R == Value)
    public static func declare<A, B, C, R: IntoValue>(_ name: String, _ a: Parameter<A>, _ b: Parameter<B>, _ c: Parameter<C>, doc: String, isBuiltin: Bool = false, messageName: String? = nil, body: @escaping (A, B, C) throws -> R) -> NativeFunction {
        var direct = DirectEntries()
        if let readA = a.convert, let readB = b.convert, let readC = c.convert {
            direct.ternary = { aValue, bValue, cValue in try body(readA(aValue), readB(bValue), readC(cValue)).value }
        }
        if let readA = a.convert, let readB = b.convert, let defaultC = c.fallback {
            direct.binary = { aValue, bValue in try body(readA(aValue), readB(bValue), defaultC).value }
        }
        if let readA = a.convert, let defaultB = b.fallback, let defaultC = c.fallback {
            direct.unary = { aValue in try body(readA(aValue), defaultB, defaultC).value }
        }
        if let defaultA = a.fallback, let defaultB = b.fallback, let defaultC = c.fallback {
            direct.nullary = { try body(defaultA, defaultB, defaultC).value }
        }
        let takeA = a.read, takeB = b.read, takeC = c.read
        return make(name, messageName, [a.description, b.description, c.description], doc, isBuiltin, direct) { reader in
            let aValue = try takeA(&reader)
            let bValue = try takeB(&reader)
            let cValue = try takeC(&reader)
            return try body(aValue, bValue, cValue).value
        }
    }
    public static func declare<A, B, C>(_ name: String, _ a: Parameter<A>, _ b: Parameter<B>, _ c: Parameter<C>, doc: String, isBuiltin: Bool = false, messageName: String? = nil, body: @escaping (A, B, C) throws -> Void) -> NativeFunction {
        var direct = DirectEntries()
        if let readA = a.convert, let readB = b.convert, let readC = c.convert {
            direct.ternary = { aValue, bValue, cValue in
                try body(readA(aValue), readB(bValue), readC(cValue))
                return .none
            }
        }
        if let readA = a.convert, let readB = b.convert, let defaultC = c.fallback {
            direct.binary = { aValue, bValue in
                try body(readA(aValue), readB(bValue), defaultC)
                return .none
            }
        }
        if let readA = a.convert, let defaultB = b.fallback, let defaultC = c.fallback {
            direct.unary = { aValue in
                try body(readA(aValue), defaultB, defaultC)
                return .none
            }
        }
        if let defaultA = a.fallback, let defaultB = b.fallback, let defaultC = c.fallback {
            direct.nullary = { () throws -> Value in
                try body(defaultA, defaultB, defaultC)
                return .none
            }
        }
        let takeA = a.read, takeB = b.read, takeC = c.read
        return make(name, messageName, [a.description, b.description, c.description], doc, isBuiltin, direct) { reader in
            let aValue = try takeA(&reader)
            let bValue = try takeB(&reader)
            let cValue = try takeC(&reader)
            try body(aValue, bValue, cValue)
            return .none
        }
    }

    private static func make(_ name: String, _ messageName: String?, _ parameters: [ParameterDescription], _ doc: String, _ isBuiltin: Bool, _ direct: DirectEntries, _ call: @escaping (inout ArgumentReader) throws -> Value) -> NativeFunction {
        let checker = CallChecker(name: messageName ?? name, parameters: parameters, isMethod: false, isBuiltin: isBuiltin)
        return NativeFunction(name: name, doc: doc, parameters: isBuiltin ? parameters.map(\.asInC) : parameters, direct: direct) { arguments in
            try checker.check(arguments)
            var reader = ArgumentReader(arguments)
            return try call(&reader)
        }
    }
}

extension ModuleObject {
    public func function<R: IntoValue>(_ name: String, doc: String, body: @escaping () throws -> R) {
        add(NativeFunction.declare(name, doc: doc, isBuiltin: !isWrittenInPython, messageName: messageName(name), body: body))
    }
    public func function(_ name: String, doc: String, body: @escaping () throws -> Void) {
        add(NativeFunction.declare(name, doc: doc, isBuiltin: !isWrittenInPython, messageName: messageName(name), body: body))
    }
    public func function<A, R: IntoValue>(_ name: String, _ a: Parameter<A>, doc: String, body: @escaping (A) throws -> R) {
        add(NativeFunction.declare(name, a, doc: doc, isBuiltin: !isWrittenInPython, messageName: messageName(name), body: body))
    }
    public func function<A>(_ name: String, _ a: Parameter<A>, doc: String, body: @escaping (A) throws -> Void) {
        add(NativeFunction.declare(name, a, doc: doc, isBuiltin: !isWrittenInPython, messageName: messageName(name), body: body))
    }
    public func function<A, B, R: IntoValue>(_ name: String, _ a: Parameter<A>, _ b: Parameter<B>, doc: String, body: @escaping (A, B) throws -> R) {
        add(NativeFunction.declare(name, a, b, doc: doc, isBuiltin: !isWrittenInPython, messageName: messageName(name), body: body))
    }
    public func function<A, B>(_ name: String, _ a: Parameter<A>, _ b: Parameter<B>, doc: String, body: @escaping (A, B) throws -> Void) {
        add(NativeFunction.declare(name, a, b, doc: doc, isBuiltin: !isWrittenInPython, messageName: messageName(name), body: body))
    }
    public func function<A, B, C, R: IntoValue>(_ name: String, _ a: Parameter<A>, _ b: Parameter<B>, _ c: Parameter<C>, doc: String, body: @escaping (A, B, C) throws -> R) {
        add(NativeFunction.declare(name, a, b, c, doc: doc, isBuiltin: !isWrittenInPython, messageName: messageName(name), body: body))
    }
    public func function<A, B, C>(_ name: String, _ a: Parameter<A>, _ b: Parameter<B>, _ c: Parameter<C>, doc: String, body: @escaping (A, B, C) throws -> Void) {
        add(NativeFunction.declare(name, a, b, c, doc: doc, isBuiltin: !isWrittenInPython, messageName: messageName(name), body: body))
    }
}
