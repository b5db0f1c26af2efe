/// Objects whose class has a `__ne__` of its own, as expressions do: a derived class with an `__eq__` does not change what `!=` gives.
public protocol HasOwnInequality: Object {}

/// Which special methods the built-in types answer by themselves, of those that every object has: they go before those of a class that stands
/// behind the type in the resolution order: `class Tag(str, Mixin)` represents itself as a str does.
extension Class {
    /// Whether a built-in type goes before the class that defines a special method.
    final func isAnsweredNatively(_ name: Name) -> Bool {
        // Enumerations and mapped classes choose by rules of their own.
        guard Swift.type(of: self) == Class.self else { return false }
        var isAnswered = false
        for ancestor in resolutionOrder {
            if ancestor.attributes[name] != nil { return isAnswered && !ancestor.isNative }
            if !isAnswered, ancestor.isNative { isAnswered = Class.nativeSpecials[ancestor.name]?.contains(name.text) ?? false }
        }
        return false
    }

    /// Whether `str()` asks a built-in type and not a `__repr__` written in Python: `class Money(Decimal)` with a `__repr__` prints as a Decimal does.
    final var hasNativeText: Bool { resolutionOrder.contains { $0.isNative && (Class.nativeSpecials[$0.name]?.contains("__str__") ?? false) } }

    /// Whether a built-in type has a `__ne__` of its own, which a class that derives from it and has an `__eq__` inherits: `class Name(str)`.
    final var hasNativeInequality: Bool { resolutionOrder.contains { $0.isNative && (Class.nativeSpecials[$0.name]?.contains("__ne__") ?? false) } }

    /// Makes the method by which a built-in type answers a special method that every object has: `str.__repr__`.
    nonisolated(unsafe) public static var makeSpecialMethod: ((Name, Class) -> Value?)?

    /// Gives a built-in type the special methods that it answers by itself, where its declaration has none.
    final func declareOwnSpecials() {
        guard let names = Class.nativeSpecials[name], let make = Class.makeSpecialMethod else { return }
        for name in names.map({ Name($0) }) where attributes[name] == nil {
            if let method = make(name, self) { attributes[name] = method }
        }
    }

    /// Whether a native class that it derives from has a special method besides that of `object`.
    public final func hasOwnSpecial(_ name: Name) -> Bool {
        guard let found = nativeBase.lookup(name) else { return false }
        return found.object !== Class.object.ownClassAttribute(name)?.object
    }

    /// Whether a program gave the class a native method that is another one than its own: `__repr__ = object.__repr__` in a class that derives from `str`.
    final func isGivenForeignMethod(_ method: NativeFunction, _ name: Name) -> Bool {
        guard let holder = resolutionOrder.first(where: { $0.attributes[name] != nil }), !holder.isNative else { return false }
        let own = resolutionOrder.lazy.filter(\.isNative).compactMap { $0.ownClassAttribute(name) }.first
        return own?.object !== method
    }

    private static let nativeSpecials: [String: Set<String>] = {
        let values: Set<String> = ["__repr__", "__hash__", "__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"]
        let texts = values.union(["__str__"]), formatted = values.union(["__format__"])
        var found: [String: Set<String>] = [
            "int": formatted, "float": formatted.union(["__int__"]), "str": texts.union(formatted), "bytes": texts, "bytearray": texts.union(["__init__"]),
            "date": texts.union(formatted), "time": texts.union(formatted), "datetime": texts, "timedelta": texts, "Decimal": texts.union(formatted),
            "Fraction": texts.subtracting(["__ne__"]), "UUID": texts, "PurePath": texts, "BaseException": ["__init__", "__repr__", "__str__"], "defaultdict": ["__init__", "__repr__"],
        ]
        for name in ["tuple", "frozenset"] { found[name] = values }
        for name in ["list", "dict", "set", "OrderedDict", "deque", "Counter"] { found[name] = values.union(["__init__"]) }
        return found
    }()
}
