import type { Finding } from "../format.ts";
import { decodeXml, parseXmlTags, type XmlTag } from "../xml-tags.ts";
import { readFailure } from "./failure.ts";
import { caseName } from "./case-name.ts";
import { readLint } from "./lint.ts";

const MAX_SUITES = 20;
/** What Deno says of a test whose steps failed, which stand on their own. */
const STEPS_FAILED = /^\d{1,6} test steps? failed\.?$/;

/** Reads the failed tests of a part of a report; `open` are the suites around it, `suites` those behind it. */
export function readCases(text: string, open: readonly string[]): { findings: Finding[]; suites: string[] } {
  const suites = [...open];
  const findings: Finding[] = [];
  let current: XmlTag | undefined;
  for (const tag of parseXmlTags(text)) {
    if (tag.name === "testsuite" && suites.length < MAX_SUITES) suites.push(tag.attributes.get("name") ?? "");
    else if (tag.name === "/testsuite") suites.pop();
    else if (tag.name === "testcase") current = tag;
    else if (tag.name === "skipped") current = undefined;
    else if (STEPS_FAILED.test(tag.attributes.get("message") ?? "")) continue;
    else if (current !== undefined && (tag.name === "failure" || tag.name === "error"))
      findings.push(toFinding(current, tag, bodyOf(text, tag), suites));
  }
  return { findings, suites };
}

function toFinding(test: XmlTag, failure: XmlTag, body: string, suites: readonly string[]): Finding {
  const lint = readLint(test, failure, body, suites.at(-1));
  if (lint !== undefined) return lint;
  const { name, file } = caseName(test.attributes, suites);
  const finding = readFailure(failure.attributes, body, file);
  if (name !== undefined) return { ...finding, test: name };
  return finding.message === "test failed" ? { ...finding, consequence: true } : finding;
}

/** What stands between the tags of a failure; nothing where one tag is all of it. */
function bodyOf(text: string, { name, end }: XmlTag): string {
  if (text.slice(end - 2, end) === "/>") return "";
  const close = text.indexOf(`</${name}>`, end);
  const body = text.slice(end, close === -1 ? text.length : close).trim();
  const data = body.startsWith("<![CDATA[") ? body.slice("<![CDATA[".length) : undefined;
  return data === undefined ? decodeXml(body) : data.replace(/\]\]>$/, "");
}
