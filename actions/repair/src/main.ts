import process from "node:process";
import * as core from "@actions/core";
import { analyze, runAction, show } from "@hephaestus/action-analyze";
import { carryOut } from "@hephaestus/action-deliver";

void runAction(async () => {
  const analyzed = await analyze(process.env);
  if (analyzed.outcome === "problems") await carryOut(analyzed);
  if (analyzed.outcome === "passed" && core.getBooleanInput("publish")) await show(analyzed);
}, core);
