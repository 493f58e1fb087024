import { expect, test } from "vitest";
import { z } from "zod";
import { monitorEventSchema } from "./monitor-event.ts";

test("the JSON Schema in the repository is the one of the zod schema (vitest -u writes it)", async () => {
  const schema = z.toJSONSchema(monitorEventSchema);
  await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot(
    "../../../schema/monitor-event.schema.json",
  );
});
