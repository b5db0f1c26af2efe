# Settings of decimal contexts, what they refuse, and numbers at the ends of what a context can hold.
import decimal, copy
from decimal import *
from fractions import Fraction as F
def t(n,f):
    try: print(n, repr(f()))
    except BaseException as e: print(n, type(e).__name__, e)
c=Context(prec=5); c2=c.copy(); print(c2 is c, c2.flags is c.flags, c2.traps is c.traps)
x=Decimal(1); print(copy.copy(x) is x, copy.deepcopy(x) is x, c.copy_decimal(x) is x)
def st(o,k,v):
    def go(): setattr(o,k,v); return getattr(o,k)
    return go
for k,v in [('prec',0),('prec',-1),('prec','x'),('prec',1.0),('prec',10**20),('prec',MAX_PREC+1),('rounding','x'),('rounding',3),('rounding',ROUND_UP),('Emin',1),('Emin',-10**20),('Emin','a'),('Emax',-1),('Emax',10**20),('clamp',2),('clamp',-1),('clamp','a'),('clamp',1),('capitals',2),('capitals',1),('capitals',None),('flags',3),('flags',{}),('flags',{Inexact:1}),('traps',0),('traps',[]),('traps',{1:2}),('foo',1),('_allcr',1)]:
    t((k,v), st(c,k,v))
def dl(k):
    def go(): delattr(c,k)
    return go
for k in ['prec','flags','Emin']: t(('del',k), dl(k))
for a in [dict(prec='9'),dict(rounding='a'),dict(Emin=1),dict(capitals=5),dict(flags=(0,1)),dict(traps=['a']),dict(traps=[Inexact]),dict(flags=[Inexact,Rounded]),dict(flags={Inexact:True}),dict(_x=1),dict(prec=None,rounding=None),dict(traps=3),dict(flags={}),dict(traps=[int])]:
    t(a, lambda: Context(**a))
t('r1',lambda: round(Decimal('9.99'),None)); t('r2',lambda: Decimal('1.5').__round__(1.5)); t('r3',lambda: Decimal('1.5').__round__(10**20)); t('r4',lambda: Decimal('1.55').__round__(1)); t('r5',lambda: round(Decimal('NaN'))); t('r6',lambda: round(Decimal('inf'))); t('r7',lambda: round(Decimal('NaN'),1)); t('r8',lambda: round(Decimal('1e30'),2)); t('r9', lambda: round(Decimal('123.456'),-2)); t('r10',lambda: round(Decimal('sNaN'))); t('r11',lambda: Decimal('1.5').__round__('a')); t('r12', lambda: round(Decimal(1),-10**9)); t('r13', lambda: round(Decimal('1e-50'), 10)); t('r14', lambda: Decimal('2.5').__round__(0))
c=Context(prec=3, traps=[InvalidOperation])
for v in ['NaN891287828','sNaN1287','-NaN12345','NaN123','12345','1e9999999999999999999999','x','1_000.5',' 1 ','',None,True,1.5,(0,(1,2,3,4,5),-2),(0,(),0),(0,(0,0,1),'F'),(1,(),'n'),(0,(1,2,3,4),'N'),(0,(1,),'n '),(2,(1,),0),(0,(10,),0),(0,('1',),0),(0,(1,),1.5),(0,1,2),(0,(1,)),[0,[1,2],3],(0,(1,),'x'),(-1,(1,),0),(True,(1,),0),F(1,2),b'1']:
    t(('create',v), lambda: c.create_decimal(v)); t(('Decimal',v), lambda: Decimal(v))
t('none', lambda: c.create_decimal()); t('ff', lambda: c.create_decimal_from_float(1.23456)); t('ff2', lambda: c.create_decimal_from_float(3)); t('ff3', lambda: c.create_decimal_from_float('a')); t('ff4', lambda: Decimal.from_float('a')); t('ff5', lambda: Decimal.from_float(True))
class Fl(float): 
    def as_integer_ratio(self): return (1,2)
