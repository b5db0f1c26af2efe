import Runtime

/// The `builtins` module: functions, types, exceptions and constants that need no import.
public func builtinsModule() -> ModuleObject {
    let module = ModuleObject("builtins")
    declareTypes()
    declareConversions(in: module)
    declareIteration(in: module)
    declareObjects(in: module)
    declareRefused(in: module)
    declareImport(in: module)
    module["memoryview"] = .object(MemoryViewObject.pythonClass)
    for type in [Class.object, .type, .int, .bool, .float, .string, .bytes, .byteArray, .list, .tuple, .dict, .set, .range, .slice, .property] { module[Name(type.name)] = .object(type) }
    module["frozenset"] = .object(Class.frozenSet)
    module["staticmethod"] = .object(Class.staticMethod)
    module["classmethod"] = .object(Class.classMethod)
    module["super"] = .object(SuperObject.pythonClass)
    for type in Class.builtinExceptions { module[Name(type.name)] = .object(type) }
    module["EnvironmentError"] = .object(Class.osError)
    module["IOError"] = .object(Class.osError)
    module["NotImplemented"] = .notImplemented
    module["Ellipsis"] = .ellipsis
    module["__debug__"] = .bool(true)
    for name in ["exit", "quit"] {
        module.function(name, .optional("code", default: Value.none), doc: "End the program.") { (status: Value) throws -> Value in
            throw PythonException(type: .systemExit, arguments: [status])
        }
    }
    return module
}

/// The methods of the built-in types, each filled in when first asked for.
private func declareTypes() {
    declareObjectType()
    declareTypeType()
    declareNumberTypes()
    declareStringType()
    declareBytesType()
    declareMemoryViewType()
    declareSequenceTypes()
    declareDictType()
    declareSetTypes()
    declareExceptionTypes()
    declareFunctionTypes()
    Class.declareForLibrary = declareValueClass
}

/// Describes a class that Values makes for the layers that use Values alone, when a member of it is first asked for.
private func declareValueClass(_ type: Class) {
    switch type.module {
    case "datetime": declareDateClass(type)
    case "decimal": type === DecimalContext.pythonClass ? declareDecimalContext(type) : declareDecimal(type)
    case "uuid": declareUUID(type)
    default: break
    }
}
