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

    /// Whether the native class it derives from has no hash, so that one found is `__hash__ = object.__hash__`.
    public final var isUnhashableByItself: Bool { nativeBase.lookup(.hash)?.isNone ?? false }

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
