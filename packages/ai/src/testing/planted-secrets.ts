/** A secret as it stands in logs and sources; made by chance here, valid nowhere. */
export interface PlantedSecret {
  name: string;
  text: string;
  /** What of the text is secret. */
  secrets: string[];
  /** Whether only a log says it so; in a source it may be code. */
  inLogsOnly: boolean;
}

/**
 * `{a24}` is chance of 24 letters and digits, and a secret; with `?` it need not be one. `{base64 ada:a12}` is base64 of both.
 * The letters: a letters and digits, b base64, h hexadecimal, w `a` with `-` and `_`, u capitals and digits, l small letters
 * and digits, d digits.
 */
const SHAPES: Readonly<Record<string, string>> = {
  "a key id of AWS": "using AKIA{u16}",
  "a secret of AWS in an environment": "AWS_SECRET_ACCESS_KEY={b40}",
  "a secret of AWS in its file": "aws_secret_access_key = {b40}",
  "a secret of AWS in JSON": `{"AccessKeyId":"ASIA{u16?}","SecretAccessKey":"{b40}"}`,
  "a session of AWS": "AWS_SESSION_TOKEN=FwoGZXIvYXdzE{b200}==",
  "an address signed for AWS": "https://b.example/x?X-Amz-Credential=AKIA{u16?}%2F2026&X-Amz-Signature={h64}",
  "a key of Google": "key AIza{w35}",
  "a client of Google": "GOCSPX-{a28}",
  "a login of Google": "ya29.{w120}",
  "a store of Azure": "AccountName=x;AccountKey={b86}==;EndpointSuffix=core.windows.net",
  "an address signed for Azure": "https://x.blob.example/c?sv=2022-11-02&sp=rl&sig={a43}%3D",
  "a client of Azure": "error: invalid secret {a3?}8Q~{w34} given",
  "a token of Azure DevOps": "AZURE_DEVOPS_EXT_PAT={l52}",
  "a queue of Azure": "Endpoint=sb://x.example/;SharedAccessKeyName=Root;SharedAccessKey={b43}=",
  "a token of GitHub": "remote: ghp_{a36}",
  "a fine-grained token of GitHub": "token github_pat_{a22?}_{a59}",
  "an app of GitHub": "x ghs_{a36}",
  "a token of GitHub as a user": "https://ghp_{a36}@github.example/a/b",
  "a token of GitHub in an address": "https://x-access-token:{a40}@github.example/a",
  "a token of GitLab": "x glpat-{w20}",
  "a newer token of GitLab": "x glpat-{w27}.01.{l9}",
  "a runner of GitLab": "x glrt-{w20}",
  "a bot of Slack": "x xoxb-{d12?}-{d12?}-{a24}",
  "an app of Slack": "x xapp-1-A{u10?}-{d13?}-{h64}",
  "a renewed token of Slack": "x xoxe.xoxp-1-{a160}",
  "a hook of Slack": "POST https://hooks.slack.com/services/T{u8?}/B{u8?}/{a24}",
  "a hook of Discord": "https://discord.com/api/webhooks/{d18?}/{w68}",
  "a bot of Discord": "bot M{a23}.{w6?}.{w38}",
  "a bot of Telegram": "https://api.telegram.org/bot{d10?}:AA{w33}/sendMessage",
  "a key of Stripe": "sk_live_{a24}",
  "a restricted key of Stripe": "rk_live_{a99}",
  "a hook of Stripe": "whsec_{a32}",
  "a token of npm": "npm_{a36}",
  "a token in .npmrc": "//registry.example/:_authToken={h8?}-{h4?}-{h4?}-{h4?}-{h12}",
  "a login in .npmrc": "//registry.example/:_auth={base64 ada:a14}",
  "a password in .npmrc": `//registry.example/:_password="{base64 :a14}"`,
  "a token of PyPI": "pypi-AgEIcHlwaS5vcmc{w150}",
  "a login in Docker's settings": `{"auths":{"r.example":{"auth":"{base64 ada:a12}"}}}`,
  "a token of Docker": "dckr_pat_{w27}",
  "a key of age": "AGE-SECRET-KEY-1{u58}",
  "a password in an address": "postgres://app:{a14}@db/shop",
  "a password with an at sign": "mysql://root:p@ss{a10}@db:3306/x",
  "a password of nobody": "redis://:{a16}@r:6379",
  "a short password in an address": "https://ada:{l7}@a.example/x",
  "a token in the place of a user": "https://{a30}@git.example/a/b",
  "a data source of Sentry": "https://{h32}@o1.sentry.example/2",
  "a password in a query": "jdbc:postgresql://h/db?user=ada&password={a9}",
  "a password of SQL Server": "Server=db;User Id=sa;Password={a12}!;Encrypt=true",
  "a short name for a password": "Server=db;Uid=sa;Pwd={a12};",
  "a password with spaces around it": "PASSWORD = {a12}",
  "basic authorisation": "Authorization: Basic {base64 ada:a8}",
  "a bearer": "Authorization: Bearer {a40}",
  "a token in a header": "authorization: token {h40}",
  "a header of a maker": "x-api-key: {a32}",
  "a cookie": "Cookie: session={a40}; theme=dark",
  "a cookie that is set": "Set-Cookie: connect.sid=s%3A{a32}.{a43?}; Path=/; HttpOnly",
  "a user of curl": "curl -u ada:{a12} https://a.example",
  "a quoted user of curl": "curl --user 'ada:{a12}' https://a.example",
  "a password glued to its option": "mysql -u root -p{a12} shop",
  "a password of a login": "docker login -u ada -p {a16} r.example",
  "a password of sshpass": "sshpass -p '{a10}' ssh a@b",
  "an option": "tool --password={a10} x",
  "an option with a space": "tool --auth-token {a20} x",
  "a longer option": "tool --client-secret={a20} x",
  "a user of Kubernetes": "users:\n- name: a\n  user:\n    token: {a60}",
  "a secret of Kubernetes": "kind: Secret\ndata:\n  DATABASE_URL: {base64 postgres://a@h/x?password=:a12}",
  "a value in TOML": "secret_key = '{a20}'",
  "a value in XML": `<add key="Password" value="{a12}" />`,
  "an element of XML": "<password>{a12}</password>",
  "a property": "spring.datasource.password={a12}",
  ".netrc": "machine a.example login ada password {a12}",
  ".pgpass": "db.example:5432:shop:ada:{a14}",
  "JSON in JSON": String.raw`{"body":"{\"password\":\"{a12}\"}"}`,
  "a quote inside": String.raw`{"password":"{a5?}\"{a9}"}`,
  "a dictionary of Python": "{'password': '{a12}', 'user': 'a'}",
  "a hash of Ruby": `:password => "{a12}"`,
  "a struct of Go": "{User:ada Password:{a12} Host:x}",
  "an array of PHP": "'db_password' => '{a12}',",
  "an object": `const c = { user: "a", password: "{a12}" };`,
  "a constant with a type": `const apiKey: string = "{a12}";`,
  "a setter": `client.setPassword("{a9}7Qw")`,
  "a field of Java": `private static final String SECRET = "{a20}";`,
  "a string of C#": `string connectionPassword = @"{a12}";`,
  "an exported variable": `export GH_TOKEN="{a12}"`,
  "a variable of PowerShell": `$env:API_TOKEN = "{a12}"`,
  "a variable of cmd": "set DB_PASSWORD={a12}",
  "an argument of a build": "ARG NPM_TOKEN={a12}",
  "a token in a query": "GET /x?access_token={a24}&y=1",
  "a key in a query": "GET /x?key={a39}&y=1",
  "a form": "grant_type=password&username=ada&password={a8}%21",
  "a second factor": "otpauth://totp/x?secret={u32}&issuer=x",
  "a key of SendGrid": "SG.{w22}.{w43?}",
  "a token of Twilio": "TWILIO_AUTH_TOKEN={h32}",
  "a key of Twilio": "SK{h32} twilio",
  "a key of Mailgun": "key-{h32}",
  "a key of Mailchimp": "{h32}-us12 mailchimp",
  "a key of Datadog": "DD_API_KEY={h32}",
  "a key of New Relic": "NRAK-{u27}",
  "a key of Heroku": "HRKU-{w60}",
  "a key of OpenAI": "sk-proj-{w120}",
  "a key of Anthropic": "sk-ant-api03-{w93}AA",
  "a key of OpenRouter": "sk-or-v1-{h64}",
  "a key of Groq": "gsk_{a52}",
  "a key of xAI": "xai-{a80}",
  "a key of Perplexity": "pplx-{a48}",
  "a token of Hugging Face": "hf_{a34}",
  "a token of Cloudflare": "CF_API_TOKEN={w40}",
  "a token of DigitalOcean": "dop_v1_{h64}",
  "a token of Netlify": "nfp_{a36}",
  "a token of Fly": "FlyV1 fm2_{b120}",
  "a key of Linear": "lin_api_{a40}",
  "a token of Notion": "ntn_{a46}",
  "a token of Shopify": "shpat_{h32}",
  "a secret of Square": "sq0csp-{w43}",
  "a token of Doppler": "dp.pt.{a43}",
  "a token of Vault": "hvs.{w95}",
  "a token of Terraform": "{a14?}.atlasv1.{w64}",
  "a token of Databricks": "dapi{h32}",
  "a token of Grafana": "glsa_{a32}_{h8?}",
  "a token of Supabase": "sbp_{h40}",
  "a token of Atlassian": "ATATT3xFf{w180}",
  "a key of Artifactory": "AKCp8{a68}",
  "a token of RubyGems": "rubygems_{h48}",
  "a token of crates.io": "cio{a32}",
  "a key of NuGet": "oy2{l43}",
  "a token of Dynatrace": "dt0c01.{u24?}.{u64}",
  "a token of Airtable": "pat{a14?}.{h64}",
  "base64 of a token": "data: {base64 ghp_:a36}",
  "base64 of an environment": "echo {base64 DB_PASSWORD=:a16} | base64 -d",
  "a token in the name of a file": "src/backup-ghp_{a36}.json(1,2): error",
  "half a token": `const t = "ghp_{a18}" + "…";`,
};

