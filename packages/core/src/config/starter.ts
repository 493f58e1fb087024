/** What `hephaestus config init` writes: every key explained, no value but defaults, examples behind a `#`. */
export const STARTER_CONFIG: string = `# Configuration of Hephaestus. Every key is optional; what is written here are the defaults.
# Settings behind a "#" are examples: remove the "#" to use them.
# "hephaestus config check" finds mistakes, "hephaestus config show" prints what holds.

# When errors of a log become a problem.
log:
  # Entries of this level and above count: debug, info, warning, error, fatal.
  threshold_level: error
  # So many errors of one kind within the window make a problem.
  threshold_count: 1
  # The span of time in which they are counted: a number with s, m, h or d.
  threshold_window: 5m
  # Whether errors of each kind are counted by themselves (fingerprint), or all together (global).
  threshold_scope: fingerprint
  # After an alarm, errors of its kind are not counted for so long.
  threshold_cooldown: 10m
  # An entry may be so much older than the newest one; later ones are not counted.
  threshold_lateness: 1m
  # Whether an error of a kind that was never seen makes a problem, too.
  threshold_first_seen: false
  # More than so many times as many as usual in the past hour make a problem, too.
#  threshold_rate: 5
  # So long without any entry makes a problem, too.
#  threshold_silence: 10m

# suggest shows fixes; deploy also opens pull requests with proved ones, and needs remote_repo.
mode: suggest

# Where "mode: deploy" delivers fixes.
#remote_repo:
  # User or organisation, and repository, on GitHub.
#  owner: octo-org
#  repository: octo-repo
  # Branch that fixes are meant for. Left out: the repository's default branch.
#  branch: main
  # NAME of the environment variable that holds the token. Never the token itself.
#  token_env: GITHUB_TOKEN
#  pr:
    # Placeholders: {id}, {title}, {tool}, {code}, {file}.
#    title_template: "fix: {title}"
    # The same placeholders; {id} has to be among them.
#    branch_template: hephaestus/{id}
#    labels: [hephaestus]

# How much "hephaestus monitor" hands on with "mode: deploy".
deploy:
  # So many of its pull requests may be open at once.
  max_open: 5
  # After a fix of a problem, no other of the same problem for so long.
  cooldown: 1d
  # Hours, by this machine's clock, at which nothing is handed on; fixes found then wait.
#  quiet_hours: 22:00-06:30

# Commands that must pass with a fix. They run only with --trust.
#verify:
#  - npm run typecheck
#  - npm test

# Files that no fix may touch, besides .git, .github and this file.
# Patterns from the repository's root, in quotes: * and ? within a name, ** for any depth.
#protected_paths:
#  - "generated/**"

# Problems to leave out: a code, or a rule of which every given part has to fit.
#ignore:
#  - TS6133
#  - tool: eslint
#    code: no-console
#    path: "scripts/**"
#    message: Unexpected console statement

# How tools of your own print problems, as problem matchers of VS Code tell it. Numbers are capture groups.
#patterns:
  # "assets.json:12:4: warning: image is too large [large-image]"
#  - name: asset-check
#    regexp: '^(.+):(\\d+):(\\d+): (error|warning): (.+) \\[(.+)\\]$'
#    file: 1
#    line: 2
#    column: 3
#    severity: 4
#    message: 5
#    code: 6
  # Several lines: a file, then a row for each problem in it.
#  - name: style-check
#    severity: warning
#    pattern:
#      - regexp: '^Checked (.+)$'
#        file: 1
#      - regexp: '^  line (\\d+): (.+)$'
#        line: 1
#        message: 2
#        loop: true

# Fixes from a model, where no fixer found a proved one. Everything else works without.
#ai:
#  enabled: true
  # The interface to speak: openai (also Azure, Ollama, vLLM and others by base_url) or anthropic.
#  provider: openai
#  model: qwen3-coder
  # NAME of the environment variable that holds the key. Never the key itself.
#  api_key_env: MODEL_API_KEY
  # Another address that speaks the provider's interface: https, or http on this machine.
#  base_url: https://models.example.com/v1
  # Interface of openai: responses, or chat, which most other servers speak.
#  api: chat
  # Provider "command" runs a program (only with --trust): a request as JSON on standard input, the answer on standard output.
#  command: [my-model, --json]
  # Provider "replay" gives the recorded answers of a file.
#  replay: answers.json
#  temperature: 0
  # What the model is told it is for.
#  purpose: fix what tests find
  # Code and log that are shown for one problem, and how long an answer may be, in tokens.
#  max_context_tokens: 16000
#  max_output_tokens: 8000
  # How long one answer may take.
#  timeout: 2m
  # How many answers are asked for; the checks choose among them, and each one costs.
#  samples: 1
#  requests_per_minute: 30
  # What could cost more is not sent. Costs need a price.
#  budget:
#    run_tokens: 300000
#    day_tokens: 3000000
#    run_cost: 1
#    day_cost: 10
  # Of a million tokens.
#  price:
#    input: 2
#    output: 10
#    cached_input: 0.2
  # Who is asked where the model fails.
#  fallback: [local]
  # More models, by a name or a role such as logic-analyzer, logic-fixer, unit-test-gen, integration-test-gen (with --trust), doc-writer.
#  models:
#    local:
#      provider: openai
#      model: qwen3-coder
#      base_url: http://localhost:11434/v1
#    logic-analyzer:
#      provider: anthropic
#      model: some-model
  # How several of them work together. Without, one call.
#  composition:
#    sequential: [[logic-analyzer, local]]
#    parallel: []
#    dependencies: {}
`;
