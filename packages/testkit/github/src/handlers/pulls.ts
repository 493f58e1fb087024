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
import { diffLines, patchesOf } from "../patches.ts";
import type { Pull, Repository, ReviewComment } from "../state.ts";
import { repositoryBody } from "./repository-body.ts";

const TIME = "2026-11-20T09:00:00Z";

/** `pulls/*` and what pull requests a commit has. */
export const PULLS: HandlersOf<"pulls" | "repos"> = {
  "pulls/list": list,
  "pulls/get": (request) => ({ status: 200, body: pullBody(request, pullOf(request)) }),
  "pulls/create": create,
  "pulls/update": update,
  "pulls/list-files": listFiles,
  "pulls/list-review-comments": listReviewComments,
  "pulls/create-review": createReview,
  "repos/get": ({ repository, origins }) => ({ status: 200, body: repositoryBody(repository, origins) }),
  "repos/get-collaborator-permission-level": permissionLevel,
  "repos/list-pull-requests-associated-with-commit": listOfCommit,
};

function permissionLevel({ repository, path }: DoubleRequest): ReturnType<Handler> {
  const permission = repository.collaborators.get(path["username"] ?? "") ?? "read";
  return { status: 200, body: { permission, role_name: permission, user: null } };
}

function pullOf({ repository, path }: DoubleRequest): Pull {
  const pull = repository.pulls.find(({ number }) => String(number) === path["pull_number"]);
  if (pull === undefined) throw notFound();
  return pull;
}

function list(request: DoubleRequest): ReturnType<Handler> {
  const { repository, query } = request;
  const found = repository.pulls.filter((pull) => {
    const label = `${pull.headRepository.split("/")[0]}:${pull.head}`;
    const state = query["state"] ?? "open";
    return (
      (state === "all" || pull.state === state) &&
      (query["head"] ?? label) === label &&
      (query["base"] ?? pull.base) === pull.base
    );
  });
  const { items, headers } = page(request, routeOf(request, "pulls"), found);
  return { status: 200, headers, body: items.map((pull) => pullBody(request, pull)) };
}

function listOfCommit(request: DoubleRequest): ReturnType<Handler> {
  const sha = request.path["commit_sha"] ?? "";
  const found = request.repository.pulls.filter((pull) => hasCommit(request, pull, sha));
  return { status: 200, body: found.map((pull) => pullBody(request, pull)) };
}

/** Whether a commit is one of those that a pull request brings. */
function hasCommit(request: DoubleRequest, pull: Pull, sha: string): boolean {
  const head = headOf(request, pull);
  if (head === undefined || head === sha) return head === sha;
  const { git } = repositoryOfHead(request, pull);
  return git
    .run(["rev-list", head, `^${baseOf(request, pull)}`])
    .split("\n")
    .includes(sha);
}

function create(request: DoubleRequest): ReturnType<Handler> {
  const { repository, body, state, grant } = request;
  const [title, head, base] = [text(body["title"]), text(body["head"]), text(body["base"])];
  const [from, to] = [
    repository.git.commit(`refs/heads/${head}`),
    repository.git.commit(`refs/heads/${base}`),
  ];
  if (from === undefined) throw invalid("head", "invalid");
  if (to === undefined) throw invalid("base", "invalid");
  if (repository.git.run(["rev-list", `${to}..${from}`]) === "")
    throw new Refusal(422, "Validation Failed", [{ message: `No commits between ${base} and ${head}` }]);
  if (repository.pulls.some((pull) => pull.state === "open" && pull.head === head && pull.base === base))
    throw new Refusal(422, "Validation Failed", [
      { message: `A pull request already exists for ${repository.owner}:${head}.` },
    ]);
  const pull: Pull = {
    number: state.nextId(),
    title,
    body: text(body["body"]),
    state: "open",
    headRepository: `${repository.owner}/${repository.name}`,
    head,
    base,
    login: grant.login,
    labels: [],
    reviewComments: [],
    reviews: [],
    isDraft: body["draft"] === true,
  };
  repository.pulls.push(pull);
  return { status: 201, body: pullBody(request, pull) };
}

function invalid(field: string, code: string): Refusal {
  return new Refusal(422, "Validation Failed", [{ resource: "PullRequest", field, code }]);
}

function update(request: DoubleRequest): ReturnType<Handler> {
  const pull = pullOf(request);
  pull.title = text(request.body["title"]) || pull.title;
  pull.body = text(request.body["body"]) || pull.body;
  if (request.body["state"] === "closed") pull.state = "closed";
  return { status: 200, body: pullBody(request, pull) };
}

