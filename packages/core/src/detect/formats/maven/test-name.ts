const METHOD_OF_CLASS = /^(?:[a-z_]\w*\.)*[A-Z][\w$]*\./;
const OLD = /^(.+)\(([\w.$ -]+)\)$/;
const CLASS = /^(?:[a-z_]\w*\.)*[A-Z][\w$]*$/;

/**
 * Reads the name that Surefire gives to a test: `shop.CartTest$WhenEmpty.isZero`, up to Surefire 2 `isZero[1](shop.CartTest)`,
 * `isZero{int}[1]` of JUnit 5 without its class, or `shop.CartTest` alone. Suites and test are joined by " > ", without the package.
 */
export function readTestName(name: string): { test: string; hasClass: boolean } {
  if (CLASS.test(name)) return { test: withoutPackage(name), hasClass: true };
  if (METHOD_OF_CLASS.test(name)) return { test: dotted(name), hasClass: true };
  const [, method, type] = OLD.exec(name) ?? [];
  if (method === undefined || type === undefined) return { test: name, hasClass: false };
  return { test: `${withoutPackage(type)} > ${configured(method, type)}`, hasClass: true };
}

/** `shop.CartTest$WhenEmpty` is named `CartTest > WhenEmpty`. */
export function withoutPackage(type: string): string {
  const names = type.split(".");
  const first = names.findIndex((part) => /^[A-Z]/.test(part));
  return names
    .slice(first === -1 ? 0 : first)
    .join(" > ")
    .replaceAll("$", " > ");
}

/** Parameters may hold dots and dollars. */
function dotted(name: string): string {
  const open = name.search(/[({[\s]/);
  const end = open === -1 ? name.length : open;
  return withoutPackage(name.slice(0, end)) + name.slice(end);
}

/** TestNG names what failed around a test twice: `setUp on setUp(shop.CartTest)(shop.CartTest)`. */
function configured(method: string, type: string): string {
  const on = method.indexOf(" on ");
  return on > 0 && method.endsWith(`(${type})`) ? method.slice(0, on) : method;
}
