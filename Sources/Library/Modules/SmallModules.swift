import Runtime

func futureModule(_ module: ModuleObject) {
    for name in ["annotations", "division", "print_function", "absolute_import", "unicode_literals", "generators", "nested_scopes", "with_statement", "generator_stop"] {
        module[Name(name)] = .object(Object(type: .object))
    }
}
