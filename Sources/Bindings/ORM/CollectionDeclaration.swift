import ORM
import Runtime

/// The methods by which collections of related objects change, in place of those of `list` and `dict`.
extension MappingModule {
    static func declareCollections() {
        Class.declare("InstrumentedList", for: InstrumentedList.self, module: "sqlalchemy.orm.collections", bases: [.list], derivable: true, doc: "A list of related objects that reports its changes.") { type in
            type.method("append", .required("item", as: Value.self).positionalOnly, doc: "Add an object at the end.") { try $0.append($1, nil) }
            type.method("remove", .required("value", as: Value.self).positionalOnly, doc: "Remove an object; ValueError where it is not there.") { try $0.remove($1, nil) }
            type.method("insert", .required("index", as: Int.self).positionalOnly, .required("value", as: Value.self).positionalOnly, doc: "Add an object before a position.") { list, index, value in
                try list.insert(value, at: index)
            }
            type.method("extend", .required("iterable", as: Value.self).positionalOnly, doc: "Add all objects of an iterable.") { try $0.extend($1.elements()) }
            type.method("pop", .optional("index", default: -1).positionalOnly, doc: "Remove the object at a position and return it.") { try $0.pop(at: $1) }
            type.method("clear", doc: "Remove all objects.") { try $0.clear() }
            type.method("reorder", doc: "Number all objects.") { try $0.reorder() }
        }
        Class.declare("InstrumentedSet", for: InstrumentedSet.self, module: "sqlalchemy.orm.collections", bases: [.set], derivable: true, doc: "A set of related objects that reports its changes.") { type in
            type.method("add", .required("value", as: Value.self), doc: "Add an object.") { try $0.append($1, nil) }
            type.method("remove", .required("value", as: Value.self), doc: "Remove an object; KeyError where it is not there.") { try $0.remove($1, nil) }
            type.method("discard", .required("value", as: Value.self), doc: "Remove an object where it is there.") { try $0.discard($1) }
            type.method("pop", doc: "Remove an object and return it.") { try $0.pop() }
            type.method("clear", doc: "Remove all objects.") { try $0.clear() }
            // Unlike those of `set`, each takes one collection.
            let decorated = { (name: String) in type.mixin("_set_decorators.<locals>.\(name).<locals>") }
            decorated("update").method("update", .required("value", as: Value.self), doc: "Add all objects of an iterable.") { try $0.update($1.elements()) }
            decorated("difference_update").method("difference_update", .required("value", as: Value.self), doc: "Remove the objects of an iterable.") { try $0.subtract($1.elements()) }
            decorated("intersection_update").method("intersection_update", .required("other", as: Value.self), doc: "Keep only the objects that an iterable has too.") { try $0.become($0.intersection(SetObject($1))) }
            decorated("symmetric_difference_update").method("symmetric_difference_update", .required("other", as: Value.self), doc: "Keep the objects in exactly one.") { set, other in try set.become(set.symmetricDifference(SetObject(other))) }
        }
        let keyed = Class.declare("KeyFuncDict", for: InstrumentedDict.self, module: "sqlalchemy.orm.mapped_collection", bases: [.dict], derivable: true, doc: "A dict of related objects that reports its changes.") { type in
            type.method("set", .required("value", as: Value.self), doc: "Add an object under its key.") { try $0.append($1, nil) }
            type.method("remove", .required("value", as: Value.self), doc: "Remove an object.") { try $0.remove($1, nil) }
            type.method("pop", .required("key", as: Value.self), .optional("default", default: Value.undefined, shown: "..."), doc: "Remove a key and return its object.") { dict, key, fallback in
                if let found = try dict.pop(key) { return found }
                if fallback.isUndefined { throw PythonException.keyError(key) }
                return fallback
            }
            type.method("popitem", doc: "Remove the last object and return its key with it.") { dict -> Value in
                guard let last = dict.pairs.last else { throw PythonException(type: .keyError, arguments: [.string("popitem(): dictionary is empty")]) }
                _ = try dict.pop(last.key)
                return .tuple([last.key, last.value])
            }
            type.method("setdefault", .required("key", as: Value.self), .optional("default", default: Value.none), doc: "The object of a key, set where it is missing.") { dict, key, fallback in
                if let found = try dict.get(key) {
                    if found.isIdentical(to: fallback) { try dict.tellUnchanged(found) }
                    return found
                }
                _ = try dict.setItem(key, fallback)
                return fallback
            }
            type.method("update", .optional("other", default: Value.undefined, shown: "()").positionalOnly, .keywords("kw"), doc: "Set all keys of a dict, of pairs and of keywords.") { dict, other, keywords in
                let given = DictObject()
                if !other.isUndefined { try given.update(other) }
                for (name, value) in keywords { given.set(name, value) }
                for (key, value) in given.pairs {
                    if try dict.get(key)?.isIdentical(to: value) ?? false { try dict.tellUnchanged(value) } else { _ = try dict.setItem(key, value) }
                }
            }
            type.method("clear", doc: "Remove all objects.") { try $0.clear() }
            type.property("keyfunc", doc: "What gives the key of a member.") { $0.keyFunction }
            type.method("__init__", .required("keyfunc", as: Value.self), .rest("dict_args", of: Value.self), .keyword("ignore_unpopulated_attribute", default: false), doc: "A dict of objects by a function of them.") { dict, function, given, ignores in
                dict.setKeyFunction(function, ignoresUnpopulated: ignores)
                try dict.fill(given)
            }
        }
        keyed.allocate = { InstrumentedDict(type: $0) }
        // In place of `dict(...)`, which a class without an `__init__` of its own would be made by.
        keyed.construct = { made, arguments in
            let dict = InstrumentedDict(type: made)
            _ = try arguments.prepending(dict.value) { try keyed.lookup(.`init`)?.call($0) }
            return dict.value
        }
    }

    static func declareDeclarative() {
        let declared = Class.declare("declared_attr", for: DeclaredAttribute.self, module: "sqlalchemy.orm.decl_api", derivable: true, doc: "A decorator: a mixin's method makes an attribute for each mapped class.") { type in
            type.subscriptable()
            type.constructor(.required("fn", as: Value.self)) { made, function in DeclaredAttribute(function, type: made) }
            type.method("__init__", .required("fn", as: Value.self), doc: "A decorator of a function of the class.") { $0.wrap($1) }
            type.property("fget", doc: "The function.") { (declared: DeclaredAttribute) -> Value in declared.function }
            type.constant("directive", .object(NativeFunction.declare("directive", .required("fn", as: Value.self), doc: "Marks `__tablename__` and its kin.") { DeclaredAttribute($0, isDirective: true) }))
            type.constant("cascading", .object(NativeFunction.declare("cascading", .required("fn", as: Value.self), doc: "For subclasses of mapped classes too.") { DeclaredAttribute($0, isCascading: true) }))
        }
        declared.allocate = { DeclaredAttribute(.none, type: $0) }
        // `MappedColumn[int]`, `Relationship[User]`: what the functions give stands for `Mapped` as well.
        let given = [Class.registered(for: MappedColumn.self), Class.registered(for: RelationshipProperty.self), ColumnProperty.sqlExpression].compactMap { $0 }
        for container in [MappedAnnotation.mapped, MappedAnnotation.dynamicMapped, MappedAnnotation.writeOnlyMapped, MappedAnnotation.unmapped] + given {
            container.extend(for: Value.self) { type in
                type.classMethod("__class_getitem__", .required("key", as: Value.self), doc: "`Mapped[int]`") { container, argument in MappedAnnotation(container, argument) }
            }
        }
        declareAttributeClasses()
    }
}
