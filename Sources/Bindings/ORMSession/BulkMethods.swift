import ORM
import Runtime
import SQL

/// `session.bulk_insert_mappings` and its kin: rows from dicts and objects, without the unit of work.
func declareBulkMethods(_ type: Declaration<Session>) {
    func mapper(_ value: Value) throws -> Mapper {
        if let entity = try EntitySelect.entity(value) { return entity.mapper }
        guard let type = value.object as? Class else { throw PythonException(type: .assertionError, arguments: []) }
        throw ORMError.unmappedClass(type)
    }
    /// The rows, each a dict or what a dict is made of.
    func dicts(_ mappings: Value) throws -> [DictObject] {
        try mappings.elements().map { mapping in
            if let dict = mapping.dictionary { return dict }
            let made = DictObject()
            try made.update(mapping)
            return made
        }
    }
    type.method("bulk_insert_mappings", .required("mapper", as: Value.self), .required("mappings", as: Value.self), .optional("return_defaults", default: false), .optional("render_nulls", default: false), doc: "INSERT rows given as dicts.") { (session: Session, type: Value, mappings: Value, returnsDefaults: Bool, rendersNulls: Bool) throws in
        var rows = try BulkRows(session, mapper(type))
        rows.returnsDefaults = returnsDefaults
        try session.sendRows { try rows.insert(dicts(mappings), rendersNulls: rendersNulls) }
    }
    type.method("bulk_update_mappings", .required("mapper", as: Value.self), .required("mappings", as: Value.self), doc: "UPDATE rows given as dicts, by primary key.") { (session: Session, type: Value, mappings: Value) throws in
        let rows = try BulkRows(session, mapper(type))
        try session.sendRows { try rows.update(dicts(mappings), synchronizes: false) }
    }
    type.method("bulk_save_objects", .required("objects", as: Value.self), .optional("return_defaults", default: false), .optional("update_changed_only", default: true), .optional("preserve_order", default: true), doc: "INSERT or UPDATE the rows of objects, which stay outside of the session.") { (session: Session, objects: Value, returnsDefaults: Bool, changedOnly: Bool, keepsOrder: Bool) throws in
        let objects = try BulkRows.objects(objects.elements())
        try session.sendRows { try BulkRows.save(objects, session, changedOnly: changedOnly, returnsDefaults: returnsDefaults, keepsOrder: keepsOrder) }
    }
}
