import type { Check, FeedbackWriter, MarkedComment, PullRequest, ReviewComment } from "../forge.ts";
import type { Client } from "./client.ts";
import { annotationName, toldIn, toldMark } from "./told-annotations.ts";
import { asked, statusOf } from "./refused.ts";

const WRITE_CHECKS = "checks: write";
const WRITE_PULLS = "pull-requests: write";
const PAGE = 100;
/** GitHub takes so many annotations in a request; more follow in others. */
const ANNOTATIONS_A_TIME = 50;
/** Longer than writes wait for one another, so that whoever had read the comment before has written it. */
const REREAD_MS = 4_000;
const MOST_REREADS = 5;
/** A request that makes something is not tried again blindly: it might make it twice. */
const ONCE = { retries: 0 };

/** Waits for so many milliseconds. */
type Pause = (ms: number) => Promise<void>;

/** Check runs, reviews and comments. */
export function createFeedbackWriter(client: Client, pause: Pause): FeedbackWriter {
  return {
    writeCheck: (check) => asked("write the check run", WRITE_CHECKS, () => writeCheck(client, check)),
    shownLines: (pull) =>
      asked("read the changed files", "pull-requests: read", () => shownLines(client, pull)),
    review: (pull, body, comments) =>
      asked("write the review", WRITE_PULLS, () => review(client, pull, { body, comments })),
    hasCheck: ({ sha, name }, keyStart) =>
      asked("list the check runs", "checks: read", async () =>
        (await checksOf(client, sha, name)).some(
          ({ external_id: key }) => key?.startsWith(keyStart) === true,
        ),
      ),
    comment: (pull, comment) =>
      asked("write the comment", WRITE_PULLS, () => writeComment(client, pull, comment, pause)),
  };
}

type KnownCheck = Awaited<
  ReturnType<Client["octokit"]["rest"]["checks"]["listForRef"]>
>["data"]["check_runs"][number];

/** Those of a name, or of all; the newest of a name alone would hide those of other runs. */
async function checksOf(
  { octokit, ...place }: Client,
  sha: string,
  name: string | undefined,
): Promise<KnownCheck[]> {
  const of = { ref: sha, filter: "all" as const, per_page: PAGE };
  if (name === undefined) return octokit.paginate(octokit.rest.checks.listForRef, { ...place, ...of });
  return (await octokit.rest.checks.listForRef({ ...place, ...of, check_name: name })).data.check_runs;
}

async function writeCheck(client: Client, check: Check): Promise<{ url: string | undefined }> {
  const { octokit, ...place } = client;
  const { family } = check;
  const there = await checksOf(client, check.sha, family === undefined ? check.name : undefined);
  const same = there.filter(({ external_id: key }) => key === check.key);
  const known = same.find(({ name }) => name === check.name);
  const kin = same.filter(({ name }) => family !== undefined && name.startsWith(family));
  const told = toldIn(kin.filter((each) => each !== known).map(({ output }) => output.summary ?? ""));
  const fresh = check.annotations.filter((annotation) => !told.has(annotationName(annotation)));
  const annotations = fresh.map((annotation) => ({
    path: annotation.path,
    start_line: annotation.startLine,
    end_line: annotation.endLine,
    ...(annotation.startColumn === undefined ? {} : { start_column: annotation.startColumn }),
    ...(annotation.endColumn === undefined ? {} : { end_column: annotation.endColumn }),
    annotation_level: annotation.level,
    title: annotation.title,
    message: annotation.message,
  }));
  const named = family === undefined ? "" : toldMark(check.annotations);
  const output = { title: check.title, summary: check.summary + named };
  const state = { status: "completed" as const, conclusion: check.conclusion, output };
  const { id, html_url: url } =
    known ??
    (
      await octokit.rest.checks.create({
        ...place,
        ...state,
        name: check.name,
        head_sha: check.sha,
        external_id: check.key,
        output: { ...output, annotations: annotations.slice(0, ANNOTATIONS_A_TIME) },
        request: ONCE,
      })
    ).data;
  // Annotations are only ever added: those of a check that is there stand already.
  if (known !== undefined) await octokit.rest.checks.update({ ...place, ...state, check_run_id: id });
  else
    for (let next = ANNOTATIONS_A_TIME; next < annotations.length; next += ANNOTATIONS_A_TIME) {
      const some = annotations.slice(next, next + ANNOTATIONS_A_TIME);
      await octokit.rest.checks.update({
        ...place,
        check_run_id: id,
        output: { ...output, annotations: some },
      });
    }
  return { url: url ?? undefined };
}

async function shownLines(
  { octokit, ...place }: Client,
  { number }: PullRequest,
): Promise<Map<string, Map<number, number>>> {
  const files = await octokit.paginate(octokit.rest.pulls.listFiles, {
    ...place,
    pull_number: number,
    per_page: PAGE,
  });
  return new Map(files.map(({ filename, patch }) => [filename, linesOf(patch ?? "")]));
}

/** Reads hunks such as `@@ -1,4 +1,5 @@`: the lines of the new side, each with the number of its hunk. */
function linesOf(patch: string): Map<number, number> {
  const lines = new Map<number, number>();
  let [line, hunk] = [0, 0];
  for (const row of patch.split("\n")) {
    const start = /^@@ -\d+(?:,\d+)? \+(\d+)/.exec(row)?.[1];
    if (start !== undefined) [line, hunk] = [Number(start), hunk + 1];
    else if (row.startsWith("+") || row.startsWith(" ")) {
      lines.set(line, hunk);
      line += 1;
    }
  }
  return lines;
}

