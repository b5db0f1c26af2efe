import Runtime
import SQL

/// `sqlalchemy.sql.visitors`: walks through clauses, and copies with parts replaced.
func declareVisitors(in module: ModuleObject) {
    for type in [ClauseVisitors.external, ClauseVisitors.cloning, ClauseVisitors.replacing, ClauseVisitors.clause] { module[Name(type.name)] = .object(type) }
    module["Visitable"] = .object(clauseElementClass())
    module["InternalTraversal"] = .object(ClauseVisitors.kinds)
    module["CloningVisitor"] = .object(ClauseVisitors.cloning)
    module["ReplacingCloningVisitor"] = .object(ClauseVisitors.replacing)
    module.function("iterate", .required("obj", as: Value.self), .optional("opts", default: Value.none), doc: "A clause and all its parts.") { (clause: Value, _: Value) throws -> Value in
        guard let element = try Coercion.element(clause) else { return .list([]) }
        return try Value.list(element.selfAndDescendants.map { .object($0) }).callMethod("__iter__")
    }
    module.function("traverse", .required("obj", as: Value.self), .required("opts", as: Value.self), .required("visitors", as: Value.self), doc: "Call a function for each part of a clause, by its kind.") { (clause: Value, _: Value, visitors: Value) throws -> Value in
        for part in try Coercion.element(clause)?.selfAndDescendants ?? [] { try ClauseVisitors.visit(part, visitors) }
        return clause
    }
    module.function("traverse_using", .required("iterator", as: Value.self), .required("obj", as: Value.self), .required("visitors", as: Value.self), doc: "Call a function for each of some clauses, by its kind.") { (parts: Value, clause: Value, visitors: Value) throws -> Value in
        for part in try parts.elements() { if let part = try Coercion.element(part) { try ClauseVisitors.visit(part, visitors) } }
        return clause
    }
    module.function("cloned_traverse", .required("obj", as: Value.self), .required("opts", as: Value.self), .required("visitors", as: Value.self), doc: "A copy of a clause; a function is called for each copied part, by its kind.") { (clause: Value, options: Value, visitors: Value) throws -> Value in
        try ClauseVisitors.copy(clause, options, visit: { try ClauseVisitors.visit($0, visitors) })
    }
    module.function("replacement_traverse", .required("obj", as: Value.self), .required("opts", as: Value.self), .required("replace", as: Value.self), doc: "A copy with parts replaced by what a function gives.") { (clause: Value, options: Value, replace: Value) throws -> Value in
        try ClauseVisitors.copy(clause, options, replace: { try replace.call($0) })
    }
}

