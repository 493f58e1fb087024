import { delimiter } from "node:path";
import { expect, test } from "vitest";
import { commandEnvironment } from "./command-environment.ts";

function keeps(name: string): boolean {
  return name in commandEnvironment({ [name]: "x" });
}

test.each([
  "GITHUB_TOKEN",
  "gh_token",
  "NPM_TOKEN",
  "NODE_AUTH_TOKEN",
  "npm_config_//registry.example.org/:_authToken",
  "NPM_CONFIG__AUTH",
  "OPENAI_API_KEY",
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "GOOGLE_APPLICATION_CREDENTIALS",
  "DB_PASSWORD",
  "PGPASSWORD",
  "SSH_AUTH_SOCK",
  "GH_PAT",
  "CLIENT_SECRET",
  "ACTIONS_ID_TOKEN_REQUEST_URL",
  "ACTIONS_RUNTIME_URL",
  "GITHUB_ENV",
  "GITHUB_OUTPUT",
  "GITHUB_PATH",
  "GITHUB_STEP_SUMMARY",
])("takes %s away", (name) => {
  expect(keeps(name)).toBe(false);
});

test.each([
  "PATH",
  "HOME",
  "CI",
  "GITHUB_ACTIONS",
  "GITHUB_SHA",
  "NODE_OPTIONS",
  "GIT_AUTHOR_NAME",
  "KEYBOARD",
  "PATTERN",
])("leaves %s", (name) => {
  expect(keeps(name)).toBe(true);
});

test("lets pass what the user names, and keeps pnpm from installing", () => {
  const environment = commandEnvironment({ A: "1", B_TOKEN: "2" }, { B_TOKEN: "3" });
  expect(environment).toEqual({ A: "1", B_TOKEN: "3", pnpm_config_verify_deps_before_run: "false" });
});

test("takes away where pnpm put our own packages, and leaves what else is on NODE_PATH", () => {
  const own = ["/tool/node_modules/.pnpm/a@1/node_modules", "/tool/node_modules/.pnpm/node_modules"];
  const path = (entries: string[]): string | undefined =>
    commandEnvironment({ NODE_PATH: entries.join(delimiter) })["NODE_PATH"];
  expect(path([...own, "/usr/share/nodejs"])).toBe("/usr/share/nodejs");
  expect(path(own)).toBeUndefined();
});
