import type {
  BranchWriter,
  CommitNote,
  CommitRequest,
  PullRequest,
  PullRequestRequest,
  RemoteFile,
} from "../forge.ts";
import type { Client } from "./client.ts";
import { toPullRequest } from "./pull-request.ts";
import { asked, statusOf } from "./refused.ts";

const READ = "contents: read";
const WRITE = "contents: write";
const READ_PULLS = "pull-requests: read";
const WRITE_PULLS = "pull-requests: write";
const PLAIN = "100644";
const ONCE = { retries: 0 };
const PAGE = 100;

const COMMIT =
  "mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }";

/** Branches, commits and pull requests, all by the interface: nothing is checked out. */
export function createBranchWriter(client: Client): BranchWriter {
  const { octokit, ...place } = client;
  return {
    async defaultBranch() {
      const get = () => octokit.rest.repos.get(place);
      return (await asked("read the repository", "metadata: read", get)).data.default_branch;
    },
    head: (branch) => asked(`find branch ${branch}`, READ, () => headOf(client, branch)),
    files: (commit, paths) => asked("list the files", READ, () => filesOf(client, commit, paths)),
    async read({ path, sha }) {
      const get = () => octokit.rest.git.getBlob({ ...place, file_sha: sha });
      return Buffer.from((await asked(`read ${path}`, READ, get)).data.content, "base64");
    },
    history: (commit) => history(client, commit),
    setBranch: (branch, commit) =>
      asked(`make the branch ${branch}`, WRITE, () => setBranch(client, branch, commit)),
    commit: (request) =>
      asked(`commit to ${request.branch}`, WRITE, () =>
        request.files.every(({ mode }) => mode === PLAIN)
          ? commitSigned(client, request)
          : commitWithModes(client, request),
      ),
    openPullRequest: (request) =>
      asked("open the pull request", WRITE_PULLS, () => openPullRequest(client, request)),
    fixPullRequests: (base, mark) =>
      asked("list the pull requests", READ_PULLS, () => fixPullRequests(client, base, mark)),
    async close({ number }) {
      const close = () => octokit.rest.pulls.update({ ...place, pull_number: number, state: "closed" });
      await asked("close the pull request", WRITE_PULLS, close);
    },
  };
}