function listFiles(request: DoubleRequest): ReturnType<Handler> {
  const pull = pullOf(request);
  const route = routeOf(request, `pulls/${pull.number}/files`);
  const { items, headers } = page(request, route, patchesOfPull(request, pull));
  return { status: 200, headers, body: items };
}

function patchesOfPull(request: DoubleRequest, pull: Pull): ReturnType<typeof patchesOf> {
  const head = headOf(request, pull) ?? "";
  return patchesOf(request.repository.git, baseOf(request, pull), head);
}

function listReviewComments(request: DoubleRequest): ReturnType<Handler> {
  const pull = pullOf(request);
  const route = routeOf(request, `pulls/${pull.number}/comments`);
  const { items, headers } = page(request, route, pull.reviewComments);
  return { status: 200, headers, body: items.map((each) => commentBody(each)) };
}

/** One comment outside of the diff and the whole review is refused. */
function createReview(request: DoubleRequest): ReturnType<Handler> {
  const { body, state, grant } = request;
  const pull = pullOf(request);
  if (body["event"] === "COMMENT" && text(body["body"]) === "") throw invalid("body", "missing_field");
  if (text(body["commit_id"]) !== "" && !hasCommit(request, pull, text(body["commit_id"])))
    throw new Refusal(422, "Unprocessable Entity", ["commit_id is not part of the pull request"]);
  const given = Array.isArray(body["comments"]) ? body["comments"].filter(isRecord) : [];
  const lines = diffLines(patchesOfPull(request, pull));
  const comments = given.map((comment): ReviewComment => {
    const start = typeof comment["start_line"] === "number" ? comment["start_line"] : undefined;
    const made = {
      id: state.nextId(),
      path: text(comment["path"]),
      line: Number(comment["line"]),
      startLine: start,
      body: text(comment["body"]),
      login: grant.login,
    };
    if (made.body === "") throw invalid("body", "missing_field");
    if (comment["side"] === "LEFT" || comment["start_side"] === "LEFT")
      throw new Error("the double knows no lines of the old side");
    const hunk = lines.get(made.path)?.get(made.line);
    const startHunk = start === undefined ? hunk : lines.get(made.path)?.get(start);
    if (hunk === undefined || startHunk !== hunk || (start !== undefined && start >= made.line))
      throw new Refusal(422, "Unprocessable Entity", [
        "Pull request review thread line must be part of the diff",
      ]);
    return made;
  });
  pull.reviewComments.push(...comments);
  pull.reviews.push({ body: text(body["body"]), login: grant.login });
  return { status: 200, body: { id: state.nextId(), body: text(body["body"]), state: "COMMENTED" } };
}

function routeOf({ repository }: DoubleRequest, rest: string): string {
  return `/repos/${repository.owner}/${repository.name}/${rest}`;
}

function repositoryOfHead({ state, repository }: DoubleRequest, pull: Pull): Repository {
  return state.repositories.get(pull.headRepository) ?? repository;
}

function headOf(request: DoubleRequest, pull: Pull): string | undefined {
  return repositoryOfHead(request, pull).git.commit(`refs/heads/${pull.head}`);
}

/** The commit that base and head of a pull request have in common. */
function baseOf(request: DoubleRequest, pull: Pull): string {
  const base = request.repository.git.commit(`refs/heads/${pull.base}`) ?? "";
  return request.repository.git.run(["merge-base", base, headOf(request, pull) ?? ""]);
}

function commentBody(comment: ReviewComment): object {
  return {
    id: comment.id,
    path: comment.path,
    line: comment.line,
    body: comment.body,
    user: { login: comment.login, type: "Bot" },
    created_at: TIME,
    updated_at: TIME,
  };
}

function pullBody(request: DoubleRequest, pull: Pull): object {
  const { origins, repository } = request;
  const head = repositoryOfHead(request, pull);
  const sha = headOf(request, pull) ?? "";
  return {
    number: pull.number,
    title: pull.title,
    body: pull.body,
    state: pull.state,
    draft: pull.isDraft,
    html_url: `${origins.server}/${repository.owner}/${repository.name}/pull/${pull.number}`,
    user: { login: pull.login, type: pull.login.endsWith("[bot]") ? "Bot" : "User" },
    labels: pull.labels.map((name) => ({ name, id: 1, color: "ededed" })),
    head: {
      ref: pull.head,
      sha,
      label: `${head.owner}:${pull.head}`,
      repo: repositoryBody(head, origins),
      user: { login: head.owner },
    },
    base: {
      ref: pull.base,
      sha: repository.git.commit(`refs/heads/${pull.base}`) ?? "",
      label: `${repository.owner}:${pull.base}`,
      repo: repositoryBody(repository, origins),
      user: { login: repository.owner },
    },
    created_at: TIME,
    updated_at: TIME,
  };
}