/** What only sentences of a log say. */
const SAID: Readonly<Record<string, string>> = {
  "a password in a sentence": "the password is {a9}7Qw",
  "a password that was used": "Access denied for user 'ada' (using password: {l8})",
  "a password of words": "passphrase: correcthorse{l6}",
};

const SMALL = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";
const BOTH = SMALL + SMALL.toUpperCase() + DIGITS;
const ALPHABETS: Readonly<Record<string, string>> = {
  a: BOTH,
  b: `${BOTH}+/`,
  h: `${DIGITS}abcdef`,
  w: `${BOTH}-_`,
  u: SMALL.toUpperCase() + DIGITS,
  l: SMALL + DIGITS,
  d: DIGITS,
};

/** Secrets of many makers and forms, the same ones for the same seed. */
export function plantedSecrets(seed: number): PlantedSecret[] {
  const random = randomFrom(seed);
  const chance = (letter: string, length: number): string => {
    const alphabet = ALPHABETS[letter] ?? BOTH;
    return Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join("");
  };
  const made = (shapes: Readonly<Record<string, string>>, inLogsOnly: boolean): PlantedSecret[] =>
    Object.entries(shapes).map(([name, shape]) => ({ name, inLogsOnly, ...filled(shape, chance) }));
  return [...made(SHAPES, false), ...made(SAID, true), ...keysOfLines(chance)];
}

