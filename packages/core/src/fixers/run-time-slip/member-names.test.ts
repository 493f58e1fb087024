import { expect, test } from "vitest";
import { temporaryRepository } from "../../repository/fixtures/temporary-workspace.ts";
import { memberNames } from "./member-names.ts";

test("a table of very many names takes no more than its own room", async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => `  k${index}: ${index},`).join("\n");
  const repository = temporaryRepository({
    "lib/data.js": `exports.data = {\n${rows}\n};\nexports.point = { x: 1, y: 2 };\n`,
  });
  const service = (await repository.typescript()).languageService(repository, "lib/data.js");
  const { uses } = memberNames([{ file: "lib/data.js", service }]);
  expect(uses.get("k5")?.writes[0]?.beside).toEqual([]);
  expect(uses.get("x")?.writes[0]?.beside).toEqual(["y"]);
}, 20_000);
