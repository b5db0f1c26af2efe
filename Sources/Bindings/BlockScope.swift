import Runtime

/// A context manager of two native steps, as `@contextmanager` makes one of a generator.
final class BlockScope: Object {
    private let entering: () throws -> Value
    private let leaving: (_ hasFailed: Bool) throws -> Void

    /// - Parameters:
    ///   - enter: gives what `with ... as` names.
    ///   - leave: told whether the block raised.
    init(enter: @escaping () throws -> Value, leave: @escaping (_ hasFailed: Bool) throws -> Void) {
        entering = enter
        leaving = leave
        super.init(type: BlockScope.pythonClass)
    }

    private static let pythonClass = Class.declare("_GeneratorContextManager", for: BlockScope.self, module: "contextlib", doc: "A context manager.") { type in
        type.method("__enter__", doc: "Enter the block.") { (scope: BlockScope) throws -> Value in try scope.entering() }
        type.method("__exit__", .required("type_", as: Value.self), .required("value", as: Value.self), .required("traceback", as: Value.self), doc: "Leave the block.") { (scope: BlockScope, type: Value, _: Value, _: Value) throws in try scope.leaving(!type.isNone) }
    }
}
