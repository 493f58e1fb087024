-- Run by main.ts in a headless Neovim, 0.7 or newer: does what a user does, and writes what came of it as JSON.
local root, server, node, report = vim.env.PROBE_ROOT, vim.env.PROBE_SERVER, vim.env.PROBE_NODE, vim.env.PROBE_REPORT
local PATIENCE_MS = 30000
local steps = {}
local client_id

local function wait(what, condition)
  local ok = vim.wait(PATIENCE_MS, condition, 20)
  steps[#steps + 1] = { what = what, ok = ok }
  if not ok then error("waited in vain: " .. what) end
end

local function lines() return vim.api.nvim_buf_get_lines(0, 0, -1, false) end

local function attach()
  if client_id == nil then
    client_id = vim.lsp.start_client({ name = "hephaestus", cmd = { node, server, "--stdio" }, root_dir = root })
  end
  local buffer = vim.api.nvim_get_current_buf()
  vim.lsp.buf_attach_client(buffer, client_id)
  wait("attached to " .. vim.fn.expand("%:t"), function() return vim.lsp.get_client_by_id(client_id) ~= nil
    and vim.lsp.buf_is_attached(buffer, client_id) and vim.lsp.get_client_by_id(client_id).initialized == true end)
end

local function command(name, argument)
  local answers = vim.lsp.buf_request_sync(0, "workspace/executeCommand",
    { command = "hephaestus." .. name, arguments = { argument } }, PATIENCE_MS)
  for _, answer in pairs(answers or {}) do
    if answer.err then error(answer.err.message) end
    if answer.result then return answer.result end
  end
end

local function probe()
  vim.cmd("edit " .. root .. "/src/area.ts")
  vim.bo.filetype = "typescript"
  attach()
  local broken = lines()
  local log = table.concat(vim.fn.readfile(root .. "/ci.log"), "\n") .. "\n"
  local read = command("analyze", { source = { kind = "text", text = log }, ["until"] = "proved" })
  steps[#steps + 1] = { what = "analyze answers", ok = read.proved == 1 and read.stage == "proved" }
  wait("the diagnostic is shown", function() return #vim.diagnostic.get(0) == 1 end)

  local offered
  vim.ui.select = function(items, _, choose)
    offered = #items
    choose(items[1], 1)
  end
  vim.api.nvim_win_set_cursor(0, { 1, 50 })
  vim.lsp.buf.code_action()
  wait("the code action is resolved and changes the buffer", function() return lines()[1] ~= broken[1] end)
  steps[#steps + 1] = { what = "fix, explain, ignore are offered", ok = offered == 4 }
  wait("the diagnostic goes with the error", function() return #vim.diagnostic.get(0) == 0 end)
  vim.cmd("undo")
  wait("undo brings both back", function() return lines()[1] == broken[1] and #vim.diagnostic.get(0) == 1 end)

  local fixed = command("fixAll", vim.empty_dict())
  steps[#steps + 1] = { what = "fix all goes through workspace/applyEdit", ok = #fixed.applied == 1 and lines()[1] ~= broken[1] }
  vim.cmd("undo")
  command("clear", vim.empty_dict())
  wait("clear takes the diagnostics away", function() return #vim.diagnostic.get() == 0 end)
  vim.cmd("write")

  vim.cmd("edit " .. root .. "/ci.log")
  vim.bo.filetype = "log"
  attach()
  wait("a log that is opened puts diagnostics into other files", function() return #vim.diagnostic.get() >= 1 end)
  vim.diagnostic.setqflist({ open = false })
  steps[#steps + 1] = { what = "they go to the quickfix list", ok = #vim.fn.getqflist() >= 1 }
  vim.api.nvim_win_set_cursor(0, { 1, 5 })
  vim.lsp.buf.definition()
  wait("definition jumps from the log to the line and column", function()
    local at = vim.api.nvim_win_get_cursor(0)
    return vim.fn.expand("%:t") == "area.ts" and at[1] == 1 and at[2] == 47
  end)
end

local ok, problem = pcall(probe)
vim.fn.writefile({ vim.json and vim.json.encode({ ok = ok, problem = tostring(problem), steps = steps })
  or vim.fn.json_encode({ ok = ok, problem = tostring(problem), steps = steps }) }, report)
vim.lsp.stop_client(vim.lsp.get_active_clients and vim.lsp.get_active_clients() or vim.lsp.get_clients())
vim.cmd("qall!")
