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

    public nonisolated(unsafe) static let pythonClass: Class = {
        let made = Class.declare("FacadeDict", for: FacadeDict.self, module: "sqlalchemy.util._collections", bases: [.dict], doc: "A dict that only its owner changes.") { type in
            for name in ["clear", "pop", "popitem", "setdefault", "update"] { type.rawMethod(name, doc: "Refused.") { (_: FacadeDict, _) in throw FacadeDict.refusal } }
            type.rawMethod("copy", doc: "Refused.") { (_: FacadeDict, _) in throw PythonException.notImplemented("an immutabledict shouldn't need to be copied.  use dict(d) if you need a mutable dictionary.") }
        }
        made.construct = { type, arguments in
            let plain = DictObject()
            try Class.dict.initialize?(plain, arguments)
            let facade = FacadeDict(type: type)
            for (key, value) in plain.pairs { try facade.set(key, value) }
            return facade.value
        }
        return made
    }()
}

/// `BLANK_SCHEMA`: no schema, where the metadata has one.
public final class BlankSchema: Object {
    nonisolated(unsafe) public static let shared = BlankSchema()
    public override func repr() throws -> String { "<SchemaConst.BLANK_SCHEMA: 3>" }
}
