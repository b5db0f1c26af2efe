import Runtime

/// `SkipTest` and the marks that decorators set.
enum TestSkipping {
    static let exceptionClass = Class("SkipTest", module: "unittest.case", bases: [.exception], doc: "Ends a test that is not to count: what skipTest() raises.", derivable: true)
    static let mark = Name("__unittest_skip__"), reason = Name("__unittest_skip_why__"), expectsFailure = Name("__unittest_expecting_failure__")

    /// Why a test is not run; nil where it is.
    static func reason(_ type: Value, _ method: Value) throws -> Value? {
        guard try type.isMarked(mark) || method.isMarked(mark) else { return nil }
        let ofClass = try type.attributeOrNone(reason)
        if try ofClass.isTrue() { return ofClass }
        let ofMethod = try method.attributeOrNone(reason)
        return ofMethod.isNone ? .string("") : ofMethod
    }

    /// What `@skip(reason)` makes of a function or a class.
    fileprivate static func skipped(_ item: Value, _ why: Value) throws -> Value {
        var item = item
        if item.object?.asClass == nil {
            item = .object(WrappedFunction(item, holding: [Held(why)]) { _, _ in throw PythonException(type: exceptionClass, arguments: [why]) })
        }
        try item.setAttribute(mark, .bool(true))
        try item.setAttribute(reason, why)
        return item
    }
}

/// `skip`, `skipIf`, `skipUnless`, `expectedFailure`
func declareSkipping(_ module: ModuleObject) {
    func decorator(_ why: Value) -> Value {
        .object(NativeFunction.declare("decorator", .required("test_item", as: Value.self), doc: "Mark a test.") { (item: Value) throws -> Value in try TestSkipping.skipped(item, why) })
    }
    let identity = Value.object(NativeFunction.declare("_id", .required("obj", as: Value.self), doc: "The object itself.") { (item: Value) -> Value in item })
    module.function("skip", .required("reason", as: Value.self), doc: "Leaves a test or a class out.") { (reason: Value) throws -> Value in
        if case .function = reason { return try TestSkipping.skipped(reason, .string("")) }
        return decorator(reason)
    }
    module.function("skipIf", .required("condition", as: Value.self), .required("reason", as: Value.self), doc: "Leaves a test out where the condition holds.") { (condition: Value, reason: Value) throws -> Value in try condition.isTrue() ? decorator(reason) : identity }
    module.function("skipUnless", .required("condition", as: Value.self), .required("reason", as: Value.self), doc: "Leaves a test out where the condition does not hold.") { (condition: Value, reason: Value) throws -> Value in try condition.isTrue() ? identity : decorator(reason) }
    module.function("expectedFailure", .required("test_item", as: Value.self), doc: "Mark a test that is expected to fail.") { (item: Value) throws -> Value in
        try item.setAttribute(TestSkipping.expectsFailure, .bool(true))
        return item
    }
}
