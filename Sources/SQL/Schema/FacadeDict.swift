import Runtime

/// `metadata.tables`: a dict that only the metadata changes (sqlalchemy.util.FacadeDict).
public final class FacadeDict: DictObject {
    public convenience init(_ entries: [(name: String, value: Value)]) {
        self.init(type: FacadeDict.pythonClass)
        for (name, value) in entries { set(name, value) }
    }
    private static var refusal: PythonException { PythonException.typeError("FacadeDict object is immutable") }
    public override func setItem(_ key: Value, _ value: Value) throws -> Bool { throw FacadeDict.refusal }
    public override func deleteItem(_ key: Value) throws -> Bool { throw FacadeDict.refusal }
    public override func repr() throws -> String { "FacadeDict(\(try super.repr()))" }

    public nonisolated(unsafe) static let pythonClass: Class = Class.declare("FacadeDict", for: FacadeDict.self, module: "sqlalchemy.util._collections", bases: [.dict], doc: "A dict that only its owner changes.") { type in
        for name in ["clear", "pop", "popitem", "setdefault", "update"] { type.rawMethod(name, doc: "Refused.") { (_: FacadeDict, _) in throw FacadeDict.refusal } }
    }
}

/// `BLANK_SCHEMA`: no schema, where the metadata has one.
public final class BlankSchema: Object {
    nonisolated(unsafe) public static let shared = BlankSchema()
    public override func repr() throws -> String { "<SchemaConst.BLANK_SCHEMA: 3>" }
}
