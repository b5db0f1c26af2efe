import Glibc

/// The memory there is for the process: of the machine, or of the control group that confines it.
enum MachineMemory {
    /// In bytes.
    static let total: Int = {
        let installed = Int(sysconf(Int32(_SC_PHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE)))
        return min(installed, number(in: "/sys/fs/cgroup/memory.max") ?? installed)
    }()

    /// What the process may hold where no limit is given: what was available when this was first asked, less a tenth.
    static let share: Int = {
        let available = Int(sysconf(Int32(_SC_AVPHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE)))
        return min(total, max(availableBytes ?? available, total / 4)) / 10 * 9
    }()

    /// `MemAvailable` of `/proc/meminfo`: free memory and what the system can drop.
    private static var availableBytes: Int? {
        guard let line = text(of: "/proc/meminfo")?.split(separator: "\n").first(where: { $0.hasPrefix("MemAvailable:") }) else { return nil }
        return line.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
    }

    /// The number that a file of the system consists of; nil for `max` and where there is no such file.
    private static func number(in path: String) -> Int? { text(of: path).flatMap { Int($0.prefix { $0.isNumber }) } }

    private static func text(of path: String) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(file, &bytes, bytes.count)
        return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
    }
}
