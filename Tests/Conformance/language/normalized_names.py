# Names are compared in their compatible, composed form (NFKC).
ﬁle = 1
print(file, "file" in globals())
cafe\
 = 0
café = "composed"
print(café, [ascii(n) for n in globals() if n.startswith("caf")])
ℌ, ª, ℓ, ﬀ = "H", "a", "l", "ff"
print(H, a, l, ff)
𝐱, 𝑦 = 1, 2
print(x + y, 𝔵 + 𝔂)


class Ωmega:
    ﬂag = "set"

    def ﬁnd(self, *, ﬁrst=0):
        return self.ﬂag, first


print(Ωmega().find(first=3), Ωmega().ﬁnd(ﬁrst=4), Ωmega.ﬁnd.__kwdefaults__, hasattr(Ωmega, "flag"), hasattr(Ωmega, "ﬂag"))
print(f"{ﬁle} {ﬁle=}", (lambda ǆ: dž)(5), [ﬀ for ﬀ in "ab"])
try:
    print(ﬃnity)
except NameError as error:
    print(error)
try:
    Ωmega.ﬁnd(ﬁrst=1)
except TypeError as error:
    print(error)