interface Review {
  body: string;
  comments: readonly ReviewComment[];
}

/** One line that is not in the diff and GitHub refuses the whole review: then each half is tried by itself. */
async function review(client: Client, pull: PullRequest, { body, comments }: Review): Promise<number> {
  const { octokit, ...place } = client;
  const known = await octokit.paginate(octokit.rest.pulls.listReviewComments, {
    ...place,
    pull_number: pull.number,
    per_page: PAGE,
  });
  const isKnown = (comment: ReviewComment): boolean =>
    known.some(
      ({ path, line, body: said }) =>
        path === comment.path &&
        (said === comment.body || (line === comment.endLine && proposed(said) === proposed(comment.body))),
    );
  const fresh = comments.filter((each) => !isKnown(each));
  return fresh.length === 0 ? 0 : postReview(client, pull, { body, comments: fresh });
}

/** What a suggestion makes of its lines, whatever is told above it: other versions of a tool word the same otherwise. */
function proposed(body: string): string {
  return /`{3,}suggestion\n[^]*$/.exec(body)?.[0] ?? body;
}

async function postReview(client: Client, pull: PullRequest, { body, comments }: Review): Promise<number> {
  const { octokit, ...place } = client;
  try {
    await octokit.rest.pulls.createReview({
      ...place,
      pull_number: pull.number,
      commit_id: pull.headSha,
      event: "COMMENT",
      body,
      comments: comments.map(({ path, startLine, endLine, body: words }) => ({
        path,
        line: endLine,
        side: "RIGHT",
        body: words,
        ...(startLine < endLine ? { start_line: startLine, start_side: "RIGHT" } : {}),
      })),
      request: ONCE,
    });
    return comments.length;
  } catch (error) {
    if (statusOf(error) !== 422) throw error;
    if (comments.length === 1) return 0;
    const middle = Math.ceil(comments.length / 2);
    const first = await postReview(client, pull, { body, comments: comments.slice(0, middle) });
    return first + (await postReview(client, pull, { body, comments: comments.slice(middle) }));
  }
}

interface OwnComment {
  id: number;
  /** What follows the marker. */
  words: string;
}

async function writeComment(
  client: Client,
  { number }: PullRequest,
  { marker, say, isShared = false }: MarkedComment,
  pause: Pause,
): Promise<void> {
  const [known] = await ownComments(client, number, marker);
  const own = known ?? (await makeComment(client, number, { marker, say }));
  if (own === undefined) return;
  const isChanged = (await saidIn(client, own, { marker, say })) || known === undefined;
  const rereads = isShared && isChanged ? MOST_REREADS : 0;
  for (let again = 0; again < rereads; again += 1) {
    await pause(REREAD_MS);
    const [now] = await ownComments(client, number, marker);
    if (now === undefined || !(await saidIn(client, now, { marker, say }))) return;
  }
}

/** Changes a comment to what is to be said; gives whether it said something else. */
async function saidIn(
  { octokit, ...place }: Client,
  { id, words }: OwnComment,
  { marker, say }: MarkedComment,
): Promise<boolean> {
  const said = say(words);
  if (said === undefined || said.trim() === words.trim()) return false;
  const body = `${marker}\n${said}`;
  await octokit.rest.issues.updateComment({ ...place, comment_id: id, body });
  return true;
}

/** Another job may make one at the same time: the first one stays, and is given. Undefined where nothing is to be said. */
async function makeComment(
  client: Client,
  number: number,
  { marker, say }: MarkedComment,
): Promise<OwnComment | undefined> {
  const { octokit, ...place } = client;
  const said = say(undefined);
  if (said === undefined) return undefined;
  const { data: made } = await octokit.rest.issues.createComment({
    ...place,
    issue_number: number,
    body: `${marker}\n${said}`,
    request: ONCE,
  });
  const [first] = await ownComments(client, number, marker);
  if (first === undefined || first.id >= made.id) return { id: made.id, words: said };
  await octokit.rest.issues.deleteComment({ ...place, comment_id: made.id });
  return first;
}

/** Ours that begin with a marker, the oldest first. */
async function ownComments(
  { octokit, ...place }: Client,
  number: number,
  marker: string,
): Promise<OwnComment[]> {
  const of = { ...place, issue_number: number, per_page: PAGE };
  const comments = await octokit.paginate(octokit.rest.issues.listComments, of);
  const marked = comments.filter((each) => each.body?.startsWith(`${marker}\n`) === true);
  const login = marked.some(({ user }) => user?.type !== "Bot") ? await loginOf(octokit) : undefined;
  return marked
    .filter(({ user }) => user?.type === "Bot" || (login !== undefined && user?.login === login))
    .map(({ id, body = "" }) => ({ id, words: body.slice(marker.length + 1).replaceAll("\r\n", "\n") }))
    .toSorted((a, b) => a.id - b.id);
}

/** Who a personal token belongs to; that of a run or App may not ask, and writes as a bot. */
async function loginOf(octokit: Client["octokit"]): Promise<string | undefined> {
  try {
    return (await octokit.rest.users.getAuthenticated()).data.login;
  } catch {
    return undefined;
  }
}
