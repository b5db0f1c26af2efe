import Runtime

/// How a statement is compiled.
public struct CompilerOptions {
    /// The columns that the execution gives values for; nil for compiling without.
    public var parameterKeys: [String]?
    /// Whether values are written into the text: `literal_binds`.
    public var rendersLiterals = false
    /// Whether it is executed with several sets of parameters.
    public var isForMany = false
    public var schemaMap: SchemaMap?
    /// Whether the FROM of the outermost statement is kept to be looked into: `linting=COLLECT_CARTESIAN_PRODUCTS`.
    public var collectsProducts = false
    /// What handlers get besides: `compile_kwargs`.
    public var keywords: [(name: Name, value: Value)] = []
    public init(parameterKeys: [String]? = nil, isForMany: Bool = false, schemaMap: SchemaMap? = nil) {
        self.schemaMap = schemaMap
        self.parameterKeys = parameterKeys
        self.isForMany = isForMany
    }
}

/// `schema_translate_map`: other schemas for those that tables name.
public struct SchemaMap {
    private let pairs: [(schema: String?, other: String?)]
    /// Whether the other schema is written, not a mark that execution replaces.
    private let isRendered: Bool
    public init(_ pairs: [(schema: String?, other: String?)], renders: Bool) {
        self.pairs = pairs
        isRendered = renders
    }

    /// The same schemas, written as marks.
    public var marking: SchemaMap { SchemaMap(pairs, renders: false) }

    /// The schema that stands for another.
    public func schema(_ own: String?) -> String? {
        guard let found = pairs.first(where: { $0.schema == own }) else { return own }
        return found.other
    }

    /// What stands before a table's name, with its point.
    func prefix(_ schema: String?, _ dialect: Dialect) -> String {
        guard let found = pairs.first(where: { $0.schema == schema }) else {
            if isRendered || schema == nil { return schema.map { dialect.quote($0) + "." } ?? "" }
            return "__[SCHEMA_\(schema ?? "_none")]."
        }
        guard isRendered else { return "__[SCHEMA_\(schema ?? "_none")]." }
        return (found.other ?? dialect.traits.defaultSchemaName).map { dialect.quote($0) + "." } ?? ""
    }
}
