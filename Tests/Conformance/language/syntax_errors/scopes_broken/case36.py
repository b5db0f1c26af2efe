from __future__ import foo
