import { notFound, page, Refusal, type DoubleRequest, type Handler, type HandlersOf } from "../answer.ts";
import type { Job, Run } from "../state.ts";
import { repositoryBody } from "./repository-body.ts";

const TIME = "2026-11-20T09:00:00Z";

/** `actions/*` */
export const ACTIONS: HandlersOf<"actions"> = {
  "actions/download-artifact": redirectToArtifact,
  "actions/list-workflow-run-artifacts": listArtifacts,
  "actions/get-workflow-run": (request) => ({ status: 200, body: runBody(request, runOf(request)) }),
  "actions/list-workflow-runs-for-repo": listRuns,
  "actions/list-jobs-for-workflow-run": (request) => listJobs(request, runOf(request).attempt),
  "actions/list-jobs-for-workflow-run-attempt": (request) =>
    listJobs(request, Number(request.path["attempt_number"])),
  "actions/download-job-logs-for-workflow-run": redirectToLog,
};

function runOf({ repository, path }: DoubleRequest): Run {
  const run = repository.runs.find(({ id }) => String(id) === path["run_id"]);
  if (run === undefined) throw notFound();
  return run;
}

function jobOf({ repository, path }: DoubleRequest): Job {
  const job = repository.jobs.find(({ id }) => String(id) === path["job_id"]);
  if (job === undefined) throw notFound();
  return job;
}

function listRuns(request: DoubleRequest): ReturnType<Handler> {
  const { repository, query } = request;
  const status = query["status"];
  const found = repository.runs
    .filter(
      (run) =>
        (query["branch"] ?? run.branch) === run.branch &&
        (query["head_sha"] ?? run.sha) === run.sha &&
        (query["event"] ?? run.event) === run.event &&
        (status === undefined || run.status === status || run.conclusion === status),
    )
    .toReversed();
  const { items, headers } = page(request, pathOf(request, "actions/runs"), found);
  const runs = items.map((run) => runBody(request, run));
  return { status: 200, headers, body: { total_count: found.length, workflow_runs: runs } };
}

function listJobs(request: DoubleRequest, attempt: number): ReturnType<Handler> {
  const run = runOf(request);
  const jobs = request.repository.jobs.filter(
    (job) => job.runId === run.id && (request.query["filter"] === "all" || job.attempt === attempt),
  );
  const named = request.path["attempt_number"];
  const rest = named === undefined ? "jobs" : `attempts/${named}/jobs`;
  const { items, headers } = page(request, pathOf(request, `actions/runs/${run.id}/${rest}`), jobs);
  const bodies = items.map((job) => jobBody(request, job));
  return { status: 200, headers, body: { total_count: jobs.length, jobs: bodies } };
}

function redirectToLog(request: DoubleRequest): ReturnType<Handler> {
  const job = jobOf(request);
  if (job.isExpired) throw new Refusal(410, "Server Error: the log has expired");
  const { owner, name } = request.repository;
  const location = `${request.origins.logs}/${owner}/${name}/${job.id}?sig=secret`;
  return { status: 302, headers: { location } };
}

function listArtifacts(request: DoubleRequest): ReturnType<Handler> {
  const { repository, query, origins } = request;
  const run = runOf(request);
  const found = repository.artifacts.filter(
    ({ runId, name }) => runId === run.id && (query["name"] ?? name) === name,
  );
  const { items, headers } = page(request, pathOf(request, `actions/runs/${run.id}/artifacts`), found);
  const artifacts = items.map(({ id, name, claimedBytes, isExpired }) => ({
    id,
    name,
    size_in_bytes: claimedBytes,
    expired: isExpired,
    archive_download_url: `${origins.api}${pathOf(request, `actions/artifacts/${id}/zip`)}`,
  }));
  return { status: 200, headers, body: { total_count: found.length, artifacts } };
}

function redirectToArtifact({ repository, path, origins }: DoubleRequest): ReturnType<Handler> {
  const artifact = repository.artifacts.find(({ id }) => String(id) === path["artifact_id"]);
  if (artifact === undefined || path["archive_format"] !== "zip") throw notFound();
  if (artifact.isExpired) throw new Refusal(410, "Artifact has expired");
  const location = `${origins.logs}/${repository.owner}/${repository.name}/artifact-${artifact.id}?sig=secret`;
  return { status: 302, headers: { location } };
}

function pathOf({ repository }: DoubleRequest, rest: string): string {
  return `/repos/${repository.owner}/${repository.name}/${rest}`;
}

function runBody(request: DoubleRequest, run: Run): object {
  const { state, repository, origins } = request;
  const head = state.repositories.get(run.headRepository) ?? repository;
  const isOwn = head === repository;
  return {
    id: run.id,
    name: run.title ?? run.name,
    head_branch: run.branch,
    head_sha: run.sha,
    path: run.path,
    run_number: run.id,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: 1,
    referenced_workflows: run.calls.map((path) => ({ path, sha: run.sha, ref: path.split("@")[1] ?? "" })),
    html_url: `${origins.server}/${repository.owner}/${repository.name}/actions/runs/${run.id}`,
    pull_requests: repository.pulls
      .filter((pull) => isOwn && pull.state === "open" && pull.head === run.branch)
      .map((pull) => ({
        number: pull.number,
        head: { ref: pull.head, sha: run.sha },
        base: { ref: pull.base },
      })),
    created_at: TIME,
    updated_at: TIME,
    display_title: run.title ?? run.name,
    head_commit: { id: run.sha, timestamp: TIME },
    repository: repositoryBody(repository, origins),
    head_repository: repositoryBody(head, origins),
  };
}

function jobBody({ repository, origins }: DoubleRequest, job: Job): object {
  const run = repository.runs.find(({ id }) => id === job.runId);
  return {
    id: job.id,
    run_id: job.runId,
    run_attempt: job.attempt,
    head_sha: run?.sha ?? "",
    head_branch: run?.branch ?? null,
    html_url: `${origins.server}/${repository.owner}/${repository.name}/actions/runs/${job.runId}/job/${job.id}`,
    status: job.status,
    conclusion: job.conclusion,
    created_at: TIME,
    started_at: TIME,
    completed_at: job.status === "completed" ? TIME : null,
    name: job.name,
    workflow_name: run?.name ?? null,
    steps: job.steps.map(({ name, conclusion }, index) => ({
      name,
      conclusion,
      status: conclusion === null ? "in_progress" : "completed",
      number: index + 1,
    })),
  };
}
