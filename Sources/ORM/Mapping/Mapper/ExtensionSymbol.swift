import Runtime

/// What listeners of mapper events answer: `EXT_SKIP`, `EXT_STOP`, `EXT_CONTINUE` (sqlalchemy.orm.interfaces).
public final class ExtensionSymbol: Object {
    public let name: String
    private init(_ name: String) {
        self.name = name
        super.init(type: ExtensionSymbol.pythonClass)
    }
    private static let pythonClass = Class("EventConstants", module: "sqlalchemy.orm.base")
    nonisolated(unsafe) public static let proceed = ExtensionSymbol("EXT_CONTINUE")
    nonisolated(unsafe) public static let stop = ExtensionSymbol("EXT_STOP")
    nonisolated(unsafe) public static let skip = ExtensionSymbol("EXT_SKIP")
    private var number: Int { self === ExtensionSymbol.proceed ? 1 : self === ExtensionSymbol.stop ? 2 : 3 }

    public override func repr() throws -> String { "<EventConstants.\(name): \(number)>" }
    public override func str() throws -> String { "EventConstants.\(name)" }
}
