import ORM
import Runtime
import SQL

/// The mapped classes and what leads from one to another.
struct EntityDiagram {
    struct Attribute {
        let name: String
        let type: String
        let isKey: Bool
        let isForeign: Bool
        let isNullable: Bool
    }
    struct Entity {
        let name: String
        let table: String
        let base: String?
        let attributes: [Attribute]
    }
    /// A relationship, told once for both of its ends.
    struct Link {
        let from: String
        let to: String
        let label: String
        let fromMany: Bool
        let toMany: Bool
        /// Whether the foreign key is on the side of `from`.
        let refers: Bool
        /// Whether the end that refers may refer to nothing.
        let isOptional: Bool
    }
    let entities: [Entity]
    let links: [Link]

    init(_ mappers: [Mapper]) throws {
        let sorted = mappers.sorted { $0.mappedClass.name < $1.mappedClass.name }
        entities = try sorted.map { mapper in
            let own = mapper.columnProperties.compactMap { property -> (Name, Column)? in property.column.map { (property.key, $0) } }.filter { $0.1.table === mapper.localTable }
            return Entity(name: mapper.mappedClass.name, table: mapper.localTable.name, base: mapper.inherits?.mappedClass.name, attributes: try own.map { key, column in
                Attribute(name: key.text, type: try column.sqlType.ddl(.sqlite), isKey: column.isPrimaryKey, isForeign: !column.foreignKeys.isEmpty, isNullable: column.isNullable)
            })
        }
        var links: [Link] = [], told: Set<ObjectIdentifier> = []
        for mapper in sorted {
            for relationship in mapper.relationships where relationship.parent === mapper && !told.contains(ObjectIdentifier(relationship)) {
                told.insert(ObjectIdentifier(relationship))
                for reverse in relationship.reverseProperties { told.insert(ObjectIdentifier(reverse)) }
                let reverse = relationship.reverseProperties.first
                let isOptional = relationship.localRemotePairs.contains { pair in [pair.local, pair.remote].contains { !$0.foreignKeys.isEmpty && $0.isNullable } }
                links.append(Link(
                    from: mapper.mappedClass.name, to: relationship.target.mappedClass.name, label: relationship.key.text + (reverse.map { " / \($0.key.text)" } ?? ""),
                    fromMany: reverse.map(\.usesList) ?? (relationship.direction != .oneToMany), toMany: relationship.usesList, refers: relationship.direction == .manyToOne, isOptional: isOptional))
            }
        }
        self.links = links
    }

    /// One class after the other, with what its relationships lead to.
    var text: String {
        entities.map { entity in
            let width = entity.attributes.map(\.name.count).max() ?? 0
            var made = "\(entity.name)\(entity.base.map { "(\($0))" } ?? "")  \(entity.table)\n"
            for attribute in entity.attributes {
                let marks = [attribute.isKey ? "primary key" : nil, attribute.isForeign ? "foreign key" : nil, attribute.isNullable ? "may be NULL" : nil].compactMap { $0 }
                made += "  \(attribute.name)\(String(repeating: " ", count: width - attribute.name.count))  \(attribute.type)\(marks.isEmpty ? "" : "  " + marks.joined(separator: ", "))\n"
            }
            for link in links where link.from == entity.name { made += "  \(link.fromMany ? "*" : "1") --- \(link.toMany ? "*" : "1")  \(link.to)  (\(link.label))\n" }
            return made
        }.joined(separator: "\n")
    }

    /// For Markdown that GitHub and others draw (mermaid.js.org/syntax/entityRelationshipDiagram).
    var mermaid: String {
        var made = "erDiagram\n"
        for entity in entities {
            made += "    \(entity.name) {\n"
            for attribute in entity.attributes {
                let keys = [attribute.isKey ? "PK" : nil, attribute.isForeign ? "FK" : nil].compactMap { $0 }.joined(separator: ", ")
                let type = String(attribute.type.map { $0.isLetter || $0.isNumber ? $0 : "_" })
                made += "        \(type) \(attribute.name)\(keys.isEmpty ? "" : " \(keys)")\n"
            }
            made += "    }\n"
        }
        for entity in entities { if let base = entity.base { made += "    \(base) ||--o| \(entity.name) : \"is a\"\n" } }
        for link in links {
            let left = link.fromMany ? "}o" : link.refers || link.isOptional ? "|o" : "||"
            let right = link.toMany ? "o{" : link.refers && !link.isOptional ? "||" : "o|"
            made += "    \(link.from) \(left)--\(right) \(link.to) : \"\(link.label)\"\n"
        }
        return made
    }
}
