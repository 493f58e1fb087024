import type { FrameClaim, PathClaim } from "./format.ts";
import type { LineReader } from "./line-reader.ts";
import { placeOfFrame } from "./place.ts";

/** An exception of a Java virtual machine, with its causes. */
export interface JavaTrace {
  /** Offset of the first line after it. */
  to: number;
  /** Class and what it said, in all its lines. */
  message: string;
  /** Class without its package. */
  code: string;
  /** Innermost first; those of causes follow. */
  frames: FrameClaim[];
}

const HEAD = /^((?:[A-Za-z_]\w*\.)+[A-Z][\w$]*)(?::(?: (.*))?)?$/;
const FRAME = /^\s+at ([^()]+)\(([\w$.-]+\.(?:java|kt|kts|scala|groovy|clj)):(\d{1,9})\)/;
const MORE = /^\s+(?:at |\.\.\. \d+ (?:more|common frames omitted)$|Suppressed: )/;
const CAUSE = /^\s*Caused by: /;
/** The language's own library, test and build tools. */
const TOOLS =
  /^(?:java|javax|jakarta|jdk|sun|com\.sun|kotlin|kotlinx|scala|groovy|clojure|junit|cucumber|sbt|munit|org\.(?:junit|opentest4j|testng|assertj|hamcrest|mockito|easymock|powermock|spockframework|scalatest|specs2|scalacheck|gradle|apache\.(?:maven|tools\.ant)|codehaus|jetbrains|slf4j|objenesis)|worker\.org\.gradle|com\.intellij|com\.google\.common|net\.bytebuddy|io\.(?:kotest|cucumber|mockk))\./;
/** Libraries whose own tests fail as well. */
const LIBRARY =
  /^(?:org\.(?:apache|springframework|hibernate|eclipse|jboss|glassfish)|io\.(?:netty|reactivex|vertx)|reactor|akka|com\.(?:fasterxml|google|mysql|zaxxer))\./;
const PACKAGE = /^[a-z_]\w*\.[a-z_]\w*\./;
const MAX_MESSAGE_LINES = 20;
const MAX_LINES = 480;

/** Reads an exception whose class starts the text `head`; its frames begin within a few lines below. */
export function readJavaTrace(line: LineReader, from: number, head: string): JavaTrace | undefined {
  const [, name, said = ""] = HEAD.exec(head.trim()) ?? [];
  const start = firstFrame(line, from + 1, said.trim() === "" && head.trimEnd().endsWith(":"));
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
  const message = messageOf(line, { name, said, from, start });
  return { to: offset, message, code: name.slice(name.lastIndexOf(".") + 1), frames };
}

/** What an exception said begins beside its class, or below where it begins with a line's end. */
function messageOf(
  line: LineReader,
  { name, said, from, start }: { name: string; said: string; from: number; start: number },
): string {
  const below = Array.from(
    { length: start - from - 1 },
    (_, index) => line(from + 1 + index)?.trimEnd() ?? "",
  );
  const text = [said, ...below].join("\n").trim();
  return text === "" ? name : `${name}: ${text}`;
}

/** Reads `	at app//shop.Main.first(Main.java:4)`: the folder of a class is that of its package. */
export function parseJavaFrame(text: string): FrameClaim | undefined {
  const [, called, file, line] = FRAME.exec(text) ?? [];
  if (called === undefined || file === undefined) return undefined;
  const symbol = called.slice(called.lastIndexOf("/") + 1);
  const names = symbol.split(".");
  const folder = names.slice(0, -2).join("/");
  return { path: folder === "" ? file : `${folder}/${file}`, line: Number(line), symbol };
}

/**
 * The innermost place outside of libraries and tools. `near` is a name of the project's own, such as a test's: code of
 * the same organisation goes before any other.
 */
export function ownJavaPlace(frames: readonly FrameClaim[], near = ""): PathClaim | undefined {
  const candidates = frames.filter(({ symbol = "" }) => !TOOLS.test(symbol));
  const root = near
    .split(/[^\w.]/)
    .map((name) => PACKAGE.exec(name)?.[0])
    .find((name) => name !== undefined);
  const frame =
    candidates.find(({ symbol = "" }) => root !== undefined && symbol.startsWith(root)) ??
    candidates.find(({ symbol = "" }) => !LIBRARY.test(symbol)) ??
    candidates[0];
  return frame === undefined ? undefined : placeOfFrame(frame);
}

/** Below `java.lang.AssertionError:` an empty line may begin what it said. */
function firstFrame(line: LineReader, from: number, mayBeEmpty = false): number | undefined {
  for (let offset = from; offset < from + MAX_MESSAGE_LINES; offset++) {
    const text = line(offset);
    if (text === undefined || (offset === from && text === "" && !mayBeEmpty)) return undefined;
    if (MORE.test(text)) return offset;
  }
  return undefined;
}
