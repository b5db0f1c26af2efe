import Foundation
import Testing

@Suite("Ctrl-C")
struct InterruptTests {
    /// What runs for minutes unless it is interrupted.
    static let endless = [
        "while True: pass",
        "sum(range(10**12))",
        "sum(i for i in range(10**12))",
        "[0 for i in range(10**9)]",
        "3**10**7",
        "import math; math.factorial(10**6)",
        "import sys; sys.set_int_max_str_digits(0); str(1 << 10**8)",
        "import itertools, collections; collections.deque(itertools.product(range(10**4), repeat=5), maxlen=0)",
        "import itertools; sum(itertools.count())",
        "import itertools; next(filter(None, itertools.repeat(0)))",
        "import re; re.match(r'(a+)+$', 'a' * 40 + 'b')",
        "import time; time.sleep(100)",
        "x = '\\u00c9' * 10**7\nwhile True: x.lower()",
        "x = 'a b' * 10**6\nwhile True: x.translate({97: 'b'})",
        "x = 1 << 10**8\nwhile True: hex(x)",
        "x = set(range(10**6))\nwhile True: x & x",
        "from decimal import *; getcontext().prec = 10**7; Decimal(1) / 7",
        "import gc; x = [[i] for i in range(10**6)]\nwhile True: gc.collect()",
        "x = [1] * 10**6\nwhile True: 2 in x",
        "x = 'a' * 10**6\nwhile True: x.replace('a', 'bc')",
        "x = b'a ' * 10**7\nwhile True: y = x.split()",
        "while True: x = '%300000000d' % 1",
        "x = b'a' * 10**8\nwhile True: y = int.from_bytes(x, 'big')",
        "import hashlib; x = b'a' * 10**8\nwhile True: y = hashlib.sha256(x).digest()",
        "x = [(i * 7919 % 10007 + .5, i) for i in range(2 * 10**5)]\nwhile True: y = sorted(x)",
        "import re; x = 'a ' * 10**7\nwhile True: y = re.split(' ', x)",
        "x = [1.5] * 10**6\nwhile True: max(*x)",
        "x = [1] * 10**6\ndef f(*a): pass\nwhile True: f(*x)",
        "x = '\\u00c9' * 10**7\nwhile True: y = x[1:-1]",
        "x = 'x' * 10**7\nwhile True: y = x + x",
        "x = dict.fromkeys(range(10**6))\nwhile True: y = x.copy()",
        "x = set(range(10**6))\nwhile True: y = x.copy()",
        "x = {i: str(i) for i in range(10**5)}\nimport json\nwhile True: json.dumps(x)",
        "from sqlalchemy import *; create_engine('sqlite://').connect().execute(text('with recursive a(x) as (select 1 union all select x + 1 from a) select count(*) from a'))",
    ]

    /// The bound is generous, for a busy machine and a program that is not optimised.
    @Test("ends whatever runs, soon", arguments: endless)
    func endsSoon(code: String) throws {
        let outcome = try Program.run(["-c", code], interruptAfter: 1.5)
        #expect(outcome.status == 128 + SIGINT)
        #expect(outcome.errors.hasSuffix("KeyboardInterrupt\n"))
        let seconds = try #require(outcome.secondsAfterInterrupt)
        #expect(seconds < 3, "\(code): \(seconds) s")
    }
}
