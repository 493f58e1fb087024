import { printable } from "../printable.ts";

const LONGEST_SPAN = 500;
/** Keeps what follows from being read as a mention, a reference or a link. */
const BREAK = "&#8203;";

/** Text that nobody trusts as a span of code: no mention, link or HTML comes of it. One line, cropped. */
export function codeSpan(text: string): string {
  const plain = printable(text.replaceAll(/\s+/g, " ").trim());
  const shown = plain.length > LONGEST_SPAN ? `${plain.slice(0, LONGEST_SPAN)}…` : plain;
  const fence = "`".repeat(longestRun(shown) + 1);
  if (shown === "") return "` `";
  const pad = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Text that nobody trusts as words, all of Markdown's signs taken literally; `quoted` parts become spans of code. */
export function words(text: string): string {
  const plain = printable(text.replaceAll(/\s+/g, " ").trim());
  return plain
    .split(/(`[^`]+`)/)
    .map((part) => (part.length > 2 && part.startsWith("`") ? codeSpan(part.slice(1, -1)) : literal(part)))
    .join("");
}

function literal(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/[\\`*_[\]{}()|~!]/g, String.raw`\$&`)
    .replaceAll(/[@#]|GH-(?=\d)/gi, `$&${BREAK}`)
    .replaceAll(/:(?=\/\/)|\b(?:www|mailto)(?=[.:])/gi, `$&${BREAK}`);
}

/** A block of code that its content cannot end. */
export function codeBlock(text: string, language: string): string {
  const rows = text
    .replace(/\n$/, "")
    .split(/\r?\n/)
    .map((row) => printable(row))
    .join("\n");
  return fenced(rows, language);
}

/** A block that GitHub offers as a change of the lines it is about. The text is taken as it is. */
export function suggestionBlock(text: string): string {
  return fenced(text, "suggestion", text === "");
}

function fenced(rows: string, language: string, isEmpty: boolean = false): string {
  const fence = "`".repeat(Math.max(3, longestRun(rows) + 1));
  return `${fence}${language}\n${isEmpty ? "" : `${rows}\n`}${fence}`;
}

/** A title of a commit or pull request: one line of plain text, in which nobody is mentioned and nothing is closed. */
export function plainTitle(text: string, most: number): string {
  const plain = printable(text.replaceAll(/\s+/g, " ").trim())
    .replaceAll(/(?<![\w.])@(?=\w)/g, "@\u200B")
    .replaceAll(/#(?=\d)|GH-(?=\d)/gi, "$&\u200B");
  return plain.length > most ? `${plain.slice(0, most - 1)}…` : plain;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
