import { notFound, Refusal, text, type DoubleRequest, type Handler, type HandlersOf } from "../answer.ts";
import { isRecord } from "../is-record.ts";
import type { GitFolder } from "../git-folder.ts";

const TIME = "2026-11-20T09:00:00Z";

/** `git/*`: the Git data interface, on the real repository. */
export const GIT_DATA: HandlersOf<"git"> = {
  "git/get-ref": getRef,
  "git/create-ref": createRef,
  "git/update-ref": updateRef,
  "git/delete-ref": deleteRef,
  "git/get-commit": getCommit,
  "git/create-commit": createCommit,
  "git/get-tree": getTree,
  "git/create-tree": createTree,
  "git/get-blob": getBlob,
  "git/create-blob": createBlob,
};

function getRef({ repository, path }: DoubleRequest): ReturnType<Handler> {
  const sha = repository.git.commit(`refs/${path["ref"]}`);
  if (sha === undefined) throw notFound();
  return { status: 200, body: { ref: `refs/${path["ref"]}`, object: { sha, type: "commit" } } };
}

function createRef({ repository, body }: DoubleRequest): ReturnType<Handler> {
  const [ref, sha] = [text(body["ref"]), text(body["sha"])];
  if (repository.git.commit(ref) !== undefined) throw new Refusal(422, "Reference already exists");
  if (repository.git.commit(sha) === undefined) throw new Refusal(422, "Object does not exist");
  repository.git.run(["update-ref", ref, sha]);
  return { status: 201, body: { ref, object: { sha, type: "commit" } } };
}

function updateRef({ repository, path, body }: DoubleRequest): ReturnType<Handler> {
  const ref = `refs/${path["ref"]}`;
  const sha = text(body["sha"]);
  const old = repository.git.commit(ref);
  if (old === undefined) throw new Refusal(422, "Reference does not exist");
  refuseProtected(repository.protectedBranches, path["ref"]?.replace(/^heads\//, "") ?? "");
  if (body["force"] !== true && repository.git.run(["merge-base", old, sha]) !== old)
    throw new Refusal(422, "Update is not a fast forward");
  repository.git.run(["update-ref", ref, sha]);
  return { status: 200, body: { ref, object: { sha, type: "commit" } } };
}

function deleteRef({ repository, path }: DoubleRequest): ReturnType<Handler> {
  const ref = `refs/${path["ref"]}`;
  if (repository.git.commit(ref) === undefined) throw new Refusal(422, "Reference does not exist");
  repository.git.run(["update-ref", "-d", ref]);
  return { status: 204 };
}

/** As GitHub words it for a rule that wants pull requests. */
export function refuseProtected(branches: ReadonlySet<string>, branch: string): void {
  if (branches.has(branch))
    throw new Refusal(422, "Repository rule violations found: Changes must be made through a pull request.");
}

function getCommit({ repository, path }: DoubleRequest): ReturnType<Handler> {
  const sha = repository.git.commit(path["commit_sha"] ?? "");
  if (sha === undefined) throw notFound();
  return { status: 200, body: commitBody(repository.git, sha) };
}

function createCommit({ repository, body }: DoubleRequest): ReturnType<Handler> {
  const parents = Array.isArray(body["parents"]) ? body["parents"].map(String) : [];
  const options = parents.flatMap((parent) => ["-p", parent]);
  const sha = repository.git.run(["commit-tree", text(body["tree"]), ...options], text(body["message"]));
  return { status: 201, body: commitBody(repository.git, sha) };
}

function commitBody(git: GitFolder, sha: string): object {
  const [tree = "", parents = "", ...message] = git
    .ofObject(sha, ["show", "-s", "--format=%T%n%P%n%B", sha])
    .split("\n");
  const person = { name: "double", email: "double@example.com", date: TIME };
  return {
    sha,
    author: person,
    committer: person,
    tree: { sha: tree },
    message: message.join("\n").trim(),
    parents: parents.split(" ").flatMap((parent) => (parent === "" ? [] : [{ sha: parent }])),
    verification: { verified: false, reason: "unsigned" },
  };
}

function getTree({ repository, path, query }: DoubleRequest): ReturnType<Handler> {
  const name = path["tree_sha"] ?? "";
  const recursive = query["recursive"] === undefined ? [] : ["-r", "-t"];
  const rows = repository.git.ofObject(name, ["ls-tree", "-z", "-l", ...recursive, name]).split("\0");
  const tree = rows.flatMap((row) => {
    const [, mode = "", type = "", sha = "", size = "", file = ""] =
      /^(\d+) (\w+) (\w+) +(\S+)\t(.*)$/s.exec(row) ?? [];
    return file === ""
      ? []
      : [{ path: file, mode, type, sha, ...(size === "-" ? {} : { size: Number(size) }) }];
  });
  return {
    status: 200,
    body: { sha: repository.git.ofObject(name, ["rev-parse", `${name}^{tree}`]), truncated: false, tree },
  };
}

function createTree({ repository, body, grant }: DoubleRequest): ReturnType<Handler> {
  const { git } = repository;
  const entries = Array.isArray(body["tree"]) ? body["tree"].filter(isRecord) : [];
  const old =
    body["base_tree"] === undefined ? "" : git.run(["ls-tree", "-r", "-z", text(body["base_tree"])]);
  const rows = new Map(
    old.split("\0").flatMap((row) => (row === "" ? [] : [[row.slice(row.indexOf("\t") + 1), row]])),
  );
  for (const entry of entries) {
    const path = text(entry["path"]);
    refuseWorkflow(path, grant.permissions.workflows === "write");
    const sha =
      typeof entry["content"] === "string"
        ? git.run(["hash-object", "-w", "--stdin"], entry["content"])
        : entry["sha"];
    if (sha === null) rows.delete(path);
    else rows.set(path, `${text(entry["mode"])} blob ${text(sha)}\t${path}`);
  }
  const sha = git.writeTree([...rows.values()]);
  return { status: 201, body: { sha, truncated: false, tree: [] } };
}

/** Workflow files are not for the token of a run. */
export function refuseWorkflow(path: string, isAllowed: boolean): void {
  if (path.startsWith(".github/workflows/") && !isAllowed)
    throw new Refusal(403, "Resource not accessible by integration");
}

function getBlob({ repository, path }: DoubleRequest): ReturnType<Handler> {
  const sha = path["file_sha"] ?? "";
  try {
    const bytes = repository.git.bytes(["cat-file", "blob", sha]);
    return {
      status: 200,
      body: { sha, size: bytes.length, encoding: "base64", content: bytes.toString("base64") },
    };
  } catch {
    throw notFound();
  }
}

function createBlob({ repository, body }: DoubleRequest): ReturnType<Handler> {
  const encoding = body["encoding"] === "base64" ? "base64" : "utf8";
  const bytes = Buffer.from(text(body["content"]), encoding);
  return { status: 201, body: { sha: repository.git.run(["hash-object", "-w", "--stdin"], bytes) } };
}
