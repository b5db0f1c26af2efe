import Runtime

extension Statement {
    /// `statement.where.non_generative`: the method as a function that changes the statement itself.
    final func changingInPlace(_ method: Value) -> Value {
        .object(NativeFunction(name: "non_generative", doc: "Change the statement itself.") { arguments in
            guard let target = arguments.positionalCount > 0 ? arguments.base[0].object as? Statement : nil else { throw PythonException.typeError("a statement is expected") }
            guard let changed = try method.call(arguments).object as? Statement else { return .none }
            if changed !== target { target.become(changed) }
            return .object(target)
        })
    }
}
