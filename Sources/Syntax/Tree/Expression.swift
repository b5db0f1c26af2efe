/// An expression of the tree (Python's `ast.expr`).
///
/// A class, so that a node has an identity: scopes and the lowering keep what they find out about it by node.
public final class Expression {
    public let kind: Kind
    public let range: SourceRange

    public init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }

    public enum Kind {
        /// `x`
        case name(String)
        /// `1`, `'text'`, `None`
        case constant(Constant)
        /// `f'{x!r:>{width}}'`
        case joinedString([FormatPart])
        /// `-x`, `not x`
        case unary(UnaryOperator, Expression)
        /// `a + b`
        case binary(Expression, BinaryOperator, Expression)
        /// `a and b and c`
        case boolean(BooleanOperator, [Expression])
        /// `a < b <= c`
        case compare(Expression, [(operation: ComparisonOperator, operand: Expression)])
        /// `a if test else b`
        case conditional(test: Expression, then: Expression, otherwise: Expression)
        /// `lambda x: body`
        case lambda(Lambda)
        /// `f(a, *b, c=d, **e)`
        case call(Expression, [Argument])
        /// `x.name`
        case attribute(Expression, String)
        /// `x[key]`
        case subscripted(Expression, Expression)
        /// `lower:upper:step`, in a subscript
        case slice(lower: Expression?, upper: Expression?, step: Expression?)
        /// `*x`
        case starred(Expression)
        /// `(a, b)`
        case tuple([Expression])
        /// `[a, b]`
        case list([Expression])
        /// `{a, b}`
        case set([Expression])
        /// `{a: b, **c}`; the key of a `**` entry is nil
        case dict([(key: Expression?, value: Expression)])
        /// `[x for x in y]`
        case comprehension(Comprehension)
        /// `(x := y)`
        case walrus(target: Expression, value: Expression)
        /// `yield x`
        case yield(Expression?)
        /// `yield from x`
        case yieldFrom(Expression)
    }

    /// `*a` in a call, `**b`, `c=d`, or a plain argument.
    public struct Argument {
        public enum Kind { case positional, starred, keyword(String), doubleStarred }
        public let kind: Kind
        public let value: Expression
        public let range: SourceRange
    }

    public final class Lambda {
        public let parameters: Parameters
        public let body: Expression
        init(parameters: Parameters, body: Expression) {
            self.parameters = parameters
            self.body = body
        }
    }

    /// A comprehension or generator expression: a scope of its own.
    public final class Comprehension {
        public enum Kind { case list, set, dict, generator }
        public let kind: Kind
        /// The element; of a dict comprehension the key.
        public let element: Expression
        /// The value of a dict comprehension.
        public let value: Expression?
        public let clauses: [Clause]
        /// `for target in iterable if condition`
        public struct Clause {
            public let target: Expression
            public let iterable: Expression
            public let conditions: [Expression]
            /// Whether it is written `async for`, which the parser refuses.
            let isAsynchronous: Bool
        }
        init(kind: Kind, element: Expression, value: Expression?, clauses: [Clause]) {
            self.kind = kind
            self.element = element
            self.value = value
            self.clauses = clauses
        }
    }

    /// A piece of an f-string.
    public enum FormatPart {
        case literal(String)
        /// `{expression!conversion:specification}`; `debug` is the source text of `{x=}`.
        case field(expression: Expression, conversion: Character?, specification: [FormatPart]?, debug: String?)
    }
}

/// A literal.
public enum Constant {
    case none, `true`, `false`, ellipsis
    /// Digits in the given radix, without underscores: an int has any size.
    case integer(digits: String, radix: Int)
    case float(Double)
    case string(String)
    case bytes([UInt8])
}

public enum UnaryOperator { case negative, positive, invert, not }

public enum BinaryOperator {
    case add, subtract, multiply, trueDivide, floorDivide, modulo, power, matrixMultiply, leftShift, rightShift, and, or, xor
}

public enum BooleanOperator { case and, or }

public enum ComparisonOperator { case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, `is`, isNot, `in`, notIn }

/// The parameters of a function or lambda, in order.
public struct Parameters {
    public struct Parameter {
        public let name: String
        public let annotation: Expression?
        public let fallback: Expression?
        public let range: SourceRange
    }
    /// Before `/`.
    public var positionalOnly: [Parameter] = []
    public var plain: [Parameter] = []
    /// `*args`
    public var rest: Parameter?
    /// After `*`.
    public var keywordOnly: [Parameter] = []
    /// `**kwargs`
    public var keywords: Parameter?

    /// In the order of the function's slots: positional, keyword-only, `*args`, `**kwargs`.
    public var all: [Parameter] { positionalOnly + plain + keywordOnly + [rest, keywords].compactMap { $0 } }
}
