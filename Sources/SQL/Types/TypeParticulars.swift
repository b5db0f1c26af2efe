import Runtime

/// What a type of one database has beside its generic type: `unsigned=True`, `fsp=6`, `astext_type=Text()`.
public final class TypeParticulars {
    /// The arguments by name, defaults included.
    public let arguments: [(name: String, value: Value)]
    /// What `repr` shows, in its order: those that differ from their defaults.
    let shown: [String]
    /// The operators that expressions of the type have beside the usual ones.
    public let operators: TypeOperators?
    /// What its values are, where no generic type stands behind it.
    let affinity: TypeAffinity?

    public init(_ arguments: [(name: String, value: Value)], shown: [String], operators: TypeOperators? = nil, affinity: TypeAffinity? = nil) {
        self.arguments = arguments
        self.shown = shown
        self.operators = operators
        self.affinity = affinity
    }

    /// The same with another value of an argument that it has.
    public func with(_ name: String, _ value: Value) -> TypeParticulars {
        TypeParticulars(arguments.map { $0.name == name ? (name, value) : $0 }, shown: shown, operators: operators, affinity: affinity)
    }
    /// An argument; nil where there is none of the name.
    public func value(_ name: String) -> Value? { arguments.first { $0.name == name }?.value }
    /// An argument that is not None.
    func callAsFunction(_ name: String) -> Value? {
        guard let found = value(name), !found.isNone else { return nil }
        return found
    }
    func has(_ name: String) -> Bool { arguments.contains { $0.name == name } }
    /// Whether an argument is given and true.
    func flag(_ name: String) -> Bool { (try? self(name)?.isTrue()) ?? false }
}

extension SQLType {
    /// An argument as text: the type's own, or that of its generic type.
    final func argument(_ name: String) -> String? {
        if let particulars, particulars.has(name) { return particulars(name).flatMap { try? $0.strText() } }
        let value: Any? = switch (name, self) {
        case ("length", let type as StringType): type.length
        case ("length", let type as EnumType): type.length > 0 ? type.length : nil
        case ("length", let type as BinaryType): type.length
        case ("collation", let type as StringType): type.collation
        case ("precision", let type as NumericType): type.precision
        case ("scale", let type as NumericType): type.scale
        case ("day_precision", let type as IntervalType): type.dayPrecision
        case ("second_precision", let type as IntervalType): type.secondPrecision
        default: nil
        }
        switch value {
        case let number as Int: return String(number)
        case let text as String: return text
        default: return nil
        }
    }
}
