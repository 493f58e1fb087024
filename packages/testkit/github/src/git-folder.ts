import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** A bare repository on disk, and plumbing on it. */
export interface GitFolder {
  readonly folder: string;
  /** Runs git there and gives what it prints, without the last newline. Throws where it fails. */
  run(args: readonly string[], input?: string | Uint8Array): string;
  bytes(args: readonly string[], input?: string | Uint8Array): Buffer;
  /** What git prints of an object of this hash, which never changes: it is asked once. */
  ofObject(hash: string, args: readonly string[]): string;
  /** The commit of a branch, tag or hash; undefined where there is none. */
  commit(name: string): string | undefined;
  /** Writes the tree of these rows of `ls-tree -r` and gives its hash. */
  writeTree(rows: readonly string[]): string;
}

const IDENTITY = {
  GIT_AUTHOR_NAME: "double",
  GIT_AUTHOR_EMAIL: "double@example.com",
  GIT_COMMITTER_NAME: "double",
  GIT_COMMITTER_EMAIL: "double@example.com",
  GIT_AUTHOR_DATE: "2026-11-20T09:00:00Z",
  GIT_COMMITTER_DATE: "2026-11-20T09:00:00Z",
};

const HASH = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Opens a bare repository that is there. */
export function gitFolder(folder: string): GitFolder {
  const index = join(folder, "double-index");
  const bytes = (args: readonly string[], input: string | Uint8Array = ""): Buffer =>
    execFileSync("git", args, {
      cwd: folder,
      input,
      stdio: "pipe",
      maxBuffer: 1 << 28,
      env: {
        ...process.env,
        ...IDENTITY,
        GIT_INDEX_FILE: index,
        GIT_CONFIG_GLOBAL: "",
        GIT_CONFIG_NOSYSTEM: "1",
      },
    });
  const run = (args: readonly string[], input?: string | Uint8Array): string =>
    bytes(args, input).toString("utf8").replace(/\n$/, "");
  const told = new Map<string, string>();
  const ofObject = (hash: string, args: readonly string[]): string => {
    if (!HASH.test(hash)) return run(args);
    const question = args.join("\0");
    const answer = told.get(question) ?? run(args);
    told.set(question, answer);
    return answer;
  };
  return {
    folder,
    run,
    bytes,
    ofObject,
    commit(name) {
      const hash = looseRef(folder, name) ?? name;
      try {
        return ofObject(hash, ["rev-parse", "--verify", "-q", `${hash}^{commit}`]);
      } catch {
        return undefined;
      }
    },
    writeTree(rows) {
      rmSync(index, { force: true });
      run(["update-index", "-z", "--add", "--index-info"], rows.map((row) => `${row}\0`).join(""));
      return run(["write-tree"]);
    },
  };
}

/** The hash in the file that git keeps for a ref; undefined where there is none, or it leads to another one. */
function looseRef(folder: string, name: string): string | undefined {
  if (!name.startsWith("refs/")) return undefined;
  try {
    const hash = readFileSync(join(folder, name), "utf8").trim();
    return HASH.test(hash) ? hash : undefined;
  } catch {
    return undefined;
  }
}
