/** Attributes of HTML that are words of JavaScript, with what React calls them. */
export const RENAMED: ReadonlyMap<string, string> = new Map([
  ["class", "className"],
  ["for", "htmlFor"],
]);
