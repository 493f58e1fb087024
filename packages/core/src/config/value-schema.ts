import { z } from "zod";
import { isBranchName } from "./branch-name.ts";
import { isPathPattern } from "./path-pattern.ts";
import { PLACEHOLDERS, unknownPlaceholders } from "./placeholder.ts";
import { hideTokens, looksLikeToken } from "./token.ts";

// An `error` names what is allowed and is read after "expected"; the error of a `refine` is the whole sentence.
// The schema checks and changes nothing: defaults are filled in later, so that every value keeps its place in the file.

/** A single text, not empty, not long, without secrets. `expected` is what it is, as messages call it. */
export function textOf(expected: string): z.ZodString {
  return z
    .string({ error: expected })
    .refine((value) => hideTokens(value) === value, {
      error:
        "a token is in here and now known to all who read the file: revoke it, and keep it out of the file",
    })
    .min(1, { error: "text that is not empty" })
    .max(500, { error: "at most 500 characters" });
}

const text = textOf("text (in quotes where it looks like something else)");

export const line: z.ZodString = text.refine((value) => !/\p{Cc}/u.test(value), {
  error: "has line breaks or control characters, expected text on one line",
});

export const pathPattern: z.ZodString = text.refine(isPathPattern, {
  error:
    'not a path pattern, expected a path from the repository root with "/" and only the wildcards *, ** and ?',
});

export const environmentVariable: z.ZodString = z
  .string({ error: "the name of an environment variable, such as GITHUB_TOKEN" })
  .refine((value) => !looksLikeToken(value) && /^[A-Z_][A-Z0-9_]{0,99}$/.test(value), {
    error: (issue) =>
      typeof issue.input === "string" && looksLikeToken(issue.input)
        ? "this is a token itself and now known to all who read the file: revoke it, and write the NAME of an environment variable, such as GITHUB_TOKEN"
        : "not the name of an environment variable, expected capitals, digits and _, such as GITHUB_TOKEN",
  })
  .meta({ pattern: "^[A-Z_][A-Z0-9_]{0,99}$" });

export const template: z.ZodString = line.refine((value) => unknownPlaceholders(value).length === 0, {
  error: (issue) =>
    `${unknownPlaceholders(String(issue.input)).join(", ")} is not a placeholder, allowed: ${PLACEHOLDERS.map((name) => `{${name}}`).join(", ")}`,
});

export const branchTemplate: z.ZodString = template
  .refine((value) => value.includes("{id}"), {
    error: "has no {id}, which keeps the branches of two fixes apart",
  })
  .refine((value) => isBranchName(value.replace(/\{[^{}]*\}/g, "x")), {
    error: "makes no valid branch name, expected letters, digits and - _ . / around the placeholders",
  });

export const branch: z.ZodString = line.refine(isBranchName, {
  error: "not a valid branch name, expected letters, digits and - _ . /",
});

export const webAddress: z.ZodString = text.refine(isSafeAddress, {
  error:
    "not a safe address, expected https://…, or http://… of this machine (localhost, 127.0.0.1, [::1]), without user name and password",
});

function isSafeAddress(value: string): boolean {
  const address = URL.canParse(value) ? new URL(value) : undefined;
  if (address === undefined || address.username !== "" || address.password !== "") return false;
  if (address.protocol === "https:") return true;
  return address.protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(address.hostname);
}
