const UNLOADED = /^Failure: [\w.]+ \(/;
const SUITE = /^test suite for <(?:class|module) '([\w.]+)'/;
const DOTTED = /^((?:[A-Za-z_]\w*\.)+[A-Za-z_]\w*)( \[[^\]].{0,100}\])?(\(.*\)| \(.*\))?$/;

/**
 * `test_equal (tests.test_cart.TotalTest.test_equal) (n=0)`; up to Python 3.10 the method is not repeated. nose names
 * functions by their path, `tests.test_cart.TestPlain.test_total(2,)`, and what could not be loaded by its error.
 */
export function unittestName(title: string): string | undefined {
  if (UNLOADED.test(title)) return undefined;
  const suite = SUITE.exec(title)?.[1];
  if (suite !== undefined) return ownNames(suite);
  const dotted = DOTTED.exec(title.trimEnd());
  if (dotted !== null) return `${ownNames(dotted[1] ?? "")}${dotted[3] ?? ""}`;
  const [method = "", path = "", ...parameters] = title.trimEnd().split(" (");
  if (path.startsWith("unittest.loader.")) return undefined;
  const names = (path.split(")", 1)[0] ?? "").split(".").filter((name) => name !== "");
  if (names.at(-1) === method) names.pop();
  const owner = names.at(-1);
  const name = [method, ...parameters].join(" (");
  return owner === undefined ? name : `${owner} > ${name}`;
}

/** A path without its modules: the classes, which begin with a capital, and the function. */
function ownNames(path: string): string {
  const names = path.split(".");
  const start = names.findIndex((name) => /^[A-Z]/.test(name));
  return names.slice(start === -1 ? -1 : start).join(" > ");
}
