import { z } from "zod";

/** An object of which every key is known. */
export function section<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, { error: `the keys ${Object.keys(shape).join(", ")}` });
}
