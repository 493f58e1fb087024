import { expect, test } from "vitest";
import { findSecrets } from "./secret-rules.ts";

/** Made of parts, so that nobody takes it for a real one. */
const CHANCE = ["9fK2xQ7vLm4Zt8", "Rb3Wc6Yd1Hs5Jg0Pn"].join("");
const ENCODED = Buffer.from(`DB_PASSWORD=${CHANCE}`).toString("base64");
const COLORED = `TOKEN=${CHANCE.slice(0, 9)}\u001B[31m${CHANCE.slice(9)}`;

function found(text: string, kind: "log" | "source" = "source"): string[] {
  return [...new Set(findSecrets(text, kind).map(({ start, end }) => text.slice(start, end)))];
}

test.each([
  `import { PasswordRequiredStateV2 } from "../../../core/auth_flow/v2/state/PasswordRequiredStateV2";`,
  `export const GRANT_TYPE_REFRESH_TOKEN = "refresh_token";`,
  `export const TOKEN_ENDPOINT = "/v1/oauth/token";`,
  `const limits = { max_output_tokens: 128000, context_window: 400_000 };`,
  `const passwordLabel = "Enter your password";`,
  `errors.password = "The password is required";`,
  `<label htmlFor="password">Password</label>`,
  `const token = tokens[index]; const secret = load(name).secret ?? undefined;`,
  `const push = (token: string): Promise<unknown> =>\n  run("git", ["push"], { cwd: cloned(token) });`,
  `provider: { apiKeyEnv: "ANTHROPIC_API_KEY" }`,
  `"@secretlint/core": "catalog:", "gpt-tokenizer": "^4.0.0"`,
  "const password = `${first}-${second}`;",
  "url = `https://${user}:${password}@db/shop`;",
])("source that only speaks of secrets is left as it is: %s", (text) => {
  expect(found(text)).toEqual([]);
});

test.each([
  "A complete log of this run can be found in: /home/runner/.npm/_logs/2026-11-20T22_30_14_971Z-debug-0.log",
  "  persist-credentials: true",
  "13: 0x1047fd node::_ZZN4node14ThreadPoolWork12ScheduleWorkEvENUlP9uv_work_sE_4_FUNES2_",
  "/usr/share/rubygems-integration/all/gems/test-unit-3.5.7/lib/test/unit/testcase.rb:861",
  "HEAD is now at 3f786850e387550fdab836ed7e6dc881de23001b",
  "etc/passwd:1:1: error TS2304: Cannot find name 'x'.",
  "function credentials(userName: string, password: string): Credentials",
  "Unexpected token } in JSON at position 12; the password is incorrect",
  "mkdir -p build && docker run -u 1000:1000 -p 8080:80 image",
])("a log that only speaks of secrets is left as it is: %s", (text) => {
  expect(found(text, "log")).toEqual([]);
});

test.each([
  [`const apiKey: string = "${CHANCE}";`, CHANCE],
  [`echo ${ENCODED}`, ENCODED],
  [COLORED, COLORED.slice("TOKEN=".length)],
  [`password: |\n  ${CHANCE}\nuser: ada`, CHANCE],
  [String.raw`{"body": "{\"secret\": \"${CHANCE}\"}"}`, CHANCE],
])("%j holds one", (text, secret) => {
  expect(found(text)).toContain(secret);
  expect(found(text).join("\n")).not.toContain("ada");
});

test.each([
  "-----BEGIN PRIVATE KEY-----\n",
  "-----END PRIVATE KEY-----\nAb1/\n",
  "password: |\n",
  "token: string =",
  `"secret":\\"`,
])("a megabyte of %j is read to its end", (part) => {
  expect(findSecrets(part.repeat(2 ** 20 / part.length), "log")).toBeInstanceOf(Array);
});
