import Runtime

/// Every standard module that `import` finds, each filled when first imported.
public func libraryModules() -> [ModuleObject] {
    [
        module("__future__", futureModule),
        module("abc", abcModule),
        module("collections", collectionsModule),
        module("collections.abc", collectionsABCModule),
        module("contextlib", contextlibModule),
        module("copy", copyModule),
        module("dataclasses", dataclassesModule),
        module("datetime", datetimeModule),
        module("decimal", decimalModule),
        module("enum", enumModule),
        module("functools", functoolsModule),
        module("gc", gcModule),
        module("inspect", inspectModule),
        module("itertools", itertoolsModule),
        module("json", jsonModule),
        module("math", mathModule),
        module("operator", operatorModule),
        module("os", osModule),
        module("os.path", osPathModule),
        module("re", regexModule),
        module("string", stringModule),
        module("sys", sysModule),
        module("time", timeModule),
        module("traceback", tracebackModule),
        module("types", typesModule),
        module("typing", typingModule),
        module("uuid", uuidModule),
        module("warnings", warningsModule),
    ]
}

private func module(_ name: String, _ contents: @escaping (ModuleObject) throws -> Void) -> ModuleObject {
    ModuleObject(name, contents: contents)
}
