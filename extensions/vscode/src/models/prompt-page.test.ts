import { expect, it } from "vitest";
import { promptPage } from "./prompt-page.ts";

it("shows text that acts on nothing, whatever it holds", () => {
  const text = "```\n[click](command:x)\n`````\n<b>";
  const page = promptPage({ system: "Be brief.", turns: [{ role: "user", text }] }, []);
  expect(page).toContain(`\`\`\`\`\`\`text\n${text}\n\`\`\`\`\`\``);
  expect(page).toContain("```text\nBe brief.\n```");
});

it("says why nothing would be sent", () => {
  expect(promptPage(undefined, ["It has a proved fix."])).toContain(
    "Nothing would be sent\n\nIt has a proved fix.",
  );
});
