import { expect, test } from "vitest";
import { temporaryRepository } from "../../repository/fixtures/temporary-workspace.ts";
import { requiredSources } from "./required-sources.ts";

test.each([
  ["module.exports = function join(...parts) {};\n", "default"],
  ["function join() {}\nmodule.exports = join;\n", "default"],
  ["module.exports = class join {};\n", "default"],
  ["function join() {}\nmodule.exports = { join };\n", "named"],
  ["module.exports = join();\n", undefined],
  ["module.exports = join.all;\n", undefined],
])("what %j exports is asked for as it is exported", (text, form) => {
  const repository = temporaryRepository({ "lib/urls.js": text, "lib/links.js": `join("a", "b");\n` });
  const sources = requiredSources(repository, "lib/links.js", "join");
  expect(sources).toEqual(form === undefined ? [] : [{ module: "./urls", form, confidence: 0.85 }]);
});
