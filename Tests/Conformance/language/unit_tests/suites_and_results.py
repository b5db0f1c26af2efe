# Suites, loaders, results of one's own, cleanups and contexts.
import contextlib
import io
import unittest


class Shop(unittest.TestCase):
    prices = {"tea": 3}

    def __init__(self, name="runTest", price=None):
        super().__init__(name)
        self.price = price

    def runTest(self):
        self.assertEqual(self.price, 3)

    def test_tea(self):
        "Tea has a price."
        self.assertEqual(self.prices["tea"], 3)

    def test_coffee(self):
        self.assertIn("coffee", self.prices)


print(unittest.TestLoader().getTestCaseNames(Shop))
print(Shop("test_tea"), repr(Shop("test_tea")), Shop("test_tea").id(), Shop("test_tea").shortDescription(), Shop("test_coffee").shortDescription())
print(Shop("test_tea") == Shop("test_tea"), Shop("test_tea") == Shop("test_coffee"), Shop().countTestCases())
try:
    Shop("test_milk")
except ValueError as error:
    print(error)
suite = unittest.TestSuite([Shop("test_tea"), Shop(price=4)])
suite.addTest(Shop("test_coffee"))
print(suite.countTestCases(), [test.id() for test in suite], suite)
for wrong in (3, Shop):
    try:
        suite.addTest(wrong)
    except TypeError as error:
        print(error)


class Telling(unittest.TestResult):
    def startTest(self, test):
        super().startTest(test)
        print("start", test.id())

    def addSuccess(self, test):
        print("success", test.id())

    def addFailure(self, test, err):
        super().addFailure(test, err)
        print("failure", test.id(), err[0].__name__, err[1])


result = Telling()
suite.run(result)
print(result.testsRun, len(result.failures), result.wasSuccessful(), suite.countTestCases())
print(result.failures[0][1].splitlines()[-1])


class Order(unittest.TestCase):
    @contextlib.contextmanager
    def opened(self, name):
        print("open", name)
        yield name.upper()
        print("close", name)

    def setUp(self):
        print("entered", self.enterContext(self.opened("db")))
        self.addCleanup(lambda *words, **named: print("cleanup", words, named), 1, key=2)

    def test_order(self):
        print("test")
        self.doCleanups()
        self.addCleanup(print, "late")

    def tearDown(self):
        print("tearDown")


unittest.TextTestRunner(io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(Order))


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __eq__(self, other):
        return self.amount == other.amount

    def __repr__(self):
        return f"Money({self.amount})"


class Typed(unittest.TestCase):
    def setUp(self):
        self.addTypeEqualityFunc(Money, self.same_money)

    def same_money(self, first, second, msg=None):
        if first != second:
            raise self.failureException(f"{second.amount - first.amount} too much")

    def test_money(self):
        self.assertEqual(Money(1), Money(1))
        with self.assertRaisesRegex(AssertionError, "^2 too much$"):
            self.assertEqual(Money(1), Money(3))
        with self.assertRaises(AssertionError) as caught:
            with self.assertRaises(KeyError, msg="why"):
                pass
        print(caught.exception)
        with self.assertRaises(ValueError):
            with self.assertRaises(KeyError):
                raise ValueError("goes through")


Typed("test_money").debug()
print(unittest.TestSuite([Typed("test_money")]).run(unittest.TestResult()))


class Base(unittest.TestCase):
    def test_shared(self):
        print(type(self).__name__, self.kind)


class First(Base):
    kind = "first"


class Second(Base):
    kind = "second"

    def test_own(self):
        with self.subTest("outer", a=1):
            with self.subTest(b=2):
                self.fail("deep")


def double():
    assert 1 + 1 == 3, "wrong sum"


loader = unittest.TestLoader()
both = unittest.TestSuite(loader.loadTestsFromTestCase(case) for case in (First, Second))
both.addTest(unittest.FunctionTestCase(double))
outcome = both.run(unittest.TestResult())
for test, text in outcome.failures:
    print(str(test), "|", text.splitlines()[-1])
stream = io.StringIO()
named = loader.loadTestsFromNames(["First.test_shared", "Second"], __import__("__main__"))
print(named.countTestCases(), issubclass(unittest.SkipTest, Exception), unittest.TestCase.maxDiff)
