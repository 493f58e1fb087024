import type { ts } from "ts-morph";
import { lineEndOf } from "../../repository/source-text.ts";
import { insertion, type BrokenText, type Slip } from "./slip.ts";

const CLOSED_CONFIDENCE = 0.85;
const EMPTY_CONFIDENCE = 0.8;
const RENAMED_CONFIDENCE = 0.8;
/** Elements that have no content. */
const VOID: ReadonlySet<string> = new Set([
  "area",
  "base",
  "br",
  "col",
  "embed",
  "hr",
  "img",
  "input",
  "link",
  "meta",
  "source",
  "track",
  "wbr",
]);

/** Elements of JSX that are not closed, or closed by the name of another. */
export function jsxTags(broken: BrokenText, sourceFile: ts.SourceFile): Slip[] {
  const { ts: compiler } = broken;
  const slips: Slip[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isJsxElement(node)) slips.push(...unevenTags(broken, node, sourceFile));
    compiler.forEachChild(node, visit);
  }
  if (broken.path.endsWith("x")) visit(sourceFile);
  return slips;
}

function unevenTags(
  broken: BrokenText,
  { openingElement, closingElement }: ts.JsxElement,
  sourceFile: ts.SourceFile,
): Slip[] {
  const opened = openingElement.tagName.getText(sourceFile);
  const closed = closingElement.tagName.getText(sourceFile);
  if (opened === closed) return [];
  const { text } = broken;
  const end = openingElement.getEnd();
  const isEmpty = VOID.has(opened);
  const gap = text[end - 2] === " " ? "" : " ";
  const selfClosed = insertion(end - 1, `${gap}/`, isEmpty ? EMPTY_CONFIDENCE + 0.1 : EMPTY_CONFIDENCE - 0.3);
  const renamed: Slip = {
    edit: {
      start: closingElement.tagName.getStart(sourceFile),
      end: closingElement.tagName.getEnd(),
      text: opened,
    },
    title: `Close \`<${opened}>\` by its own name`,
    confidence: RENAMED_CONFIDENCE,
  };
  const isMissing = closingElement.getEnd() === closingElement.getStart(sourceFile) || closed === "";
  const ownTag = isEmpty ? [] : closedElement(broken, openingElement, opened);
  return [selfClosed, ...ownTag, ...(isMissing ? [] : [renamed])];
}

/** The closing tag at the end of the line that opens the element, or on the line where the indentation comes back. */
function closedElement({ text, lines }: BrokenText, element: ts.JsxOpeningElement, name: string): Slip[] {
  const start = element.getStart();
  const index = lines.findIndex((line) => line.start <= start && start <= line.end);
  const line = lines[index];
  if (line === undefined) return [];
  const tag = `</${name}>`;
  const rest = text.slice(element.getEnd(), line.end);
  if (rest.trim() !== "") return [insertion(line.end, tag, CLOSED_CONFIDENCE)];
  const next = lines.findIndex((other, place) => place > index && other.indent.length <= line.indent.length);
  const last = lines[next === -1 ? lines.length - 1 : next - 1] ?? line;
  return [insertion(last.end, `${lineEndOf(text)}${line.indent}${tag}`, CLOSED_CONFIDENCE)];
}
