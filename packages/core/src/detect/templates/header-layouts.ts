import { LEVELS, SPELLED } from "./header-levels.ts";

/** `I, [2026-11-21T10:12:13.456789 #1234]  INFO -- web: text`, as Ruby's logger writes. */
export const RUBY: RegExp =
  /([DIWEF]), \[(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?) #\d{1,8}\] {1,3}[A-Z]{3,5} -- [^:\n]{0,80}: ?/y;
/** `production.ERROR: text`, as Monolog writes behind a time. */
export const CHANNEL_LEVEL: RegExp = new RegExp(`[\\w-]{1,40}\\.(${LEVELS}): `, "y");
/** `postgres@shop ERROR:  text`, as PostgreSQL writes with users in its prefix. */
export const USER_LEVEL: RegExp = new RegExp(`\\S{1,120} (${LEVELS}):(?= {2}\\S)`, "y");
/** `root - ` before `ERROR - text`, `fail2ban.jail       [7]: ` before `ERROR  text`, as Python's loggers are often set up. */
export const NAME_BEFORE_LEVEL: RegExp = new RegExp(
  `[\\w.-]{1,80}(?: - (?=(?:${LEVELS}) - )| {1,40}\\[\\d{1,9}\\]: (?=(?:${LEVELS}) ))`,
  "y",
);
/** `my_crate] ` where the bracket was opened before the time. */
export const CLOSING_NAME: RegExp = /[\w:.-]{1,80}\](?= )/y;
/** `web-1 app 123 ID47 - `: what stands between time and message of a syslog line by RFC 5424. */
export const SYSLOG_FIELDS: RegExp = /\S{1,255} \S{1,48} \S{1,128} \S{1,32} (?:-|\[[^\]]{0,400}\]) /y;
/** A time with its zone in figures, before which syslog daemons put nothing and behind which a host. */
export const ZONED_TIME: RegExp = /^\d{4}-\d\d-\d\dT[\d:.]{8,18}[+-]\d\d:\d\d$/;
/** `__init__.py[DEBUG]: text` */
export const FILE_LEVEL: RegExp = new RegExp(`[\\w./-]{1,80}\\[(${LEVELS})\\]: `, "y");
/** `imap(anna)<12409><PCUccclg>: Debug: text`, `auth: Error: text`, as Dovecot writes. */
export const TAGGED_LEVEL: RegExp = new RegExp(
  `[\\w-]{1,40}(?:\\([^()\\s]{0,120}\\))?(?:<[^<>\\s]{0,80}>){0,3}: (${LEVELS}|${SPELLED}): `,
  "y",
);
/** `(server.c.1704) text`, as lighttpd writes behind a time. */
export const PLACE: RegExp = /\([\w./-]{1,80}\.[a-z]{1,5}[.:]\d{1,6}\)(?= )/y;
/** ` | org.apache.activemq.Queue | main`, as ActiveMQ writes behind the message. */
export const COLUMNS_BEHIND: RegExp = / \| [a-z]\w*(?:\.[\w$]+){2,12} \| [^|]{1,120}$/;
/** `npm verbose cwd /srv` */
export const NPM: RegExp = /npm (silly|verbose|http|timing|info|notice|warn|WARN|error|ERR!)(?= )/y;
/** `E1121 10:12:13.456789   12345 reflector.go:5] text`, as glog and klog write. */
export const GLOG: RegExp = /([IWEF])(\d{4} \d\d:\d\d:\d\d\.\d{6}) +\d+ [\w./-]{1,80}:\d+\] /y;
/** What syslog daemons put before all. */
export const PRIORITY: RegExp = /<\d{1,3}>(?:1 )?/y;
/** `127.0.0.1 - frank [20/Nov/2026:09:01:02 +0000]` */
export const WEB_CLIENT: RegExp = /\S{1,100} \S{1,60} \S{1,60} (?=\[\d\d\/[A-Z])/y;
/** `acme.client:` right before the message. */
export const LOGGER_COLUMN: RegExp = /[\w.-]{1,60}:(?=\S)/y;
/** `|Step_LSC|` */
export const BAR_COLUMN: RegExp = /\|?[\w.:-]{0,60}\|/y;
/** Columns before seconds since 1970: `134681 node-246 unix.hw state_change.unavailable 1077804742`. */
export const COLUMNS_BEFORE_EPOCH: RegExp =
  /(?:-|[A-Z]{2,30}|\d{1,12}(?: (?!(?:after|at|before|by|for|in|is|of|on|since|time|to|until|was) )[\w.-]{1,60}){0,4}) (?=1\d{9} )/y;
/** `combo sshd(pam_unix)[19939]:` */
export const SYSLOG_TAG: RegExp =
  /[\w./@-]{1,80} [\w./@-]{1,80}(?:\([\w./:@-]{1,60}\))?(?:\[\d+\])?:(?= |$)/y;
/** `host launchd[1] (com.apple.x.33827):`, `host Bezel Services 255.10[94]:`, `host syslogd 1.4.1:`, `host  -- root[2421]:` */
export const WORDY_TAG: RegExp =
  /[\w./@-]{1,80} {1,2}(?:-- )?(?:(?:[\w.]{1,40} ){0,2}[\w./@()-]{1,80}\[\d+\](?: \(\[?[\w.:/-]{1,80}\]?\))?|[\w-]{1,40} \d{1,9}(?:\.\d{1,9}){1,3}):(?= |$)/y;
/** `sshd[24200]:`, with a host before it or not. */
export const PROCESS_TAG: RegExp = /(?:[\w./-]{1,80} )?[\w./@()-]{1,80}\[\d+(?::\d+)?\]:?(?= |$)/y;
/** `148`, `-`, `7#7:`, `*12`: numbers of processes, threads and connections. */
export const PROCESS_NUMBER: RegExp =
  /(?:\*\d{1,12}|-?\d{1,8}(?:[:#]\d+)?:?|-{1,3}|[|*#]|\/\w{1,60}\])(?=[ \t])/y;
/** `dfs.DataNode$PacketResponder:`, `WindowManager:`, `nova.compute.manager`, `chrome.exe -`. */
export const LOGGER: RegExp =
  /[A-Za-z_][\w.$/@-]{0,100}(?:\(\d+\))?(?:\[\d+\])?(?: \*\d+)?(?:(?: {0,40}:| -)(?= )|(?=  ))/y;
/** A logger's name, and no word of a sentence. */
export const IDENTIFIER: RegExp = /[a-z][A-Z]|^[A-Z]|[.$_/]/;
/** What a message has at least: `maxRetry: 3` is one, and `maxRetry` nobody who speaks. */
export const WORD: RegExp = /\b[a-z]{3}/gi;
/** `nova.compute.manager` */
export const DOTTED_LOGGER: RegExp = /[a-z_]\w*(?:\.\w+){2,12}(?= [^=(-])/y;
/** `express:router:layer`, as npm's debug names who speaks. */
export const NAMESPACE: RegExp = /[a-z][\w-]{0,40}(?::[A-Za-z_][\w-]{0,40}){1,5}(?= )/y;
