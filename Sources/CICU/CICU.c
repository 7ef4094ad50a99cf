#include "CICU.h"

#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/utrans.h>

// The length of a result; with U_BUFFER_OVERFLOW_ERROR it is that of a buffer that would do.
static int32_t told(int32_t length, UErrorCode status) {
  return U_SUCCESS(status) || status == U_BUFFER_OVERFLOW_ERROR ? length : -1;
}

int32_t stet_icu_compose(
    const uint16_t *text, int32_t length, uint16_t *result, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *form = unorm2_getNFCInstance(&status);
  int32_t needed = unorm2_normalize(form, text, length, result, capacity, &status);
  return told(needed, status);
}

int32_t stet_icu_transform(
    const uint16_t *name, int32_t nameLength, const uint16_t *text, int32_t length,
    uint16_t *result, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  if (length > capacity) return length;
  UTransliterator *transform =
      utrans_openU(name, nameLength, UTRANS_FORWARD, NULL, -1, NULL, &status);
  if (U_FAILURE(status)) return -1;
  memcpy(result, text, (size_t)length * sizeof *text);
  int32_t needed = length;
  int32_t limit = length;
  utrans_transUChars(transform, result, &needed, capacity, 0, &limit, &status);
  utrans_close(transform);
  return told(needed, status);
}
