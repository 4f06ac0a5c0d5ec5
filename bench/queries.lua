-- Searches for wrk: pairs of words people type, some misspelt, so many of them that no two within a second are the same.
local words = {
  "rota", "night", "weekly", "leave", "holiday", "sickness", "contract", "timesheet", "medication", "medicaton", "tablets",
  "safeguarding", "risk", "assessment", "hoist", "moving", "handling", "care", "plan", "support", "review", "interview",
  "recruitment", "reference", "induction", "supervision", "training", "grievance", "grievence", "disciplinary", "policy",
  "money", "petty", "cash", "budget", "payroll", "pension", "hours", "sleep", "shift", "swap", "handover", "emergency",
  "contact", "hospital", "passport", "profile", "letter", "notice", "probation", "appraisal", "mileage", "expenses", "log",
  "record", "recrod", "food", "fluid", "skin", "seizure", "epilepsy", "fire", "evacuation", "lone", "working", "outing",
  "data", "privacy", "confidential", "checklist", "guide", "form", "template", "carer", "assistant", "family",
}
math.randomseed(os.time())
request = function()
  local path = "/search?q=" .. words[math.random(#words)] .. "+" .. words[math.random(#words)]
  if math.random(2) == 1 then path = path .. "+" .. words[math.random(#words)] end
  return wrk.format("GET", path)
end
