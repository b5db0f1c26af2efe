"""statistics, random and math."""

def attempt(action, *arguments):
    """Print what an action gives, or what it raises."""
    try:
        print(repr(action(*arguments)))
    except Exception as error:
        print(type(error).__name__ + ":", error)


from statistics import *
import statistics, random, math
from fractions import Fraction as F
from decimal import Decimal as D
d = [1, 2, 2, 3, 4, 7]
for f in (mean, fmean, median, median_low, median_high, mode, multimode, stdev, pstdev, variance, pvariance, harmonic_mean, geometric_mean, quantiles, median_grouped):
    print(f.__name__, f(d))
print(mean([1.5, 2.5]), mean([F(1, 2), F(1, 3)]), mean([D('1.1'), D('2.2')]))
print(mean([1, 2]), variance([D('1.0'), D('2.5')]), stdev([1, 2]))
print(pvariance([1.5, 2.5]), quantiles([1, 2, 3, 4], n=10), quantiles([1, 2, 3], method='inclusive'))
print(mode('aabb'), multimode('aabb'), fmean([1, 2], weights=[1, 3]))
print(correlation([1, 2, 3], [1, 2, 4]), covariance([1, 2, 3], [1, 2, 4]), linear_regression([1, 2, 3], [2, 4, 6.5]))
print(median(['a', 'b', 'c']), harmonic_mean([40, 60], weights=[1, 2]), NormalDist(1, 2))
print(NormalDist.from_samples([1, 2, 3]).stdev, NormalDist(0, 1).cdf(1), NormalDist().inv_cdf(0.9))
print(NormalDist(1, 2) + 3, mean([True, False]), mean([1e+308, 1e+308]))
print(median([1, 2, 3.5, 4]), stdev([F(1, 2), F(3, 2)]), pstdev([D(1), D(2)]))
print(variance([1, 2, 3], 2))
attempt(lambda: mean([]))
attempt(lambda: median([]))
attempt(lambda: mode([]))
attempt(lambda: stdev([1]))
attempt(lambda: variance([]))
attempt(lambda: mean(['a']))
attempt(lambda: quantiles([1]))
attempt(lambda: harmonic_mean([-1]))
attempt(lambda: geometric_mean([0]))
attempt(lambda: fmean([]))
attempt(lambda: mean(5))
attempt(lambda: correlation([1], [1]))
attempt(lambda: quantiles([1, 2], n=0))
attempt(lambda: NormalDist(0, -1))
attempt(lambda: mean([1, D(1)]))
attempt(lambda: mean([1.0, F(1, 2)]))
attempt(lambda: pvariance([]))
attempt(lambda: multimode([]))
attempt(lambda: linear_regression([1, 1], [1, 2]))
attempt(lambda: quantiles([1, 2], method='x'))
attempt(lambda: median_grouped([]))
random.seed(42)
print(random.random(), random.randint(1, 100), random.choice('abc'))
print(random.sample(range(100), 5), random.uniform(1, 2), random.shuffle((x := list(range(5)))))
print(x, random.gauss(0, 1), random.choices('ab', k=3))
print(random.choices('ab', weights=[1, 3], k=3), random.randrange(0, 10, 3), random.getrandbits(40))
print(random.betavariate(1, 2), random.expovariate(1), random.normalvariate(0, 1))
print(random.triangular(0, 1, 0.5), random.lognormvariate(0, 1), random.vonmisesvariate(0, 1))
print(random.gammavariate(1, 2), random.paretovariate(1), random.weibullvariate(1, 2))
print(random.randbytes(4), random.sample('abc', 2, counts=[1, 2, 1]))
random.seed('abc')
print(random.random())
random.seed(1.5)
print(random.random())
random.seed(b'x')
print(random.random())
r = random.Random(7)
print(r.random(), r.randint(1, 6))
st = r.getstate()
a = r.random()
r.setstate(st)
print(a == r.random())
random.seed(10 ** 30)
print(random.random())
random.seed(-5)
