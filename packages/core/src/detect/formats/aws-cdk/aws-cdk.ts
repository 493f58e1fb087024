import { blockLines } from "../block-lines.ts";
import type { Finding, FrameClaim, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace, placeOfFrame } from "../place.ts";

/** Of a stack: `ShopStack | 1/7 | 6:41:29 PM | CREATE_FAILED | AWS::S3::Bucket | Uploads (UploadsB1A2) shop already exists`. */
const EVENT =
  /^(?:(?:\S{1,200} \| *)?\d{1,6}\/\d{1,6} \| )?\d{1,2}:\d\d:\d\d(?: [AP]M)? \| (?:CREATE|UPDATE|DELETE|IMPORT|ROLLBACK)_FAILED +\| (\w{1,64}::[\w:@-]{1,200}) +\| (\S+)(?: \([^()]{1,300}\))?(?: +(\S.*))?$/;
const CANCELLED = /^Resource (?:creation|update) cancelled/;
const FAILED = /^ ?❌ {1,2}(\S.{0,300}?) failed: (\S.*)$/;
/** Only says that resources failed, which are told above. */
const SUMS_UP = /(?:failed creation|failed to deploy|ROLLBACK_COMPLETE|The following resource\(s\) failed)/;
const FRAME = /^[\t ]+(?:\\_ )?(.{1,300}) \((\S.{0,400}:\d{1,9}:\d{1,9})\)$/;
const NODE_FRAME = /^ {4}at /;
const MAX_LINES = 60;

/** Resources of AWS CloudFormation that fail to be deployed by the CDK. */
export const awsCdk: LogFormat = {
  id: "aws-cdk",
  title: "AWS CDK",
  glance: ["_FAILED  ", "_FAILED | ", "❌  ", "❌ Deployment failed: "],
  read: (window) => readEvent(window) ?? readFailed(window),
};

function readEvent(window: LogWindow): Match | undefined {
  const [, kind, name, said] = EVENT.exec(window.text(0) ?? "") ?? [];
  if (kind === undefined || name === undefined) return undefined;
  const below = said ?? window.text(1)?.trim() ?? "";
  const start = said === undefined ? 2 : 1;
  const lines = blockLines(window, start, MAX_LINES, (text) => !FRAME.test(text));
  const frames = lines.map(parseFrame).filter((frame) => frame !== undefined);
  const finding: Finding = { severity: "error", code: kind, message: `${name}: ${below}`, frames };
  const own = frames.find(({ path }) => !path.includes("node_modules/"));
  if (own !== undefined) finding.place = placeOfFrame(own);
  if (CANCELLED.test(below)) finding.consequence = true;
  return { from: 0, to: start + lines.length, findings: [finding] };
}

/** ` ❌  ShopStack failed: Error: The stack named ShopStack failed creation, …`, with a stack into the tool. */
function readFailed(window: LogWindow): Match | undefined {
  const [, name, message] = FAILED.exec(window.text(0) ?? "") ?? [];
  if (name === undefined || message === undefined) return undefined;
  const lines = blockLines(window, 1, MAX_LINES, (text) => !NODE_FRAME.test(text));
  const isTool = lines.some((text) => text.includes("aws-cdk"));
  if (!isTool && name !== "Deployment") return undefined;
  const finding: Finding = { severity: "error", message };
  if (SUMS_UP.test(message) || name === "Deployment") finding.consequence = true;
  return { from: 0, to: 1 + lines.length, findings: [finding] };
}

/** `	\_ new ShopStack (/home/shop/lib/shop-stack.ts:9:18)` */
function parseFrame(text: string): FrameClaim | undefined {
  const [, symbol = "", at = ""] = FRAME.exec(text) ?? [];
  const place = parsePlace(at);
  return place === undefined ? undefined : { ...place, symbol };
}
