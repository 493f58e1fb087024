import { expect, test } from "vitest";
import { isSecretFile } from "./is-secret-file.ts";

test.each([
  ".env",
  "app/.env.local",
  ".npmrc",
  "deploy/id_rsa",
  "certs/server.key",
  "a.PEM",
  "infra/prod.tfvars",
  "credentials.json",
  ".aws/credentials",
])("%s holds secrets", (file) => {
  expect(isSecretFile(file)).toBe(true);
});

test.each([
  "src/env.ts",
  "src/secret-rules.ts",
  "src/credentials-form.tsx",
  "docs/keys.md",
  "src/key.ts",
  "environment.ts",
])("%s does not", (file) => {
  expect(isSecretFile(file)).toBe(false);
});
