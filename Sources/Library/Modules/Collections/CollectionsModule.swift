import Runtime

/// `collections`
func collectionsModule(_ module: ModuleObject) throws {
    module.isWrittenInPython = true
    NamedTuples.declare(in: module)
    module["defaultdict"] = .object(DefaultDict.pythonClass)
    module["OrderedDict"] = .object(OrderedDict.pythonClass)
    module["Counter"] = .object(CounterObject.pythonClass)
    module["deque"] = .object(DequeObject.pythonClass)
    module["ChainMap"] = .object(ChainMapObject.pythonClass)
    module["UserDict"] = .object(UserCollections.dict)
    module["UserList"] = .object(UserCollections.list)
    module["UserString"] = .object(UserCollections.string)
    module["abc"] = .object(try Interpreter.current?.importModule("collections.abc") ?? module)
}
