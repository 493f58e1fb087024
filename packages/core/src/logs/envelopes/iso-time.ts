const ISO_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?/;

/** The time a text starts with, as it is written: `2026-11-20T09:01:02.123456789Z`, `2026-11-20 09:01:02,123`. */
export function leadingTime(text: string): string | undefined {
  return ISO_TIME.exec(text)?.[0];
}
