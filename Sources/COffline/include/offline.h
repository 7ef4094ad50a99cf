#ifndef STET_COFFLINE_H
#define STET_COFFLINE_H

/*
 * Nothing to call: this target only has to be linked. See offline.c.
 */

#endif
