try: pass
except