type Chance = (letter: string, length: number) => string;

const PLACE = /\{(?:base64 ([^{}]*?):)?([abhwuld])(\d{1,3})(\??)\}/g;

function filled(shape: string, chance: Chance): Pick<PlantedSecret, "text" | "secrets"> {
  const secrets: string[] = [];
  const text = shape.replaceAll(PLACE, (...[, prefix, letter = "", length, open]: (string | undefined)[]) => {
    const drawn = chance(letter, Number(length));
    const colon = prefix === undefined || prefix.endsWith("=") || prefix === "" ? "" : ":";
    const value = prefix === undefined ? drawn : Buffer.from(prefix + colon + drawn).toString("base64");
    if (open === "") secrets.push(value);
    return value;
  });
  return { text, secrets };
}

/** Private keys and tokens of several lines: whole, cut off at either end, encrypted, in base64, in JSON. */
function keysOfLines(chance: Chance): PlantedSecret[] {
  const body = Array.from({ length: 8 }, () => chance("b", 64));
  const key = ["-----BEGIN RSA PRIVATE KEY-----", ...body, "-----END RSA PRIVATE KEY-----"];
  const encrypted = [
    key[0],
    "Proc-Type: 4,ENCRYPTED",
    "DEK-Info: AES-128-CBC,0123456789ABCDEF",
    "",
    ...key.slice(1),
  ];
  const encoded = Buffer.from(key.join("\n")).toString("base64");
  const json = `{"type": "service_account", "private_key": "${key.join(String.raw`\n`)}\\n"}`;
  const jwt = ['{"alg":"HS256"}', '{"sub":"4242","name":"ada"}'].map((part) =>
    Buffer.from(part).toString("base64url"),
  );
  const signature = chance("w", 43);
  const planted = (name: string, text: string, secrets: string[]): PlantedSecret => ({
    name,
    text,
    secrets,
    inLogsOnly: false,
  });
  return [
    planted("a private key", key.join("\n"), body),
    planted("a private key without its end", key.slice(0, 6).join("\n"), body.slice(0, 5)),
    planted("a private key without its beginning", key.slice(4).join("\n"), body.slice(3)),
    planted("the middle of a private key", body.slice(2, 6).join("\n"), body.slice(2, 6)),
    planted("an encrypted private key", encrypted.join("\n"), body),
    planted("a private key in JSON", json, body),
    planted("a private key in base64", `client-key-data: ${encoded}`, [encoded.slice(40)]),
    planted("a web token", `got ${jwt.join(".")}.${signature}, expected none`, [signature]),
    planted("the beginning of a web token", `got ${jwt.join(".")}`, [jwt[1] ?? ""]),
  ];
}

/** A small generator of even chance, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return state / 0x80_00_00_00;
  };
}