class I(int): pass
t('ff6', lambda: Decimal.from_float(Fl(101.1))); t('ff7', lambda: Decimal(Fl(101.1))); t('ff8', lambda: Decimal.from_float(I(3))); 
for v,f in [('-0.0','e'),('0e-5','.1e'),('-0','.1e'),('0.0','.2e'),('-0.00','g'),('-0.0','%'),('-1e-10','z.1f'),('-0.001','z.2f'),('0','z'),('-0','z.1f'),('1e5','z'),('12345.678',',.2f'),('12345.678','_.2f'),('1234567','n'),('1.5','+.0f'),('1e100','f'),('1E+3','f'),('1E+3',''),('1E+3','g'),('1e-7','g'),('1e-7','f'),('NaN','010f'),('sNaN123','f'),('-inf','08'),('inf','x'),('1.5','x'),('1.5','.f'),('1.5','<10'),('1.5','^+10.3e'),('-1.5','=10'),('-1.5','010'),('123','.2'),('123','.2e'),('0.000123','.2'),('1234.5',',g'),('1234567.89','015,.1f'),('1.5',' '),('1.5','*^10'),('1.5','#g'),('1.5','s'),('1.5','d'),('1.5','1000000000000000000000f'),('1.5','.99999999999f'),('-0.04','.1f'),('2.5','.0f'),('3.5','.0f'),('1','E'),('100','G'),('1e3','%'),('0.12345','.2%'),('1.0E-1000','g'),('1E+1000','.3g'),('1.5','n'),('0','e'),('0E3','e'),('0E3','.2e'),('0.00','.0e'),('0','g'),('0E5','f'),('0E-10','g'),('0E-10','')]:
    t((v,f), lambda: format(Decimal(v),f))
t('cmp',lambda: F(0,1)<Decimal('1e-999999')); t('cmp2', lambda: Decimal('1e-999999999')>F(0,1)); t('cmp3', lambda: Decimal('0.5')==F(1,2)); t('cmp4', lambda: F(1,3)<Decimal('0.34')); t('cmp5', lambda: Decimal('NaN')==F(1,2)); t('cmp6',lambda: Decimal('NaN')<F(1,2)); t('cmp7',lambda: Decimal('sNaN')==1)
t('etiny', lambda: Decimal('1e'+str(Context().Etiny()))); t('etiny2', lambda: Context().Etiny()); t('lim', lambda: (MAX_PREC,MAX_EMAX,MIN_EMIN,MIN_ETINY)); t('big', lambda: Decimal('1e'+str(MAX_EMAX))); t('big2', lambda: Decimal('1e'+str(MAX_EMAX+1))); t('small', lambda: Decimal('1e'+str(MIN_ETINY))); t('small2', lambda: Decimal('1e'+str(MIN_ETINY-1)))
c=Context(); t('f1',lambda: c.flags.__setitem__(801,0)); t('f2',lambda: c.flags[801]); t('f3', lambda: c.flags.update({Inexact:1})); t('f4',lambda: c.flags); t('f5',lambda: len(c.flags)); t('f6', lambda: list(c.flags)); t('f7',lambda: c.flags.copy()); t('f8',lambda: c.flags==c.traps); t('f9', lambda: c.flags=={}); t('f10', lambda: c.flags.get(Inexact)); t('f11', lambda: c.flags.clear()); t('f12', lambda: c.flags.pop(Inexact)); t('f13',lambda: c.flags.items()); t('f14', lambda: c.clear_flags()); t('f15',lambda: c.clear_traps()); t('f16',lambda: repr(c)); t('f17',lambda: c.flags.__delitem__(Inexact)); t('f18', lambda: Inexact in c.flags)
with localcontext() as ctx:
    ctx.prec=MAX_PREC; ctx.Emax=MAX_EMAX; ctx.Emin=MIN_EMIN
    t('m1', lambda: Decimal(4)*2); t('m2', lambda: Decimal(0).exp()); t('m3', lambda: Decimal(1).ln()); t('m4',lambda: Decimal(1).log10()); t('m5', lambda: Decimal(10**2).log10()); t('m9', lambda: Decimal(40)//8); t('m10', lambda: Decimal(40)%7); t('m11', lambda: Decimal(2)**10)
c=Context(traps=[])
c3=Context(prec=3,traps=[])
for v in ['0e9999999999999999999','0e-9999999999999999999','1e-9999999999999999999','1e1000000000000000000','12e999999999999999999','1e-1999999999999999997','10e-1999999999999999998','0e1000000000000000000','0e-1999999999999999998','0e999999999999999999', '0e1999999999999999999', (0,(1,),10**18),(0,(1,),10**20),(0,(0,),10**18),(0,(1,),-2*10**18),(0,(1,2),2**62),(0,(0,),2**63-1),(0,(1,),-2**63)]:
    t(v, lambda: Decimal(v)); c.clear_flags(); t((v,'create'), lambda: (c.create_decimal(v), [s for s in c.flags if c.flags[s]]))
for v in ['NaN1234','sNaN1234','NaN123',Decimal('NaN1234'),(0,(1,2,3,4),'n')]:
    c3.clear_flags(); t((v,'create'), lambda: (c3.create_decimal(v), [s for s in c3.flags if c3.flags[s]]))
