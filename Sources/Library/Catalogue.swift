import Runtime

/// Every standard module that `import` finds, each filled when first imported.
public func libraryModules() -> [ModuleObject] {
    [
        module("__future__", futureModule),
        module("abc", abcModule),
        module("base64", base64Module),
        module("bisect", bisectModule),
        module("collections", collectionsModule),
        module("collections.abc", collectionsABCModule),
        module("contextlib", contextlibModule),
        module("copy", copyModule),
        module("dataclasses", dataclassesModule),
        module("datetime", datetimeModule),
        module("decimal", decimalModule),
        module("enum", enumModule),
        module("fractions", fractionsModule),
        module("functools", functoolsModule),
        module("gc", gcModule),
        module("hashlib", hashlibModule),
        module("heapq", heapqModule),
        module("hmac", hmacModule),
        module("importlib", importlibModule),
        module("inspect", inspectModule),
        module("io", ioModule),
        module("itertools", itertoolsModule),
        module("json", jsonModule),
        module("json.decoder", jsonDecoderModule),
        module("json.encoder", jsonEncoderModule),
        module("logging", loggingModule),
        module("math", mathModule),
        module("numbers", numbersModule),
        module("operator", operatorModule),
        module("os", osModule),
        module("os.path", osPathModule),
        module("pprint", prettyPrintModule),
        module("random", randomModule),
        module("re", regexModule),
        module("secrets", secretsModule),
        module("statistics", statisticsModule),
        module("string", stringModule),
        SystemModule("sys", contents: sysModule),
        module("textwrap", textWrapModule),
        module("time", timeModule),
        module("traceback", tracebackModule),
        module("types", typesModule),
        module("typing", typingModule),
        module("uuid", uuidModule),
        module("warnings", warningsModule),
        module("weakref", weakrefModule),
    ]
}

private func module(_ name: String, _ contents: @escaping (ModuleObject) throws -> Void) -> ModuleObject {
    ModuleObject(name, contents: contents)
}
