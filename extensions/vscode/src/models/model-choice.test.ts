import { expect, it } from "vitest";
import { choiceName, readChoice, type ModelChoice } from "./model-choice.ts";

it.each<[ModelChoice, string]>([
  [{ kind: "editor", id: "1", name: "copilot/gpt", maxInputTokens: 64_000 }, "copilot/gpt"],
  [{ kind: "service", service: "anthropic", model: "x" }, "anthropic/x"],
  [
    { kind: "service", service: "openai", model: "x", baseUrl: "http://localhost:1/v1" },
    "x (http://localhost:1/v1)",
  ],
  [{ kind: "project" }, "hephaestus.yaml"],
])("reads %j as it was kept, and names it", (choice, name) => {
  expect(readChoice(JSON.parse(JSON.stringify(choice)))).toEqual(choice);
  expect(choiceName(choice)).toBe(name);
});

it.each([
  undefined,
  null,
  "x",
  {},
  { kind: "editor", id: "1" },
  { kind: "service", service: "evil", model: "x" },
])("reads %j as none", (kept) => {
  expect(readChoice(kept)).toBeUndefined();
});
