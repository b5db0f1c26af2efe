import Runtime
import SQL

/// `Range(1, 10, bounds="[)")`: a value of PostgreSQL's range types (sqlalchemy.dialects.postgresql.Range).
final class RangeValue: Object {
    /// One end: what it is, which end it is, and whether the range includes it.  None stands for infinity.
    struct Edge {
        var value: Value
        let isLower: Bool
        var isIncluded: Bool
        var mark: String { isLower ? (isIncluded ? "[" : "(") : (isIncluded ? "]" : ")") }
    }
    let lower: Edge
    let upper: Edge
    let isEmpty: Bool

    init(_ lower: Edge, _ upper: Edge, isEmpty: Bool = false) {
        self.lower = Edge(value: lower.value, isLower: true, isIncluded: lower.isIncluded)
        self.upper = Edge(value: upper.value, isLower: false, isIncluded: upper.isIncluded)
        self.isEmpty = isEmpty
        super.init(type: RangeValue.pythonClass)
    }
    static var empty: RangeValue { RangeValue(Edge(value: .none, isLower: true, isIncluded: true), Edge(value: .none, isLower: false, isIncluded: false), isEmpty: true) }
    var bounds: String { lower.mark + upper.mark }

    // MARK: comparison

    /// What lies between neighbours, where values are whole numbers or days.
    private func step() throws -> Value? {
        let values = [lower.value, upper.value]
        func isOne(of name: String) -> Bool { values.contains { $0.type.resolutionOrder.contains { $0.name == name } } }
        if isOne(of: "int") { return .int(1) }
        if isOne(of: "datetime") || !isOne(of: "date") { return nil }
        guard let module = try Program.context?.importModule("datetime") else { return nil }
        return try Value.object(module).attribute("timedelta").call(.int(1))
    }

    /// The edge as that of a range `[)`, so that `(0` and `[1` of whole numbers are the same.
    private func normalized(_ edge: Edge, _ step: Value?) throws -> Edge {
        guard let step, edge.isIncluded != edge.isLower else { return edge }
        return Edge(value: try edge.value.binary(.add, step), isLower: edge.isLower, isIncluded: edge.isLower)
    }

    /// - Returns: -1, 0 or 1
    private func compare(_ first: Edge, _ second: Edge, valuesOnly: Bool = false) throws -> Int {
        switch (first.value.isNone, second.value.isNone) {
        case (true, true): return first.isLower == second.isLower ? 0 : first.isLower ? -1 : 1
        case (true, false): return first.isLower ? -1 : 1
        case (false, true): return second.isLower ? 1 : -1
        default: break
        }
        if first.mark == second.mark, try first.value.equals(second.value) { return 0 }
        let step = try step()
        let (first, second) = (try normalized(first, step), try normalized(second, step))
        if try first.value.compare(.less, second.value).isTrue() { return -1 }
        if try first.value.compare(.greater, second.value).isTrue() { return 1 }
        // Which side of the value each edge stands on.
        func side(_ edge: Edge) -> Int { edge.isIncluded ? 0 : edge.isLower ? 1 : -1 }
        return valuesOnly ? 0 : (side(first) - side(second)).signum()
    }

    func isSame(as other: RangeValue) throws -> Bool {
        if isEmpty || other.isEmpty { return isEmpty && other.isEmpty }
        return try compare(lower, other.lower) == 0 && compare(upper, other.upper) == 0
    }
    func contains(value: Value) throws -> Bool {
        if isEmpty { return false }
        if !lower.value.isNone, try !value.compare(lower.isIncluded ? .greaterOrEqual : .greater, lower.value).isTrue() { return false }
        return try upper.value.isNone || value.compare(upper.isIncluded ? .lessOrEqual : .less, upper.value).isTrue()
    }
    func isContained(by other: RangeValue) throws -> Bool {
        if isEmpty || other.isEmpty { return isEmpty }
        return try compare(lower, other.lower) >= 0 && compare(upper, other.upper) <= 0
    }
    func overlaps(_ other: RangeValue) throws -> Bool {
        if isEmpty || other.isEmpty { return false }
        if try compare(lower, other.lower) >= 0 && compare(lower, other.upper) <= 0 { return true }
        return try compare(other.lower, lower) >= 0 && compare(other.lower, upper) <= 0
    }
    func isAdjacent(to other: RangeValue) throws -> Bool {
        if isEmpty || other.isEmpty { return false }
        return try meets(upper, other.lower) || meets(other.upper, lower)
    }
    /// Whether nothing lies between an upper edge and a lower one, and nothing in both.
    private func meets(_ end: Edge, _ start: Edge) throws -> Bool {
        let order = try compare(end, start, valuesOnly: true), step = try step()
        if order == 0 { return end.isIncluded != start.isIncluded || step != nil }
        guard order < 0, let step else { return false }
        return try end.value.equals(end.isIncluded == start.isIncluded ? start.value.binary(.subtract, step) : start.value)
    }

