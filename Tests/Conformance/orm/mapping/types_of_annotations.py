from typing import *
from typing_extensions import TypeAliasType, Annotated
import uuid, datetime, enum
from decimal import Decimal
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.schema import CreateTable
def mk(typ, tmap=None, **kw):
    class Base(DeclarativeBase):
        if tmap: type_annotation_map = tmap
    class T(Base):
        __tablename__='t'
        id: Mapped[int]=mapped_column(primary_key=True)
        x: Mapped[typ] = mapped_column(**kw)
    c=T.__table__.c.x
    return repr(c.type), c.nullable, c.primary_key
class Sub(int): pass
class E(enum.Enum): a=1; b=2
class NT(NamedTuple): a:int
class TD(TypedDict): a:int
U=NewType('U', str)
UO=NewType('UO', Optional[str])
AT=TypeAliasType('AT', str)
ATO=TypeAliasType('ATO', Optional[str])
ATAT=TypeAliasType('ATAT', AT)
ATL=TypeAliasType('ATL', Literal['a','b'])
ATLL=TypeAliasType('ATLL', ATL)
AN=TypeAliasType('AN', Annotated[str, mapped_column(String(7), nullable=True)])
T=TypeVar('T')
ATG=TypeAliasType('ATG', List[T], type_params=(T,))
ATGA=TypeAliasType('ATGA', Annotated[T, mapped_column(info={'a':1})], type_params=(T,))
for t,m in [(Sub,None),(E,None),(NT,None),(TD,None),(U,None),(U,{U:String(5)}),(UO,{UO:String(5)}),(Optional[U],None),(Optional[U],{U:String(5)}),(AT,None),(AT,{AT:String(4)}),(ATO,None),(ATO,{ATO:String(4)}),
  (Optional[AT],{AT:String(4)}),(ATAT,None),(ATAT,{AT:String(4)}),(ATL,None),(ATLL,None),(AN,None),(Optional[AN],None),(ATG,None),(ATG[int],None),(ATG[int],{List[int]:JSON()}),(ATG[int],{ATG[int]:JSON()}),(ATG[int],{ATG:JSON()}),(ATGA[str],None),(ATGA[Optional[str]],None),
  (Union[int,str],None),(Union[int,str],{Union[str,int]:String(3)}),(Union[int,str,None],{Union[str,int]:String(3)}),(int|str,{Union[str,int]:String(3)}),(Union[int,str],{str|int|None:String(3)}),
  (List[int],None),(list[int],None),(dict[str,Any],{dict[str,Any]:JSON}),(dict,None),(Dict[str,int],{dict:JSON}),(Any,None),(None,None),(Optional[int],None),("Optional[int]",None),("int | None",None),(Optional["int"],None),
  (Annotated[int,5],{Annotated[int,5]:BigInteger}),(Annotated[Optional[int],5],None),(Optional[Annotated[int,5]],{Annotated[int,5]:BigInteger}),(Annotated[int, mapped_column(primary_key=True)],None),(Optional[Annotated[int, mapped_column(primary_key=True)]],None),
  (Annotated[Optional[str], mapped_column(nullable=False)],None),(Annotated[str, mapped_column(String(30), nullable=True)],None),(Literal['a',1],None),(Literal[1,2],None),(Optional[Literal['a']],None),(Literal['a',None],None),(String,None),(String(5),None),(5,None),('nope',None),("List[nope]",None),
  (Callable[[int],str],None),(Type[int],None),(object,None),(enum.Enum,None),(uuid.UUID,None),(datetime.datetime,{datetime.datetime:DateTime(timezone=True)}),(E,{E:Enum(E,native_enum=False,length=5)}),(E,{enum.Enum:Enum(enum.Enum,native_enum=False)}),(Literal['x','yy'],{Literal:Enum(enum.Enum,native_enum=False)}),(Decimal|None,{Decimal:Numeric(5,1)}), (Mapped[int],None), (Column,None), (Sub,{Sub:BigInteger})]:
    try: print('->', mk(t,m))
    except Exception as e: print('->', type(e).__name__, str(e).split(' at 0x')[0])
