import type { FrameClaim, PathClaim } from "./format.ts";
import type { LineReader } from "./line-reader.ts";
import { placeOfFrame } from "./place.ts";

/** An exception of a Java virtual machine, with its causes. */
export interface JavaTrace {
  /** Offset of the first line after it. */
  to: number;
  /** Class and first line of what it said. */
  message: string;
  /** Class without its package. */
  code: string;
  /** Innermost first; those of causes follow. */
  frames: FrameClaim[];
}

const HEAD = /^((?:[A-Za-z_]\w*\.)+[A-Z][\w$]*)(?::(?: (.*))?)?$/;
const FRAME =
  /^\s+at (?:[\w.@$-]+\/\/?)*([\w$.<>-]+)\(([\w$.-]+\.(?:java|kt|kts|scala|groovy|clj)):(\d{1,9})\)/;
const MORE = /^\s+(?:at |\.\.\. \d+ (?:more|common frames omitted)$|Suppressed: )/;
const CAUSE = /^\s*Caused by: /;
const LIBRARY =
  /^(?:java|javax|jakarta|jdk|sun|com\.sun|kotlin|kotlinx|scala|groovy|org\.(?:junit|opentest4j|testng|assertj|hamcrest|mockito|gradle|apache|codehaus|springframework|hibernate|slf4j|jetbrains)|worker\.org\.gradle|com\.intellij|io\.(?:netty|reactivex|kotest))\./;
const MAX_MESSAGE_LINES = 20;
const MAX_LINES = 480;

/** Reads an exception whose class starts the text `head`; its frames begin within a few lines below. */
export function readJavaTrace(line: LineReader, from: number, head: string): JavaTrace | undefined {
  const [, name, said = ""] = HEAD.exec(head.trim()) ?? [];
  const start = firstFrame(line, from + 1);
  if (name === undefined || start === undefined) return undefined;
  const frames: FrameClaim[] = [];
  let offset = start;
  for (; offset < MAX_LINES; offset++) {
    const text = line(offset) ?? "";
    const frame = parseJavaFrame(text);
    if (frame !== undefined) frames.push(frame);
    if (CAUSE.test(text)) offset = (firstFrame(line, offset + 1) ?? offset + 1) - 1;
    else if (!MORE.test(text)) break;
  }
  const message = said === "" && start > from + 1 ? `${name}: ${line(from + 1)?.trim() ?? ""}` : head.trim();
  return { to: offset, message, code: name.slice(name.lastIndexOf(".") + 1), frames };
}

/** Reads `	at shop.Main.first(Main.java:4)`: the folder of a class is that of its package. */
export function parseJavaFrame(text: string): FrameClaim | undefined {
  const [, symbol, file, line] = FRAME.exec(text) ?? [];
  if (symbol === undefined || file === undefined) return undefined;
  const names = symbol.split(".");
  const folder = names.slice(0, -2).join("/");
  return { path: folder === "" ? file : `${folder}/${file}`, line: Number(line), symbol };
}

/** The innermost place outside of the Java library and of test tools. */
export function ownJavaPlace(frames: readonly FrameClaim[]): PathClaim | undefined {
  const frame = frames.find(({ symbol = "" }) => !LIBRARY.test(symbol));
  return frame === undefined ? undefined : placeOfFrame(frame);
}

function firstFrame(line: LineReader, from: number): number | undefined {
  for (let offset = from; offset < from + MAX_MESSAGE_LINES; offset++) {
    const text = line(offset);
    if (text === undefined || (offset === from && text === "")) return undefined;
    if (MORE.test(text)) return offset;
  }
  return undefined;
}
