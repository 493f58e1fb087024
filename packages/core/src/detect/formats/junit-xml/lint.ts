import type { Finding } from "../format.ts";
import { claim } from "../place.ts";
import type { XmlTag } from "../xml-tags.ts";

const POSITION = /^line (\d{1,9}), col(?:umn)? (\d{1,9}), (?:(Error|Warning) - )?/;
const ESLINT = "org.eslint.";
const BIOME = "org.biome.";
/** oxlint tells warnings as failures, and errors as errors. */
const OXLINT = /^[a-z][\w-]{0,40}\([\w/-]{1,120}\)$/;
const NO_RULE = "unknown";

/**
 * Reads what linters report as a failed test, of a suite that is called like the file:
 * `<failure message="Unexpected var.">line 7, col 5, Error - Unexpected var. (no-var)</failure>`.
 */
export function readLint(
  test: XmlTag,
  failure: XmlTag,
  body: string,
  file: string | undefined,
): Finding | undefined {
  const [, line, column, level] = POSITION.exec(body) ?? [];
  const message = failure.attributes.get("message");
  if (line === undefined || message === undefined || file === undefined || file === "") return undefined;
  const code = ruleOf(test.attributes.get("name") ?? "");
  const isWarning = level === "Warning" || (failure.name === "failure" && OXLINT.test(code ?? ""));
  const place = claim(file, Number(line), Number(column));
  const finding: Finding = { severity: isWarning ? "warning" : "error", message, place };
  return code === undefined ? finding : { ...finding, code };
}

/** `org.eslint.no-var`, `org.biome.lint.style.useConst`, `eslint(no-unused-vars)`. */
function ruleOf(name: string): string | undefined {
  if (name.startsWith(BIOME)) return name.slice(BIOME.length).replaceAll(".", "/");
  const rule = name.startsWith(ESLINT) ? name.slice(ESLINT.length) : name;
  return rule === "" || rule === NO_RULE ? undefined : rule;
}
