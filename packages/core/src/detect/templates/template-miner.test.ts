import { describe, expect, it } from "vitest";
import { restoreTemplates, storeTemplates, templateStateSchema } from "./template-state.ts";
import { createTemplateMiner, type TemplateMiner } from "./template-miner.ts";
import { currentTemplate, templateText } from "./template.ts";

function mine(lines: readonly string[], miner: TemplateMiner = createTemplateMiner()): string[] {
  return lines
    .map((line) => miner.add(line, 0, undefined))
    .map((template) => templateText(currentTemplate(template).tokens));
}

describe("createTemplateMiner", () => {
  it("finds a word that varies from enough lines, and keeps the first one's id", () => {
    const miner = createTemplateMiner();
    const first = miner.add("job alpha was sent to the queue", 0, undefined);
    const lines = ["beta", "gamma", "delta", "epsilon", "zeta"].map(
      (name) => `job ${name} was sent to the queue`,
    );
    expect(new Set(mine(lines, miner))).toEqual(new Set(["job <*> was sent to the queue"]));
    expect(currentTemplate(first)).toBe(first);
    expect(first).toMatchObject({ count: 6, firstEntry: 1, lastEntry: 6 });
  });

  it("takes words for values that stand for each other in lines that go on differently", () => {
    const ends = ["mailbox was opened", "mail was expunged", "cache is written"];
    const lines = ends.flatMap((end) => ["anna", "bob"].map((name) => `imap ${name}: ${end}`));
    expect(new Set(mine(lines.slice(0, 4))).size).toBe(4);
    const miner = createTemplateMiner();
    mine(lines, miner);
    expect(new Set(mine(lines, miner))).toEqual(new Set(ends.map((end) => `imap <*>: ${end}`)));
  });

  it("takes one and several for the same, functions for statements of their own", () => {
    expect(new Set(mine(["wait for 1 file", "wait for 2 files"])).size).toBe(1);
    const calls = ["Get", "Drop", "Find", "Update", "Availability", "Snapshot"];
    expect(new Set(mine(calls.map((name) => `f1 ${name}("a") done`))).size).toBe(calls.length);
  });

  it("keeps apart what only few words tell apart", () => {
    const lines = [
      "session opened for user root",
      "session closed for user root",
      "session opened for user root",
    ];
    expect(new Set(mine(lines)).size).toBe(2);
    expect(new Set(mine(["force=true done", "force=false done"])).size).toBe(2);
  });

  it("takes whom something is said of for varying, states for constant", () => {
    const users = ["ada", "bob"].map((name) => `Failed password for ${name} from 10.0.0.7`);
    expect(new Set(mine(users)).size).toBe(1);
    const jobs = ["send-mail", "cleanup"].map((name) => `Job ${name} finished in 5 ms`);
    expect(new Set(mine(jobs)).size).toBe(1);
    const states = ["'Active'", "'Inactive'"].map((state) => `the icon should be in state ${state}`);
    expect(new Set(mine(states)).size).toBe(2);
  });

  it("keeps apart what programs say of themselves with few words", () => {
    const names = ["cupsd", "hcid", "sdpd", "portmap", "klogd", "syslogd", "irqbalance", "xinetd"];
    expect(new Set(mine(names.map((name) => `${name} startup succeeded`))).size).toBe(names.length);
  });

  it("takes names in quotes for varying at the second", () => {
    expect(mine(['table "a" is gone', 'table "b" is gone'])).toEqual([
      "table <*> is gone",
      "table <*> is gone",
    ]);
  });

  it("finds several words that vary at once", () => {
    const names = ["ada", "bob", "cid", "dan", "eva", "fay", "gil", "hal"];
    const lines = names.map(
      (name, index) => `user ${name} opened the report ${names[(index * 3 + 1) % 8]} for reading`,
    );
    expect(new Set(mine(lines))).toEqual(new Set(["user <*> opened the report <*> for reading"]));
  });

  it("gives equal ids in another run, whatever the numbers", () => {
    const [one, other] = [createTemplateMiner(), createTemplateMiner()];
    expect(one.add("read 5 of 7", 0, 1).id).toBe(other.add("read 99 of 100", 0, 2).id);
  });

  it("goes on with the templates of an earlier run", () => {
    const earlier = createTemplateMiner();
    mine(
      ["a", "b", "c"].map((name) => `table "${name}" is gone`),
      earlier,
    );
    const stored: unknown = JSON.parse(JSON.stringify(storeTemplates(earlier.templates(), earlier.entries)));
    const state = templateStateSchema.parse(stored);
    const later = createTemplateMiner();
    later.restore(restoreTemplates(state), state.entries);
    const found = later.add('table "zulu" is gone', 0, undefined);
    expect(found.id).toBe(earlier.templates()[0]?.id);
    expect(found).toMatchObject({ count: 4, firstEntry: 1, lastEntry: 4 });
  });

  it("forgets what was not seen for long", () => {
    const miner = createTemplateMiner({ tokens: 400, lineTokens: 400 });
    for (let index = 0; index < 5000; index++) miner.add(letters(index).join(" "), 0, undefined);
    expect(miner.templates().length).toBeLessThanOrEqual(200);
    expect(miner.entries).toBe(5000);
  });

  it("keeps what is seen all the time, however much is new", () => {
    const miner = createTemplateMiner({ tokens: 400, lineTokens: 4000 });
    for (let index = 0; index < 2000; index++) {
      miner.add(letters(index).join(" "), 0, undefined);
      miner.add("served a page", 0, undefined);
    }
    expect(miner.templates()[0]).toMatchObject({ count: 2000, sample: "served a page" });
  });

  it("remembers times and a few texts of what varies", () => {
    const miner = createTemplateMiner();
    miner.add("took 5 ms", 0, 2000);
    miner.add("took 9 ms", 0, 1000);
    expect(miner.templates()[0]).toMatchObject({ firstTime: 1000, lastTime: 2000, sample: "took 5 ms" });
    expect(miner.templates()[0]?.parameters[1]).toEqual(["5 ms", "9 ms"]);
  });
});

/** Five words of letters, different for each number. */
function letters(number: number): string[] {
  return [1, 7, 31, 101, 997].map((factor) =>
    String(number * factor).replaceAll(/\d/g, (digit) => "abcdefghij".charAt(Number(digit))),
  );
}
