/** First line of a printed error. */
export interface ErrorHead {
  /** Class name, e.g. `TypeError`. */
  name: string;
  /** Code in brackets, e.g. `ERR_MODULE_NOT_FOUND`. */
  code?: string;
}

const HEAD = /^\[?([A-Z][A-Za-z0-9_$]*)(?: \[([^\]]*)\])?(?=[:\]]|$| \{)/;
const CODE = /^[A-Z][A-Z0-9]*_[A-Z0-9_]*$|^E[A-Z0-9]+$/;

/**
 * Reads the first line of an error as JavaScript engines print it: `TypeError: not a price`,
 * `Error [ERR_MODULE_NOT_FOUND]: Cannot find package`, `[AggregateError: All promises were rejected] {`.
 */
export function parseErrorHead(text: string): ErrorHead | undefined {
  const [, name, code] = HEAD.exec(text) ?? [];
  if (name === undefined) return undefined;
  return code !== undefined && CODE.test(code) ? { name, code } : { name };
}

/** The value of a printed error's own `code`: `  code: 'ENOENT',` or `Serialized Error: { code: 'E_CART' }`. */
export function printedCode(text: string): string | undefined {
  const start = text.indexOf("code: '");
  if (start === -1) return undefined;
  const from = start + "code: '".length;
  const end = text.indexOf("'", from);
  const code = end === -1 ? "" : text.slice(from, end);
  return CODE.test(code) ? code : undefined;
}
