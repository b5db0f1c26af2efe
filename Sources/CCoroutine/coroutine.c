#include "CCoroutine.h"
