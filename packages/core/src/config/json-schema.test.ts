import { expect, test } from "vitest";
import { configJsonSchema } from "./json-schema.ts";

test("the JSON Schema in the repository is the one of the zod schema (vitest -u writes it)", async () => {
  await expect(`${JSON.stringify(configJsonSchema(), undefined, 2)}\n`).toMatchFileSnapshot(
    "../../schema/config.schema.json",
  );
});
