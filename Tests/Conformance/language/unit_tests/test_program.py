# A program of tests: fixtures, skips, subtests, and what the runner writes.
import io
import re
import sys
import unittest


def setUpModule():
    print("module begins")


def tearDownModule():
    print("module ends")


class AccountTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("class begins", cls.__name__)
        cls.shared = []

    @classmethod
    def tearDownClass(cls):
        print("class ends", cls.shared)

    def setUp(self):
        self.balance = 3
        self.addCleanup(print, "cleaned", self._testMethodName)

    def tearDown(self):
        self.shared.append(self.id())

    def test_balance(self):
        """The balance is what was put in."""
        self.assertEqual(self.balance, 3)

    def test_wrong(self):
        """This one fails.

        At length.
        """
        self.assertEqual(self.balance + 1, 3, "balance")

    def test_error(self):
        int("not a number")

    def test_nested(self):
        def inner():
            self.assertIn("x", {"y": 1})
        inner()

    @unittest.skip("not today")
    def test_skipped(self):
        raise AssertionError

    @unittest.skipIf(sys.version_info > (3,), "too new")
    def test_skipped_if(self):
        pass

    @unittest.skipUnless(True, "never")
    def test_not_skipped(self):
        pass

    @unittest.expectedFailure
    def test_known_bug(self):
        self.assertEqual(1, 2)

    @unittest.expectedFailure
    def test_surprise(self):
        pass

    def test_skip_inside(self):
        self.skipTest("found out late")

    def test_subtests(self):
        for number in range(4):
            with self.subTest("parity", number=number):
                self.assertEqual(number % 2, 0)
        with self.subTest(kind="error"):
            raise KeyError("k")
        with self.subTest():
            with self.subTest(inner=1):
                self.fail("in the inner one")


class BrokenTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise RuntimeError("no database")

    def test_never(self):
        pass


@unittest.skip("whole class")
class SkippedTest(unittest.TestCase):
    def test_a(self):
        pass


class CleanupTest(unittest.TestCase):
    def setUp(self):
        self.addCleanup(self.clean)
        raise ValueError("in setUp")

    def clean(self):
        raise OSError("in cleanup")

    def test_a(self):
        pass



def run(*words, **options):
    stream = io.StringIO()
    runner = unittest.TextTestRunner(stream, verbosity=options.pop("verbosity", 1), **options)
    program = unittest.main(argv=["tests", *words], testRunner=runner, exit=False)
    text = re.sub(r"in \d+\.\d+s", "in a moment", stream.getvalue())
    print(re.sub(r'File ".*[/\\]', 'File "', text))
    print(program.result)


run()
run("AccountTest.test_wrong", "BrokenTest", verbosity=2)
run("-k", "skip", "-k", "balance", verbosity=2)
unittest.defaultTestLoader.testNamePatterns = None
run("AccountTest.missing", "Missing")
run("AccountTest", failfast=True)
run("AccountTest.test_balance", "CleanupTest", buffer=True, verbosity=0)
try:
    unittest.main(argv=["tests", "AccountTest.test_balance"], testRunner=unittest.TextTestRunner(io.StringIO()))
except SystemExit as end:
    print("ended with", end.code)
try:
    unittest.main(argv=["tests", "AccountTest.test_wrong"], testRunner=unittest.TextTestRunner(io.StringIO()))
except SystemExit as end:
    print("ended with", end.code)
