# A file of tests: every assertion's message, fixtures, skips, subtests.
import io
import logging
import unittest
import warnings


class Failing(unittest.TestCase):
    """Each test fails in its way."""

    maxDiff = None

    def test_equal_numbers(self): self.assertEqual(1, 2)
    def test_equal_message(self): self.assertEqual(1, 2, "numbers")
    def test_equal_text(self): self.assertEqual("SELECT account.id FROM account", "SELECT account.id, account.name FROM account")
    def test_equal_lines(self): self.assertEqual("one\ntwo\nthree\n", "one\ntoo\nthree\nfour\n")
    def test_equal_list(self): self.assertEqual([1, 2, 3], [1, 5, 3, 4])
    def test_equal_long_list(self): self.assertEqual(["account number %d" % i for i in range(8)], ["account number %d" % i for i in range(9)])
    def test_equal_tuple(self): self.assertEqual((1, "a"), (1, "b"))
    def test_equal_dict(self): self.assertEqual({"name": "ed", "age": 3}, {"name": "jo", "age": 3})
    def test_equal_set(self): self.assertEqual({1, 2}, {2, 3})
    def test_equal_mixed(self): self.assertEqual([1], (1,))
    def test_sequence(self): self.assertSequenceEqual([1], (2,))
    def test_count(self): self.assertCountEqual([1, 1, 2], [1, 2, 2])
    def test_count_unhashable(self): self.assertCountEqual([[1], [2]], [[2], [3]])
    def test_long(self): self.assertEqual("x" * 60 + "a" * 60, "x" * 60 + "b" * 60)
    def test_object(self): self.assertEqual(object, int)
    def test_not_equal(self): self.assertNotEqual(1, 1)
    def test_true(self): self.assertTrue(0)
    def test_false(self): self.assertFalse("x", "a message")
    def test_none(self): self.assertIsNone(3)
    def test_not_none(self): self.assertIsNotNone(None)
    def test_is(self): self.assertIs([], [])
    def test_is_not(self): self.assertIsNot(None, None)
    def test_in(self): self.assertIn(3, [1, 2])
    def test_not_in(self): self.assertNotIn("a", "abc")
    def test_instance(self): self.assertIsInstance(3, str)
    def test_not_instance(self): self.assertNotIsInstance(3, (int, str))
    def test_less(self): self.assertLess(2, 1)
    def test_less_equal(self): self.assertLessEqual(2, 1)
    def test_greater(self): self.assertGreater(1, 2)
    def test_greater_equal(self): self.assertGreaterEqual(1, 2)
    def test_almost(self): self.assertAlmostEqual(1.0, 1.1)
    def test_almost_places(self): self.assertAlmostEqual(1.0, 1.1, places=2)
    def test_almost_delta(self): self.assertAlmostEqual(1.0, 1.5, delta=0.1)
    def test_not_almost(self): self.assertNotAlmostEqual(1.0, 1.00000001)
    def test_not_almost_delta(self): self.assertNotAlmostEqual(1, 2, delta=3)
    def test_regex(self): self.assertRegex("abc", "x+")
    def test_not_regex(self): self.assertNotRegex("abc", "b")
    def test_raises(self):
        with self.assertRaises(ValueError):
            pass
    def test_raises_callable(self): self.assertRaises((ValueError, KeyError), len, "x")
    def test_raises_message(self):
        with self.assertRaises(ValueError, msg="why"):
            pass
    def test_raises_regex(self): self.assertRaisesRegex(ValueError, "nothing", int, "x")
    def test_warns(self):
        with self.assertWarns(UserWarning):
            pass
    def test_warns_regex(self):
        with self.assertWarnsRegex(UserWarning, "deep"):
            warnings.warn("shallow")
    def test_logs(self):
        with self.assertLogs("app", level="ERROR"):
            logging.getLogger("app").info("quiet")
    def test_no_logs(self):
        with self.assertNoLogs():
            logging.getLogger("x.y").warning("loud")
    def test_fail(self): self.fail("given up")
    def test_fail_none(self): self.fail()
    def test_multiline_wrong(self): self.assertMultiLineEqual("a", 3)
    def test_dict_wrong(self): self.assertDictEqual({}, [])
    def test_set_wrong(self): self.assertSetEqual({1}, 3)
    def test_short(self):
        self.longMessage = False
        self.assertEqual(1, 2, "only this")
    def test_short_diff(self):
        self.maxDiff = 10
        self.assertEqual(list(range(30)), list(range(31)))


class Passing(unittest.TestCase):
    def test_everything(self):
        self.assertEqual({"a": [1]}, {"a": [1]})
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertCountEqual("abc", "cab")
        with self.assertRaises(ZeroDivisionError) as caught:
            1 / 0
        self.assertEqual(str(caught.exception), "division by zero")
        self.assertIsNone(caught.exception.__traceback__)
        with self.assertWarns(DeprecationWarning) as warned:
            warnings.warn("old", DeprecationWarning)
        self.assertEqual(str(warned.warning), "old")
        with self.assertLogs("app", level="INFO") as watched:
            logging.getLogger("app.db").info("rows: %d", 3)
        self.assertEqual(watched.output, ["INFO:app.db:rows: 3"])
        self.assertEqual(watched.records[0].args, (3,))
        self.assertRaisesRegex(ValueError, r"base 10: 'x'", int, "x")
        self.assertTrue(self.id().endswith("Passing.test_everything"))
        with self.assertRaises(TypeError):
            self.assertRaises(3)


def shown(result):
    for kind in ("errors", "failures", "skipped", "expectedFailures"):
        for test, text in getattr(result, kind):
            lines = [line for line in text.splitlines() if not line.startswith("  ") and "Traceback" not in line]
            print(kind, str(test))
            for line in lines:
                print("   ", line)
    print(result, result.wasSuccessful(), result.unexpectedSuccesses)


for case in (Failing, Passing):
    result = unittest.TestResult()
    unittest.defaultTestLoader.loadTestsFromTestCase(case).run(result)
    shown(result)
