import { z } from "zod";
import { configFileSchema } from "./schema.ts";

/** JSON Schema of `hephaestus.yaml` for editors, as packages/core/schema/config.schema.json keeps it. */
export function configJsonSchema(): object {
  return z.toJSONSchema(configFileSchema, { target: "draft-07", io: "input" });
}
