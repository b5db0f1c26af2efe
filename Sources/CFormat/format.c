#include "CFormat.h"

#include <stdio.h>

int format_double(char *room, size_t size, char conversion, int alternate, int precision, double value) {
    switch (conversion) {
    case 'f': return snprintf(room, size, alternate ? "%#.*f" : "%.*f", precision, value);
    case 'e': return snprintf(room, size, alternate ? "%#.*e" : "%.*e", precision, value);
    default: return snprintf(room, size, alternate ? "%#.*g" : "%.*g", precision, value);
    }
}
