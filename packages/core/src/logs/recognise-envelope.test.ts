import { expect, it } from "vitest";
import { recogniseEnvelope } from "./recognise-envelope.ts";

it.each([
  [["2026-11-20T09:01:02.1234567Z Requested labels: ubuntu-latest"], "github-actions"],
  [["> shop@1.0.0 test", "> vitest"], "plain"],
  [[], "plain"],
])("takes %j for %s", (sample, id) => {
  expect(recogniseEnvelope(sample).id).toBe(id);
});
