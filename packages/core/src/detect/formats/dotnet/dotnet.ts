import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { isDotnetFrame, ownDotnetPlace, parseDotnetFrame } from "../dotnet-trace.ts";
import { readTest } from "./test.ts";

const UNHANDLED = /^(?:\[ERROR\] FATAL UNHANDLED EXCEPTION|Unhandled [Ee]xception)[.:] ?(.*)$/;
const HEAD = /^((?:\w+\.)*\w*(?:Exception|Error)): ?(.*)$/;
const MAX_LINES = 200;
const MAX_MESSAGE_LINES = 12;

/** Failed tests of .NET (VSTest, the testing platform, xUnit, NUnit, MSTest) and exceptions that ended a program. */
export const dotnet: LogFormat = {
  id: "dotnet",
  title: ".NET tests and exceptions",
  glance: [
    "Failed ",
    "  X ",
    "failed ",
    " [FAIL]",
    ") Error : ",
    ") Test ",
    ") SetUp ",
    ") TearDown ",
    ") Invalid : ",
    "Unhandled ",
    "UNHANDLED EXCEPTION",
  ],
  read: (window) => readTest(window) ?? readUnhandled(window),
};

/** `Unhandled exception. System.InvalidOperationException: outer`; Mono puts the exception on the next line, and says it twice. */
function readUnhandled(window: LogWindow): Match | undefined {
  const rest = UNHANDLED.exec(window.text(0) ?? "")?.[1];
  if (rest === undefined) return undefined;
  const start = rest === "" ? 1 : 0;
  const head = rest === "" ? (window.text(1)?.trim() ?? "") : rest.trim();
  const name = HEAD.exec(head)?.[1];
  if (name === undefined) return undefined;
  const message = [head];
  let to = start + 1;
  while (to < start + MAX_MESSAGE_LINES && isMessage(window.text(to)))
    message.push(window.text(to++)?.trimEnd() ?? "");
  const frames = [];
  for (; to < MAX_LINES && isDotnetFrame(window.text(to) ?? ""); to++) {
    const frame = parseDotnetFrame(window.text(to) ?? "");
    if (frame !== undefined) frames.push(frame);
  }
  const code = name.slice(name.lastIndexOf(".") + 1);
  const finding: Finding = { severity: "error", code, message: message.join("\n").trim(), frames };
  const place = ownDotnetPlace(frames);
  return { from: 0, to, findings: [place === undefined ? finding : { ...finding, place }] };
}

function isMessage(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== "" && !isDotnetFrame(text) && !UNHANDLED.test(text);
}
