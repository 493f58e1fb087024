import type { Description } from "./description.ts";
import { isRecord } from "./is-record.ts";

/** Deep enough for every answer; schemas that refer to themselves end here. */
const DEEPEST = 12;

/** Completes a value with what its schema requires and the double has nothing to say of: `""`, 0, false, [] or null. */
export function fill(
  schema: unknown,
  value: unknown,
  schemas: Description["schemas"],
  depth: number = 0,
): unknown {
  const own = dereferenced(schema, schemas);
  const known = chosen(own, value, schemas);
  if (Array.isArray(value)) return value.map((each) => fill(known["items"], each, schemas, depth + 1));
  if (value !== undefined && !isRecord(value)) return value;
  if (value === undefined && isNullable(known)) return null;
  if (known["type"] === "array" && value === undefined) return [];
  if (known["type"] !== "object" && !isRecord(known["properties"]) && value === undefined)
    return scalar(known);
  if (depth > DEEPEST) return value;
  return filledObject(known, value, schemas, depth);
}

function filledObject(
  schema: Record<string, unknown>,
  value: unknown,
  schemas: Description["schemas"],
  depth: number,
): unknown {
  const properties = isRecord(schema["properties"]) ? schema["properties"] : {};
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  const given = isRecord(value) ? value : {};
  const filled: Record<string, unknown> = { ...given };
  for (const [name, property] of Object.entries(properties))
    if (name in given || required.includes(name))
      filled[name] = fill(property, given[name], schemas, depth + 1);
  return filled;
}

/** Of several shapes null where nothing is given and it is allowed, else the first that is an object. */
function chosen(
  schema: Record<string, unknown>,
  value: unknown,
  schemas: Description["schemas"],
): Record<string, unknown> {
  const all = schema["allOf"];
  if (Array.isArray(all))
    return merged(all.map((each) => chosen(dereferenced(each, schemas), value, schemas)));
  const shapes = schema["anyOf"] ?? schema["oneOf"];
  if (!Array.isArray(shapes)) return schema;
  const candidates = shapes.map((each) => dereferenced(each, schemas));
  const nothing = candidates.find((each) => each["type"] === "null");
  if (value === undefined && nothing !== undefined) return nothing;
  const objects = candidates.filter((each) => each["type"] !== "null");
  return chosen(objects[0] ?? {}, value, schemas);
}

/** A value that has to be all of these: what each says of its properties, and all that is required. */
function merged(parts: readonly Record<string, unknown>[]): Record<string, unknown> {
  const whole: Record<string, unknown> = Object.assign({}, ...parts);
  const of = (key: string): unknown[] => parts.flatMap((part) => part[key] ?? []);
  const properties = new Map<string, unknown[]>();
  for (const some of of("properties").filter(isRecord))
    for (const [name, schema] of Object.entries(some))
      properties.set(name, [...(properties.get(name) ?? []), schema]);
  if (properties.size > 0)
    whole["properties"] = Object.fromEntries(
      [...properties].map(([name, all]) => [name, all.length === 1 ? all[0] : { allOf: all }]),
    );
  return { ...whole, required: of("required") };
}

function dereferenced(schema: unknown, schemas: Description["schemas"]): Record<string, unknown> {
  if (!isRecord(schema)) return {};
  const reference = schema["$ref"];
  return typeof reference === "string"
    ? dereferenced(schemas[reference.slice("#/schemas/".length)], schemas)
    : schema;
}

/** `{ "type": ["string", "null"] }` */
function isNullable({ type }: Record<string, unknown>): boolean {
  return Array.isArray(type) && type.includes("null");
}

function scalar(schema: Record<string, unknown>): unknown {
  const choices = schema["enum"];
  if (Array.isArray(choices)) return choices[0];
  if (schema["type"] === "string") return "";
  if (schema["type"] === "boolean") return false;
  return schema["type"] === "integer" || schema["type"] === "number" ? 0 : null;
}
