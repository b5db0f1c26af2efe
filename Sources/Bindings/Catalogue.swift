import Runtime

/// Every module of SQLAlchemy and Flask that `import` finds, each filled when first imported.
public func catalogue() -> [ModuleObject] {
    []
}
