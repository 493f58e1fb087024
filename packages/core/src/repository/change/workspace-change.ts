import { HephaestusError } from "../../model/error.ts";
import { readGit } from "../git.ts";
import { sourceText, type SourceText } from "../source-text.ts";
import { likelyBase } from "./likely-base.ts";

/** A file that is not as it was. */
export interface ChangedFile {
  /** Repository-relative POSIX path; where it was deleted, the one it had. */
  path: string;
  /** Its path at the base; undefined where it was added since. */
  from: string | undefined;
  status: "added" | "deleted" | "modified" | "renamed";
}

/** What was changed since a commit, what is not yet committed included: the change that may have broken things. */
export interface WorkspaceChange {
  /** The commit it is counted from, as a full hash. */
  base: string;
  files: readonly ChangedFile[];
  /** A file as it was at the base, by its path there. */
  before(path: string): Promise<SourceText | undefined>;
}

/**
 * The change of a workspace since it left `base`, a branch, tag or commit. Without one: since it left the main branch,
 * or, on that, since the last commit where something is not committed, else the last commit itself. Undefined without git
 * or history. Throws `usage` where git does not know the base named.
 */
export async function readChange(root: string, base?: string): Promise<WorkspaceChange | undefined> {
  const commit = base === undefined ? await likelyBase(root) : await namedBase(root, base);
  if (commit === undefined) return undefined;
  const [listed, untracked] = await Promise.all([
    readGit(root, ["diff", "--name-status", "-M", "-z", "--no-ext-diff", "--relative", commit, "--"]),
    readGit(root, ["ls-files", "-oz", "--exclude-standard"]),
  ]);
  if (listed === undefined) return undefined;
  const added = (untracked ?? "").split("\0").filter((path) => path !== "" && !path.endsWith("/"));
  return {
    base: commit,
    files: [...parseNameStatus(listed), ...added.map(addedFile)],
    before: async (path) => {
      const text = await readGit(root, ["cat-file", "blob", `${commit}:./${path}`]);
      return text === undefined ? undefined : textOf(text);
    },
  };
}

async function namedBase(root: string, base: string): Promise<string> {
  const name = base.startsWith("-")
    ? undefined
    : await readGit(root, ["rev-parse", "--verify", "-q", `${base}^{commit}`]);
  if (name === undefined)
    throw new HephaestusError("usage", `git knows no commit ${base} here`, {
      hint: "Fetch it first: in CI, check out with the whole history (fetch-depth: 0).",
    });
  const forked = await readGit(root, ["merge-base", name.trim(), "HEAD"]);
  return (forked ?? name).trim();
}

/** Reads `M\0src/a.ts\0R087\0src/b.ts\0src/c.ts\0…`. */
function parseNameStatus(answer: string): ChangedFile[] {
  const words = answer.split("\0");
  const files: ChangedFile[] = [];
  for (let index = 0; index + 1 < words.length; index += 2) {
    const [kind = "", path = ""] = [words[index]?.[0], words[index + 1]];
    if (kind === "A") files.push(addedFile(path));
    else if (kind === "D") files.push({ path, from: path, status: "deleted" });
    else if (kind === "R" || kind === "C") {
      const target = words[index + 2] ?? "";
      index += 1;
      files.push(kind === "R" ? { path: target, from: path, status: "renamed" } : addedFile(target));
    } else files.push({ path, from: path, status: "modified" });
  }
  return files;
}

function addedFile(path: string): ChangedFile {
  return { path, from: undefined, status: "added" };
}

function textOf(text: string): SourceText {
  const bom = text.startsWith("\uFEFF");
  return sourceText(bom ? text.slice(1) : text, bom);
}
