import { CLOSER_OF, CLOSERS, insertion, type BrokenText, type Slip } from "./slip.ts";
import type { Line, Token } from "./tokens.ts";
import { openAtEnd } from "./unclosed-lines.ts";

const REMOVED_CONFIDENCE = 0.8;
const OPENED_CONFIDENCE = 0.82;

/** Lines that close what no line of their indentation opens: they are too many, or the line that should open it does not. */
export function unopenedLines(broken: BrokenText): Slip[] {
  const openers = openersOf(broken.tokens);
  return broken.lines.flatMap((line, index) => {
    const [first] = line.tokens;
    if (first === undefined || !CLOSERS.has(first.text)) return [];
    const opener = openers.get(first);
    const opening =
      opener && broken.lines.find(({ start, end }) => start <= opener.start && opener.start < end);
    if (opening !== undefined && opening.indent === line.indent) return [];
    return [...removed(broken, line), ...opened(broken, index, first)];
  });
}

function openersOf(tokens: readonly Token[]): Map<Token, Token> {
  const openers = new Map<Token, Token>();
  const open: Token[] = [];
  for (const token of tokens) {
    if (CLOSER_OF.has(token.text)) open.push(token);
    const last = open.at(-1);
    if (last === undefined || CLOSER_OF.get(last.text) !== token.text) continue;
    openers.set(token, last);
    open.pop();
  }
  return openers;
}

function removed({ text }: BrokenText, { start, end, tokens }: Line): Slip[] {
  if (!tokens.every(({ text: token }) => /^[)\]};,]$/.test(token))) return [];
  const after = text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length);
  const what = text.slice(start, end).trim();
  return [
    { edit: { start, end: after, text: "" }, title: `Remove \`${what}\``, confidence: REMOVED_CONFIDENCE },
  ];
}

/** A brace at the end of the line above that is as far indented and leaves nothing open. */
function opened({ lines, text }: BrokenText, index: number, closer: Token): Slip[] {
  const line = lines[index];
  const above = lines.slice(0, index).findLast(({ indent }) => indent.length <= (line?.indent.length ?? 0));
  const last = above?.tokens.at(-1);
  if (closer.text !== "}" || above === undefined || last === undefined) return [];
  if (
    above.indent !== line?.indent ||
    CLOSERS.has(above.tokens[0]?.text ?? "") ||
    openAtEnd(above.tokens).length > 0
  )
    return [];
  const opener = text[last.end] === " " ? "{" : " {";
  return [insertion(last.end + 2 - opener.length, opener, OPENED_CONFIDENCE)];
}
