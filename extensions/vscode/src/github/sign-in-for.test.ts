import { expect, it } from "vitest";
import { signInFor } from "./sign-in-for.ts";

it.each([
  ["github.com", undefined, "github"],
  ["github.com", "https://git.acme.example", "github"],
  ["git.acme.example", "https://git.acme.example/", "github-enterprise"],
  ["acme.ghe.com", "https://acme.ghe.com", "github-enterprise"],
  ["evil.example", "https://git.acme.example", undefined],
  ["github.com.evil.example", undefined, undefined],
  ["git.acme.example", undefined, undefined],
  ["git.acme.example", 7, undefined],
])("for %s, where the enterprise is %s: %s", (host, enterprise, expected) => {
  expect(signInFor(host, enterprise)).toBe(expected);
});
