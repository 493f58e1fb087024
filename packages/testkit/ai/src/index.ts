export { openModelDouble } from "./model-double.ts";
export type { ModelDouble, ReceivedRequest } from "./model-double.ts";
export type { Script, Step } from "./script.ts";
