#include "offline.h"

/*
 * stet opens no connection, yet libgit2 makes ready for TLS and SSH whenever it starts: it reads
 * every certificate authority of the machine (some 140 on Debian) and sets up libssh2 with OpenSSL.
 * That took 9 of the 14 ms of git_libgit2_init, in every command.
 *
 * A program's own definition of a function goes before that of a shared library. So these, which
 * libgit2 calls while it starts, are answered here: done, without having done anything. What they
 * would have made ready fails closed: a TLS connection would trust nobody, an SSH session would
 * not come about.
 *
 * Where libgit2 is built with another TLS library nobody calls these, and nothing changes. Their
 * types are those of mbed TLS 2.28 and libssh2 1.10, with pointers that nobody looks behind.
 */

int mbedtls_x509_crt_parse_file(void *chain, const char *path);
int mbedtls_x509_crt_parse_path(void *chain, const char *path);
int libssh2_init(int flags);

int mbedtls_x509_crt_parse_file(void *chain, const char *path) {
  (void)chain;
  (void)path;
  return 0;
}

int mbedtls_x509_crt_parse_path(void *chain, const char *path) {
  (void)chain;
  (void)path;
  return 0;
}

int libssh2_init(int flags) {
  (void)flags;
  return 0;
}
