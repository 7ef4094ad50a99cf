#ifndef STET_FAULTY_DISK_H
#define STET_FAULTY_DISK_H

/*
 * A library for LD_PRELOAD, between a program and what it asks of the disk. See faulty_disk.c.
 */

#endif
