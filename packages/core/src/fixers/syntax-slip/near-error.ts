import { CLOSER_OF, CLOSERS, insertion, type BrokenText, type Slip } from "./slip.ts";
import type { Token } from "./tokens.ts";
import { unclosedAccesses } from "./unclosed-access.ts";

const EXPECTED_CONFIDENCE = 0.8;
const DOUBLED_CONFIDENCE = 0.85;
/** Where the parser did not expect it, a token is less likely, but the types may have it no other way. */
const OTHER_CONFIDENCE = 0.65;
const EXCHANGED_CONFIDENCE = 0.6;
const OPENING_CONFIDENCE = 0.55;
const MOST_ERRORS = 2;
/** Tokens before the error that are looked at: a tool may write a whole file in one line. */
const MOST_TOKENS = 400;

const INSERTED = [")", "]", "}", ",", ":", "=>", ">", "(", "[", "{", "="];
/** What stands between blanks. */
const SPACED: ReadonlySet<string> = new Set(["=>", "{", "}", "=", "?"]);
const EXCHANGES: ReadonlyMap<string, readonly string[]> = new Map([
  ["=", ["=>", ":"]],
  [";", [","]],
  [",", [";", "."]],
  [":", ["=", ","]],
  [".", [","]],
  ["->", ["=>"]],
  [")", ["]", "}"]],
  ["]", [")", "}"]],
  ["}", [")", "]"]],
  ["==", ["=>"]],
]);
/** A `>` or `}` in the text of an element, which the parser takes for one that is to be shown. */
const SHOWN = /^Unexpected token\. Did you mean `\{/;
const REMOVABLE = /^(?:[()[\]{},;:.=<>]|=>)$/;

/** One token put in, taken out or exchanged where the parser stumbles or shortly before. */
export function nearErrors(broken: BrokenText): Slip[] {
  return broken.errors.slice(0, MOST_ERRORS).flatMap(({ start, message }) => {
    const index = broken.tokens.findIndex(({ end }) => end > start);
    const place = index === -1 ? broken.tokens.length : index;
    const expected = /^'(?<token>[^']+)' expected/.exec(message)?.groups?.["token"];
    return [
      ...inserted(broken, place, expected),
      ...closedEarlier(broken, place),
      ...unclosedAccesses(broken, place),
      ...openedEarlier(broken, place),
      ...removed(broken, place, SHOWN.test(message)),
      ...exchanged(broken, place, expected),
    ];
  });
}

function inserted(broken: BrokenText, place: number, expected: string | undefined): Slip[] {
  const previous = broken.tokens[place - 1];
  if (previous === undefined) return [];
  return INSERTED.map((token) => {
    const isUnlikely = CLOSER_OF.has(token) || token === ">" || token === "=";
    const otherConfidence = isUnlikely ? OPENING_CONFIDENCE : OTHER_CONFIDENCE;
    const confidence = token === expected ? EXPECTED_CONFIDENCE : otherConfidence;
    const { at, text } = spaced(broken, previous, token);
    return insertion(at, text, confidence);
  });
}

/** Where a token goes behind another: with a blank where such tokens have one, between two blanks where one was lost. */
function spaced(
  { text, lines, errors }: BrokenText,
  { end }: Token,
  token: string,
): { at: number; text: string } {
  const gap = /^[^\S\r\n]*/.exec(text.slice(end))?.[0] ?? "";
  const isAtLineEnd = text[end + gap.length] === "\n" || text[end + gap.length] === "\r";
  if (gap.length > 1 || (gap.length === 1 && isAtLineEnd))
    return { at: end + (gap.length > 1 || SPACED.has(token) ? 1 : 0), text: token };
  if (token === "(" || token === "[") return { at: end + gap.length, text: token };
  const line = lines.find((candidate) => candidate.start <= end && end <= candidate.end);
  const before = text.slice(line?.start ?? end, end);
  const isBehindTag =
    token === "{" && text[end - 1] === ">" && errors.some(({ message }) => SHOWN.test(message));
  const isSpaced = token === "}" ? /\{ [^{}]*$/.test(before) : SPACED.has(token) && !isBehindTag;
  const isTernary = token === ":" && before.includes(" ? ");
  return { at: end, text: isSpaced || isTernary ? ` ${token}` : token };
}

/** A bracket that is open on the line can have been closed behind every token of it. */
function closedEarlier(broken: BrokenText, place: number): Slip[] {
  const { tokens, lines } = broken;
  const last = tokens[place - 1];
  const line = last && lines.find(({ start, end }) => start <= last.start && last.start < end);
  const before = (line?.tokens.filter(({ end }) => end <= (last?.end ?? 0)) ?? []).slice(-MOST_TOKENS);
  const open: number[] = [];
  for (const [index, { text }] of before.entries()) {
    if (CLOSER_OF.has(text)) open.push(index);
    else if (CLOSERS.has(text)) open.pop();
  }
  return open.flatMap((opener) => {
    const closer = CLOSER_OF.get(before[opener]?.text ?? "") ?? "";
    return before.slice(opener, -1).map((token) => {
      const { at, text } = spaced(broken, token, closer);
      const isInAccess = closer === "}" && /^[.([]/.test(broken.text.slice(token.end));
      return insertion(at, text, isInAccess ? EXCHANGED_CONFIDENCE - 0.1 : OTHER_CONFIDENCE);
    });
  });
}

/** A bracket that is closed on the line and not opened there can have been opened before every token of it. */
function openedEarlier(broken: BrokenText, place: number): Slip[] {
  const at = broken.tokens[place] ?? broken.tokens[place - 1];
  const line = at && broken.lines.find(({ start, end }) => start <= at.start && at.start < end);
  const open: string[] = [];
  const index = (line?.tokens ?? []).findIndex(({ text }) => {
    const closer = CLOSER_OF.get(text);
    if (closer !== undefined) open.push(closer);
    return CLOSERS.has(text) && open.pop() !== text;
  });
  const before = line?.tokens.slice(Math.max(0, index - MOST_TOKENS), Math.max(0, index)) ?? [];
  const closer = line?.tokens[index]?.text;
  const [opener = ""] = [...CLOSER_OF].find(([, other]) => other === closer) ?? [];
  if (index < 1 || opener === "") return [];
  return before.map((token) => {
    const { at: behind, text } = spaced(broken, token, opener);
    return insertion(behind, text, OTHER_CONFIDENCE);
  });
}

function removed({ tokens, text }: BrokenText, place: number, isShown: boolean): Slip[] {
  return [place - 1, place].flatMap((index) => {
    const token = tokens[index];
    if (token === undefined || !REMOVABLE.test(token.text)) return [];
    const isDoubled = [index - 1, index + 1].some((other) => tokens[other]?.text === token.text);
    const confidence = isDoubled && !isShown ? DOUBLED_CONFIDENCE : OTHER_CONFIDENCE;
    const start =
      /(?:\n[^\S\n]*)$/.test(text.slice(0, token.start)) && text[token.end] === "\n"
        ? text.lastIndexOf("\n", token.start)
        : token.start;
    const edit = { start, end: token.end, text: "" };
    return [
      { edit, title: `Remove \`${token.text}\``, confidence, meaning: `remove ${token.text} ${isDoubled}` },
    ];
  });
}

function exchanged({ tokens, text }: BrokenText, place: number, expected: string | undefined): Slip[] {
  return [place - 1, place].flatMap((index) => {
    const token = tokens[index];
    if (token === undefined) return [];
    return (EXCHANGES.get(token.text) ?? []).map((other) => {
      const start = other === ":" && text[token.start - 1] === " " ? token.start - 1 : token.start;
      const confidence = other === expected ? EXPECTED_CONFIDENCE : EXCHANGED_CONFIDENCE;
      return {
        edit: { start, end: token.end, text: other },
        title: `Write \`${other}\` instead of \`${token.text}\``,
        confidence,
      };
    });
  });
}
