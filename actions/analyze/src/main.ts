import process from "node:process";
import * as core from "@actions/core";
import { runAction } from "@hephaestus/github";
import { analyze, show } from "./analyze.ts";

void runAction(async () => {
  const analyzed = await analyze(process.env);
  if (core.getBooleanInput("publish")) await show(analyzed);
}, core);
