import { z } from "zod";

/** Every key a schema knows, parents before children, in the order of the schema: `log`, `log.threshold_level`, `ignore[].tool`, `ai.models.*.model`. */
export function listKeys(schema: unknown, prefix = ""): string[] {
  if (schema instanceof z.ZodOptional) return listKeys(schema.unwrap(), prefix);
  if (schema instanceof z.ZodArray) return listKeys(schema.element, `${prefix}[]`);
  if (schema instanceof z.ZodRecord) return listKeys(schema.valueType, `${prefix}.*`);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => listKeys(option, prefix));
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([name, value]) => {
    const key = prefix === "" ? name : `${prefix}.${name}`;
    return [key, ...listKeys(value, key)];
  });
}
