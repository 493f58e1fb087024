import type { z } from "zod";
import { closest } from "./closest.ts";
import { describeValue } from "./mistake.ts";
import type { Path } from "./mistake.ts";
import { valueAt } from "./value-at.ts";

/** A complaint of the schema in the words of schema.ts, not yet placed. `at` tells which of key and value is wrong. */
export interface Complaint {
  path: Path;
  at: "key" | "value";
  message: string;
}

/** One complaint for each wrong key or value. `keys` are all known keys, as `listKeys` gives them. */
export function describeIssues(
  issues: readonly z.core.$ZodIssue[],
  data: unknown,
  keys: readonly string[],
): Complaint[] {
  const complaints = new Map<string, Complaint>();
  for (const issue of issues.flatMap((entry) => chooseBranch(entry))) {
    for (const complaint of describeIssue(issue, data, keys)) {
      const place = JSON.stringify(complaint.path);
      if (!complaints.has(place)) complaints.set(place, complaint);
    }
  }
  return [...complaints.values()];
}

/** Where a value may be of several kinds, the complaints of the one kind it is. */
function chooseBranch(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  const branches = issue.errors.filter((branch) => !branch.some(isWrongKind));
  if (branches.length !== 1) return [issue];
  return (branches[0] ?? []).flatMap((inner) =>
    chooseBranch({ ...inner, path: [...issue.path, ...inner.path] }),
  );
}

function isWrongKind(issue: z.core.$ZodIssue): boolean {
  return issue.code === "invalid_type" && issue.path.length === 0;
}

function describeIssue(issue: z.core.$ZodIssue, data: unknown, keys: readonly string[]): Complaint[] {
  const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: [...path, key],
      at: "key",
      message: describeUnknownKey(path, key, keys),
    }));
  }
  if (issue.code === "custom") return [{ path, at: "value", message: issue.message }];
  const value = valueAt(data, path);
  if (value === undefined && path.length > 0) {
    return [{ path, at: "key", message: `is missing, expected ${issue.message}` }];
  }
  return [
    { path, at: "value", message: `${describeValue(value)} is not allowed, expected ${issue.message}` },
  ];
}

function describeUnknownKey(path: Path, key: string, keys: readonly string[]): string {
  const parent = path
    .map((step) => (typeof step === "number" ? "[]" : step))
    .join(".")
    .replaceAll(".[]", "[]");
  const allowed = keys.filter((known) => isAt(parentOf(known), parent)).map((known) => lastOf(known));
  const near = closest(key, allowed);
  const elsewhere = keys.filter((known) => lastOf(known) === key || known === key);
  const advice = near === undefined ? describeElsewhere(elsewhere) : ` (did you mean ${near}?)`;
  return `unknown key${advice}, allowed: ${allowed.join(", ")}`;
}

function describeElsewhere(keys: readonly string[]): string {
  const [key] = keys;
  if (key === undefined || keys.length > 1) return "";
  return parentOf(key) === ""
    ? " (it belongs to the top level)"
    : ` (${lastOf(key)} belongs under ${parentOf(key)})`;
}

/** `*` of a pattern is any name. */
function isAt(pattern: string, key: string): boolean {
  const names = key.split(".");
  const wanted = pattern.split(".");
  return (
    names.length === wanted.length && wanted.every((name, index) => name === "*" || name === names[index])
  );
}

function parentOf(key: string): string {
  return key.slice(0, Math.max(0, key.lastIndexOf(".")));
}

function lastOf(key: string): string {
  return key.slice(key.lastIndexOf(".") + 1);
}
