import { HephaestusError } from "@hephaestus/core";

/** The status of a failed request; undefined where none was answered. */
export function statusOf(error: unknown): number | undefined {
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  return typeof status === "number" ? status : undefined;
}

/** Whether a limit refused a request, which GitHub says by 403 as well as by 429. */
export function isLimit(error: unknown): boolean {
  const status = statusOf(error) ?? graphqlStatus(error);
  const words = error instanceof Error ? error.message : "";
  return status === 429 || (status === 403 && /rate limit|abuse/i.test(words));
}

/** GraphQL answers 200 with errors in it: the kind of the first one as a status. */
function graphqlStatus(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errors" in error) || !Array.isArray(error.errors)) return undefined;
  const [first]: unknown[] = error.errors;
  const type = typeof first === "object" && first !== null && "type" in first ? first.type : undefined;
  return (
    new Map<unknown, number>([
      ["FORBIDDEN", 403],
      ["NOT_FOUND", 404],
      ["RATE_LIMITED", 429],
    ]).get(type) ?? 422
  );
}

/** Runs a request; says in words what was refused and which permission it takes, never quoting what was sent. */
export async function asked<Result>(
  what: string,
  permission: string,
  request: () => Promise<Result>,
): Promise<Result> {
  try {
    return await request();
  } catch (error) {
    throw error instanceof HephaestusError ? error : refusal(what, permission, error);
  }
}

function refusal(what: string, permission: string, cause: unknown): HephaestusError {
  const status = statusOf(cause) ?? graphqlStatus(cause);
  const words = cause instanceof Error ? cause.message.split(" - https://")[0] : String(cause);
  const refuse = (why: string, hint: string): HephaestusError =>
    new HephaestusError("forge-refused", `cannot ${what}: ${why}`, { hint, cause });
  if (status === 401)
    return refuse("GitHub does not know the token", "Give a token that is valid and not expired.");
  if (isLimit(cause))
    return refuse(
      "GitHub's rate limit is reached",
      "Try again when it has passed, or give a token of a GitHub App.",
    );
  if (status === 403 && /GitHub App/i.test(words ?? ""))
    return refuse("GitHub takes it from Apps only", "Give `GITHUB_TOKEN` or the token of a GitHub App.");
  if (status === 403 && /not permitted to create or approve/i.test(words ?? ""))
    return refuse(
      "the repository does not let workflows open pull requests",
      "Allow it under Settings, Actions, General, Workflow permissions; or give the token of a GitHub App.",
    );
  if (status === 403)
    return refuse(
      `the token lacks \`${permission}\``,
      `In a workflow, add \`permissions: ${permission}\` to the job. GitHub says: ${words}.`,
    );
  if (status === 404)
    return refuse(
      "GitHub has no such thing, or the token may not see it",
      `It takes \`permissions: ${permission}\` and a token for this repository.`,
    );
  if (status === undefined || status >= 500)
    return refuse(
      `GitHub could not be reached (${words})`,
      "Try again; https://www.githubstatus.com tells of outages.",
    );
  return refuse(`GitHub answered ${status}: ${words}`, "Nothing of it was changed.");
}
