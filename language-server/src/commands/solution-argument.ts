import * as z from "zod/mini";
import type { SolutionArguments } from "../protocol/commands.ts";

export const SOLUTION_ARGUMENT: z.ZodMiniType<SolutionArguments> = z.object({ solution: z.string() });
