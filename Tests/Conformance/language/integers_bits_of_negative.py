# Shifts and bits of large negative ints, in two's complement; quotients and remainders.
for a in (-2**63-1, -2**64-1, -2**64, -2**127-1, -(2**70)-5, -3*2**64+1, -1, -2**64+1, 2**64+1, -2**128-1):
    print(a, [a >> n for n in (0, 1, 2, 63, 64, 65, 127, 128, 200)], ~a, a & 1, a | 1, a ^ 1, a & -2, a | -2, a ^ -1, -a & a)
    for b in (-2**64, 2**64, -5, 5, -2**63, 2**63-1, -2**127-1, -2**65+3):
        print(a & b, a | b, a ^ b, a // b, a % b, divmod(a, b))
