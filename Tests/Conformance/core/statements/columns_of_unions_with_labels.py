# Which column of a UNION stands for a table's where a label of it is there too.
from sqlalchemy import *
m=MetaData(); n=Table("node",m,Column("id",Integer),Column("name",String),Column("p",Integer))
def cc(f,c): 
    x=f.corresponding_column(c); return None if x is None else x.name
L=n.c.name.label
tops={
 "plain": select(n.c.id,n.c.name,L("full")),
 "plain2": select(n.c.id,L("full"),n.c.name),
}
for k,t in tops.items():
    print(k,cc(t,n.c.name),cc(t.subquery(),n.c.name),cc(t.cte(),n.c.name),cc(t.subquery().select().subquery(),n.c.name))
    for k2,o in {"same":t,"expr":select(n.c.id,n.c.name,n.c.name+"x"),"other":select(n.c.id,n.c.p,n.c.name),"lit":select(n.c.id,literal("x"),literal("y"))}.items():
        u=union_all(t,o); print(k,k2,cc(u,n.c.name),cc(u.subquery(),n.c.name),cc(u.cte(),n.c.name),cc(u.subquery().alias(),n.c.name), cc(union(u,t).subquery(),n.c.name))
        top=t.cte("t",recursive=True); tree=top.union_all(o); print("   rec",cc(tree,n.c.name),cc(tree.alias(),n.c.name), cc(select(tree).subquery(),n.c.name))
        top=t.cte("t",recursive=True); tree=top.union_all(select(n.c.id,n.c.name,top.c.full+"/"+n.c.name).join(top,top.c.id==n.c.p)); print("   rec2",cc(tree,n.c.name),cc(tree.alias(),n.c.name))
