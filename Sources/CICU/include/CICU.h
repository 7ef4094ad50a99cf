// What is needed of ICU and Swift cannot import: its functions carry its version in their names, and
// its types have the names of those in Foundation's own ICU.
//
// Texts are UTF-16. Both functions return the length of the result, which is whole only if it is no
// longer than the capacity, or -1 on failure.
#ifndef STET_ICU_H
#define STET_ICU_H

#include <stdint.h>

// The composed form (NFC): unorm2_normalize(3).
int32_t stet_icu_compose(
    const uint16_t *text, int32_t length, uint16_t *result, int32_t capacity);

// What a transform makes of a text, by the transform's name: utrans_transUChars(3). Fails if ICU knows
// no such transform.
int32_t stet_icu_transform(
    const uint16_t *name, int32_t nameLength, const uint16_t *text, int32_t length,
    uint16_t *result, int32_t capacity);

#endif
