import fc from "fast-check";
import { expect, test } from "vitest";
import { createRedactor } from "./redactor.ts";
import type { TextKind } from "@hephaestus/core";

/** Made up here, of the shapes that makers give out. Joined from parts so that no scanner takes them for real ones. */
const join = (...parts: string[]): string => parts.join("");
const JWT = join(
  "eyJhbGciOiJIUzI1NiJ9",
  ".",
  "eyJzdWIiOiIxMjM0NTY3ODkwIn0",
  ".",
  "dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P",
);
const CHANCE = join("9fK2xQ7vLm4Zt8", "Rb3Wc6Yd1Hs5Jg0Pn");
const PEM = join(
  "-----BEGIN RSA PRIVATE",
  " KEY-----\nMIIEpAIBAAKCAQEA7\nq9kWf2Zt\n-----END RSA PRIVATE",
  " KEY-----",
);

const PLANTED: readonly [string, string, TextKind, string][] = [
  ["a bearer token", `Authorization: Bearer ${CHANCE}`, "log", CHANCE],
  ["a bearer token of curl", `curl -H "authorization: bearer ${CHANCE}" https://a.example`, "log", CHANCE],
  ["basic authorisation", `authorization: Basic dXNlcjpodW50ZXIyMw==`, "log", "dXNlcjpodW50ZXIyMw=="],
  ["a JWT", `got ${JWT}, expected none`, "log", JWT],
  ["a private key", `key = "${PEM}"`, "source", "MIIEpAIBAAKCAQEA7"],
  ["a private key that breaks off", PEM.split("-----END", 1)[0] ?? "", "log", "q9kWf2Zt"],
  ["a password in an environment", "DB_PASSWORD=hunter2", "log", "hunter2"],
  ["a password in a source", `const password = "correct horse";`, "source", "correct horse"],
  ["a password in JSON", `{"password": "hunter2!"}`, "source", "hunter2!"],
  ["a password as a log says it", "password: correcthorse", "log", "correcthorse"],
  ["a password in an address", "postgres://app:s3cr3t@db.example/shop", "log", "s3cr3t"],
  ["a password on a command line", "mysql --password hunter2x -u root", "log", "hunter2x"],
  ["a key of AWS", join("AKIA", "IOSFODNN7EXAMPLQ"), "log", join("AKIA", "IOSFODNN7EXAMPLQ")],
  [
    "a secret of AWS",
    `aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYzq9`,
    "log",
    "wJalrXUtnFEMI/K7MDENG",
  ],
  ["a key of Google", join("AIza", "SyA1234567890abcdefghijklmnopqrstuv"), "log", "SyA1234567890"],
  ["a token of GitHub", join("ghp_", "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"), "log", "a1B2c3D4e5F6"],
  ["a token of GitLab", join("glpat-", "a1B2c3D4e5F6g7H8i9J0"), "log", "a1B2c3D4e5F6"],
  ["a token of Slack", join("xoxb-", "123456789012-abcdefABCDEF"), "log", "123456789012-abc"],
  ["a key of Stripe", join("sk_live_", "a1B2c3D4e5F6g7H8i9J0k1"), "source", "a1B2c3D4e5F6"],
  ["a key of OpenAI", join("sk-proj-", "a1B2c3D4e5F6g7H8i9J0k1L2"), "log", "a1B2c3D4e5F6"],
  ["a key of Anthropic", join("sk-ant-", "api03-a1B2c3D4e5F6g7H8i9J0"), "log", "a1B2c3D4e5F6"],
  ["a token of npm", join("npm_", "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"), "log", "a1B2c3D4e5F6"],
  ["a key of Azure", join("AccountKey=", CHANCE, CHANCE, "=="), "log", CHANCE],
  ["chance near a word", `signature of the request ${CHANCE}`, "log", CHANCE],
];

test.each(PLANTED)("%s is taken out, and comes back", async (_, text, kind, secret) => {
  const redactor = createRedactor();
  const sent = await redactor.redact(text, kind);
  expect(sent).not.toContain(secret);
  expect(sent).toContain("HEPHAESTUS_SECRET_1");
  expect(redactor.restore(sent)).toBe(text);
});

test.each([
  ["types", "interface Login { password: string; token: Token; apiKey: string | undefined }"],
  ["calls", "const token = readToken(request); const secret = await load();"],
  ["variables of the environment", "const apiKey = process.env.API_KEY; password = this.password;"],
  ["a commit", "HEAD is now at 3f786850e387550fdab836ed7e6dc881de23001b"],
  ["a path", "src/components/authentication/login-form-with-password.test.tsx"],
  ["an integrity of a lock file", "packages/core/src/repository/typescript/language-project.ts(12,3)"],
  ["a name of CI", "password: ${{ secrets.PASSWORD }}"],
  ["an error", "TS2345: Argument of type 'string' is not assignable to parameter of type 'Token'."],
])("%s are left as they are", async (_, text) => {
  expect(await createRedactor().redact(text, "source")).toBe(text);
});

test("one secret has one name in all texts of a run, wherever it stands", async () => {
  const redactor = createRedactor();
  expect(await redactor.redact("API_TOKEN=abcdefgh12", "log")).toBe("API_TOKEN=HEPHAESTUS_SECRET_1");
  expect(await redactor.redact("got abcdefgh12 and DB_PASSWORD=other999", "log")).toBe(
    "got HEPHAESTUS_SECRET_1 and DB_PASSWORD=HEPHAESTUS_SECRET_2",
  );
  expect(redactor.count()).toBe(2);
});

test("what the environment keeps under such a name never leaves", async () => {
  const redactor = createRedactor({ MY_API_KEY: "plain words", HOME: "/home/ada" });
  expect(await redactor.redact("plain words in /home/ada", "source")).toBe(
    "HEPHAESTUS_SECRET_1 in /home/ada",
  );
});

test("a text that holds such a name already gets it back, and nobody else's secret", async () => {
  const redactor = createRedactor();
  const text = "const a = 'HEPHAESTUS_SECRET_1'; DB_PASSWORD=hunter22";
  const sent = await redactor.redact(text, "log");
  expect(redactor.restore(sent)).toBe(text);
  expect(redactor.restore("HEPHAESTUS_SECRET_99")).toBe("HEPHAESTUS_SECRET_99");
});

test("redacting twice changes nothing more", async () => {
  const redactor = createRedactor();
  for (const [, text, kind] of PLANTED) {
    const once = await redactor.redact(text, kind);
    expect(await redactor.redact(once, kind)).toBe(once);
  }
});

test("what is taken out of any text comes back", async () => {
  const word = fc.constantFrom(...PLANTED.map(([, text]) => text), "a ", '"', "\n", "password=", "é", " ");
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 12 }), async (words) => {
      const redactor = createRedactor();
      const text = words.join("");
      expect(redactor.restore(await redactor.redact(text, "log"))).toBe(text);
    }),
    { seed: 7, numRuns: 60 },
  );
});

test.each([
  "password=",
  "key ",
  "eyJ",
  "a:",
  "://",
  "-----BEGIN PRIVATE KEY-----",
  "Bearer ",
  "A1",
  "secret\n",
])("a hundred thousand characters of %j are read to their end", async (part) => {
  const text = part.repeat(100_000 / part.length);
  expect(createRedactor().restore(await createRedactor().redact(text, "log"))).toBeTypeOf("string");
});
