import ORM
import Runtime
import SQL

/// Options of `event.listen`: `propagate=True`, `retval=True`.
struct ListenOptions {
    let pairs: [(name: Name, value: Value)]
    func isSet(_ name: String) throws -> Bool { try pairs.first { $0.name.text == name }?.value.isTrue() ?? false }

    /// - Parameters:
    ///   - own: what the family of events takes besides what all do.
    ///   - function: as the error names it.
    /// - Throws: TypeError for any other
    func check(_ own: [String] = [], _ function: String = "_EventKey.base_listen") throws {
        let common = function == "AttributeEvents._listen" ? ["once", "named"] : ["once", "named", "insert", "propagate"]
        if let unknown = pairs.first(where: { !common.contains($0.name.text) && !own.contains($0.name.text) }) { throw PythonException.typeError("\(function)() got an unexpected keyword argument '\(unknown.name.text)'") }
    }
}

/// Events of sessions, mapped classes and their attributes.
enum ORMEvents {
    /// Listens where the target is the ORM's; false where it is not.
    /// - Throws: InvalidRequestError for an event that the target does not have.
    static func listen(_ target: Value, _ name: String, _ function: Value, _ options: ListenOptions) throws -> Bool {
        // Of all mappers alone, or of a registry.
        if name == "before_configured" || name == "after_configured", registryTarget(target, name) == nil, target.object is Mapper || (target.object is Class && target.object !== Class.registered(for: Mapper.self)) { throw unknown(name, target) }
        if let session = try sessionTarget(target) {
            guard let event = SessionEvent(rawValue: name) else {
                if MapperEvent(rawValue: name)?.isOfMappers ?? false, !(target.object is Class) { throw PythonException.attributeError(name) }
                if MapperEvent(rawValue: name)?.isOfMappers ?? false { return true }
                throw unknown(name, target)
            }
            try options.check(["retval", "raw", "restore_load_context"])
            let listener = SessionListener(event, function, isOnce: try options.isSet("once"), isNamed: try options.isSet("named"))
            let isFirst = try options.isSet("insert")
            switch session {
            case .one(let session): SessionListeners.add(listener, to: session, first: isFirst)
            case .class(let type): SessionListeners.add(listener, to: type, first: isFirst)
            }
            return true
        }
        if let (registry, event) = registryTarget(target, name) {
            try options.check(["retval"])
            try listen(to: registry, event, function, options)
            return true
        }
        if (target.object as? Registry) != nil { throw unknown(name, target) }
        if let attribute = attributeTarget(target) {
            try options.check(["active_history", "raw", "retval", "propagate", "include_key"], "AttributeEvents._listen")
            try listen(to: attribute, name, function, options)
            return true
        }
        if let composite = target.object as? CompositeAttribute {
            try listen(to: composite, name, function, options)
            return true
        }
        if let type = target.object as? Class, let event = InstrumentationEvent(rawValue: name) {
            try options.check(["retval"])
            InstrumentationListeners.add(event, to: type, function)
            return true
        }
        if let type = target.object as? Class, type.isSubclass(of: queryClass()) {
            guard let event = QueryEvent(rawValue: name) else { throw unknown(name, target) }
            try options.check(["retval", "bake_ok"])
            QueryListeners.add(event, function, answers: try options.isSet("retval"), first: try options.isSet("insert"))
            return true
        }
        guard isMapperTarget(target) else {
            let isOfMappers = MapperEvent(rawValue: name)?.isOfMappers ?? false
            if isOfMappers, target.object is ClauseElement || target.object is MetaData || EngineEvents.listeners(target) != nil { throw PythonException.attributeError(name) }
            if isOfMappers, target.object is Class { return true }
            guard EngineEvents.listeners(target) == nil, !(target.object is ClauseElement) && !(target.object is MetaData) else { return false }
            if isOfMappers { _ = try target.attribute("dispatch") }
            if MapperEvent(rawValue: name) != nil || SessionEvent(rawValue: name) != nil { throw unknown(name, target) }
            return false
        }
        guard let event = MapperEvent(rawValue: name) else { throw unknown(name, target) }
        // Those of classes that are mapped later are looked at by nobody.
        if mappedClass(target).map({ Mapper.of($0) != nil }) ?? true { try options.check(["raw", "retval"] + (event.isOfMappers ? [] : ["restore_load_context"])) }
        let listener = MapperListener(event, of: mappedClass(target), function, propagates: try options.isSet("propagate"), isRaw: try options.isSet("raw"), isOnce: try options.isSet("once"), isNamed: try options.isSet("named"))
        listener.restoresLoad = try options.isSet("restore_load_context")
        MapperListeners.add(listener, first: try options.isSet("insert"))
        return true
    }

