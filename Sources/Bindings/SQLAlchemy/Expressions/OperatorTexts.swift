import Runtime

/// `sqlalchemy.sql.compiler.OPERATORS`: how operators are written, by the functions that stand for them.
enum OperatorTexts {
    private static let texts: [(name: String, text: String)] = [
        ("and_", " AND "), ("or_", " OR "), ("add", " + "), ("mul", " * "), ("sub", " - "), ("mod", " % "), ("neg", "-"), ("lt", " < "), ("le", " <= "), ("ne", " != "), ("gt", " > "), ("ge", " >= "), ("eq", " = "),
        ("is_distinct_from", " IS DISTINCT FROM "), ("is_not_distinct_from", " IS NOT DISTINCT FROM "), ("concat_op", " || "), ("match_op", " MATCH "), ("not_match_op", " NOT MATCH "), ("in_op", " IN "), ("not_in_op", " NOT IN "),
        ("comma_op", ", "), ("from_", " FROM "), ("as_", " AS "), ("is_", " IS "), ("is_not", " IS NOT "), ("collate", " COLLATE "), ("exists", "EXISTS "), ("distinct_op", "DISTINCT "), ("inv", "NOT "), ("any_op", "ANY "),
        ("all_op", "ALL "), ("desc_op", " DESC"), ("asc_op", " ASC"), ("nulls_first_op", " NULLS FIRST"), ("nulls_last_op", " NULLS LAST"), ("bitwise_xor_op", " ^ "), ("bitwise_or_op", " | "), ("bitwise_and_op", " & "),
        ("bitwise_not_op", "~"), ("bitwise_lshift_op", " << "), ("bitwise_rshift_op", " >> "),
    ]

    static func value(_ operators: ModuleObject?) -> Value {
        let made = DictObject()
        for (name, text) in texts {
            guard let function = try? operators?.dynamicAttribute(Name(name)), !function.isUndefined else { continue }
            try? made.set(function, .string(text))
        }
        return made.value
    }
}
