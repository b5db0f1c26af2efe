/// A diagram as an SVG picture: boxes in rows, a line for each relationship.
struct DiagramDrawing {
    private let diagram: EntityDiagram
    private let columns: Int
    private var places: [String: (x: Int, y: Int, height: Int)] = [:]

    private static let width = 240, row = 18, space = 90, margin = 30

    init(_ diagram: EntityDiagram) {
        self.diagram = diagram
        var columns = 1
        while columns * columns < diagram.entities.count { columns += 1 }
        self.columns = columns
        var y = DiagramDrawing.margin
        for start in stride(from: 0, to: diagram.entities.count, by: columns) {
            let line = diagram.entities[start..<min(start + columns, diagram.entities.count)]
            var highest = 0
            for (at, entity) in line.enumerated() {
                let height = DiagramDrawing.row * (entity.attributes.count + 1) + 14
                highest = max(highest, height)
                places[entity.name] = (DiagramDrawing.margin + at * (DiagramDrawing.width + DiagramDrawing.space), y, height)
            }
            y += highest + DiagramDrawing.space
        }
    }

    var svg: String {
        let wide = DiagramDrawing.margin * 2 + columns * DiagramDrawing.width + (columns - 1) * DiagramDrawing.space
        let high = (places.values.map { $0.y + $0.height }.max() ?? 0) + DiagramDrawing.margin
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(wide)\" height=\"\(high)\" viewBox=\"0 0 \(wide) \(high)\" font-family=\"sans-serif\" font-size=\"12\">\n"
            + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n" + diagram.links.map(line).joined() + diagram.entities.map(box).joined() + "</svg>\n"
    }

    private func box(_ entity: EntityDiagram.Entity) -> String {
        guard let place = places[entity.name] else { return "" }
        var made = "<g transform=\"translate(\(place.x) \(place.y))\">\n<rect width=\"\(DiagramDrawing.width)\" height=\"\(place.height)\" rx=\"4\" fill=\"#fff\" stroke=\"#345\"/>\n"
        made += "<rect width=\"\(DiagramDrawing.width)\" height=\"\(DiagramDrawing.row + 6)\" rx=\"4\" fill=\"#dde6f0\" stroke=\"#345\"/>\n"
        made += "<text x=\"8\" y=\"17\" font-weight=\"bold\">\(escaped(entity.name + (entity.base.map { "(\($0))" } ?? "")))</text>\n"
        for (at, attribute) in entity.attributes.enumerated() {
            let y = DiagramDrawing.row * (at + 2) + 4
            let mark = attribute.isKey ? " PK" : attribute.isForeign ? " FK" : ""
            made += "<text x=\"8\" y=\"\(y)\">\(escaped(attribute.name))\(mark)</text><text x=\"\(DiagramDrawing.width - 8)\" y=\"\(y)\" text-anchor=\"end\" fill=\"#678\">\(escaped(attribute.type))</text>\n"
        }
        return made + "</g>\n"
    }

    private func line(_ link: EntityDiagram.Link) -> String {
        guard let from = places[link.from], let to = places[link.to] else { return "" }
        let label = escaped("\(link.label)  \(link.fromMany ? "*" : "1"):\(link.toMany ? "*" : "1")")
        if link.from == link.to {
            let x = from.x + DiagramDrawing.width, y = from.y + 40
            return "<path d=\"M \(x) \(y - 20) h 30 v 40 h -30\" fill=\"none\" stroke=\"#345\"/><text x=\"\(x + 4)\" y=\"\(y + 34)\" fill=\"#345\" font-size=\"11\">\(label)</text>\n"
        }
        let (x1, y1) = (from.x + DiagramDrawing.width / 2, from.y + from.height / 2), (x2, y2) = (to.x + DiagramDrawing.width / 2, to.y + to.height / 2)
        return "<line x1=\"\(x1)\" y1=\"\(y1)\" x2=\"\(x2)\" y2=\"\(y2)\" stroke=\"#345\"/><text x=\"\((x1 + x2) / 2)\" y=\"\((y1 + y2) / 2 - 4)\" text-anchor=\"middle\" fill=\"#345\" font-size=\"11\">\(label)</text>\n"
    }

    private func escaped(_ text: String) -> String {
        text.map { letter -> String in
            switch letter {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            default: String(letter)
            }
        }.joined()
    }
}
