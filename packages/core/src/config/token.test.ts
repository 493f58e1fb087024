import { expect, test } from "vitest";
import { hideTokens, looksLikeToken } from "./token.ts";

// Joined here, so that no scanner takes this file for a leak.
const TOKENS = [
  ["ghp", "16C7e42F292c6912E7710c838347Ae178B4a"].join("_"),
  ["github", "pat", "11AAAAAAA0aaaaaaaaaaaa"].join("_"),
  ["glpat", "aaaaaaaaaaaaaaaaaaaa"].join("-"),
  ["sk", "proj", "aaaaaaaaaaaaaaaa"].join("-"),
  ["AKIA", "IOSFODNN7EXAMPLE"].join(""),
];

test.each(TOKENS)("a token is known by its beginning (%#)", (token) => {
  expect(looksLikeToken(token)).toBe(true);
  expect(hideTokens(`"${token}" is not allowed`)).toBe('"***" is not allowed');
});

test.each(["GITHUB_TOKEN", "GHP_TOKEN", "ask-me-something", "task-force", "AKIA", ""])(
  "%j is no token",
  (text) => {
    expect(looksLikeToken(text)).toBe(false);
    expect(hideTokens(text)).toBe(text);
  },
);
