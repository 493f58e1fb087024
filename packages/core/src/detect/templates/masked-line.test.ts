import { describe, expect, it } from "vitest";
import { createTemplateMiner } from "./template-miner.ts";
import { templateText } from "./template.ts";

function masked(line: string): string {
  return templateText(createTemplateMiner().add(line, 0, undefined).tokens);
}

describe("maskLine", () => {
  it.each([
    ["took 550ms", "took <number>"],
    ["took 1.5 GB of 20 %", "took <number> of <number>"],
    ["512 bytes (0.5 KB) sent, lifetime <1 sec", "<number> sent, lifetime <number>"],
    ["block blk_-38 at 10.0.0.7:8080", "block blk_<number> at <address>"],
    ["id 6ba7b810-9dad-11d1-80b4-00c04fd430c8 gone", "id <hex> gone"],
    ["flags 0x7f and mac 5c:50:15:ff:18:ab", "flags <hex> and mac <hex>"],
    ["open /var/log/x.log failed", "open <path> failed"],
    ["load C:\\Windows\\System32\\x.dll now", "load <path> now"],
    ["get https://example.com/a?b=1 done", "get <url> done"],
    ["mail to a@example.com sent", "mail to <address> sent"],
    ['msg="Received SIGTERM, exiting" duration=3s', 'msg="Received SIGTERM, exiting" duration=<number>'],
    ['msg="replay of 7 \\"segments\\" ended."', 'msg="replay of <number> \\"segments\\" ended."'],
    ["matching URI '/' of GET / HTTP/1.1", "matching URI <path> of GET <path> HTTP/<number>"],
    ["ALTER TABLE / ADD KEY for /", "ALTER TABLE / ADD KEY for <path>"],
    ["src/a.ts(3,5): error TS2304: no", "<name>: error TS<number>: no"],
    ["listening on :: port 22.", "listening on <address> port <number>."],
    ["from ::1 to [::]:80", "from <address> to [<address>]:<number>"],
    ["std::add Foo::bar2 ::", "std::add Foo::bar<number> <address>"],
    ["CONNACK to auto-189A2191-7DA0-575A (0, 0)", "CONNACK to <id> (<number>)"],
    ["compiler=<NA> parts=[a, b] at={x}", "compiler=<id> parts=<id> at=<id>"],
    [
      "closed id=3 name= age=0 flags=N user=default cmd=client|info events=r tot=1 kind=ACTION_UP",
      "closed id=<id> name=<id> age=<id> flags=<id> user=<id> cmd=<id> events=<id> tot=<id> kind=ACTION_UP",
    ],
    ["started nginx.service again", "started <name> again"],
    ["server.port = true", "server.port = true"],
    ["at 12:30:45.123 on 2026-11-20", "at <number> on <number>"],
    ['relation "orders" is gone', 'relation "orders" is gone'],
    ['relation "orders_7" is gone', 'relation "orders_<number>" is gone'],
    ['says "hello 7 worlds" twice', "says <id> twice"],
    ['"GET /a/b HTTP/1.1" 200', '"GET <path> HTTP/<number>" <number>'],
    ['params {"a": [1, 2], "b": {}} given', "params <id> given"],
    ["fan speeds ( 3552 **** 3479 )", "fan speeds ( <number> )"],
    ["read_ref: /a/b: -1", "read_ref: <path>: <number>"],
    ["installed libc-bin:amd64 and libpq5:amd64", "installed libc-bin:amd<number> and <id>"],
    ["connection from 10.0.0.7 () and localhost:80", "connection from <address> and <address>"],
    ["list 1, 2, 3 and x", "list <number> and x"],
    ["can't open it", "can't open it"],
    ["user=root force=false", "user=root force=false"],
    ["to 00:11:43:e4:aa:ce via eth0", "to <hex> via eth<number>"],
    ["address fe80::9a2f is up", "address <hex> is up"],
    ["connection at Mon Jul 21 09:04:41 2005", "connection at <number>"],
    ["Sat down, May be open", "Sat down, May be open"],
    ["lock=1, ws=WorkSource{10113}, uid=2", "lock=<number>, ws=<id>, uid=<number>"],
    ["retry=3 user=web1 host=a.example.org", "retry=<number> user=<id> host=<name>"],
    ["calling <function f.<locals>.g at 0x7f2a>", "calling <id>"],
    ["delete blk_1 blk_2 blk_3", "delete blk_<number>"],
    ["nodes node-1, node-2, node-3 left", "nodes node-<number> left"],
    ["sets node-1 0x1fc <ok> node-2 0x1fc <ok>", "sets node-<number> <hex> <ok>"],
    ["times is 0, stat times is 0", "times is <number>, stat times is <number>"],
    ["prefetch depth........7", "prefetch depth<number>"],
    ["connect to db-1:5432 now", "connect to <address> now"],
    ["connect from unknown[10.0.0.7] now", "connect from <address> now"],
    ["paid 5.20 EUR for it", "paid <number> for it"],
    ['pod="default/web-7" name="proxy"', 'pod=<id> name="proxy"'],
    ["mapred.job.id is deprecated", "mapred.job.id is deprecated"],
    ["com.example.cts: not now", "<name>: not now"],
    ["-.slice: changed dead -> active", "<name>: changed dead > active"],
  ])("masks %j", (line, expected) => {
    expect(masked(line)).toBe(expected);
  });

  it("takes hostile lines in linear time and bounded memory", () => {
    for (const piece of [
      "a.",
      "1:",
      "((",
      "'x ",
      "{'",
      '["',
      "://",
      "<1",
      "\\",
      "\u0000",
      "=a{",
      "a= b=",
      'msg="',
      'msg="\\"',
      "GET / ",
      "::",
      "<a 0x1",
      "a:",
      "0:",
      "b_1 ",
      "Mon ",
      "x...",
      "\uD800",
      "a1b2/",
    ])
      expect(masked(piece.repeat(30_000)).length).toBeLessThan(10_000);
  });
});
