import { describe, expect, it } from "vitest";
import { CARRIED_FORMATS, readWrapped, recordedLogs } from "./expect-same-in.ts";
import { toJobLog, toPlainLog } from "./formats/to-job-log.ts";
import { GH_RUN_VIEW } from "./wrapped-log.ts";

describe.each(CARRIED_FORMATS)("%s", (id) => {
  it("reads the same in a job log of GitHub, whether the runner or gh wrote it", () => {
    for (const { name, text } of recordedLogs(id)) {
      const lines = toPlainLog(text);
      const { findings } = readWrapped(toJobLog(lines).text);
      const expected = { name, envelope: GH_RUN_VIEW.envelope, findings };
      expect({ name, ...readWrapped(GH_RUN_VIEW.wrap(lines).text) }).toEqual(expected);
    }
  });
});
