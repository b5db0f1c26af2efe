import Glibc
import Runtime

func timeModule(_ module: ModuleObject) {
    declareClocks(module)
    declareCalendarTimes(module)
    module["struct_time"] = .object(StructTime.pythonClass)
    // January and July of 2001 show standard time and daylight saving time, in this or the other order.
    let offsets = [978_307_200, 993_945_600].map { -(BrokenDownTime(local: $0)?.offsetSeconds ?? 0) }
    module["timezone"] = .int(max(offsets[0], offsets[1]))
    module["altzone"] = .int(min(offsets[0], offsets[1]))
    module["daylight"] = .int(offsets[0] == offsets[1] ? 0 : 1)
    module["tzname"] = .tuple([tzname.0, tzname.1].map { .string($0.map { String(cString: $0) } ?? "UTC") })
}

private func declareClocks(_ module: ModuleObject) {
    func nanoseconds(_ id: clockid_t) -> Int {
        var now = timespec()
        clock_gettime(id, &now)
        return now.tv_sec * 1_000_000_000 + now.tv_nsec
    }
    // The kernel counts a process's time in steps of 10 ms while a timer watches it; what this thread has not worked was work of the start.
    let start = max(0, nanoseconds(CLOCK_PROCESS_CPUTIME_ID) - nanoseconds(CLOCK_THREAD_CPUTIME_ID))
    for (name, id, doc) in [
        ("time", CLOCK_REALTIME, "The seconds since 1970."), ("perf_counter", CLOCK_MONOTONIC, "Performance counter for benchmarking."),
        ("monotonic", CLOCK_MONOTONIC, "Monotonic clock, cannot go backward."), ("process_time", CLOCK_THREAD_CPUTIME_ID, "How long the processor has worked for the program."),
        ("thread_time", CLOCK_THREAD_CPUTIME_ID, "Thread time for profiling."),
    ] {
        let offset = name == "process_time" ? start : 0
        module.function(name, doc: doc) { Double(nanoseconds(id) + offset) / 1e9 }
        module.function(name + "_ns", doc: doc + "  In nanoseconds.") { nanoseconds(id) + offset }
    }
    module.function("sleep", .required("secs", as: Value.self), doc: "Waits so many seconds.") { (given: Value) throws in
        guard let seconds = try given.floatNumber(), !(given.object is StringObject) else { throw PythonException.typeError("'\(given.typeName)' object cannot be interpreted as an integer") }
        if seconds.isNaN { throw PythonException.valueError("Invalid value NaN (not a number)") }
        if seconds < 0 { throw PythonException.valueError("sleep length must be non-negative") }
        Interpreter.current?.output.flush()
        let end = Double(nanoseconds(CLOCK_MONOTONIC)) / 1e9 + seconds
        while true {
            let rest = end - Double(nanoseconds(CLOCK_MONOTONIC)) / 1e9
            if rest <= 0 { break }
            usleep(useconds_t(min(0.05, rest) * 1e6))
            try Program.context?.checkInterrupt()
        }
    }
}

private func declareCalendarTimes(_ module: ModuleObject) {
    func seconds(_ given: Value) throws -> Int {
        if given.isNone { return SystemClock.microseconds / 1_000_000 }
        guard let number = try given.floatNumber(), !(given.object is StringObject) else { throw PythonException.typeError("'\(given.typeName)' object cannot be interpreted as an integer") }
        if number.isNaN { throw PythonException.valueError("Invalid value NaN (not a number)") }
        guard abs(number) < 0x1p55 else { throw PythonException.overflowError("timestamp out of range for platform time_t") }
        return Int(number.rounded(.down))
    }
    func broken(_ time: BrokenDownTime?) throws -> BrokenDownTime {
        guard let time else { throw PythonException.overflowError("timestamp out of range for platform time_t") }
        return time
    }
    module.function("gmtime", .optional("seconds", default: Value.none), doc: "Seconds since 1970 as a time tuple in UTC.") { (given: Value) throws -> Value in
        var time = try broken(BrokenDownTime(universal: try seconds(given)))
        time.offsetSeconds = 0
        return StructTime.make(time)
    }
    module.function("localtime", .optional("seconds", default: Value.none), doc: "Seconds since 1970 as a time tuple, local by itself.") { (given: Value) throws -> Value in
        StructTime.make(try broken(BrokenDownTime(local: try seconds(given))))
    }
    func parts(_ value: Value, _ function: String) throws -> BrokenDownTime {
        guard value.object is TupleObject else { throw PythonException.typeError("Tuple or struct_time argument required") }
        let fields = try value.elements()
        guard fields.count == 9 else { throw PythonException.typeError("\(function)(): illegal time tuple argument") }
        let numbers = try fields.map { try $0.nativeInt() }
        var time = BrokenDownTime(year: numbers[0], month: numbers[1] == 0 ? 1 : numbers[1], day: numbers[2] == 0 ? 1 : numbers[2], weekday: numbers[6], dayOfYear: numbers[7] == 0 ? 1 : numbers[7])
        time.hour = numbers[3]
        time.minute = numbers[4]
        time.second = numbers[5]
        time.isDaylightSaving = numbers[8]
        return time
    }
    func checked(_ time: BrokenDownTime) throws -> BrokenDownTime {
        guard (1...12).contains(time.month) else { throw PythonException.valueError("month out of range") }
        guard (1...31).contains(time.day) else { throw PythonException.valueError("day of month out of range") }
        guard (0...23).contains(time.hour) else { throw PythonException.valueError("hour out of range") }
        guard (0...59).contains(time.minute) else { throw PythonException.valueError("minute out of range") }
        guard (0...61).contains(time.second) else { throw PythonException.valueError("seconds out of range") }
        guard (1...366).contains(time.dayOfYear) else { throw PythonException.valueError("day of year out of range") }
        return time
    }
    func now() throws -> BrokenDownTime { try broken(BrokenDownTime(local: SystemClock.microseconds / 1_000_000)) }
    module.function("mktime", .required("tuple", as: Value.self), doc: "The seconds since 1970 of a local time tuple.") { (tuple: Value) throws -> Double in
        guard let found = try parts(tuple, "mktime").localSeconds else { throw PythonException.overflowError("mktime argument out of range") }
        return Double(found)
    }
    module.function("strftime", .required("format", as: Value.self), .optional("tuple", default: Value.none), doc: "A time tuple as text, laid out by codes.") { (format: Value, tuple: Value) throws -> String in
        let pattern = try format.nativeString("strftime", 1)
        return try checked(tuple.isNone ? now() : parts(tuple, "strftime")).formatted(pattern)
    }
    module.function("strptime", .required("string", as: String.self), .optional("format", default: "%a %b %d %H:%M:%S %Y"), doc: "The time tuple of a text that is laid out by codes.") { (text: String, format: String) throws -> Value in
        StructTime.make(try TimeReading(text, format: format).time)
    }
    module.function("asctime", .optional("tuple", default: Value.none), doc: "A time tuple as text: Sat Jun  6 16:26:11 1998") { (tuple: Value) throws -> String in
        try checked(tuple.isNone ? now() : parts(tuple, "asctime")).asctime
    }
    module.function("ctime", .optional("seconds", default: Value.none), doc: "Seconds since 1970 as text, in local time.") { (given: Value) throws -> String in
        try broken(BrokenDownTime(local: try seconds(given))).asctime
    }
    module.function("tzset", doc: "Reads the time zone anew from the environment variable TZ.") { () in tzset() }
}
