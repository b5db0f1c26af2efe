# Statistics of measurements: averages, spreads, quantiles, regression, normal distribution.
from decimal import Decimal
from fractions import Fraction
import statistics as st

data = [2.5, 3.25, 5.5, 11.25, 11.75]
print(st.mean(data), st.fmean(data), st.median(data), st.stdev(data), st.pstdev(data), st.variance(data), st.pvariance(data))
print(st.mean([1, 2, 3, 4]), st.mean([2, 4]), st.mean([Decimal("0.1"), Decimal("0.3")]), st.mean([Fraction(1, 3), 1]), st.mean(x * x for x in range(5)))
print(st.median([1, 3, 5, 7]), st.median_low([1, 3, 5, 7]), st.median_high([1, 3, 5, 7]), st.median_grouped([52, 52, 53, 54]), st.median(["b", "a", "c"]))
print(st.mode([1, 1, 2, 3]), st.mode(["red", "blue", "blue"]), st.multimode("aabbbbccddddeeffffgg"), st.multimode([]))
print(st.geometric_mean([54, 24, 36]), st.harmonic_mean([40, 60]), st.harmonic_mean([40, 60], weights=[5, 30]), st.fmean([85, 92, 83], weights=[0.2, 0.3, 0.5]))
print(st.quantiles(range(1, 12)), st.quantiles([1, 2, 3, 4, 5], n=5), st.quantiles(data, n=4, method="inclusive"), st.quantiles([10, 20], n=2))
print(st.stdev([Decimal(1), Decimal(2), Decimal(4)]), st.variance([Fraction(1, 6), Fraction(1, 2), Fraction(5, 3)]), st.pvariance([0, 0.25, 0.25, 1.25, 1.5, 1.75, 2.75, 3.25]), st.variance([1, 2, 3], 2))
x, y = [1, 2, 3, 4, 5], [2.1, 3.9, 6.2, 7.8, 10.1]
print(st.covariance(x, y), st.correlation(x, y), st.linear_regression(x, y))
line = st.linear_regression(x, y)
print(round(line.slope, 3), round(line.intercept, 3), line[0] == line.slope, st.linear_regression(x, y, proportional=True).slope)
heights = st.NormalDist(mu=170, sigma=8)
print(heights, heights.mean, heights.stdev, heights.variance, round(heights.cdf(180), 6), round(heights.pdf(170), 6), round(heights.inv_cdf(0.9), 6), heights.zscore(186), [round(q, 3) for q in heights.quantiles(4)])
print(heights + 5, heights * 2, heights - st.NormalDist(1, 6), st.NormalDist.from_samples([1, 2, 3, 4]), heights == st.NormalDist(170, 8), round(heights.overlap(st.NormalDist(175, 8)), 6))
for attempt in [lambda: st.mean([]), lambda: st.median([]), lambda: st.mode([]), lambda: st.stdev([1]), lambda: st.pvariance([]), lambda: st.fmean([]), lambda: st.mean(["a"]), lambda: st.geometric_mean([1, -1]), lambda: st.harmonic_mean([1, -1]), lambda: st.quantiles([1]), lambda: st.quantiles([1, 2], n=0), lambda: st.correlation([1, 1], [1, 2]), lambda: st.linear_regression([1], [1]), lambda: st.covariance([1, 2], [1]), lambda: st.NormalDist(0, -1), lambda: heights.inv_cdf(1.5)]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)
