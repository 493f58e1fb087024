import { execFileSync } from "node:child_process";
import { isTestPath } from "@hephaestus/core";

/** A commit that mended something, with a test that shows it. Paths are repository-relative. */
export interface BugFix {
  commit: string;
  subject: string;
  /** The sources that were changed, and were there before. */
  sources: string[];
  /** The tests that were changed or added. */
  tests: string[];
}

const FOLDER = "packages/core/src/";
/** Larger ones mended more than one thing. */
const MOST_SOURCES = 5;

/**
 * The changes of behaviour in a repository's history, newest first: commits that change sources that were there, and tests.
 * Those of type `fix` come first.
 */
export function bugFixes(repository: string): BugFix[] {
  const lines = git(repository, ["log", "--no-merges", "--format=%H %s"]).split("\n");
  const isFix = (line: string): boolean => /^\w+ fix\b/.test(line);
  const isOther = (line: string): boolean => /^\w+ (?:feat|perf)\b/.test(line);
  return [...lines.filter(isFix), ...lines.filter(isOther)].flatMap((line) => readFix(repository, line));
}

function readFix(repository: string, line: string): BugFix[] {
  const at = line.indexOf(" ");
  const [commit, subject] = [line.slice(0, at), line.slice(at + 1)];
  const changed = git(repository, ["show", "--name-status", "--format=", "--no-renames", commit]).split("\n");
  const files = changed.flatMap((row): [string, string][] => {
    const [status = "", file = ""] = row.split("\t");
    return file.startsWith(FOLDER) && file.endsWith(".ts") ? [[status, file]] : [];
  });
  const tests = files
    .filter(([status, file]) => status !== "D" && file.endsWith(".test.ts"))
    .map(([, file]) => file);
  const sources = files.filter(([, file]) => !isTestPath(file));
  const isWhole = sources.every(([status]) => status === "M");
  if (!isWhole || tests.length === 0 || sources.length === 0 || sources.length > MOST_SOURCES) return [];
  return [{ commit, subject, sources: sources.map(([, file]) => file), tests }];
}

/** What git prints; throws where it fails. */
export function git(folder: string, args: readonly string[]): string {
  return execFileSync("git", args, {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 1 << 28,
  });
}
