import { expect, test } from "vitest";
import { withErrorBody } from "./error-body.ts";

async function told(body: string, status = 400): Promise<unknown> {
  const fetch = withErrorBody(() => Promise.resolve(new Response(body, { status })));
  return (await fetch("http://localhost")).json();
}

test.each([
  [`{"error": {"message": "no such model", "code": 7}}`, { error: { message: "no such model", code: 7 } }],
  [`{"error": "model 'x' not found"}`, { error: "model 'x' not found" }],
  [`{"object": "error", "message": "too long", "code": 400}`, { error: { message: "too long" } }],
  [`{"detail": [{"loc": ["body"]}]}`, { error: { message: `[{"loc":["body"]}]` } }],
  [`{"title": "Bad"}`, { error: { message: `{"title":"Bad"}` } }],
  ["upstream is away", { error: { message: "upstream is away" } }],
  ["<html><h1>502</h1></html>", { error: { message: "it answered with a web page" } }],
  ["[]", { error: { message: "[]" } }],
])("the error in %s is read", async (body, form) => {
  expect(await told(body)).toEqual(form);
});

test("an answer is left as it is", async () => {
  expect(await told(`{"detail": 1}`, 200)).toEqual({ detail: 1 });
});
