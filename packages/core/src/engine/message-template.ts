/** An absolute path in quotes, which may hold spaces, or a bare one. Not a URL: what stands before is no delimiter there. */
const QUOTED_PATH = /(?<=(['"`]))(?:file:\/\/\/?)?(?:[A-Za-z]:)?[\\/][^'"`\n]*(?=\1)/g;
const BARE_PATH = /(?<=^|[\s'"`([{=,])(?:file:\/\/\/?)?(?:[A-Za-z]:)?[\\/][^\s'"`()[\]{}<>,;:*?|]+/gm;
const TIME = /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?/g;
const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;
const HEXADECIMAL = /\b(?:0x[0-9a-f]+|[0-9a-f]{8,})\b/gi;
const DURATION = /\b\d+(?:\.\d+)?\s?(?:ns|µs|ms|s|m|min|h)\b/g;
const NUMBER = /\b\d+(?:\.\d+)*/g;

/**
 * The message with what changes from run to run masked: folders of absolute paths, times, ids, durations, numbers.
 * `Test timed out in 5000ms at /home/runner/work/shop/shop/src/cart.ts:12` is `Test timed out in # at …/cart.ts:#`.
 */
export function messageTemplate(message: string): string {
  return message
    .replaceAll(QUOTED_PATH, withoutFolders)
    .replaceAll(BARE_PATH, withoutFolders)
    .replaceAll(TIME, "#")
    .replaceAll(UUID, "#")
    .replaceAll(HEXADECIMAL, "#")
    .replaceAll(DURATION, "#")
    .replaceAll(NUMBER, "#");
}

function withoutFolders(path: string): string {
  return `…/${path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1)}`;
}