async function headOf({ octokit, ...place }: Client, branch: string): Promise<string | undefined> {
  try {
    return (await octokit.rest.git.getRef({ ...place, ref: `heads/${branch}` })).data.object.sha;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

/** Folder by folder, as far as these files lie in them: the list of a whole commit is cut where it is long. */
async function filesOf(
  { octokit, ...place }: Client,
  commit: string,
  paths: readonly string[],
): Promise<Map<string, RemoteFile>> {
  const files = new Map<string, RemoteFile>();
  const waiting = [{ sha: commit, folder: "" }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { folder, sha } = next;
    const { data } = await octokit.rest.git.getTree({ ...place, tree_sha: sha });
    for (const { path: name, mode, type, sha: own } of data.tree) {
      const path = folder + name;
      const isWanted = paths.some((each) => each === path || each.startsWith(`${path}/`));
      if (isWanted && type === "tree") waiting.push({ sha: own, folder: `${path}/` });
      else if (isWanted) files.set(path, { path, mode, sha: own });
    }
  }
  return files;
}

async function* history({ octokit, ...place }: Client, commit: string): AsyncGenerator<CommitNote> {
  const get = (sha: string) => octokit.rest.git.getCommit({ ...place, commit_sha: sha });
  for (let sha: string | undefined = commit; sha !== undefined;) {
    const at: string = sha;
    const { data } = await asked("read the last commits", READ, () => get(at));
    yield { sha, message: data.message };
    sha = data.parents[0]?.sha;
  }
}

/** Two runs may find the same fix at the same time: what the other one has just made is there. */
async function setBranch({ octokit, ...place }: Client, branch: string, commit: string): Promise<void> {
  try {
    await octokit.rest.git.createRef({ ...place, ref: `refs/heads/${branch}`, sha: commit });
  } catch (error) {
    if (!isThere(error)) throw error;
    await octokit.rest.git.updateRef({ ...place, ref: `heads/${branch}`, sha: commit, force: true });
  }
}

function isThere(error: unknown): boolean {
  return statusOf(error) === 422 && error instanceof Error && /already exists/i.test(error.message);
}

async function commitSigned({ octokit, owner, repo }: Client, request: CommitRequest): Promise<string> {
  const { branch, expectedHead, headline, body, files } = request;
  const input = {
    branch: { repositoryNameWithOwner: `${owner}/${repo}`, branchName: branch },
    expectedHeadOid: expectedHead,
    message: { headline, body },
    fileChanges: {
      additions: files.map(({ path, bytes }) => ({ path, contents: Buffer.from(bytes).toString("base64") })),
    },
  };
  const answer = await octokit.graphql<{ createCommitOnBranch: { commit: { oid: string } } }>(COMMIT, {
    input,
  });
  return answer.createCommitOnBranch.commit.oid;
}

/** The other way cannot keep an executable file executable. */
async function commitWithModes({ octokit, ...place }: Client, request: CommitRequest): Promise<string> {
  const { branch, expectedHead, headline, body, files } = request;
  const blobs = await Promise.all(
    files.map(async ({ path, bytes, mode }) => {
      const content = Buffer.from(bytes).toString("base64");
      const { data } = await octokit.rest.git.createBlob({ ...place, content, encoding: "base64" });
      return { path, mode: mode === "100755" ? mode : PLAIN, type: "blob", sha: data.sha } as const;
    }),
  );
  const base = await octokit.rest.git.getCommit({ ...place, commit_sha: expectedHead });
  const { data: tree } = await octokit.rest.git.createTree({
    ...place,
    base_tree: base.data.tree.sha,
    tree: blobs,
  });
  const { data: made } = await octokit.rest.git.createCommit({
    ...place,
    tree: tree.sha,
    parents: [expectedHead],
    message: body === "" ? headline : `${headline}\n\n${body}`,
  });
  await octokit.rest.git.updateRef({ ...place, ref: `heads/${branch}`, sha: made.sha, force: false });
  return made.sha;
}

async function openPullRequest(
  client: Client,
  request: PullRequestRequest,
): Promise<PullRequest & { isNew: boolean }> {
  const known = request.isNewHead ? undefined : await findPullRequest(client, request);
  if (known !== undefined) return updatePullRequest(client, known.number, request);
  const { octokit, ...place } = client;
  const { head, base, title, body, labels } = request;
  try {
    const { data: pull } = await octokit.rest.pulls.create({
      ...place,
      head,
      base,
      title,
      body,
      request: ONCE,
    });
    await label(client, pull.number, labels);
    return { ...toPullRequest(pull), isNew: true };
  } catch (error) {
    const made = isThere(error) ? await findPullRequest(client, request) : undefined;
    if (made === undefined) throw error;
    return updatePullRequest(client, made.number, request);
  }
}

async function updatePullRequest(
  client: Client,
  number: number,
  { title, body, labels }: PullRequestRequest,
): Promise<PullRequest & { isNew: boolean }> {
  const { octokit, ...place } = client;
  const { data } = await octokit.rest.pulls.update({ ...place, pull_number: number, title, body });
  await label(client, number, labels);
  return { ...toPullRequest(data), isNew: false };
}

/** A pull request without its labels is better than none: a token may make the one and not the others. */
async function label(
  { octokit, ...place }: Client,
  number: number,
  labels: readonly string[],
): Promise<void> {
  if (labels.length === 0) return;
  try {
    await octokit.rest.issues.addLabels({ ...place, issue_number: number, labels: [...labels] });
  } catch (error) {
    if (![403, 404, 422].includes(statusOf(error) ?? 0)) throw error;
  }
}

async function fixPullRequests(
  { octokit, ...place }: Client,
  base: string,
  mark: string,
): Promise<PullRequest[]> {
  const open = await octokit.paginate(octokit.rest.pulls.list, {
    ...place,
    base,
    state: "open",
    per_page: PAGE,
  });
  return open
    .filter(({ body }) => body?.includes(mark) === true)
    .map((pull) => toPullRequest(pull))
    .filter(({ headRepository }) => headRepository === `${place.owner}/${place.repo}`);
}

async function findPullRequest(
  { octokit, ...place }: Client,
  { head, base }: Pick<PullRequestRequest, "head" | "base">,
): Promise<PullRequest | undefined> {
  const { data } = await octokit.rest.pulls.list({
    ...place,
    head: `${place.owner}:${head}`,
    base,
    state: "open",
  });
  return data.map((pull) => toPullRequest(pull))[0];
}
