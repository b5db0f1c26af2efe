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
    open override func repr() throws -> String { try DigitLimit.text(of: number) }
    open override func hash() throws -> Int {
        let modulus = BigInt((1 << 61) - 1)
        let rest = Int(number.magnitude % modulus.magnitude)
        let hash = number < 0 ? -rest : rest
        return hash == -1 ? -2 : hash
    }
    open override func isTrue() throws -> Bool { number != 0 }
    open override func compare(_ operation: Comparison, _ other: Value) throws -> Value? { other.bigInteger == nil ? nil : try plain.primitiveCompare(operation, other.plainNumber) }
    open override func format(_ specification: String) throws -> String { try specification.isEmpty ? plain.reprText() : IntFormat.format(number, specification, .int.of(type)) }
}

/// An instance of a class derived from `float`.
open class FloatObject: Object {
    public final let number: Double
    public init(_ number: Double, type: Class) {
        self.number = number
        super.init(type: type)
    }
    open override func repr() throws -> String { number.pythonDescription }
    open override func hash() throws -> Int { number.pythonHash }
    open override func isTrue() throws -> Bool { number != 0 }
    open override func compare(_ operation: Comparison, _ other: Value) throws -> Value? { try Value.float(number).primitiveCompare(operation, other.plainNumber) }
    open override func format(_ specification: String) throws -> String { try specification.isEmpty ? Value.float(number).formatted("") : FloatFormat.format(number, specification, of: type) }
}

extension Value {
    /// An int of any size, normalised: `.int` where it fits.
    public static func int(_ number: BigInt) -> Value {
        if let small = Int(exactly: number) { return .int(small) }
        return .object(IntObject(number))
    }
}
