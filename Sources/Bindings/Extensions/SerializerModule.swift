import Runtime

/// `sqlalchemy.ext.serializer`, which needs pickling: what it has says that there is none.
func declareSerializer(in module: ModuleObject) {
    for name in ["dumps", "loads", "Serializer", "Deserializer"] {
        module.function(name, .rest("args", of: Value.self), .keywords("kw"), doc: "Refused.") { (_: [Value], _: [(name: Name, value: Value)]) throws -> Value in
            throw PythonException.notImplemented("Retort has no \(name)() of sqlalchemy.ext.serializer: there is no pickle")
        }
    }
}
