import BigInt

/// An int beyond 64 bits, or an instance of a class derived from `int` (an IntEnum member).
open class IntObject: Object {
    public final let number: BigInt
    public init(_ number: BigInt, type: Class = .int) {
        self.number = number
        super.init(type: type)
    }
    /// The int as the smallest form that holds it.
    public final var plain: Value { Value.int(number) }
}

/// An instance of a class derived from `float`.
open class FloatObject: Object {
    public final let number: Double
    public init(_ number: Double, type: Class) {
        self.number = number
        super.init(type: type)
    }
}

extension Value {
    /// An int of any size, normalised: `.int` where it fits.
    public static func int(_ number: BigInt) -> Value {
        if let small = Int(exactly: number) { return .int(small) }
        return .object(IntObject(number))
    }
}
