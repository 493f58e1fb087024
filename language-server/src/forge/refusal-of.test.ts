import { expect, it } from "vitest";
import { refusalOf } from "./refusal-of.ts";

const HEADER = "required; url=https://github.com/orgs/octo/sso?authorization_request=A1";

function refusal(status: number, headers: object = {}): Error {
  const cause = Object.assign(new Error("refused"), { status, response: { headers } });
  return Object.assign(new Error("cannot list the failed runs: no", { cause }), { code: "forge-refused" });
}

it("names the page where the user signs on, where it is one of the host itself", () => {
  const url = "https://github.com/orgs/octo/sso?authorization_request=A1";
  const error = refusal(403, { "x-github-sso": HEADER });
  expect(refusalOf(error, "github.com")).toMatchObject({ why: "sign-on", url });
  const elsewhere = refusal(403, { "x-github-sso": HEADER.replace("github.com", "evil.example") });
  expect(refusalOf(elsewhere, "github.com")).toEqual({
    status: "refused",
    why: "sign-on",
    detail: "Cannot list the failed runs: no.",
  });
});

it.each([
  [500, "unreachable"],
  [429, "limit"],
  [422, "other"],
])("%i is %s", (status, why) => {
  expect(refusalOf(refusal(status), "github.com")).toMatchObject({ why });
});

it("takes no other error for a refusal", () => {
  expect(refusalOf(new TypeError("bug"), "github.com")).toBeUndefined();
});
