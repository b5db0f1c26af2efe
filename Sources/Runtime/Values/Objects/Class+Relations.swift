extension Class {
    /// `__subclasses__()`.
    public var directSubclasses: [Class] { subclasses.map { $0.takeUnretainedValue() } }

    /// `module.Qualname`, without the module for builtins: as `<class '...'>` prints it.
    public var qualifiedNameWithModule: String { module == "builtins" ? qualifiedName : "\(module).\(qualifiedName)" }

    /// The nearest native ancestor: what an instance is made of.
    public var nativeBase: Class { resolutionOrder.first { $0.isNative } ?? .object }
}
