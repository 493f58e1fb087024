import type { Finding, LogWindow } from "../format.ts";

/** Why no container runs. */
const REASONS: ReadonlySet<string> = new Set(
  (
    "Failed FailedScheduling FailedMount FailedAttachVolume FailedCreate FailedCreatePodSandBox FailedBinding " +
    "FailedKillPod ErrImageNeverPull InspectFailed InvalidImageName Evicted OOMKilling FailedGetScale"
  ).split(" "),
);
const CONSEQUENCE = /^Error: (?:ImagePullBackOff|ErrImagePull|CrashLoopBackOff)$/;
/** Below it the same object runs after all. */
const RUNS = /\bNormal\s+(?:Started|Pulled|SuccessfulAttachVolume|SuccessfulCreate)\b/;
const LINES_BELOW = 60;
const LONGEST = 2000;

/**
 * A row of `kubectl get events`, `4m   Warning   Failed   pod/web-7d9c   Failed to pull image "shop/web:1.2"`, or of
 * `kubectl describe`, whose columns are type, reason, age, source and message.
 */
export function readEventRow(window: LogWindow): Finding | undefined {
  const text = (window.text(0) ?? "").trim();
  if (text.length > LONGEST) return undefined;
  const cells = text.split(/\s{2,20}/);
  const type = cells.indexOf("Warning");
  const [reason = "", object = ""] = cells.slice(type + 1);
  const message = cells.slice(4).join(" ");
  if (type < 0 || type > 1 || message === "" || !REASONS.has(reason)) return undefined;
  if (runsBelow(window, type === 1 ? object : "")) return undefined;
  return {
    severity: "error",
    code: reason,
    message,
    ...(CONSEQUENCE.test(message) ? { consequence: true as const } : {}),
  };
}

function runsBelow(window: LogWindow, object: string): boolean {
  for (let offset = 1; offset <= LINES_BELOW; offset++) {
    const text = window.text(offset);
    if (text === undefined) return false;
    if (RUNS.test(text) && text.includes(object)) return true;
  }
  return false;
}
