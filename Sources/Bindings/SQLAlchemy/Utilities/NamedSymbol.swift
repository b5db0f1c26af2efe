import Runtime

/// `symbol('REPLACE')`: a constant that is known by its name.
final class NamedSymbol: Object {
    private let name: String
    private init(_ name: String) {
        self.name = name
        super.init(type: NamedSymbol.pythonClass)
    }
    private static let pythonClass = Class.declare("symbol", for: NamedSymbol.self, module: "sqlalchemy.util.langhelpers", doc: "A named constant.") { type in
        type.property("name", doc: "The name.") { (symbol: NamedSymbol) -> String in symbol.name }
    }
    // What happened to an attribute.
    nonisolated(unsafe) static let append = NamedSymbol("APPEND")
    nonisolated(unsafe) static let remove = NamedSymbol("REMOVE")
    nonisolated(unsafe) static let replace = NamedSymbol("REPLACE")
    nonisolated(unsafe) static let bulkReplace = NamedSymbol("BULK_REPLACE")
    nonisolated(unsafe) static let modified = NamedSymbol("MODIFIED")
    /// A value of a parameter that the execution has to give.
    nonisolated(unsafe) static let required = NamedSymbol("REQUIRED")
    /// `OP_APPEND` and its kin.
    static func declareOperations(in module: ModuleObject) {
        for symbol in [append, remove, replace, bulkReplace, modified] { module[Name("OP_" + symbol.name)] = .object(symbol) }
    }
    override func repr() throws -> String { "symbol('\(name)')" }
}
