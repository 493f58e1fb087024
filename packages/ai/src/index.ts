export type { Completion, ModelProvider, ModelRequest } from "./providers/provider.ts";
