export { analyze, show } from "./analyze.ts";
export { runAction } from "@hephaestus/github";