/// Classes whose `visit_binary()` and its like are called for the parts of a clause.
enum ClauseVisitors {
    private static let visitors = "sqlalchemy.sql.visitors"
    /// The kinds of attributes that `_traverse_internals` of a class of the program's own may name: `InternalTraversal.dp_clauseelement`.
    static let kinds: Class = {
        let made = Class("InternalTraversal", module: visitors, doc: "The kinds of attributes of a clause.")
        let names = [
            ("has_cache_key", "HC"), ("has_cache_key_list", "HL"), ("clauseelement", "CE"), ("fromclause_canonical_column_collection", "FC"), ("clauseelement_tuples", "CTS"), ("clauseelement_list", "CL"), ("clauseelement_tuple", "CT"), ("executable_options", "EO"),
            ("compile_state_funcs", "WC"), ("fromclause_ordered_set", "CO"), ("string", "S"), ("string_list", "SL"), ("anon_name", "AN"), ("boolean", "B"), ("operator", "O"), ("type", "T"), ("plain_dict", "PD"), ("dialect_options", "DO"), ("string_clauseelement_dict", "CD"),
            ("string_multi_dict", "MD"), ("annotations_key", "AK"), ("plain_obj", "PO"), ("named_ddl_element", "DD"), ("prefix_sequence", "PS"), ("table_hint_list", "TH"), ("setup_join_tuple", "SJ"), ("memoized_select_entities", "ME"), ("statement_hint_list", "SH"),
            ("unknown_structure", "UK"), ("dml_values", "DMLV"), ("dml_multi_values", "DMLM"), ("with_context_options", "WO"), ("ignore", "IG"),
        ]
        for (name, text) in names { made.setClassAttribute(Name("dp_\(name)"), .string(text)) }
        return made
    }()
    static let external: Class = {
        let made = Class("ExternalTraversal", module: visitors, doc: "Visits the parts of a clause.", derivable: true)
        made.extend(for: Object.self) { type in
            type.method("traverse", .required("obj", as: Value.self), doc: "Call visit_binary(), visit_column() ... for each part of a clause, by its kind.") { (visitor: Object, clause: Value) throws -> Value in
                for part in try Coercion.element(clause)?.selfAndDescendants ?? [] { try visit(part, by: visitor) }
                return clause
            }
            type.method("iterate", .required("obj", as: Value.self), doc: "A clause and all its parts.") { (_: Object, clause: Value) throws -> Value in
                try Value.list((Coercion.element(clause)?.selfAndDescendants ?? []).map { .object($0) }).callMethod("__iter__")
            }
        }
        made.inheritHooks()
        return made
    }()
    static let cloning: Class = {
        let made = Class("CloningExternalTraversal", module: visitors, bases: [external], doc: "Visits the parts of a copy of a clause.", derivable: true)
        made.extend(for: Object.self) { type in
            type.method("traverse", .required("obj", as: Value.self), doc: "A copy of a clause, after visit_binary(), visit_column() ... has been called for each of its parts.") { (visitor: Object, clause: Value) throws -> Value in
                try copy(clause, .none, visit: { try visit($0, by: visitor) })
            }
            type.method("copy_and_process", .required("list_", as: Value.self), doc: "Copies of several clauses.") { (visitor: Object, clauses: Value) throws -> Value in .list(try clauses.elements().map { try Value.object(visitor).callMethod("traverse", $0) }) }
        }
        made.inheritHooks()
        return made
    }()
    static let replacing: Class = {
        let made = Class("ReplacingExternalTraversal", module: visitors, bases: [cloning], doc: "Copies a clause with parts replaced.", derivable: true)
        made.extend(for: Object.self) { type in
            type.method("replace", .required("elem", as: Value.self), doc: "What takes the place of a part; None for a copy of it.") { (_: Object, _: Value) -> Value in .none }
            type.method("traverse", .required("obj", as: Value.self), doc: "A copy of a clause with parts replaced by what replace() gives.") { (visitor: Object, clause: Value) throws -> Value in
                try copy(clause, .none, replace: { try Value.object(visitor).callMethod("replace", $0) })
            }
        }
        made.inheritHooks()
        return made
    }()
    static let clause = Class("ClauseVisitor", module: visitors, bases: [external], doc: "Visits the parts of a clause.", derivable: true)

    /// Calls the function of a dictionary for a clause, by its kind.
    static func visit(_ part: ClauseElement, _ visitors: Value) throws {
        guard let visit = try visitors.dictionary?.get(.string(part.visitName)) else { return }
        _ = try visit.call(.object(part))
    }
    private static func visit(_ part: ClauseElement, by visitor: Object) throws {
        guard let visit = try Value.object(visitor).attributeIfPresent(Name("visit_\(part.visitName)")) else { return }
        _ = try visit.call(.object(part))
    }

    /// - Parameter options: `{"stop_on": [...]}`, what is left as it is.
    static func copy(_ clause: Value, _ options: Value, visit: ((ClauseElement) throws -> Void)? = nil, replace: ((Value) throws -> Value)? = nil) throws -> Value {
        guard let element = try Coercion.element(clause) else { return clause }
        let stops = try options.dictionary?.get("stop_on").map { try $0.elements().compactMap(\.object) } ?? []
        let copies = ClauseCopies(visit: visit) { part in
            if stops.contains(where: { $0 === part }) { return part }
            guard let made = try replace?(.object(part)), !made.isNone else { return nil }
            return try Coercion.element(made)
        }
        return .object(try copies.copy(element))
    }
}
