import { expect, it } from "vitest";
import { detectText } from "../../detect.ts";

const ANNOTATION =
  "::warning title=lint/style/useConst,file=/home/shop/src/cart.ts,line=10,endLine=10,col=3,endColumn=6::This let declares a variable that is only assigned once.";

it("reads a workflow command of Biome 2.6.8 that stands alone", () => {
  expect(detectText(`${ANNOTATION}\n`).findings).toMatchObject([
    {
      tool: "biome",
      code: "lint/style/useConst",
      severity: "warning",
      message: "This let declares a variable that is only assigned once.",
      place: { path: "/home/shop/src/cart.ts", line: 10, column: 3, endLine: 10, endColumn: 6 },
    },
  ]);
});

it("leaves other tools' commands alone", () => {
  const other = ANNOTATION.replace("lint/style/useConst", "Prefer const");
  expect(detectText(`${other}\n`).findings.map((finding) => finding.tool)).toEqual(["github-actions"]);
});
