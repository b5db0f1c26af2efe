# The math module: values, exactness, domain errors.
import math

print(math.pi, math.e, math.tau, math.inf, math.nan)
print(math.sqrt(2), math.exp(1), math.log(10), math.log(8, 2), math.log2(8), math.log10(1000), math.log1p(1e-10), math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.acos(0.5), math.atan(1), math.atan2(-1, -1), math.hypot(3, 4), math.sinh(1), math.cosh(1), math.tanh(1))
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.fabs(-3), math.copysign(1, -0.0), math.fmod(-7, 3), math.modf(-2.75), math.frexp(10.0), math.ldexp(0.625, 4), math.degrees(math.pi), math.radians(180))
print(math.gcd(12, 18, 30), math.lcm(4, 6, 10), math.factorial(20), math.comb(10, 3), math.perm(5, 2), math.perm(4), math.isqrt(99), math.prod([1, 2, 3.5]), math.prod([], start=5), math.gcd(), math.lcm())
print(math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10, abs_tol=1e-9), math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1e308), sum([0.1] * 10), math.fsum([0.1] * 10), math.dist([1, 2], [4, 6]))
print(math.pow(2, 0.5), math.cbrt(27), math.exp2(10), math.expm1(1e-10), math.erf(0.5), math.erfc(0.5), math.gamma(5), math.lgamma(100), math.ulp(1.0), math.nextafter(1.0, 2.0), math.remainder(7, 4), math.asinh(1), math.acosh(2), math.atanh(0.5))
for attempt in [lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.log(2, 1), lambda: math.exp(1000), lambda: math.acos(2), lambda: math.factorial(-1), lambda: math.factorial(2.5), lambda: math.comb(-1, 2), lambda: math.gcd(1.5, 2), lambda: math.sqrt("4"), lambda: math.floor("x"), lambda: math.isqrt(-4), lambda: math.pow(0, -1), lambda: math.fmod(1, 0), lambda: math.sin(math.inf), lambda: math.floor(math.inf), lambda: math.floor(math.nan), lambda: math.sqrt(), lambda: math.prod(5), lambda: math.dist([1], [1, 2]), lambda: math.gamma(0), lambda: math.cosh(1000)]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)
