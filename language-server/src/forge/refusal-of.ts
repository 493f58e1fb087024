import type { FailedRun, RefusalKind } from "../protocol/github.ts";

type Refusal = Extract<FailedRun, { status: "refused" }>;

const KINDS: Readonly<Record<number, RefusalKind>> = { 401: "token", 404: "not-found", 429: "limit" };
/** `x-github-sso: required; url=https://github.com/orgs/octo/sso?authorization_request=A1` */
const SIGN_ON_URL = /\burl=(https:\/\/[^\s;,]+)/;

/** Why a forge refused, as far as it decides what the user can do; undefined for what is no refusal. */
export function refusalOf(error: unknown, host: string): Refusal | undefined {
  if (!(error instanceof Error) || !("code" in error) || error.code !== "forge-refused") return undefined;
  const hint = "hint" in error && typeof error.hint === "string" ? ` ${error.hint}` : "";
  const detail = `${sentence(error.message)}${hint}`;
  const { cause } = error;
  const status = numberIn(cause, "status");
  const signOn = signOnHeader(cause);
  if (status === 403 && (signOn !== undefined || /\bSAML\b/.test(messageOf(cause)))) {
    const url = signOnUrl(signOn ?? "", host);
    return { status: "refused", why: "sign-on", detail, ...(url === undefined ? {} : { url }) };
  }
  if (status === undefined || status >= 500) return { status: "refused", why: "unreachable", detail };
  const isLimit = status === 403 && /rate limit|abuse/i.test(messageOf(cause));
  return { status: "refused", why: isLimit ? "limit" : (KINDS[status] ?? "other"), detail };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : "";
}

function numberIn(value: unknown, name: string): number | undefined {
  const found = fieldOf(value, name);
  return typeof found === "number" ? found : undefined;
}

function signOnHeader(cause: unknown): string | undefined {
  const found = fieldOf(fieldOf(fieldOf(cause, "response"), "headers"), "x-github-sso");
  return typeof found === "string" ? found : undefined;
}

/** Only a page of the host itself is one to send a user to. */
function signOnUrl(header: string, host: string): string | undefined {
  const url = SIGN_ON_URL.exec(header)?.[1];
  return url !== undefined && URL.canParse(url) && new URL(url).host === host ? url : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
