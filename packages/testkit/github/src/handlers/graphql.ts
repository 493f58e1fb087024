import { z } from "zod";
import { Refusal, type DoubleRequest } from "../answer.ts";
import type { State } from "../state.ts";
import { refuseProtected, refuseWorkflow } from "./git-data.ts";

const commitInput = z.strictObject({
  branch: z.strictObject({ repositoryNameWithOwner: z.string(), branchName: z.string() }),
  expectedHeadOid: z.string(),
  message: z.strictObject({ headline: z.string(), body: z.string().optional() }),
  fileChanges: z.strictObject({
    additions: z.array(z.strictObject({ path: z.string(), contents: z.base64() })).optional(),
    deletions: z.array(z.strictObject({ path: z.string() })).optional(),
  }),
});

/** Answers a GraphQL request whose document fits the schema: `createCommitOnBranch` is all that is known. */
export function commitOnBranch(
  variables: Readonly<Record<string, unknown>>,
  { state, grant, origins }: Pick<DoubleRequest, "state" | "grant" | "origins">,
): unknown {
  const { branch, expectedHeadOid, message, fileChanges } = commitInput.parse(variables["input"]);
  const repository = repositoryOf(state, branch.repositoryNameWithOwner);
  if (grant.permissions.contents !== "write")
    throw new Refusal(403, "Resource not accessible by integration");
  const { git } = repository;
  const ref = `refs/heads/${branch.branchName}`;
  const head = git.commit(ref);
  if (head === undefined) throw new Refusal(404, `No branch ${branch.branchName}`);
  if (head !== expectedHeadOid)
    throw new Refusal(
      422,
      `Expected branch to point to "${expectedHeadOid}" but it did not. Pull and try again.`,
    );
  refuseProtected(repository.protectedBranches, branch.branchName);
  const rows = new Map(
    git
      .ofObject(head, ["ls-tree", "-r", "-z", head])
      .split("\0")
      .flatMap((row) => (row === "" ? [] : [[row.slice(row.indexOf("\t") + 1), row]])),
  );
  for (const { path } of fileChanges.deletions ?? []) rows.delete(path);
  for (const { path, contents } of fileChanges.additions ?? []) {
    refuseWorkflow(path, grant.permissions.workflows === "write");
    const sha = git.run(["hash-object", "-w", "--stdin"], Buffer.from(contents, "base64"));
    rows.set(path, `100644 blob ${sha}\t${path}`);
  }
  const words = [message.headline, ...(message.body === undefined ? [] : ["", message.body])].join("\n");
  const oid = git.run(["commit-tree", git.writeTree([...rows.values()]), "-p", head], words);
  git.run(["update-ref", ref, oid, head]);
  const url = `${origins.server}/${repository.owner}/${repository.name}/commit/${oid}`;
  return { createCommitOnBranch: { commit: { oid, url } } };
}

function repositoryOf(state: State, name: string): NonNullable<ReturnType<State["repositories"]["get"]>> {
  const repository = state.repositories.get(name);
  if (repository === undefined)
    throw new Refusal(404, `Could not resolve to a Repository with the name '${name}'.`);
  return repository;
}
