const METHOD = /\b(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) $/;
const LONGEST_METHOD = 9;

/** Whether the word at `[start, end)` is the path `/`: in quotes, at a line's end, behind `=`, `:` or a request's method. */
export function isRoot(text: string, start: number, end: number): boolean {
  if (end - start !== 1 || text.charCodeAt(start) !== 0x2f) return false;
  const before = text.charAt(start - 1);
  if (end === text.length || before === "=" || before === ":") return true;
  if ((before === "'" || before === '"') && before === text.charAt(end)) return true;
  return METHOD.test(text.slice(Math.max(0, start - LONGEST_METHOD), start));
}
