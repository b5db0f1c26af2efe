import Runtime

/// A statement or text that can be executed.
open class Statement: ClauseElement {
    /// The mapped class that it is about, where there is one.
    public final var subject: Object?
    /// `execution_options(...)`
    public final var executionOptions: [(name: String, value: Value)] = []
    /// `params(name="x")`: values for the parameters that have these names in the text.
    public final var givenParameters: [String: Value] = [:]
    /// What compiling gave last time, for the dialect and keys of then: statements never change.
    public var compiledBefore: CompiledMemory?

    /// Clauses of the program's own within it.
    public final var extensions: SyntaxExtensions?

    /// What is written for it: of a statement that reads the rows of another, that other.
    open var written: ClauseElement { self }

    /// Takes over what a changed copy keeps of the statement it was made from.
    @discardableResult
    public final func carrying(_ other: Statement) -> Self {
        subject = other.subject
        executionOptions = other.executionOptions
        givenParameters = other.givenParameters
        extensions = other.extensions
        if Swift.type(of: self) == Swift.type(of: other) { takeClass(of: other) }
        return self
    }

    /// Becomes what a changed copy of it is: `select.where.non_generative(select, ...)`.
    open func become(_ changed: Statement) {
        executionOptions = changed.executionOptions
        givenParameters = changed.givenParameters
        extensions = changed.extensions
        compiledBefore = nil
    }
    public override final func attribute(ofMethod method: Value, _ name: Name) throws -> Value? { name == "non_generative" ? changingInPlace(method) : nil }

    /// A copy with further execution options.
    open func with(executionOptions more: [(name: String, value: Value)]) -> Statement { self }

    /// Options with others that take the place of those of their name.
    public static func merged(_ old: [(name: String, value: Value)], _ more: [(name: String, value: Value)]) -> [(name: String, value: Value)] {
        if old.isEmpty || more.isEmpty { return old.isEmpty ? more : old }
        var merged = old
        for option in more { if let at = merged.firstIndex(where: { $0.name == option.name }) { merged[at] = option } else { merged.append(option) } }
        return merged
    }
}

/// A statement's text by dialect and keys.
public final class CompiledMemory {
    let dialect: Dialect
    let keys: [String]?
    let version: Int
    let dialectVersion: Int
    let compiled: Compiled
    init(_ dialect: Dialect, _ keys: [String]?, _ compiled: Compiled) {
        self.dialect = dialect
        self.keys = keys
        version = SchemaVersion.current
        dialectVersion = dialect.version
        self.compiled = compiled
    }
}