    /// `event.remove`; false where the target is not the ORM's.
    static func remove(_ target: Value, _ name: String, _ function: Value) throws -> Bool {
        let wasThere: Bool
        if let session = try sessionTarget(target), let event = SessionEvent(rawValue: name) {
            switch session {
            case .one(let session): wasThere = SessionListeners.remove(event, function, from: session)
            case .class(let type): wasThere = SessionListeners.remove(event, function, from: type)
            }
        } else if let (registry, event) = registryTarget(target, name) {
            wasThere = registry.listeners.remove(event, function)
        } else if let event = QueryEvent(rawValue: name), target.object is Class {
            wasThere = QueryListeners.remove(event, function)
        } else if isMapperTarget(target), let event = MapperEvent(rawValue: name) {
            wasThere = MapperListeners.remove(event, of: mappedClass(target), function)
        } else if let type = target.object as? Class, let event = InstrumentationEvent(rawValue: name) {
            wasThere = InstrumentationListeners.remove(event, from: type, function)
        } else if let attribute = attributeTarget(target) {
            wasThere = attribute.listeners.remove(name, function)
        } else if let composite = target.object as? CompositeAttribute {
            wasThere = composite.listeners.remove(name, function)
        } else {
            return false
        }
        guard wasThere else {
            throw SQLError.invalidRequest("No listeners found for event \(try target.strText()) / '\(name)' / \(try function.strText()) ")
        }
        return true
    }

    /// `event.contains`; nil where the target is not the ORM's.
    static func contains(_ target: Value, _ name: String, _ function: Value) -> Bool? {
        if let session = try? sessionTarget(target), let event = SessionEvent(rawValue: name) {
            switch session {
            case .one(let session): return SessionListeners.contains(event, function, of: session)
            case .class(let type): return SessionListeners.contains(event, function, of: type)
            }
        }
        if let (registry, event) = registryTarget(target, name) { return registry.listeners.contains(event, function) }
        if let event = QueryEvent(rawValue: name), target.object is Class { return QueryListeners.contains(event, function) }
        if isMapperTarget(target), let event = MapperEvent(rawValue: name) { return MapperListeners.contains(event, of: mappedClass(target), function) }
        if let type = target.object as? Class, let event = InstrumentationEvent(rawValue: name) { return InstrumentationListeners.contains(event, of: type, function) }
        if let attribute = target.object as? InstrumentedAttribute { return attribute.listeners.contains(name, function) }
        if let composite = target.object as? CompositeAttribute { return composite.listeners.contains(name, function) }
        return nil
    }

    // MARK: targets

    private enum SessionTarget {
        case one(Session)
        case `class`(Class)
    }

    /// A session, Session or a class derived from it, a sessionmaker, a scoped session.
    private static func sessionTarget(_ target: Value) throws -> SessionTarget? {
        switch target.object {
        case let session as Session: return .one(session)
        case let maker as SessionMaker: return .class(maker.sessionType)
        case let scoped as ScopedSession:
            guard let made = try sessionTarget(scoped.factory) else { throw ORMError.argument("Session event listen on a scoped_session requires that its creation callable is associated with the Session class.") }
            return made
        case let type as Class: return type.isSubclass(of: sessionClass()) ? .class(type) : nil
        default: return nil
        }
    }

    /// `User.name`, an alias's attribute, or the property behind one.
    private static func attributeTarget(_ target: Value) -> InstrumentedAttribute? {
        if let property = target.object as? MapperProperty { return property.parent?.attribute(property.key) }
        // One that was read before the mapper was configured stands for the one that took its place.
        guard let attribute = AttributeReference(target.object)?.attribute else { return nil }
        return attribute.mapper.attribute(attribute.key) ?? attribute
    }

    private static func isMapperTarget(_ target: Value) -> Bool {
        switch target.object {
        case is Mapper: return true
        case let type as Class: return type === Class.registered(for: Mapper.self) || !type.isNative || Mapper.of(type) != nil
        case let function as NativeFunction: return function.name == "mapper"
        default: return false
        }
    }

    /// The class that a listener is for; nil for all mappers.
    private static func mappedClass(_ target: Value) -> Class? {
        if let mapper = target.object as? Mapper { return mapper.mappedClass }
        guard let type = target.object as? Class, type !== Class.registered(for: Mapper.self) else { return nil }
        return type
    }

    private static func unknown(_ name: String, _ target: Value) -> PythonException {
        if ["pickle", "unpickle"].contains(name) {
            return PythonException.notImplemented("Retort has no event '\(name)'")
        }
        return SQLError.invalidRequest("No such event '\(name)' for target '\((try? target.strText()) ?? "")'")
    }

    // MARK: attributes

