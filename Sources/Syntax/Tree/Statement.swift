/// A statement of the tree (Python's `ast.stmt`).
public final class Statement {
    public let kind: Kind
    public let range: SourceRange

    public init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }

    public enum Kind {
        case expression(Expression)
        /// `a = b = value`
        case assign(targets: [Expression], value: Expression)
        /// `a += value`
        case augmentedAssign(target: Expression, BinaryOperator, value: Expression)
        /// `a: annotation = value`; `isSimple` for a bare name without parentheses
        case annotatedAssign(target: Expression, annotation: Expression, value: Expression?, isSimple: Bool)
        case delete([Expression])
        case pass
        case `break`
        case `continue`
        case `return`(Expression?)
        case raise(Expression?, cause: Expression?)
        case assert(Expression, message: Expression?)
        case global([String])
        case nonlocal([String])
        /// `import a.b as c`
        case `import`([ImportName])
        /// `from ..a import b as c`; no names for `*`
        case importFrom(module: String?, level: Int, names: [ImportName], isStar: Bool)
        case `if`(test: Expression, then: [Statement], otherwise: [Statement])
        case `while`(test: Expression, body: [Statement], otherwise: [Statement])
        case `for`(target: Expression, iterable: Expression, body: [Statement], otherwise: [Statement])
        case with([WithItem], body: [Statement])
        case `try`(Try)
        case match(subject: Expression, cases: [MatchCase])
        case function(Function)
        case `class`(ClassStatement)
    }

    public struct ImportName {
        /// Dotted, as written.
        public let name: String
        public let alias: String?
        public let range: SourceRange
    }

    /// `context as target`
    public struct WithItem {
        public let context: Expression
        public let target: Expression?
    }

    public final class Try {
        public let body: [Statement]
        public let handlers: [Handler]
        public let otherwise: [Statement]
        public let finally: [Statement]
        /// `except*`
        public let isGroup: Bool
        /// `except type as name:`
        public struct Handler {
            public let type: Expression?
            public let name: String?
            public let body: [Statement]
            public let range: SourceRange
        }
        init(body: [Statement], handlers: [Handler], otherwise: [Statement], finally: [Statement], isGroup: Bool) {
            self.body = body
            self.handlers = handlers
            self.otherwise = otherwise
            self.finally = finally
            self.isGroup = isGroup
        }
    }

    /// `case pattern if guard:`
    public struct MatchCase {
        public let pattern: Pattern
        public let guardTest: Expression?
        public let body: [Statement]
    }

    public final class Function {
        public let name: String
        public let parameters: Parameters
        public let returns: Expression?
        public let body: [Statement]
        public let decorators: [Expression]
        init(name: String, parameters: Parameters, returns: Expression?, body: [Statement], decorators: [Expression]) {
            self.name = name
            self.parameters = parameters
            self.returns = returns
            self.body = body
            self.decorators = decorators
        }
    }

    public final class ClassStatement {
        public let name: String
        public let arguments: [Expression.Argument]
        public let body: [Statement]
        public let decorators: [Expression]
        init(name: String, arguments: [Expression.Argument], body: [Statement], decorators: [Expression]) {
            self.name = name
            self.arguments = arguments
            self.body = body
            self.decorators = decorators
        }
    }
}

/// A pattern of a `case` (Python reference 8.6).
public final class Pattern {
    public let kind: Kind
    public let range: SourceRange
    init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }
    public enum Kind {
        /// `1`, `'x'`, `-1`, `Color.RED`: compared by `==`
        case value(Expression)
        /// `None`, `True`, `False`: compared by `is`
        case singleton(Constant)
        /// `name`, or `_` as nil
        case capture(String?)
        /// `pattern as name`
        case alias(Pattern, String)
        /// `a | b`
        case or([Pattern])
        /// `[a, *rest]`
        case sequence([Pattern])
        /// `*rest` in a sequence, `*_` as nil
        case star(String?)
        /// `{'key': pattern, **rest}`
        case mapping(keys: [Expression], patterns: [Pattern], rest: String?)
        /// `Point(0, y=pattern)`
        case `class`(Expression, positional: [Pattern], keywords: [(name: String, pattern: Pattern)])
    }
}

/// A parsed source.
public final class Module {
    public let body: [Statement]
    /// Whether `from __future__ import annotations` stands at its top.
    public let hasStringAnnotations: Bool
    /// What its tokens warn of.
    public let warnings: [SyntaxWarning]
    init(body: [Statement], hasStringAnnotations: Bool, warnings: [SyntaxWarning]) {
        self.body = body
        self.warnings = warnings
        self.hasStringAnnotations = hasStringAnnotations
    }
}
