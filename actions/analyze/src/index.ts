export { analyze } from "./analyze.ts";
export { runAction } from "@hephaestus/github";