    // MARK: the algebra of ranges

    func union(_ other: RangeValue) throws -> RangeValue {
        if isEmpty { return other }
        if other.isEmpty { return self }
        guard try overlaps(other) || isAdjacent(to: other) else { throw PythonException.valueError("Adding non-overlapping and non-adjacent ranges is not implemented") }
        return RangeValue(try compare(lower, other.lower) < 0 ? lower : other.lower, try compare(upper, other.upper) > 0 ? upper : other.upper)
    }
    func intersection(_ other: RangeValue) throws -> RangeValue {
        guard try overlaps(other) else { return .empty }
        return RangeValue(try compare(lower, other.lower) < 0 ? other.lower : lower, try compare(upper, other.upper) > 0 ? other.upper : upper)
    }
    func difference(_ other: RangeValue) throws -> RangeValue {
        if isEmpty || other.isEmpty { return self }
        let starts = try compare(lower, other.lower), ends = try compare(upper, other.upper)
        if starts < 0, ends > 0 { throw PythonException.valueError("Subtracting a strictly inner range is not implemented") }
        if try compare(lower, other.upper) > 0 || compare(upper, other.lower) < 0 { return self }
        if starts >= 0, ends <= 0 { return .empty }
        if starts <= 0 {
            let end = Edge(value: other.lower.value, isLower: false, isIncluded: !other.lower.isIncluded)
            return try !lower.isIncluded && !end.isIncluded && compare(lower, end) == 0 ? .empty : RangeValue(lower, end)
        }
        let start = Edge(value: other.upper.value, isLower: true, isIncluded: !other.upper.isIncluded)
        return try !start.isIncluded && !upper.isIncluded && compare(start, upper) == 0 ? .empty : RangeValue(start, upper)
    }

    private func isLeft(of other: RangeValue) throws -> Bool { try !isEmpty && !other.isEmpty && compare(upper, other.lower) < 0 }
    private func isRight(of other: RangeValue) throws -> Bool { try !isEmpty && !other.isEmpty && compare(lower, other.upper) > 0 }

    /// The comparisons by the names of their methods.
    fileprivate static let comparisons: [(name: String, answer: (RangeValue, RangeValue) throws -> Bool)] = [
        ("contained_by", { try $0.isContained(by: $1) }), ("overlaps", { try $0.overlaps($1) }), ("adjacent_to", { try $0.isAdjacent(to: $1) }),
        ("strictly_left_of", { try $0.isLeft(of: $1) }), ("strictly_right_of", { try $0.isRight(of: $1) }),
        ("not_extend_left_of", { try !$0.isEmpty && !$1.isEmpty && $0.compare($0.lower, $1.lower) >= 0 }), ("not_extend_right_of", { try !$0.isEmpty && !$1.isEmpty && $0.compare($0.upper, $1.upper) <= 0 }),
    ]
    fileprivate static let algebra: [(name: String, answer: (RangeValue, RangeValue) throws -> RangeValue)] = [("union", { try $0.union($1) }), ("difference", { try $0.difference($1) }), ("intersection", { try $0.intersection($1) })]

    // MARK: as Python sees it

