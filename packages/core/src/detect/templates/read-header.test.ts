import { describe, expect, it } from "vitest";
import { readHeader } from "./read-header.ts";

/** Line, level, and the message behind the header. */
const LAYOUTS: readonly [string, string | undefined, string][] = [
  ["2026-11-21 10:30:18,128:DEBUG:acme.client:Received response:", "debug", "Received response:"],
  ["2026-11-21 10:29:13,669 - util.py[WARNING]: Cannot read it", "warning", "Cannot read it"],
  [
    "npm http fetch GET 200 https://registry.example.com/ms 14ms",
    "info",
    "fetch GET 200 https://registry.example.com/ms 14ms",
  ],
  [
    'ts=2026-11-21T11:07:54.205Z caller=main.go:513 level=info component="rule manager" msg="Starting"',
    "info",
    'msg="Starting"',
  ],
  ["ts=2026-11-21T11:07:54.205Z caller=main.go:559 level=warn fs_type=EXT4", "warning", "fs_type=EXT4"],
  ['2026-11-20T09:01:02Z level=error msg="boom" a=1', "error", 'msg="boom" a=1'],
  ["[1795259303] unbound[20823:0] start of service", undefined, "start of service"],
  ['I, [2026-11-21T10:12:13.456789 #1234]  INFO -- : Started GET "/x"', "info", 'Started GET "/x"'],
  ["E, [2026-11-21T10:12:13 #1] ERROR -- web: it broke", "error", "it broke"],
  ["[2026-11-21 10:12:13] production.ERROR: it broke", "error", "it broke"],
  ["2026-11-21 10:12:13,456 - root - ERROR - it broke", "error", "it broke"],
  ["[10:12:13 INF] Request finished", "info", "Request finished"],
  ["[2026-11-21T10:12:13Z ERROR my_crate::net] it broke", "error", "it broke"],
  ["2026-11-21T10:12:13.456789+00:00 web-1 kernel: usb 1-1: new device", undefined, "usb 1-1: new device"],
  ["2026-11-21T10:12:13+00:00 web-1 sshd[7]: session opened", undefined, "session opened"],
  ["<134>1 2026-11-21T10:12:13Z web-1 app 123 ID47 - hello", undefined, "hello"],
  ["21-Nov-2026 10:12:13.456 SEVERE [main] org.example.Catalina.load it broke", "error", "it broke"],
  ["[Nest] 123  - 11/21/2026, 10:12:13 AM   ERROR [Router] it broke", "error", "it broke"],
  ["2026-11-21 10:12:13.456 UTC [123] bob@shop ERROR:  it broke", "error", "it broke"],
  ["2026-11-21 10:12:13 UTC [123]: [1-1] user=a,db=b FATAL:  it broke", "fatal", "it broke"],
  ["npm error code E404", "error", "code E404"],
  [
    "Nov 21 13:36:02 imap(anna)<12409><PCUccclg+MZ/AAAB>: Debug: Mailbox INBOX: opened",
    "debug",
    "Mailbox INBOX: opened",
  ],
  ["Nov 21 13:36:02 auth: Error: it broke", "error", "it broke"],
  ["10:12PM ERR it broke port=80", "error", "it broke port=80"],
  ["9:05AM TRC it runs", "debug", "it runs"],
  ["10:12PM is late", undefined, "10:12PM is late"],
  ["Nov 21 10:12:13 web-1 nginx: 2026/11/21 10:12:13 [error] 7#7: *7 it broke", "error", "it broke"],
  [
    'Nov 21 10:12:13 web-1 nginx[7]: 10.0.0.7 - - [21/Nov/2026:10:12:13 +0000] "GET /x HTTP/1.1" 404 12',
    undefined,
    '"GET /x HTTP/1.1" 404 12',
  ],
  ["2026-11-21 13:33:46: (server.c.1704) server started", undefined, "server started"],
  ["2026-11-21 13:37:30,453 | DEBUG | Sending: it | org.example.Queue | main", "debug", "Sending: it"],
  ["2026-11-21 13:37:30,453 | DEBUG | a | b | c", "debug", "a | b | c"],
  ["Jul  1 09:29:02 mac-1 sandboxd[129] ([31211]): mail(31211) deny", undefined, "mail(31211) deny"],
  ["[Sun Dec 04 04:47:44 2005] [notice] workerEnv.init() ok", "info", "workerEnv.init() ok"],
  ["081109 203615 148 INFO dfs.DataNode$Responder: Responder 1 ends", "info", "Responder 1 ends"],
  [
    "Jun 14 15:16:01 combo sshd(pam_unix)[19939]: authentication failure",
    undefined,
    "authentication failure",
  ],
  [
    "- 1117838570 2005.06.03 R02-M1 2005-06-03-15.42.50.363779 R02-M1 RAS KERNEL INFO cache parity error",
    "info",
    "cache parity error",
  ],
  ["[10.30 16:49:06] chrome.exe - proxy.example.com:5070 open", undefined, "proxy.example.com:5070 open"],
  ["17/06/09 20:10:40 INFO executor.Backend: Registered", "info", "Registered"],
  [
    "2015-07-29 17:41:44,747 - INFO  [Peer[id=1]/0:0:2181:Election@774] - Time out: 3200",
    "info",
    "Time out: 3200",
  ],
  ["2016-09-28 04:30:30, Info                  CBS    Loaded stack", "info", "Loaded stack"],
  ["03-17 16:13:38.811  1702  2395 D WindowManager: printing", "debug", "printing"],
  ["20171223-22:15:29:606|Step_LSC|30002312|onStep 3579", undefined, "onStep 3579"],
  ["5404:M 21 Nov 2026 04:36:37.893 * Background saving", undefined, "Background saving"],
  [
    "2026-11-21 04:35:08.482 UTC [1153] LOG:  connection authorized: user=a",
    "info",
    "connection authorized: user=a",
  ],
  ['127.0.0.1 - frank [20/Nov/2026:09:01:02 +0000] "GET / HTTP/1.1" 200', undefined, '"GET / HTTP/1.1" 200'],
  ["2026/11/20 09:01:02 [error] 123#123: *5 connect() failed", "error", "connect() failed"],
  ["[12345.678901] usb 1-1: new device", undefined, "usb 1-1: new device"],
  ["Nov 20 09:01:02 host kernel: [12345.678] usb 1-1: new", undefined, "usb 1-1: new"],
  ["INFO:root:hello world", "info", "hello world"],
  ["E1120 09:01:02.123456       1 main.go:12] failed to list", "error", "failed to list"],
  ["2026-11-20T09:01:02.123Z  INFO 12345 --- [   main] c.e.DemoApplication   : Started", "info", "Started"],
  ["10:01:02 warn: disk is full", "warning", "disk is full"],
  ["2026-11-20 09:01:02.123 +00:00 [INF] ready", "info", "ready"],
  ['time="2026-11-20T09:01:02Z" level=warning msg="disk is full"', "warning", 'msg="disk is full"'],
  ["- 1117838570 2005.06.03 NULL 2005-06-03-15.42.50.363779 NULL RAS MMCS FAILURE hit", "error", "hit"],
  ["KERNDTLB 1117838570 2005.06.03 R02 2005-06-03-15.42.50.3 R02 RAS KERNEL FATAL data", "fatal", "data"],
  ["460903 full partition status 1074298822 -1 closing", undefined, "closing"],
  ["Jul  3 20:16:59 host com.x.launchd[1] (com.x.domain.33827): Path not", undefined, "Path not"],
  ["Jul  3 18:56:23 host Bezel 255.10[94]: ASSERTION FAILED", undefined, "ASSERTION FAILED"],
  ["Jul 24 04:20:42 combo syslogd 1.4.1: restart.", undefined, "restart."],
  ["Jul  9 12:00:00 combo  -- root[2421]: ROOT LOGIN ON tty2", undefined, "ROOT LOGIN ON tty2"],
  ["20171223-22:19:58:97|Step_LSC|30002312|onExtend:1514038799 3 0", undefined, "onExtend:1514038799 3 0"],
  ["[INFO] Building jar: /x/y.jar", "info", "Building jar: /x/y.jar"],
  ["2026-11-21 17:21:34,670 fail2ban.jail     [8836]: INFO    Jail started", "info", "Jail started"],
  ["2026-11-21 17:21:34,684 fail2ban.filter [88]: INFO maxRetry: 3", "info", "maxRetry: 3"],
  ["2026/11/21 17:07:17 [debug] 195#195: *1 http output filter", "debug", "http output filter"],
  [
    "2026/11/21 17:07:17 [debug] 195#195: posix_memalign: 5BDB50:1 @16",
    "debug",
    "posix_memalign: 5BDB50:1 @16",
  ],
];

const PLAIN = [
  "connection from 1.2.3.4 (host.example) at Sat Jun 18 02:08:10 2005",
  "error: src refspec main does not match any",
  "Received block blk_1 of size 5",
  "Error loading program image",
  "INFO",
  "waited until 1514038799 for it",
  "Job finished at 1514038799 with 3",
  "3 jobs finished at 1514038799 with 3",
  "2026-11-20 09:01:02",
  "",
];

describe("readHeader", () => {
  it.each(LAYOUTS)("reads %j", (line, level, message) => {
    const header = readHeader(line);
    expect([header.level, line.slice(header.end, header.messageEnd)]).toEqual([level, message]);
  });

  it.each(PLAIN)("finds none in %j", (line) => {
    expect(readHeader(line).end).toBe(0);
  });

  it("tells where the time stands", () => {
    const line = "134681 node-246 unix.hw state.unavailable 1077804742 1 Component State Change";
    const { timeStart, timeEnd, end } = readHeader(line);
    expect([line.slice(timeStart, timeEnd), line.slice(end)]).toEqual([
      "1077804742",
      "Component State Change",
    ]);
  });
});