    private static func listen(to attribute: InstrumentedAttribute, _ name: String, _ function: Value, _ options: ListenOptions) throws {
        let targets = try options.isSet("propagate") ? attribute.mapper.selfAndDescendants.compactMap { $0.attribute(attribute.key) } : [attribute]
        try listen(with: targets.map(\.listeners), attribute.label, name, function, options) { .object(AttributeEventObject($0)) }
        attribute.listeners.passOn(name, function, to: targets.map(\.listeners).filter { $0 !== attribute.listeners })
    }

    /// `event.listen(Edge.start, "set", function)`: of the value object, not of its columns.
    private static func listen(to composite: CompositeAttribute, _ name: String, _ function: Value, _ options: ListenOptions) throws {
        let targets = try options.isSet("propagate") ? composite.mapper.selfAndDescendants.compactMap { $0.mappedClass.lookup(composite.key)?.object as? CompositeAttribute } : [composite]
        let initiator = CompositeImplementation.of(composite)
        try listen(with: targets.map(\.listeners), composite.property.label, name, function, options) { _ in initiator }
    }

    /// - Parameter initiator: what the function gets as the origin of the change.
    private static func listen(with targets: [AttributeListeners], _ label: String, _ name: String, _ function: Value, _ options: ListenOptions, initiator: @escaping (AttributeEvent) -> Value) throws {
        let returns = try options.isSet("retval"), isRaw = try options.isSet("raw")
        func target(_ state: InstanceState) -> Value { isRaw ? .object(state) : state.object.map { .object($0) } ?? .none }
        let isNamed = try options.isSet("named"), isOnce = try options.isSet("once"), includesKey = try options.isSet("include_key")
        var isSpent = false
        let names: [String] = switch name {
        case "set": ["target", "value", "oldvalue", "initiator"]
        case "append", "append_wo_mutation", "remove": ["target", "value", "initiator"]
        case "bulk_replace": ["target", "values", "initiator"]
        case "init_scalar": ["target", "value", "dict_"]
        case "init_collection", "dispose_collection": ["target", "collection", "collection_adapter"]
        default: ["target", "initiator"]
        }
        func call(_ arguments: Value..., keyed: (name: String, value: Value)? = nil) throws -> Value? {
            if isSpent { return nil }
            if isOnce { isSpent = true }
            let key = keyed.map { [(name: Name($0.name), value: $0.value)] } ?? []
            return isNamed ? try function.call([], keywords: zip(names, arguments).map { (name: Name($0), value: $1) } + key) : try function.call(arguments, keywords: key)
        }
        for listeners in targets {
            if try options.isSet("active_history") { listeners.needsActiveHistory = true }
            if includesKey { listeners.tellsKeys = true }
            // What says where the member stands, for those who want to know.
            func key(_ name: String = "key") -> (name: String, value: Value)? {
                guard includesKey, let key = listeners.eventKey else { return nil }
                return (name, key.isUndefined ? .object(EventConstant.noKey) : key)
            }
            switch name {
            case "set":
                listeners.set.add(function) { state, value, old, event in
                    let answer = try call(target(state), value, LoaderStatus.shown(old), initiator(event))
                    return returns ? answer ?? value : value
                }
            case "append":
                listeners.append.add(function) { state, value, event in
                    let answer = try call(target(state), value, initiator(event), keyed: key())
                    return returns ? answer ?? value : value
                }
            case "append_wo_mutation":
                listeners.appendUnchanged.add(function) { state, value, event in _ = try call(target(state), value, initiator(event), keyed: key()) }
            case "remove":
                listeners.remove.add(function) { state, value, event in _ = try call(target(state), LoaderStatus.shown(value), initiator(event), keyed: key()) }
            case "bulk_replace":
                listeners.bulkReplace.add(function) { state, values, event in _ = try call(target(state), .list(values), initiator(event), keyed: key("keys")) }
            case "init_scalar":
                listeners.initScalar.add(function) { state, value in
                    let answer = try call(target(state), LoaderStatus.shown(value), try Value.object(state.object ?? state).attribute("__dict__"))
                    return returns ? answer ?? .undefined : .undefined
                }
            case "modified":
                listeners.modified.add(function) { state, event in _ = try call(target(state), initiator(event)) }
            case "init_collection": listeners.initCollection.add(function) { state, collection in _ = try call(target(state), .object(collection), .object(CollectionAdapterObject.of(collection, state))) }
            case "dispose_collection": listeners.disposeCollection.add(function) { state, collection in _ = try call(target(state), .object(collection), .object(CollectionAdapterObject.of(collection, state))) }
            default:
                if MapperEvent(rawValue: name)?.isOfMappers ?? false { throw PythonException.attributeError(name) }
                throw SQLError.invalidRequest("No such event '\(name)' for target '\(label)'")
            }
        }
    }
}
