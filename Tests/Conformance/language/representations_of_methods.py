"""How functions and methods of built-in types show themselves."""

class A:

    def m(self):
        pass

    @classmethod
    def c(cls):
        pass

    @staticmethod
    def s():
        pass
import re
for x in ([].append, ''.join, 1 .__add__, {}.get, [].__len__, object().__repr__, A.m, A().m, A.c, A.s, A().__init__, A().__eq__, 'a'.upper, 1.5.is_integer, int.from_bytes, float.fromhex, dict.fromkeys, A.__init__, A.__call__, A.mro, A().__class__, A.__subclasses__):
    print(re.sub('0x[0-9a-f]+', '0x', repr(x)))
