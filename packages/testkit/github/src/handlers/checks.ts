import {
  notFound,
  page,
  Refusal,
  text,
  type DoubleRequest,
  type Handler,
  type HandlersOf,
} from "../answer.ts";
import { isRecord } from "../is-record.ts";
import type { CheckRun, State } from "../state.ts";

/** GitHub counts bytes here, though its description says characters. */
const MOST_BYTES = 65_535;
const LONGEST_TITLE = 255;

/** `checks/*` */
export const CHECKS: HandlersOf<"checks"> = {
  "checks/create": create,
  "checks/update": update,
  "checks/list-for-ref": list,
};

function create(request: DoubleRequest): ReturnType<Handler> {
  const { repository, body, state } = request;
  const sha = text(body["head_sha"]);
  if (repository.git.commit(sha) === undefined) throw new Refusal(422, `No commit found for SHA: ${sha}`);
  const check: CheckRun = {
    id: state.nextId(),
    name: text(body["name"]),
    sha,
    status: "queued",
    conclusion: null,
    externalId: "",
    detailsUrl: null,
    title: "",
    summary: "",
    text: "",
    annotations: [],
  };
  write(check, request);
  repository.checkRuns.push(check);
  return { status: 201, body: checkBody(check) };
}

function update(request: DoubleRequest): ReturnType<Handler> {
  const { repository, path } = request;
  const check = repository.checkRuns.find(({ id }) => String(id) === path["check_run_id"]);
  if (check === undefined) throw notFound();
  write(check, request);
  return { status: 200, body: checkBody(check) };
}

function list(request: DoubleRequest): ReturnType<Handler> {
  const { repository, path, query } = request;
  const sha = repository.git.commit(path["ref"] ?? "");
  const all = repository.checkRuns.filter(
    (check) => check.sha === sha && (query["check_name"] ?? check.name) === check.name,
  );
  const newest = new Map(all.map((check) => [check.name, check]));
  const found = query["filter"] === "all" ? all : [...newest.values()];
  const route = `/repos/${repository.owner}/${repository.name}/commits/${path["ref"]}/check-runs`;
  const { items, headers } = page(request, route, found);
  const checks = items.map((check) => checkBody(check));
  return { status: 200, headers, body: { total_count: found.length, check_runs: checks } };
}

/** What the description does not say is refused by hand, as the service does. */
function write(check: CheckRun, { body, state }: Pick<DoubleRequest, "body" | "state">): void {
  const conclusion = text(body["conclusion"]);
  if (conclusion === "stale") throw new Refusal(422, "conclusion stale can only be set by GitHub");
  if (body["status"] === "completed" && conclusion === "" && check.conclusion === null)
    throw new Refusal(422, "conclusion is required when status is completed");
  const output = isRecord(body["output"]) ? body["output"] : {};
  check.status = conclusion === "" ? text(body["status"]) || check.status : "completed";
  check.conclusion = conclusion === "" ? check.conclusion : conclusion;
  check.externalId = text(body["external_id"]) || check.externalId;
  check.detailsUrl = text(body["details_url"]) || check.detailsUrl;
  check.title = bounded(text(output["title"]), LONGEST_TITLE, "title") || check.title;
  check.summary = bounded(text(output["summary"]), MOST_BYTES, "summary") || check.summary;
  check.text = bounded(text(output["text"]), MOST_BYTES, "text") || check.text;
  const annotations = Array.isArray(output["annotations"]) ? output["annotations"].filter(isRecord) : [];
  for (const annotation of annotations) refuseWrong(annotation, state);
  check.annotations.push(...annotations);
}

/** What is asked wrongly fails the test, too: whoever asks may well live with the refusal. */
function refuseWrong(annotation: Record<string, unknown>, { violations }: State): void {
  const wrong = wrongIn(annotation);
  if (wrong === undefined) return;
  violations.push(`checks: ${wrong}`);
  throw new Refusal(422, wrong);
}

function wrongIn(annotation: Record<string, unknown>): string | undefined {
  const { start_line: start, end_line: end, start_column: from, end_column: to } = annotation;
  if ((from !== undefined || to !== undefined) && start !== end)
    return "columns are only allowed where start_line and end_line are the same";
  if (Number(start) < 1 || Number(end) < Number(start)) return "end_line is before start_line";
  if (Number(from ?? 1) < 1 || Number(to ?? from ?? 1) < Number(from ?? 1))
    return "end_column is before start_column";
  if (!isRelative(text(annotation["path"]))) return "path is not relative";
  if (text(annotation["message"]) === "") return "message is blank";
  bounded(text(annotation["message"]), 65_536, "message");
  bounded(text(annotation["raw_details"]), 65_536, "raw_details");
  bounded(text(annotation["title"]), LONGEST_TITLE, "annotation title");
  return undefined;
}

function isRelative(path: string): boolean {
  return (
    path !== "" &&
    !/^[\\/]|^[a-z]:|\\/i.test(path) &&
    !path.split("/").some((part) => part === ".." || part === ".")
  );
}

function bounded(value: string, most: number, name: string): string {
  if (Buffer.byteLength(value) > most)
    throw new Refusal(422, `${name} is too long (maximum is ${most} bytes)`);
  return value;
}

function checkBody(check: CheckRun): object {
  return {
    id: check.id,
    head_sha: check.sha,
    name: check.name,
    status: check.status,
    conclusion: check.conclusion,
    external_id: check.externalId,
    details_url: check.detailsUrl,
    output: {
      title: check.title,
      summary: check.summary,
      text: check.text,
      annotations_count: check.annotations.length,
    },
  };
}
