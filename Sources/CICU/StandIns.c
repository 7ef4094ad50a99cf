#include <stdint.h>
#include <unicode/utypes.h>

/*
 * Where ICU is linked in as an archive (Scripts/build), these stand in for its formats of messages. A
 * transform asks for them only to tell its name in somebody's language, which nobody here wants to
 * know; but they bring the formats of numbers and dates with them, and those every calendar: a
 * hundred and thirty of the archive's files, which each start would map and relocate.
 *
 * The names are those of ICU 72. An ICU with other ones, and a shared one, never calls these.
 */
void _ZN6icu_7211FormattableC1Ev(void *self);
void _ZN6icu_7211FormattableC1ERKNS_13UnicodeStringE(void *self, const void *text);
void _ZN6icu_7211FormattableD1Ev(void *self);
void *_ZN6icu_7211FormattableaSERKS0_(void *self, const void *other);
void _ZN6icu_7211Formattable7setLongEi(void *self, int32_t number);
void _ZN6icu_7211Formattable9setStringERKNS_13UnicodeStringE(void *self, const void *text);
void _ZN6icu_7213MessageFormatC1ERKNS_13UnicodeStringERKNS_6LocaleER10UErrorCode(
    void *self, const void *pattern, const void *locale, UErrorCode *status);
void _ZN6icu_7213MessageFormatD1Ev(void *self);
void *_ZNK6icu_7213MessageFormat6formatEPKNS_11FormattableEiRNS_13UnicodeStringERNS_13FieldPositionER10UErrorCode(
    const void *self, const void *values, int32_t count, void *result, void *position,
    UErrorCode *status);

void _ZN6icu_7211FormattableC1Ev(void *self) { (void)self; }

void _ZN6icu_7211FormattableC1ERKNS_13UnicodeStringE(void *self, const void *text) {
  (void)self;
  (void)text;
}

void _ZN6icu_7211FormattableD1Ev(void *self) { (void)self; }

void *_ZN6icu_7211FormattableaSERKS0_(void *self, const void *other) {
  (void)other;
  return self;
}

void _ZN6icu_7211Formattable7setLongEi(void *self, int32_t number) {
  (void)self;
  (void)number;
}

void _ZN6icu_7211Formattable9setStringERKNS_13UnicodeStringE(void *self, const void *text) {
  (void)self;
  (void)text;
}

void _ZN6icu_7213MessageFormatC1ERKNS_13UnicodeStringERKNS_6LocaleER10UErrorCode(
    void *self, const void *pattern, const void *locale, UErrorCode *status) {
  (void)self;
  (void)pattern;
  (void)locale;
  *status = U_UNSUPPORTED_ERROR;
}

void _ZN6icu_7213MessageFormatD1Ev(void *self) { (void)self; }

void *_ZNK6icu_7213MessageFormat6formatEPKNS_11FormattableEiRNS_13UnicodeStringERNS_13FieldPositionER10UErrorCode(
    const void *self, const void *values, int32_t count, void *result, void *position,
    UErrorCode *status) {
  (void)self;
  (void)values;
  (void)count;
  (void)position;
  *status = U_UNSUPPORTED_ERROR;
  return result;
}
