import Runtime

/// `argparse`
func argparseModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    let classes: [Class] = [
        ArgumentParserObject.pythonClass, ArgumentError.pythonClass, ArgumentError.typeErrorClass, ArgumentActionClasses.booleanOptional, ArgumentHelpFormatter.pythonClass,
        ArgumentHelpFormatter.defaultsClass, ArgumentHelpFormatter.rawDescriptionClass, ArgumentHelpFormatter.rawTextClass, ArgumentHelpFormatter.metavarTypeClass, ArgumentNamespace.pythonClass,
        ArgumentAction.pythonClass, SubparsersAction.pythonClass, ArgumentActionClasses.store, ArgumentActionClasses.storeConst, ArgumentActionClasses.storeTrue, ArgumentActionClasses.storeFalse,
        ArgumentActionClasses.append, ArgumentActionClasses.appendConst, ArgumentActionClasses.extend, ArgumentActionClasses.count, ArgumentActionClasses.help, ArgumentActionClasses.version,
    ]
    for made in classes { module[Name(made.name)] = .object(made) }
    for (name, text) in [("ONE_OR_MORE", "+"), ("OPTIONAL", "?"), ("PARSER", "A..."), ("REMAINDER", "..."), ("ZERO_OR_MORE", "*")] { module[Name(name)] = .string(text) }
    module["SUPPRESS"] = ArgumentAction.suppress
    let fileType = Class("FileType", module: "argparse", bases: [.object], doc: "Not in Retort: scripts open no files.", derivable: true)
    fileType.construct = { _, _ in throw PythonException.notImplemented("Retort has no argparse.FileType: scripts open no files") }
    module["FileType"] = .object(fileType)
}
