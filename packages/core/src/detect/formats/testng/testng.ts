import type { Finding, FrameClaim, LogFormat, LogWindow, Match } from "../format.ts";
import { ownJavaPlace, readJavaTrace } from "../java-trace.ts";
import type { LineReader } from "../line-reader.ts";

/** Ant's task writes its name before each line. */
const TASK = /^ {0,9}\[testng\] /;
const HEAD = /^FAILED(?: CONFIGURATION: @\w{1,40} |: )([\w$.]{1,300})(\(.{0,300}\)|\[.{0,300}\])?$/;
/** What is said of each test at level 10, before the summary. */
const LIVE = /^FAILED(?: CONFIGURATION)?: "[^"]{0,200}" - .{1,600} finished in \d{1,9} ms$/;
/** `Method OrderTest.expects()[pri:0, instance:…] should have thrown an exception` */
const METHOD = /\bMethod (?:[\w$]{1,100}\.){0,20}([\w$]{1,100})\.[\w$]{1,100}\(/;

/** Failed tests and set-ups in the summary of TestNG's own runner, from level 2 on. */
export const testng: LogFormat = {
  id: "testng",
  title: "TestNG",
  glance: ["FAILED: ", "FAILED CONFIGURATION: "],
  read,
};

/** `FAILED: sums(2, 3)`, since TestNG 7.6 `FAILED: shop.OrderTest.sums(2, 3)`, right above its trace. */
function read(window: LogWindow): Match | undefined {
  if (LIVE.test(window.text(0)?.trimEnd() ?? "")) return { from: 0, to: 1, findings: [] };
  const line: LineReader = (offset) => window.text(offset)?.replace(TASK, "");
  const [, path, parameters = ""] = HEAD.exec(line(0)?.trimEnd() ?? "") ?? [];
  const trace = path === undefined ? undefined : readJavaTrace(line, 1, line(1) ?? "");
  if (path === undefined || trace === undefined) return undefined;
  const { message, code, frames, to } = trace;
  const method = path.slice(path.lastIndexOf(".") + 1);
  const owner = path === method ? ownerOf(method, frames, message) : path.split(".").at(-2);
  const name = `${method}${parameters}`;
  const finding: Finding = {
    severity: "error",
    code,
    message,
    test: owner === undefined ? name : `${owner} > ${name}`,
    frames,
  };
  const place = ownJavaPlace(frames, path === method ? "" : path);
  return { from: 0, to, findings: [place === undefined ? finding : { ...finding, place }] };
}

/** The class of a test, as its trace or the message tells. */
function ownerOf(method: string, frames: readonly FrameClaim[], message: string): string | undefined {
  const symbol = frames.find((frame) => frame.symbol?.endsWith(`.${method}`) === true)?.symbol;
  return symbol?.split(".").at(-2) ?? METHOD.exec(message)?.[1];
}