    override func isTrue() throws -> Bool { !isEmpty }
    override func hash() throws -> Int { try Value.tuple([lower.value, upper.value, .string(bounds), .bool(isEmpty)]).hash() }
    override func str() throws -> String {
        if isEmpty { return "empty" }
        return "\(lower.mark)\(lower.value.isNone ? "" : try lower.value.strText()),\(upper.value.isNone ? "" : try upper.value.strText())\(upper.mark)"
    }
    override func repr() throws -> String { "Range(lower=\(try lower.value.reprText()), upper=\(try upper.value.reprText()), bounds=\(bounds.pythonRepr), empty=\(isEmpty ? "True" : "False"))" }
    override func contains(_ element: Value) throws -> Bool? { try (element.object as? RangeValue).map { try $0.isContained(by: self) } ?? contains(value: element) }
    override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? {
        guard let other = other.object as? RangeValue, comparison == .equal || comparison == .notEqual else { return nil }
        return .bool(try isSame(as: other) == (comparison == .equal))
    }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard !reflected, let other = other.object as? RangeValue else {
            if !reflected, [.add, .subtract, .multiply].contains(operation) { _ = try other.attribute("empty") }
            return nil
        }
        switch operation {
        case .add: return .object(try union(other))
        case .subtract: return .object(try difference(other))
        case .multiply: return .object(try intersection(other))
        case .leftShift: return .bool(try isLeft(of: other))
        case .rightShift: return .bool(try isRight(of: other))
        default: return nil
        }
    }
}

extension RangeValue {
    static let pythonClass: Class = {
        Class.declare("Range", for: RangeValue.self, module: "sqlalchemy.dialects.postgresql.ranges", doc: "A value of a range type.") { type in
            type.subscriptable()
            type.constructor(.optional("lower", default: Value.none), .optional("upper", default: Value.none), .keyword("bounds", default: "[)"), .keyword("empty", default: false)) { (_: Class, lower: Value, upper: Value, bounds: String, isEmpty: Bool) throws -> RangeValue in
                let marks = Array(bounds)
                guard marks.count == 2 else { throw PythonException.valueError(marks.count < 2 ? "not enough values to unpack (expected 2, got \(marks.count))" : "too many values to unpack (expected 2)") }
                return RangeValue(Edge(value: lower, isLower: true, isIncluded: marks[0] == "["), Edge(value: upper, isLower: false, isIncluded: marks[1] == "]"), isEmpty: isEmpty)
            }
            type.property("lower", doc: "The lower bound; None for none.") { (range: RangeValue) -> Value in range.lower.value }
            type.property("upper", doc: "The upper bound; None for none.") { (range: RangeValue) -> Value in range.upper.value }
            type.property("bounds", doc: "Which bounds are included.") { (range: RangeValue) -> String in range.bounds }
            for name in ["empty", "isempty", "is_empty"] { type.property(name, doc: "Whether there is nothing in it.") { (range: RangeValue) -> Bool in range.isEmpty } }
            type.property("lower_inc", doc: "Whether the lower bound is included.") { (range: RangeValue) -> Bool in range.lower.isIncluded }
            type.property("upper_inc", doc: "Whether the upper bound is included.") { (range: RangeValue) -> Bool in range.upper.isIncluded }
            type.property("lower_inf", doc: "Whether there is no lower bound.") { (range: RangeValue) -> Bool in !range.isEmpty && range.lower.value.isNone }
            type.property("upper_inf", doc: "Whether there is no upper bound.") { (range: RangeValue) -> Bool in !range.isEmpty && range.upper.value.isNone }
            type.method("contains", .required("value", as: Value.self), doc: "Whether a value or range lies within.") { (range: RangeValue, value: Value) throws -> Bool in try range.contains(value) ?? false }
            for (name, answer) in comparisons { type.method(name, .required("other", as: RangeValue.self), doc: "A comparison of ranges.") { (range: RangeValue, other: RangeValue) throws -> Bool in try answer(range, other) } }
            for (name, answer) in algebra { type.method(name, .required("other", as: RangeValue.self), doc: "What both make together.") { (range: RangeValue, other: RangeValue) throws -> Value in .object(try answer(range, other)) } }
        }
    }()
    /// `MultiRange([Range(1, 2), Range(5, 7)])`
    static let multiple = Class("MultiRange", module: "sqlalchemy.dialects.postgresql.ranges", bases: [.list], doc: "Several ranges.", derivable: true)
}
