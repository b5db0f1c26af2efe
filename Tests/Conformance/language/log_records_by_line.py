"""Log records tell function and line."""

import logging, io
buf = io.StringIO()
logging.basicConfig(stream=buf, level=logging.DEBUG, format='%(levelname)s:%(funcName)s:%(lineno)d:%(message)s')
def process(items):
    for i in items:
        logging.debug('item %s', i)
    try:
        items['x']
    except TypeError:
        logging.exception('failed')
process([1, 2])
class Svc:
    log = logging.getLogger('svc')

    def __init__(self):
        self.log.info('made')

    def run(self, *, deep=False):
        helper = lambda: self.log.warning('in lambda')
        helper()
        [self.log.info('n%d', n) for n in range(2)]
        if deep:
            self.log.error('multi %s', 'line')
Svc().run(deep=True)
print(buf.getvalue().replace(__file__, 'FILE'))
