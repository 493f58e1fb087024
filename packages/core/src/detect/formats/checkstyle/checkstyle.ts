import { splitBracketedRule } from "../compact-line.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { lookOnce } from "../look-once.ts";
import { claim } from "../place.ts";
import { parseXmlTags, type XmlTag } from "../xml-tags.ts";

/** A part of a report, and the file that is still open at its end. */
interface ReportMatch extends Match {
  readonly file: string | undefined;
}

const MAX_LINES = 384;
/** Longer lines were cut: what stands behind the cut belongs to another file. */
const CUT_LENGTH = 12 * 1024;
const CUT = " … ";
/** What linters put before a rule's name. */
const TOOL = /^(?:eslint\.rules|failure\.tslint|jshint)\./;
const POSITION = /^\d{1,9}$/;

/** Reports in the XML of Checkstyle, which linters of many languages print, and in the one of JSLint. */
export const checkstyle: LogFormat = {
  id: "checkstyle",
  title: "Checkstyle XML",
  glance: ["<checkstyle", "<jslint>", '<error line="', "<error column=", '<issue line="', '<file name="'],
  read: (window, previous) =>
    isReport(previous) && previous.file !== undefined
      ? readReport(window, previous.file)
      : findReport(window),
};

const findReport = lookOnce(MAX_LINES, (window) => readReport(window, undefined));

function readReport(window: LogWindow, openFile: string | undefined): ReportMatch | undefined {
  const findings: Finding[] = [];
  let file = openFile;
  let to = 0;
  for (; to < MAX_LINES; to++) {
    const tags = tagsOfLine(window, to);
    if (tags.length === 0) break;
    for (const tag of tags) {
      file = fileAfter(file, tag);
      const finding = file === undefined ? undefined : toFinding(file, tag);
      if (finding !== undefined) findings.push({ ...finding, lines: { from: to, to } });
    }
  }
  return to === 0 ? undefined : toMatch(to, findings, file);
}

function isReport(match: Match | undefined): match is ReportMatch {
  return match !== undefined && "file" in match;
}

function toMatch(to: number, findings: Finding[], file: string | undefined): ReportMatch | undefined {
  return findings.length === 0 && file === undefined ? undefined : { from: 0, to, findings, file };
}

function tagsOfLine(window: LogWindow, offset: number): XmlTag[] {
  const text = window.text(offset) ?? "";
  if (!text.trimStart().startsWith("<")) return [];
  const cut = text.length < CUT_LENGTH ? -1 : text.indexOf(CUT, CUT_LENGTH - CUT.length);
  if (cut === -1) return parseXmlTags(text);
  const next = text.indexOf("<file ", cut);
  return parseXmlTags(text.slice(0, cut) + (next === -1 ? "" : text.slice(next)));
}

function fileAfter(file: string | undefined, { name, attributes }: XmlTag): string | undefined {
  if (name === "file") return attributes.get("name");
  return name.startsWith("/") && name !== "/error" && name !== "/issue" ? undefined : file;
}

/** `<error line="3" column="5" severity="error" message="Unexpected var." source="eslint.rules.no-var" />` of a file. */
function toFinding(path: string, { name, attributes }: XmlTag): Finding | undefined {
  const text = attributes.get(name === "issue" ? "reason" : "message");
  const line = attributes.get("line") ?? "0";
  const column = attributes.get("column") ?? attributes.get("char") ?? "";
  if ((name !== "error" && name !== "issue") || text === undefined) return undefined;
  if (!POSITION.test(line)) return { ...messageOf(text, attributes), place: { path, line: 1 } };
  const place = claim(path, Number(line), POSITION.test(column) ? Number(column) : undefined);
  return { ...messageOf(text, attributes), place };
}

/** ESLint repeats the rule behind the message. */
function messageOf(text: string, attributes: ReadonlyMap<string, string>): Finding {
  const source = attributes.get("source") ?? "";
  const rule = source.replace(TOOL, "");
  const level = attributes.get("severity") ?? "error";
  const severity = level === "error" ? "error" : "warning";
  const bracketed = splitBracketedRule(text);
  if (bracketed.code !== undefined && (rule === "" || rule === bracketed.code))
    return { code: bracketed.code, severity, message: bracketed.message };
  const finding: Finding = { severity, message: text.trimEnd() };
  return rule === "" ? finding : { ...finding, code: rule };
}
