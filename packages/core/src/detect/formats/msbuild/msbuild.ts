import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { claim } from "../place.ts";

const LEVEL = /: (?:fatal )?(error|warning) ([A-Z]{1,10}\d{1,6}) ?: /;
const POSITION = /\((\d{1,9})(?:,(\d{1,9}))?(?:,(\d{1,9}),(\d{1,9}))?\)$/;
const PROJECT = /(?:proj|\.slnx?)(?:::|\]$)/;
/** Rules of the SDK: what fails by them lies in the project. */
const RULES = /[\\/](?:sdk|MSBuild|Sdks)[\\/]/;
const RULES_FILE = /\.(?:targets|props)$/;

/** Errors and warnings of MSBuild and .NET compilers. */
export const msbuild: LogFormat = {
  id: "msbuild",
  title: ".NET (MSBuild, C#)",
  glance: [": error ", ": warning ", ": fatal error "],
  read,
};

/** `Cart.cs(3,20): error CS0029: Cannot implicitly convert type 'string' to 'int' [/home/shop/shop.csproj]` */
function read(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trim() ?? "";
  const level = LEVEL.exec(text);
  if (level === null || level[2]?.startsWith("TS") === true) return undefined;
  const said = text.slice(level.index + level[0].length);
  const project = said.lastIndexOf(" [");
  const hasProject = project > 0 && said.endsWith("]") && PROJECT.test(said.slice(project));
  const message = (hasProject ? said.slice(0, project) : said).trimEnd();
  const finding: Finding = { severity: level[1] === "warning" ? "warning" : "error", message };
  if (level[2] !== undefined) finding.code = level[2];
  const origin = parseOrigin(text.slice(0, level.index).replace(/^\d+>/, "").trim());
  const place =
    hasProject && origin !== undefined && RULES.test(origin.path) && RULES_FILE.test(origin.path)
      ? { path: said.slice(project + 2, -1).split("::", 1)[0] ?? "", line: 1 }
      : origin;
  return { from: 0, to: 1, findings: [place === undefined ? finding : { ...finding, place }] };
}

/** A file with its position, a project file, or the tool's own name. */
function parseOrigin(text: string): PathClaim | undefined {
  const position = POSITION.exec(text);
  if (position === null)
    return /\.(?:\w*proj|sln|slnx|props|targets)$/.test(text) ? { path: text, line: 1 } : undefined;
  const [, line, column, endLine, endColumn] = position;
  const place = claim(
    text.slice(0, position.index),
    Number(line),
    column === undefined ? undefined : Number(column),
  );
  return endLine === undefined ? place : { ...place, endLine: Number(endLine), endColumn: Number(endColumn) };
}
