const HEAD = /^(?<name>(?:[A-Z][\w$]*)?(?:Error|Exception)) \{$/;
const MESSAGE = /^ {2}message: (?<quote>['"`])(?<text>.*?)(?:\k<quote>,?|␊)$/;
const EXPECTED = /^Expected .*:$/;
const MOST_PROPERTIES = 40;

/**
 * What a failure says that shows a picture of the error and no stack of V8's: `ReferenceError {`, `  message: 'tax is not defined',`,
 * `}` under a headline. Where something else was expected, the headline stays before it. Of several lines the first.
 */
export function picturedError(lines: readonly string[]): string | undefined {
  const at = lines.findIndex((line) => HEAD.test(line));
  const name = HEAD.exec(lines[at] ?? "")?.groups?.["name"];
  const end = lines.indexOf("}", at);
  if (name === undefined || end === -1 || end > at + MOST_PROPERTIES) return undefined;
  const shown = lines.slice(at, end).map((line) => MESSAGE.exec(line)?.groups);
  const text = shown.find((groups) => groups !== undefined)?.["text"];
  if (text === undefined) return undefined;
  const error = `${name}: ${text.replaceAll(/\\(?<sign>['"`\\])/g, "$<sign>")}`;
  const headline = lines.slice(0, at).findLast((line) => line !== "") ?? "";
  return lines.slice(end).some((line) => EXPECTED.test(line)) ? `${headline}\n${error}` : error;
}
