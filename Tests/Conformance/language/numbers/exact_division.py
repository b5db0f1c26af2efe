# True division and float conversion of ints beyond 64 bits round correctly.
import math

pairs = [(10**20, 3), (2**70 + 1, 2**10 + 1), (-(10**30), 7 * 10**11), (1, 10**25), (3**60, 2**90), (10**400, 10**399), (12345678901234567890, 987654321), (2**64, 2**64 - 1)]
for a, b in pairs:
    print(a / b, (a // b) % 1000, float(a) if a.bit_length() < 1000 else "big")
print(float(2**53 + 1), float(2**54 + 3), float(10**22), float(10**23), float(123456789012345678901234567890), float(-(2**63) - 1025))
print(2**63 * 1.0, 10**25 + 0.5, 10**18 + 0.25, 2**1023 * 1.5, (2**64 + 2**11) * 1.0)
print((2**64).__truediv__(3), divmod(-(10**20), 7), -(10**20) // 7, (-(10**20)) % 7, 10**20 % -7)
print(math.sqrt(10**30), math.isqrt(10**31), math.log(10**100), math.log2(2**100), math.log10(10**50), math.factorial(25), math.comb(60, 30), math.gcd(10**30, 6**20), math.lcm(10**15, 12))
print(10**16 + 1 == float(10**16 + 1), 10**16 == 1e16, 2**53 + 1 == float(2**53), 10**30 < 1e30, 1e30 > 10**30 - 1, hash(10**20) == hash(1e20))
print(round(12345678901234567890, -10), round(-15, -1), round(25, -1), int(1e25), int(-1e22), f"{10**25:,}", f"{10**25:e}", f"{2**80:.3f}", "%d %.2e" % (10**21, 10**21))
for attempt in [lambda: 10**400 / 3, lambda: float(10**400), lambda: 1 / (10**400 - 10**400), lambda: 10**400 * 1.0, lambda: math.sqrt(10**400), lambda: 10**400 == float("inf"), lambda: 1e308 < 10**400]:
    try:
        print("result", attempt())
    except Exception as error:
        print(type(error).__name__, error)
