import {
  notFound,
  page,
  Refusal,
  text,
  type DoubleRequest,
  type Handler,
  type HandlersOf,
} from "../answer.ts";
import type { Comment, Repository } from "../state.ts";

const TIME = "2026-11-20T09:00:00Z";
const LONGEST_BODY = 65_536;

/** `issues/*`: what pull requests have of issues, their comments and labels. */
export const ISSUES: HandlersOf<"issues"> = {
  "issues/list-comments": list,
  "issues/create-comment": create,
  "issues/delete-comment": remove,
  "issues/update-comment": update,
  "issues/add-labels": addLabels,
};

function list(request: DoubleRequest): ReturnType<Handler> {
  const { repository, path } = request;
  const found = repository.comments.filter(({ issue }) => String(issue) === path["issue_number"]);
  const route = `/repos/${repository.owner}/${repository.name}/issues/${path["issue_number"]}/comments`;
  const { items, headers } = page(request, route, found);
  return { status: 200, headers, body: items.map((comment) => commentBody(comment)) };
}

function create({ repository, path, body, state, grant }: DoubleRequest): ReturnType<Handler> {
  const number = pullOf(repository, path).number;
  const comment = { id: state.nextId(), issue: number, login: grant.login, body: bodyOf(body) };
  repository.comments.push(comment);
  return { status: 201, body: commentBody(comment) };
}

function update({ repository, path, body }: DoubleRequest): ReturnType<Handler> {
  const comment = repository.comments.find(({ id }) => String(id) === path["comment_id"]);
  if (comment === undefined) throw notFound();
  comment.body = bodyOf(body);
  return { status: 200, body: commentBody(comment) };
}

function remove({ repository, path }: DoubleRequest): ReturnType<Handler> {
  const index = repository.comments.findIndex(({ id }) => String(id) === path["comment_id"]);
  if (index === -1) throw notFound();
  repository.comments.splice(index, 1);
  return { status: 204 };
}

function addLabels({ repository, path, body }: DoubleRequest): ReturnType<Handler> {
  const pull = pullOf(repository, path);
  const labels = Array.isArray(body["labels"]) ? body["labels"].map(String) : [];
  pull.labels = [...new Set([...pull.labels, ...labels])];
  return { status: 200, body: pull.labels.map((name) => ({ name })) };
}

function pullOf({ pulls }: Repository, path: Readonly<Record<string, string>>): Repository["pulls"][number] {
  const pull = pulls.find(({ number }) => String(number) === path["issue_number"]);
  if (pull === undefined) throw notFound();
  return pull;
}

function bodyOf(body: Readonly<Record<string, unknown>>): string {
  const value = text(body["body"]);
  if (value === "" || value.length > LONGEST_BODY)
    throw new Refusal(422, "Validation Failed", [{ code: "unprocessable", field: "body" }]);
  return value;
}

function commentBody({ id, login, body }: Comment): object {
  return {
    id,
    user: { login, type: login.endsWith("[bot]") ? "Bot" : "User" },
    body,
    created_at: TIME,
    updated_at: TIME,
  };
}
