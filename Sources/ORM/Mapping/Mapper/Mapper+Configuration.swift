import Runtime
import SQL

/// What waits until all classes are there: relationships, and the attributes that depend on them.
extension Mapper {
    func configureProperties() throws {
        var at = 0
        while at < properties.count {
            let property = properties[at]
            if property.parent === self, property.configuration == .notStarted { try configure(property) }
            try finish(property)
            at += 1
        }
        for key in validators.keys { (attribute(key) as? ScalarAttribute)?.listeners.placeBeforeValidators() }
        isConfigured = true
    }

    func configure(_ property: MapperProperty) throws {
        property.configuration = .started
        try property.configure()
        property.configuration = .finished
    }

    /// Replaces the stand-ins of relationships by attributes that know what they hold, here and in subclasses.
    func finish(_ property: MapperProperty) throws {
        guard property.configuration == .finished, property is ColumnProperty || property is RelationshipProperty else { return }
        for mapper in selfAndDescendants where mapper.property(property.key) === property {
            let standIn = mapper.attribute(property.key) as? UnconfiguredAttribute
            if mapper.attribute(property.key) == nil { try mapper.instrument(property.key, property) }
            try mapper.tellOfAttribute(property.key)
            // What was told of the stand-in listens to the attribute too.
            if standIn != nil { try mapper.instrument(property.key, property) }
        }
    }
}
