import type { Job, LogAnswer, PullRequest, Run, RunReader } from "../forge.ts";
import { readArtifact } from "./artifacts.ts";
import type { Client } from "./client.ts";
import { toPullRequest } from "./pull-request.ts";
import { workflowOf } from "../workflow-of.ts";
import { asked, isLimit, statusOf } from "./refused.ts";

const READ_RUNS = "actions: read";
const READ_PULLS = "pull-requests: read";
const PAGE = 100;
/** How many failed runs are looked at for one that is meant. */
const RUNS = 10;
const FAILED = "failure";

type RunData = Awaited<ReturnType<Client["octokit"]["rest"]["actions"]["getWorkflowRun"]>>["data"];
type JobData = Awaited<ReturnType<Client["octokit"]["rest"]["actions"]["getJobForWorkflowRun"]>>["data"];

/** Runs, jobs and logs of GitHub Actions. */
export function createRunReader(client: Client): RunReader {
  const { octokit, ...place } = client;
  return {
    async run(id) {
      const get = () => octokit.rest.actions.getWorkflowRun({ ...place, run_id: id });
      return toRun((await asked(`read run ${id}`, READ_RUNS, get)).data);
    },
    async failedRun({ branch, sha }, isMeant = () => Promise.resolve(true)) {
      const of = {
        ...(branch === undefined ? {} : { branch }),
        ...(sha === undefined ? {} : { head_sha: sha }),
      };
      const list = () =>
        octokit.rest.actions.listWorkflowRunsForRepo({ ...place, ...of, status: FAILED, per_page: RUNS });
      const { data } = await asked("list the failed runs", READ_RUNS, list);
      for (const run of data.workflow_runs.map((each) => toRun(each))) if (await isMeant(run)) return run;
      return undefined;
    },
    async jobs({ id, attempt }) {
      const list = () =>
        octokit.paginate(octokit.rest.actions.listJobsForWorkflowRunAttempt, {
          ...place,
          run_id: id,
          attempt_number: attempt,
          per_page: PAGE,
        });
      return (await asked(`list the jobs of run ${id}`, READ_RUNS, list)).map((job) => toJob(job));
    },
    openLog: (job, signal) => openLog(client, job, signal),
    pullRequestOf: (run) => pullRequestOf(client, run),
    async pullRequest(number) {
      const get = () => octokit.rest.pulls.get({ ...place, pull_number: number });
      return toPullRequest((await asked(`read pull request #${number}`, READ_PULLS, get)).data);
    },
    async mayWrite(login) {
      const get = () => octokit.rest.repos.getCollaboratorPermissionLevel({ ...place, username: login });
      const { data } = await asked(`ask what ${login} may do`, "metadata: read", get);
      return data.permission === "admin" || data.permission === "write";
    },
    artifactFile: (run, wanted) =>
      asked(`read the artifact ${wanted.artifact}`, READ_RUNS, () => readArtifact(client, run, wanted)),
  };
}

function toRun(data: RunData): Run {
  return {
    id: data.id,
    attempt: data.run_attempt ?? 1,
    name: data.name ?? "",
    workflow: workflowOf(data.path) ?? data.name ?? "",
    url: data.html_url,
    event: data.event,
    sha: data.head_sha,
    branch: data.head_branch ?? undefined,
    headRepository: fullName(data.head_repository),
    isDone: data.status === "completed",
    conclusion: data.conclusion ?? undefined,
  };
}

/** The description promises it, and a fork that was deleted has none. */
function fullName(repository: RunData["head_repository"] | null): string {
  return repository?.full_name ?? "";
}

function toJob({ id, name, html_url: url, status, conclusion, steps = [] }: JobData): Job {
  return {
    id,
    name,
    url: url ?? undefined,
    isDone: status === "completed",
    conclusion: conclusion ?? undefined,
    hasFailedStep: steps.some((step) => step.conclusion === FAILED),
  };
}

/** The link that GitHub redirects to is good without a token, and must not be shown one. */
async function openLog(
  { octokit, ...place }: Client,
  { id, name, conclusion }: Job,
  signal?: AbortSignal,
): Promise<LogAnswer> {
  const request = { redirect: "manual" as const, ...(signal === undefined ? {} : { signal }) };
  try {
    const { headers } = await octokit.rest.actions.downloadJobLogsForWorkflowRun({
      ...place,
      job_id: id,
      request,
    });
    const response = await fetch(headers.location ?? "", signal === undefined ? {} : { signal });
    if (response.ok && response.body !== null) return { status: "ready", chunks: response.body };
    await response.body?.cancel();
    return whyNot(response.status, name, conclusion);
  } catch (error) {
    const status = statusOf(error);
    if (status === undefined || status >= 500 || status === 401 || isLimit(error))
      return asked(`read the log of ${name}`, READ_RUNS, () => Promise.reject(error));
    return whyNot(status, name, conclusion);
  }
}

function whyNot(status: number, name: string, conclusion: string | undefined): LogAnswer {
  if (status === 410) return { status: "expired", detail: `The log of ${name} has expired.` };
  if (status === 403)
    return {
      status: "forbidden",
      detail: `The token may not read the log of ${name}: it lacks \`${READ_RUNS}\`.`,
    };
  if (conclusion === "cancelled")
    return { status: "absent", detail: `${name} was cancelled and left no log.` };
  return { status: "absent", detail: `GitHub has no log of ${name}: it is not there yet, or was deleted.` };
}

/** GitHub lists no pull request with a fork's run: there the commit has to tell, and where it cannot, the branch. */
async function pullRequestOf({ octokit, ...place }: Client, run: Run): Promise<PullRequest | undefined> {
  const list = () =>
    octokit.rest.repos.listPullRequestsAssociatedWithCommit({ ...place, commit_sha: run.sha });
  const ofCommit = await asked("find the pull request", READ_PULLS, list).catch(() => undefined);
  const open =
    ofCommit?.data.filter(({ state }) => state === "open").map((pull) => toPullRequest(pull)) ?? [];
  const isOfRun = ({ head, headRepository }: PullRequest): boolean =>
    head === run.branch && headRepository === run.headRepository;
  const isOfCommit = ({ headSha }: PullRequest): boolean => headSha === run.sha;
  const exact = open.find((pull) => isOfCommit(pull) && isOfRun(pull));
  const found = exact ?? open.find(isOfCommit) ?? open.find(isOfRun);
  if (found !== undefined) return found;
  const isTold = ofCommit !== undefined && run.headRepository === `${place.owner}/${place.repo}`;
  if (isTold || run.branch === undefined) return undefined;
  const head = `${run.headRepository.split("/")[0]}:${run.branch}`;
  const { data } = await asked("find the pull request", READ_PULLS, () =>
    octokit.rest.pulls.list({ ...place, head, state: "open" }),
  );
  return data.map((pull) => toPullRequest(pull)).find(isOfRun);
}
