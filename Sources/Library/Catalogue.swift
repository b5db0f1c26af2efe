import Runtime

/// Every standard module that `import` finds, each filled when first imported.
public func libraryModules() -> [ModuleObject] {
    []
}
