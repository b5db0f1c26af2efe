import Glibc

/// `--color`: whether what is shown at the terminal has colours.
public enum ColourChoice: String, CaseIterable {
    case auto, always, never

    /// Whether what goes to a file descriptor is coloured.  `auto` heeds NO_COLOR (no-color.org), then CLICOLOR_FORCE, and wants a terminal
    /// that can do it.
    func applies(to descriptor: Int32) -> Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto:
            if FilePath.environment("NO_COLOR") != nil { return false }
            if let forced = FilePath.environment("CLICOLOR_FORCE"), forced != "0" { return true }
            return isatty(descriptor) == 1 && FilePath.environment("TERM").map { $0 != "dumb" } ?? false
        }
    }
}

/// Puts text into the styles of the terminal, or leaves it plain.
struct Paint {
    let usesColour: Bool

    func callAsFunction(_ text: String, _ style: Style) -> String {
        usesColour && style != .plain && !text.isEmpty ? style.sequence + text + Style.plain.sequence : text
    }
}
