import { expect, test } from "vitest";
import { withoutSecrets } from "./without-secrets.ts";

const KEY = ["AKIA", "IOSFODNN7EXAMPLQ"].join("");
const TOKEN = ["ghp_", "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"].join("");

test.each([
  [
    `connect postgres://app:s3cr3t@db.example/shop failed`,
    "connect postgres://app:***@db.example/shop failed",
  ],
  [`AccessDenied for ${KEY}.`, "AccessDenied for ***."],
  [`a ${TOKEN}, b ${TOKEN}`, "a ***, b ***"],
  [`DB_PASSWORD=hunter2 for ${TOKEN}`, "DB_PASSWORD=*** for ***"],
  [`authorization: Bearer ${TOKEN}`, "authorization: Bearer ***"],
])("%j is shown as %j", (text, shown) => {
  expect(withoutSecrets(text)).toBe(shown);
});

test.each([
  "Property 'password' is missing in type '{ token: string; }' but required in type 'Login'.",
  "Argument of type '{ apiKey: string | undefined; secret: Secret; }' is not assignable.",
  "Unexpected token } in JSON at position 12",
  "const token = readToken(request); const secret = await load();",
])("%j is left as it is", (text) => {
  expect(withoutSecrets(text)).toBe(text);
});
