#include "offline.h"

/*
 * Where libgit2 is linked in as an archive (Scripts/build), these stand in for its ways to a
 * network: the linker takes of an archive only what nobody else defines, so the parts of libgit2
 * that speak HTTP, TLS and SSH stay out of the program, and with them six libraries that it would
 * only have started. A connection that is asked for all the same fails.
 *
 * The names are those of libgit2 1.5, which calls them from its start and its table of transports.
 * With the shared library nobody calls them: it has its own, and does not look outside.
 */

static const int failed = -1;

char git_http__expect_continue;

int git_mbedtls_stream_global_init(void);
int git_mbedtls__set_cert_location(const char *file, const char *path);
int git_mbedtls_stream_new(void **stream, const char *host, const char *port);
int git_mbedtls_stream_wrap(void **stream, void *inner, const char *host);
int git_transport_ssh_global_init(void);
int git_transport_ssh_with_paths(void **transport, void *owner, void *payload);
int git_smart_subtransport_ssh(void **transport, void *owner, void *parameter);
int git_smart_subtransport_http(void **transport, void *owner, void *parameter);

int git_mbedtls_stream_global_init(void) { return 0; }

int git_mbedtls__set_cert_location(const char *file, const char *path) {
  (void)file;
  (void)path;
  return failed;
}

int git_mbedtls_stream_new(void **stream, const char *host, const char *port) {
  (void)stream;
  (void)host;
  (void)port;
  return failed;
}

int git_mbedtls_stream_wrap(void **stream, void *inner, const char *host) {
  (void)stream;
  (void)inner;
  (void)host;
  return failed;
}

int git_transport_ssh_global_init(void) { return 0; }

int git_transport_ssh_with_paths(void **transport, void *owner, void *payload) {
  (void)transport;
  (void)owner;
  (void)payload;
  return failed;
}

int git_smart_subtransport_ssh(void **transport, void *owner, void *parameter) {
  (void)transport;
  (void)owner;
  (void)parameter;
  return failed;
}

int git_smart_subtransport_http(void **transport, void *owner, void *parameter) {
  (void)transport;
  (void)owner;
  (void)parameter;
  return failed;
}
