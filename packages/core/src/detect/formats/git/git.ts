import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { fileAt } from "./file-at.ts";

const CONFLICT = /^(?:Rebasing \(\d{1,9}\/\d{1,9}\))?(CONFLICT \(([a-z/ -]{1,40})\): (.+))$/;
const REJECTED = /^ ! (\[(?:remote )?rejected\] +\S.*)$/;
const NOT_APPLIED = /^error: (patch failed: (.{1,400}):(\d{1,9}))$/;
const CONFIG = /^fatal: (bad config line (\d{1,9}) in file (.{1,400}))$/;
const SUBMODULE = /^fatal: (No url found for submodule path '.{1,400}' in \.gitmodules)$/;
const OVERWRITTEN =
  /^error: ((?:Your local changes to the following files|The following untracked working tree files) would be (?:overwritten|removed) by .{1,40})$/;
/** Whole sentences of git that nothing goes on after. */
const FAILURES: readonly RegExp[] = [
  /^error: (pathspec '.{1,400}' did not match any file\(s\) known to git)/,
  /^error: (src refspec \S{1,400} does not match any)/,
  /^error: (unable to delete '.{1,400}': remote ref does not exist)$/,
  /^error: (cannot lock ref '.{1,400}': .+)$/,
  /^error: (RPC failed; .+)$/,
  /^fatal: ([Cc]ouldn't find remote ref .+)$/,
  /^fatal: (invalid reference: .+)$/,
  /^fatal: (ambiguous argument '.{1,400}': unknown revision or path not in the working tree\.)$/,
  /^fatal: (bad (?:object|revision) .+)$/,
  /^fatal: (reference is not a tree: .+)$/,
  /^fatal: ((?:repository|remote) '.{1,400}' (?:not found|does not exist)\/?)$/,
  /^fatal: (refusing to merge unrelated histories)$/,
  /^fatal: (Not possible to fast-forward, aborting\.)$/,
  /^fatal: (Need to specify how to reconcile divergent branches\.)$/,
  /^fatal: (detected dubious ownership in repository at '.{1,400}')$/,
  /^fatal: (Unable to create '.{1,400}\.lock': File exists\.)$/,
  /^fatal: (tag '.{1,400}' already exists)$/,
  /^fatal: ([Aa] branch named '.{1,400}' already exists\.?)$/,
  /^fatal: ('.{1,400}' is already (?:checked out|used by worktree) at '.{1,400}')$/,
  /^fatal: (destination path '.{1,400}' already exists and is not an empty directory\.)$/,
  /^fatal: (clone of '.{1,400}' into submodule path '.{1,400}' failed)$/,
  /^fatal: (the remote end hung up unexpectedly|early EOF|index-pack failed|fetch-pack: invalid index-pack output)$/,
  /^fatal: (unable to access '.{1,400}': The requested URL returned error: \d{3})$/,
  /^fatal: (invalid upstream '.{1,400}')$/,
  /^merge: (\S{1,400} - not something we can merge)$/,
  /^git: ('.{1,100}' is not a git command\. See 'git --help'\.)$/,
  /^(Smudge error: Error downloading .+)$/,
];
const CONSEQUENCES: readonly RegExp[] = [
  /^(Automatic merge failed; fix conflicts and then commit the result\.)$/,
  /^error: (could not (?:apply|revert) [\da-f]{4,40}\.\.\. .*)$/,
  /^error: (failed to push some refs to '.{1,400}')$/,
  /^error: (.{1,400}: patch does not apply)$/,
  /^fatal: (Could not read from remote repository\.)$/,
];
const MAX_FILES = 50;
/** What git goes on to say once a connection broke. */
const BROKEN = /^(?:error: RPC failed; |fatal: (?:the remote end hung up unexpectedly|early EOF)$)/;
const BROKEN_TOO =
  /^(?:error: \d{1,12} bytes of body are still expected|fetch-pack: .{1,100}|fatal: (?:the remote end hung up unexpectedly|early EOF|index-pack failed|fetch-pack: .{1,100}|expected '?\w{1,20}'?))$/;
const MAX_BROKEN = 6;

/** What git says of commands that failed, conflicts and refused pushes. What it says of the network is of the environment. */
export const git: LogFormat = {
  id: "git",
  title: "git",
  glance: [
    "CONFLICT (",
    "fatal: ",
    "error: pathspec '",
    "error: src refspec ",
    "error: unable to delete '",
    "error: cannot lock ref '",
    "error: RPC failed; ",
    "error: patch failed: ",
    "patch does not apply",
    "error: could not apply ",
    "error: could not revert ",
    "error: failed to push some refs",
    "would be overwritten by",
    "would be removed by",
    "rejected]",
    "Automatic merge failed",
    "is not a git command",
    "not something we can merge",
    "Smudge error: ",
  ],
  read,
};

/** `CONFLICT (content): Merge conflict in src/cart.ts`, ` ! [rejected]        main -> main (fetch first)`, `error: patch failed: src/cart.ts:1` */
function read(window: LogWindow): Match | undefined {
  const text = (window.text(0) ?? "").trimEnd();
  const files = readFiles(window, text);
  if (files !== undefined) return files;
  const finding = readPlaced(text) ?? readSentence(text);
  return finding === undefined ? undefined : { from: 0, to: endOf(window, text), findings: [finding] };
}

/** `error: RPC failed; curl 92 …`, `fetch-pack: unexpected disconnect …`, `fatal: early EOF` are one failure. */
function endOf(window: LogWindow, text: string): number {
  let to = 1;
  if (BROKEN.test(text)) while (to < MAX_BROKEN && BROKEN_TOO.test(window.text(to)?.trimEnd() ?? "")) to++;
  return to;
}

/** The files stand below, each behind a tab. */
function readFiles(window: LogWindow, text: string): Match | undefined {
  const message = OVERWRITTEN.exec(text)?.[1];
  if (message === undefined) return undefined;
  const lines = [message];
  for (
    let file = window.text(lines.length);
    file?.startsWith("\t") === true;
    file = window.text(lines.length)
  ) {
    if (lines.length > MAX_FILES) break;
    lines.push(file.trim());
  }
  return { from: 0, to: lines.length, findings: [{ severity: "error", message: lines.join("\n") }] };
}

function readPlaced(text: string): Finding | undefined {
  const [, conflict, kind = "", said = ""] = CONFLICT.exec(text) ?? [];
  if (conflict !== undefined)
    return { code: "conflict", severity: "error", message: conflict, ...fileAt(conflictPath(kind, said)) };
  const [, patch, path, line] = NOT_APPLIED.exec(text) ?? [];
  if (patch !== undefined) return { severity: "error", message: patch, ...fileAt(path, Number(line)) };
  const [, config, configLine, file] = CONFIG.exec(text) ?? [];
  if (config !== undefined)
    return { severity: "error", message: config, ...fileAt(file, Number(configLine)) };
  const submodule = SUBMODULE.exec(text)?.[1];
  return submodule === undefined
    ? undefined
    : { severity: "error", message: submodule, ...fileAt(".gitmodules") };
}

function conflictPath(kind: string, said: string): string | undefined {
  if (kind === "modify/delete")
    return / deleted in /.test(said) ? said.slice(0, said.indexOf(" deleted in ")) : undefined;
  return /^Merge conflict in (.+)$/.exec(said)?.[1];
}

function readSentence(text: string): Finding | undefined {
  const rejected = REJECTED.exec(text)?.[1];
  if (rejected !== undefined)
    return { code: "rejected", severity: "error", message: rejected.replace(/ {2,40}/, " ") };
  const failure = firstGroup(FAILURES, text);
  if (failure !== undefined) return { severity: "error", message: failure };
  const consequence = firstGroup(CONSEQUENCES, text);
  return consequence === undefined
    ? undefined
    : { severity: "error", message: consequence, consequence: true };
}

function firstGroup(patterns: readonly RegExp[], text: string): string | undefined {
  for (const pattern of patterns) {
    const said = pattern.exec(text)?.[1];
    if (said !== undefined) return said;
  }
  return undefined;
}
