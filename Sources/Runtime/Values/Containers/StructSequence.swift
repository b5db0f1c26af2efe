/// A tuple whose elements have names too, with values beside it that are no elements: `sys.version_info`, `time.struct_time`.
public final class StructSequence: TupleObject {
    private let fields: [String]
    /// What only its name reaches: the zone of a `struct_time`.
    private let hidden: [(field: String, value: Value)]

    public init(_ type: Class, fields: [String], _ elements: [Value], hidden: [(field: String, value: Value)] = []) {
        self.fields = fields
        self.hidden = hidden
        super.init(elements: ContiguousArray(elements), type: type)
    }

    /// One of a class of its own.
    /// - Parameter name: the class as it prints itself, `sys.version_info`.
    public convenience init(_ name: String, _ elements: [(field: String, value: Value)]) {
        self.init(StructSequence.makeClass(name), fields: elements.map(\.field), elements.map(\.value))
    }

    public static func makeClass(_ name: String) -> Class {
        let parts = name.split(separator: ".")
        let made = Class(String(parts.last ?? ""), module: parts.dropLast().joined(separator: "."), bases: [.tuple])
        made.messageName = name
        return made
    }

    public override func repr() throws -> String {
        "\(type.module).\(type.name)(" + (try zip(fields, elements).map { "\($0)=\(try $1.reprText())" }.joined(separator: ", ")) + ")"
    }
    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        if let index = fields.firstIndex(of: name.text) { return elements[index] }
        if let beside = hidden.first(where: { $0.field == name.text }) { return beside.value }
        switch name.text {
        case "n_fields": return .int(fields.count + hidden.count)
        case "n_sequence_fields": return .int(fields.count)
        case "n_unnamed_fields": return .int(0)
        default: return nil
        }
    }
    public override var dynamicAttributeNames: [Name] { fields.map { Name($0) } + hidden.map { Name($0.field) } }
}
